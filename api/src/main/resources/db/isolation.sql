ALTER TABLE account ENABLE ROW LEVEL SECURITY
ALTER TABLE answer ENABLE ROW LEVEL SECURITY
ALTER TABLE asked_provider ENABLE ROW LEVEL SECURITY
ALTER TABLE asked_unit ENABLE ROW LEVEL SECURITY
ALTER TABLE asking ENABLE ROW LEVEL SECURITY
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY
ALTER TABLE calendar_link ENABLE ROW LEVEL SECURITY
ALTER TABLE confirmation ENABLE ROW LEVEL SECURITY
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY
ALTER TABLE draft ENABLE ROW LEVEL SECURITY
ALTER TABLE draft_change ENABLE ROW LEVEL SECURITY
ALTER TABLE evaluation ENABLE ROW LEVEL SECURITY
ALTER TABLE evaluation_link ENABLE ROW LEVEL SECURITY
ALTER TABLE evaluation_round ENABLE ROW LEVEL SECURITY
ALTER TABLE explanation ENABLE ROW LEVEL SECURITY
ALTER TABLE explanation_part ENABLE ROW LEVEL SECURITY
ALTER TABLE freed_candidate ENABLE ROW LEVEL SECURITY
ALTER TABLE freed_place ENABLE ROW LEVEL SECURITY
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY
ALTER TABLE message ENABLE ROW LEVEL SECURITY
ALTER TABLE offered_supervisor ENABLE ROW LEVEL SECURITY
ALTER TABLE problem ENABLE ROW LEVEL SECURITY
ALTER TABLE proposal ENABLE ROW LEVEL SECURITY
ALTER TABLE proposed_place ENABLE ROW LEVEL SECURITY
ALTER TABLE publication ENABLE ROW LEVEL SECURITY
ALTER TABLE requested_student ENABLE ROW LEVEL SECURITY
ALTER TABLE reserve_choice ENABLE ROW LEVEL SECURITY
ALTER TABLE run ENABLE ROW LEVEL SECURITY
ALTER TABLE run_event ENABLE ROW LEVEL SECURITY
ALTER TABLE service_account ENABLE ROW LEVEL SECURITY
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY
ALTER TABLE term_archive ENABLE ROW LEVEL SECURITY
ALTER TABLE upload ENABLE ROW LEVEL SECURITY
ALTER TABLE webhook ENABLE ROW LEVEL SECURITY
ALTER TABLE webhook_secret ENABLE ROW LEVEL SECURITY
ALTER TABLE account FORCE ROW LEVEL SECURITY
ALTER TABLE answer FORCE ROW LEVEL SECURITY
ALTER TABLE asked_provider FORCE ROW LEVEL SECURITY
ALTER TABLE asked_unit FORCE ROW LEVEL SECURITY
ALTER TABLE asking FORCE ROW LEVEL SECURITY
ALTER TABLE audit_entry FORCE ROW LEVEL SECURITY
ALTER TABLE calendar_link FORCE ROW LEVEL SECURITY
ALTER TABLE confirmation FORCE ROW LEVEL SECURITY
ALTER TABLE delivery FORCE ROW LEVEL SECURITY
ALTER TABLE draft FORCE ROW LEVEL SECURITY
ALTER TABLE draft_change FORCE ROW LEVEL SECURITY
ALTER TABLE evaluation FORCE ROW LEVEL SECURITY
ALTER TABLE evaluation_link FORCE ROW LEVEL SECURITY
ALTER TABLE evaluation_round FORCE ROW LEVEL SECURITY
ALTER TABLE explanation FORCE ROW LEVEL SECURITY
ALTER TABLE explanation_part FORCE ROW LEVEL SECURITY
ALTER TABLE freed_candidate FORCE ROW LEVEL SECURITY
ALTER TABLE freed_place FORCE ROW LEVEL SECURITY
ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY
ALTER TABLE invitation FORCE ROW LEVEL SECURITY
ALTER TABLE message FORCE ROW LEVEL SECURITY
ALTER TABLE offered_supervisor FORCE ROW LEVEL SECURITY
ALTER TABLE problem FORCE ROW LEVEL SECURITY
ALTER TABLE proposal FORCE ROW LEVEL SECURITY
ALTER TABLE proposed_place FORCE ROW LEVEL SECURITY
ALTER TABLE publication FORCE ROW LEVEL SECURITY
ALTER TABLE requested_student FORCE ROW LEVEL SECURITY
ALTER TABLE reserve_choice FORCE ROW LEVEL SECURITY
ALTER TABLE run FORCE ROW LEVEL SECURITY
ALTER TABLE run_event FORCE ROW LEVEL SECURITY
ALTER TABLE service_account FORCE ROW LEVEL SECURITY
ALTER TABLE tenant FORCE ROW LEVEL SECURITY
ALTER TABLE term_archive FORCE ROW LEVEL SECURITY
ALTER TABLE upload FORCE ROW LEVEL SECURITY
ALTER TABLE webhook FORCE ROW LEVEL SECURITY
ALTER TABLE webhook_secret FORCE ROW LEVEL SECURITY
CREATE POLICY owner ON audit_entry AS PERMISSIVE FOR ALL TO platsa_owner USING ((current_setting('platsa.forgets_audit'::text, true) = 'yes'::text)) WITH CHECK (false)
CREATE POLICY owner_forgets ON requested_student AS PERMISSIVE FOR ALL TO platsa_owner USING ((tenant_id = platsa_tenant()))
CREATE POLICY owner_forgets ON tenant AS PERMISSIVE FOR SELECT TO platsa_owner USING ((current_setting('platsa.forgets_audit'::text, true) = 'yes'::text))
CREATE POLICY owner_unseals ON evaluation AS PERMISSIVE FOR ALL TO platsa_owner USING ((tenant_id = platsa_tenant()))
CREATE POLICY owner_unseals ON evaluation_round AS PERMISSIVE FOR ALL TO platsa_owner USING ((tenant_id = platsa_tenant()))
CREATE POLICY provider ON answer AS PERMISSIVE FOR SELECT TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider())))
CREATE POLICY provider ON asked_provider AS PERMISSIVE FOR ALL TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider())))
CREATE POLICY provider ON asking AS PERMISSIVE FOR SELECT TO platsa_provider USING ((tenant_id = platsa_tenant()))
CREATE POLICY provider ON evaluation_link AS PERMISSIVE FOR SELECT TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider()) AND (form = 'TRAINEE'::text)))
CREATE POLICY provider ON freed_candidate AS PERMISSIVE FOR ALL TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider())))
CREATE POLICY provider ON freed_place AS PERMISSIVE FOR SELECT TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (EXISTS ( SELECT 1 FROM freed_candidate c WHERE ((c.tenant_id = freed_place.tenant_id) AND (c.freed_id = freed_place.id) AND (c.provider_id = platsa_provider()))))))
CREATE POLICY provider ON proposal AS PERMISSIVE FOR ALL TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider())))
CREATE POLICY provider ON proposed_place AS PERMISSIVE FOR ALL TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider()) AND (EXISTS ( SELECT 1 FROM proposal p WHERE ((p.tenant_id = proposed_place.tenant_id) AND (p.provider_id = proposed_place.provider_id) AND (p.id = proposed_place.proposal_id) AND (p.withdrawn_at IS NULL))))))
CREATE POLICY provider ON requested_student AS PERMISSIVE FOR SELECT TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider())))
CREATE POLICY provider_adds ON audit_entry AS PERMISSIVE FOR INSERT TO platsa_provider WITH CHECK ((tenant_id = platsa_tenant()))
CREATE POLICY provider_adds ON requested_student AS PERMISSIVE FOR INSERT TO platsa_provider WITH CHECK (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider()) AND (EXISTS ( SELECT 1 FROM asking a WHERE ((a.tenant_id = requested_student.tenant_id) AND (a.term_id = requested_student.term_id) AND (a.closed_at IS NULL) AND (a.answer_by >= ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date))))))
CREATE POLICY provider_changes ON answer AS PERMISSIVE FOR UPDATE TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider()) AND (EXISTS ( SELECT 1 FROM proposal p WHERE ((p.tenant_id = answer.tenant_id) AND (p.provider_id = answer.provider_id) AND (p.id = answer.proposal_id) AND (p.replaced_at IS NULL) AND (p.withdrawn_at IS NULL) AND (p.answer_by >= ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date))))))
CREATE POLICY provider_changes ON requested_student AS PERMISSIVE FOR UPDATE TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider()) AND (EXISTS ( SELECT 1 FROM asking a WHERE ((a.tenant_id = requested_student.tenant_id) AND (a.term_id = requested_student.term_id) AND (a.closed_at IS NULL) AND (a.answer_by >= ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date))))))
CREATE POLICY provider_gives ON answer AS PERMISSIVE FOR INSERT TO platsa_provider WITH CHECK (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider()) AND (EXISTS ( SELECT 1 FROM proposal p WHERE ((p.tenant_id = answer.tenant_id) AND (p.provider_id = answer.provider_id) AND (p.id = answer.proposal_id) AND (p.replaced_at IS NULL) AND (p.withdrawn_at IS NULL) AND (p.answer_by >= ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date))))))
CREATE POLICY provider_removes ON requested_student AS PERMISSIVE FOR DELETE TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider()) AND (taken IS NULL) AND (EXISTS ( SELECT 1 FROM asking a WHERE ((a.tenant_id = requested_student.tenant_id) AND (a.term_id = requested_student.term_id) AND (a.closed_at IS NULL) AND (a.answer_by >= ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date))))))
CREATE POLICY provider_takes ON freed_place AS PERMISSIVE FOR UPDATE TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (taken_at IS NULL) AND (ended_at IS NULL) AND (until >= ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date) AND (EXISTS ( SELECT 1 FROM freed_candidate c WHERE ((c.tenant_id = freed_place.tenant_id) AND (c.freed_id = freed_place.id) AND (c.provider_id = platsa_provider()) AND (c.opens_on <= ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date)))))) WITH CHECK (((tenant_id = platsa_tenant()) AND (taken_provider = platsa_provider()) AND (EXISTS ( SELECT 1 FROM freed_candidate c WHERE ((c.tenant_id = freed_place.tenant_id) AND (c.freed_id = freed_place.id) AND (c.provider_id = platsa_provider()) AND (c.proposal_id = freed_place.taken_proposal) AND (c."position" = freed_place.taken_position))))))
CREATE POLICY provider_takes_back ON answer AS PERMISSIVE FOR DELETE TO platsa_provider USING (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider()) AND (EXISTS ( SELECT 1 FROM proposal p WHERE ((p.tenant_id = answer.tenant_id) AND (p.provider_id = answer.provider_id) AND (p.id = answer.proposal_id) AND (p.replaced_at IS NULL) AND (p.withdrawn_at IS NULL) AND (p.answer_by >= ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date))))))
CREATE POLICY provider_tells ON message AS PERMISSIVE FOR INSERT TO platsa_provider WITH CHECK (((tenant_id = platsa_tenant()) AND (provider_id = platsa_provider()) AND (kind = ANY (ARRAY['ANSWERED'::text, 'PLACE_TAKEN'::text]))))
CREATE POLICY sign_in ON account AS PERMISSIVE FOR ALL TO platsa_signin USING (true)
CREATE POLICY sign_in ON calendar_link AS PERMISSIVE FOR SELECT TO platsa_signin USING (true)
CREATE POLICY sign_in ON evaluation_link AS PERMISSIVE FOR ALL TO platsa_signin USING (true)
CREATE POLICY sign_in ON evaluation_round AS PERMISSIVE FOR SELECT TO platsa_signin USING (true)
CREATE POLICY sign_in ON invitation AS PERMISSIVE FOR ALL TO platsa_signin USING (true)
CREATE POLICY sign_in ON service_account AS PERMISSIVE FOR ALL TO platsa_signin USING (true)
CREATE POLICY sign_in ON tenant AS PERMISSIVE FOR SELECT TO platsa_signin USING (true)
CREATE POLICY sign_in_adds ON audit_entry AS PERMISSIVE FOR INSERT TO platsa_signin WITH CHECK (true)
CREATE POLICY sign_in_adds ON evaluation AS PERMISSIVE FOR INSERT TO platsa_signin WITH CHECK ((EXISTS ( SELECT 1 FROM evaluation_round r WHERE ((r.tenant_id = evaluation.tenant_id) AND (r.term_id = evaluation.term_id) AND r.sealed))))
CREATE POLICY sign_in_revokes ON calendar_link AS PERMISSIVE FOR UPDATE TO platsa_signin USING (true)
CREATE POLICY sign_in_set_up ON tenant AS PERMISSIVE FOR UPDATE TO platsa_signin USING (true)
CREATE POLICY staff ON account AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON answer AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON asked_provider AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON asked_unit AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON asking AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON calendar_link AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON confirmation AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON delivery AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON draft AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON draft_change AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON evaluation AS PERMISSIVE FOR SELECT TO platsa_staff USING (((tenant_id = platsa_tenant()) AND (EXISTS ( SELECT 1 FROM evaluation_round r WHERE ((r.tenant_id = evaluation.tenant_id) AND (r.term_id = evaluation.term_id) AND (NOT r.sealed))))))
CREATE POLICY staff ON evaluation_link AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON evaluation_round AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON explanation AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON explanation_part AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON freed_candidate AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON freed_place AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON idempotency_key AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON invitation AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON message AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON offered_supervisor AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON problem AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON proposal AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON proposed_place AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON publication AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON requested_student AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON reserve_choice AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON run AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON run_event AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON service_account AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON tenant AS PERMISSIVE FOR ALL TO platsa_staff USING ((id = platsa_tenant()))
CREATE POLICY staff ON term_archive AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON upload AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON webhook AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff ON webhook_secret AS PERMISSIVE FOR ALL TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY staff_adds ON audit_entry AS PERMISSIVE FOR INSERT TO platsa_staff WITH CHECK ((tenant_id = platsa_tenant()))
CREATE POLICY staff_reads ON audit_entry AS PERMISSIVE FOR SELECT TO platsa_staff USING ((tenant_id = platsa_tenant()))
CREATE POLICY worker ON account AS PERMISSIVE FOR SELECT TO platsa_worker USING (true)
CREATE POLICY worker ON asked_unit AS PERMISSIVE FOR SELECT TO platsa_worker USING (true)
CREATE POLICY worker ON delivery AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON explanation AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON idempotency_key AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON message AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON problem AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON run AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON run_event AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON tenant AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON upload AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON webhook AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker ON webhook_secret AS PERMISSIVE FOR ALL TO platsa_worker USING (true)
CREATE POLICY worker_adds ON audit_entry AS PERMISSIVE FOR INSERT TO platsa_worker WITH CHECK (true)
GRANT DELETE ON answer TO platsa_provider
GRANT DELETE ON asking TO platsa_staff
GRANT DELETE ON confirmation TO platsa_staff
GRANT DELETE ON draft TO platsa_staff
GRANT DELETE ON explanation TO platsa_staff
GRANT DELETE ON explanation TO platsa_worker
GRANT DELETE ON explanation_part TO platsa_staff
GRANT DELETE ON idempotency_key TO platsa_staff
GRANT DELETE ON idempotency_key TO platsa_worker
GRANT DELETE ON invitation TO platsa_signin
GRANT DELETE ON invitation TO platsa_staff
GRANT DELETE ON message TO platsa_worker
GRANT DELETE ON offered_supervisor TO platsa_staff
GRANT DELETE ON problem TO platsa_staff
GRANT DELETE ON requested_student TO platsa_provider
GRANT DELETE ON requested_student TO platsa_staff
GRANT DELETE ON reserve_choice TO platsa_staff
GRANT DELETE ON run_event TO platsa_worker
GRANT DELETE ON sign_in_attempt TO platsa_signin
GRANT DELETE ON spring_session TO platsa_signin
GRANT DELETE ON spring_session_attributes TO platsa_signin
GRANT DELETE ON upload TO platsa_staff
GRANT DELETE ON upload TO platsa_worker
GRANT DELETE ON webhook_secret TO platsa_worker
GRANT INSERT (action, actor_id, actor_kind, actor_name, address, details, id, problem_id, run_id, subject_id, subject_type, tenant_id) ON audit_entry TO platsa_provider
GRANT INSERT (action, actor_id, actor_kind, actor_name, address, details, id, problem_id, run_id, subject_id, subject_type, tenant_id) ON audit_entry TO platsa_signin
GRANT INSERT (action, actor_id, actor_kind, actor_name, address, details, id, problem_id, run_id, subject_id, subject_type, tenant_id) ON audit_entry TO platsa_staff
GRANT INSERT (action, actor_id, actor_kind, actor_name, address, details, id, problem_id, run_id, subject_id, subject_type, tenant_id) ON audit_entry TO platsa_worker
GRANT INSERT (area, better, form, good, id, marks, tenant_id, term_id, unit, unit_id) ON evaluation TO platsa_signin
GRANT INSERT (area, form, id, "position", proposal_id, provider_id, tenant_id, term_id, unit, unit_id) ON evaluation_link TO platsa_staff
GRANT INSERT (changed_at, draft, group_name, provider_id, reference, student_id, tenant_id, term_id) ON requested_student TO platsa_provider
GRANT INSERT (created_at, created_by, created_by_name, expires_at, id, name, provider_id, scopes, tenant_id, token_beginning, token_hash) ON service_account TO platsa_staff
GRANT INSERT (created_at, email, id, language, name, provider_id, roles, tenant_id, unit_ids) ON account TO platsa_staff
GRANT INSERT (opened_at, opened_name, problem_id, tenant_id, term_id) ON evaluation_round TO platsa_staff
GRANT INSERT ON account TO platsa_signin
GRANT INSERT ON answer TO platsa_provider
GRANT INSERT ON answer TO platsa_staff
GRANT INSERT ON asked_provider TO platsa_staff
GRANT INSERT ON asked_unit TO platsa_staff
GRANT INSERT ON asking TO platsa_staff
GRANT INSERT ON calendar_link TO platsa_staff
GRANT INSERT ON confirmation TO platsa_staff
GRANT INSERT ON delivery TO platsa_worker
GRANT INSERT ON draft TO platsa_staff
GRANT INSERT ON draft_change TO platsa_staff
GRANT INSERT ON explanation TO platsa_staff
GRANT INSERT ON explanation_part TO platsa_staff
GRANT INSERT ON freed_candidate TO platsa_staff
GRANT INSERT ON freed_place TO platsa_staff
GRANT INSERT ON idempotency_key TO platsa_staff
GRANT INSERT ON invitation TO platsa_signin
GRANT INSERT ON invitation TO platsa_staff
GRANT INSERT ON message TO platsa_provider
GRANT INSERT ON message TO platsa_staff
GRANT INSERT ON offered_supervisor TO platsa_staff
GRANT INSERT ON problem TO platsa_staff
GRANT INSERT ON proposal TO platsa_staff
GRANT INSERT ON proposed_place TO platsa_staff
GRANT INSERT ON publication TO platsa_staff
GRANT INSERT ON reserve_choice TO platsa_staff
GRANT INSERT ON run TO platsa_staff
GRANT INSERT ON run_event TO platsa_staff
GRANT INSERT ON run_event TO platsa_worker
GRANT INSERT ON service_account TO platsa_signin
GRANT INSERT ON sign_in_attempt TO platsa_signin
GRANT INSERT ON spring_session TO platsa_signin
GRANT INSERT ON spring_session_attributes TO platsa_signin
GRANT INSERT ON term_archive TO platsa_staff
GRANT INSERT ON upload TO platsa_staff
GRANT INSERT ON webhook TO platsa_staff
GRANT INSERT ON webhook_secret TO platsa_staff
GRANT SELECT (account_id, created_at, expires_at, id, purpose, tenant_id, used_at) ON invitation TO platsa_staff
GRANT SELECT (account_id, created_at, id, revoked_at, tenant_id) ON calendar_link TO platsa_staff
GRANT SELECT (active, created_at, demo, email, id, issuer, language, last_sign_in_at, name, provider_id, roles, session_stamp, subject, tenant_id, unit_ids) ON account TO platsa_staff
GRANT SELECT (active, demo, email, id, language, provider_id, roles, tenant_id, unit_ids, unwanted_messages) ON account TO platsa_worker
GRANT SELECT (answer_by, answered_at, asked, id, message, number, placed, protected_students, provider_id, provider_name, published_at, replaced_at, shows_supervisors, silence, tenant_id, term_id, term_name, withdrawn_at) ON proposal TO platsa_provider
GRANT SELECT (answer_by, choices, closed_at, first_by, message, opened_at, tenant_id, term_id, term_name) ON asking TO platsa_provider
GRANT SELECT (answered_at, tenant_id, term_id, unit_id) ON asked_unit TO platsa_worker
GRANT SELECT (area, better, form, good, id, marks, tenant_id, term_id, unit, unit_id) ON evaluation TO platsa_staff
GRANT SELECT (area, form, id, "position", proposal_id, provider_id, revoked_at, tenant_id, term_id, unit, unit_id, used) ON evaluation_link TO platsa_provider
GRANT SELECT (area, form, id, "position", proposal_id, provider_id, revoked_at, tenant_id, term_id, unit, unit_id, used) ON evaluation_link TO platsa_staff
GRANT SELECT (area, form, id, revoked_at, tenant_id, term_id, unit, unit_id, used) ON evaluation_link TO platsa_signin
GRANT SELECT (change, placed, "position", proposal_id, provider_id, shown, tenant_id) ON proposed_place TO platsa_provider
GRANT SELECT (changed_at, draft, left_out_at, left_out_code, provider_id, sent, sent_at, student_id, taken, taken_log, tenant_id, term_id) ON requested_student TO platsa_staff
GRANT SELECT (closed_at, closed_name, opened_at, opened_name, problem_id, sealed, tenant_id, term_id) ON evaluation_round TO platsa_staff
GRANT SELECT (closed_at, sealed, tenant_id, term_id) ON evaluation_round TO platsa_signin
GRANT SELECT (created_at) ON idempotency_key TO platsa_worker
GRANT SELECT (created_at) ON upload TO platsa_worker
GRANT SELECT (created_at, created_by, created_by_name, expires_at, id, last_used_at, name, provider_id, revoked_at, scopes, tenant_id, token_beginning) ON service_account TO platsa_staff
GRANT SELECT (created_at, ends_at, id, tenant_id, webhook_id) ON webhook_secret TO platsa_staff
GRANT SELECT (ended_at, id, place, taken_at, tenant_id, term_id, until) ON freed_place TO platsa_provider
GRANT SELECT ON account TO platsa_signin
GRANT SELECT ON answer TO platsa_provider
GRANT SELECT ON answer TO platsa_staff
GRANT SELECT ON asked_provider TO platsa_provider
GRANT SELECT ON asked_provider TO platsa_staff
GRANT SELECT ON asked_unit TO platsa_staff
GRANT SELECT ON asking TO platsa_staff
GRANT SELECT ON audit_entry TO platsa_staff
GRANT SELECT ON calendar_link TO platsa_signin
GRANT SELECT ON confirmation TO platsa_staff
GRANT SELECT ON delivery TO platsa_staff
GRANT SELECT ON delivery TO platsa_worker
GRANT SELECT ON draft TO platsa_staff
GRANT SELECT ON draft_change TO platsa_staff
GRANT SELECT ON explanation TO platsa_staff
GRANT SELECT ON explanation TO platsa_worker
GRANT SELECT ON explanation_part TO platsa_staff
GRANT SELECT ON freed_candidate TO platsa_provider
GRANT SELECT ON freed_candidate TO platsa_staff
GRANT SELECT ON freed_place TO platsa_staff
GRANT SELECT ON idempotency_key TO platsa_staff
GRANT SELECT ON invitation TO platsa_signin
GRANT SELECT ON message TO platsa_staff
GRANT SELECT ON message TO platsa_worker
GRANT SELECT ON offered_supervisor TO platsa_staff
GRANT SELECT ON problem TO platsa_staff
GRANT SELECT ON problem TO platsa_worker
GRANT SELECT ON proposal TO platsa_staff
GRANT SELECT ON proposed_place TO platsa_staff
GRANT SELECT ON publication TO platsa_staff
GRANT SELECT ON requested_student TO platsa_provider
GRANT SELECT ON reserve_choice TO platsa_staff
GRANT SELECT ON run TO platsa_staff
GRANT SELECT ON run TO platsa_worker
GRANT SELECT ON run_event TO platsa_staff
GRANT SELECT ON run_event TO platsa_worker
GRANT SELECT ON service_account TO platsa_signin
GRANT SELECT ON sign_in_attempt TO platsa_signin
GRANT SELECT ON spring_session TO platsa_signin
GRANT SELECT ON spring_session_attributes TO platsa_signin
GRANT SELECT ON tenant TO platsa_signin
GRANT SELECT ON tenant TO platsa_staff
GRANT SELECT ON tenant TO platsa_worker
GRANT SELECT ON term_archive TO platsa_staff
GRANT SELECT ON upload TO platsa_staff
GRANT SELECT ON webhook TO platsa_staff
GRANT SELECT ON webhook TO platsa_worker
GRANT SELECT ON webhook_secret TO platsa_worker
GRANT UPDATE (active, email, language, name, provider_id, roles, session_stamp, unit_ids) ON account TO platsa_staff
GRANT UPDATE (answer, answered_at, answered_by, answered_name, carried, reason) ON answer TO platsa_provider
GRANT UPDATE (answer_by, choices, closed_at, message, opened_at, opened_name, taken_at, term_name) ON asking TO platsa_staff
GRANT UPDATE (answered_at) ON proposal TO platsa_provider
GRANT UPDATE (answered_at, answered_by, answered_name, closed_weeks, left_out_at, max_trainees, offers, reminded_at, taken_at, taken_log, unit_name) ON asked_unit TO platsa_staff
GRANT UPDATE (attempt, claimed_at, evaluations, excused, failure, finished_at, hard, last_seq, lease_until, medium, pruned, soft, spent_ms, started_at, state, stop_reason, worker) ON run TO platsa_worker
GRANT UPDATE (audit_months, name, retention_by, retention_months, shows_supervisors, silence) ON tenant TO platsa_staff
GRANT UPDATE (beginning, cancel_requested, failure, finished_at, last_seq, lease_until, state, stop_reason) ON run TO platsa_staff
GRANT UPDATE (chance, chosen_at, chosen_name, default_use, held) ON reserve_choice TO platsa_staff
GRANT UPDATE (changed_at, draft, group_name, reference, sent, sent_at) ON requested_student TO platsa_provider
GRANT UPDATE (changed_at, plan, version) ON draft TO platsa_staff
GRANT UPDATE (changed_at, sent_at, sent_name) ON asked_provider TO platsa_provider
GRANT UPDATE (changes, content_hash, document, name, reason, warnings) ON problem TO platsa_staff
GRANT UPDATE (changes, plan) ON run_event TO platsa_staff
GRANT UPDATE (closed_at, closed_name) ON evaluation_round TO platsa_staff
GRANT UPDATE (deleted_at, deleted_by, received_at, received_by) ON term_archive TO platsa_staff
GRANT UPDATE (due_at, fault, lease_until, state, status, tried_at, tries) ON delivery TO platsa_worker
GRANT UPDATE (due_at, lease_until, state) ON delivery TO platsa_staff
GRANT UPDATE (ended_at, ended_why) ON webhook TO platsa_worker
GRANT UPDATE (ended_at, ended_why, kinds) ON webhook TO platsa_staff
GRANT UPDATE (ended_at, told_at) ON freed_place TO platsa_staff
GRANT UPDATE (ends_at) ON webhook_secret TO platsa_staff
GRANT UPDATE (group_name, left_out_at, left_out_code, reference, taken, taken_log) ON requested_student TO platsa_staff
GRANT UPDATE (last_used_at, revoked_at) ON service_account TO platsa_signin
GRANT UPDATE (message, replaced_at, withdrawn_at, withdrawn_name) ON proposal TO platsa_staff
GRANT UPDATE (moves) ON draft_change TO platsa_staff
GRANT UPDATE (name) ON tenant TO platsa_signin
GRANT UPDATE (provider_name, reminded_at, suggestion) ON asked_provider TO platsa_staff
GRANT UPDATE (revoked_at) ON calendar_link TO platsa_signin
GRANT UPDATE (revoked_at) ON calendar_link TO platsa_staff
GRANT UPDATE (revoked_at) ON evaluation_link TO platsa_staff
GRANT UPDATE (revoked_at) ON service_account TO platsa_staff
GRANT UPDATE (seat, shown) ON proposed_place TO platsa_staff
GRANT UPDATE (spread_at) ON message TO platsa_worker
GRANT UPDATE (taken) ON freed_candidate TO platsa_provider
GRANT UPDATE (taken_at, taken_by, taken_name, taken_position, taken_proposal, taken_provider) ON freed_place TO platsa_provider
GRANT UPDATE (used) ON evaluation_link TO platsa_signin
GRANT UPDATE ON account TO platsa_signin
GRANT UPDATE ON explanation TO platsa_staff
GRANT UPDATE ON invitation TO platsa_signin
GRANT UPDATE ON sign_in_attempt TO platsa_signin
GRANT UPDATE ON spring_session TO platsa_signin
GRANT UPDATE ON spring_session_attributes TO platsa_signin
GRANT UPDATE ON upload TO platsa_staff
CREATE OR REPLACE FUNCTION public.audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $function$ BEGIN IF TG_OP = 'DELETE' AND current_setting('platsa.forgets_audit', true) = 'yes' THEN RETURN NULL; END IF; RAISE EXCEPTION 'audit_entry is only added to: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege'; END $function$
CREATE OR REPLACE FUNCTION public.platsa_forget_audit(most integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'public', 'pg_temp' SET row_security TO 'on' AS $function$ DECLARE gone bigint; BEGIN PERFORM pg_catalog.set_config('platsa.forgets_audit', 'yes', true); DELETE FROM public.audit_entry WHERE (tenant_id, id) IN ( SELECT e.tenant_id, e.id FROM public.audit_entry e JOIN public.tenant t ON t.id = e.tenant_id WHERE e.at < pg_catalog.now() - pg_catalog.make_interval(months => t.audit_months) LIMIT most); GET DIAGNOSTICS gone = ROW_COUNT; PERFORM pg_catalog.set_config('platsa.forgets_audit', '', true); RETURN gone; END $function$
CREATE OR REPLACE FUNCTION public.platsa_forget_mentions(texts text[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'public', 'pg_temp' SET row_security TO 'on' AS $function$ DECLARE word text := ( SELECT '(^|[^[:alnum:]])(' || string_agg(regexp_replace(each, '([^[:alnum:]])', '\\\1', 'g'), '|') || ')($|[^[:alnum:]])' FROM unnest(texts) AS each WHERE each <> ''); said bigint; known bigint; BEGIN UPDATE public.evaluation SET good = CASE WHEN good ~ word THEN NULL ELSE good END, better = CASE WHEN better ~ word THEN NULL ELSE better END WHERE tenant_id = public.platsa_tenant() AND (good ~ word OR better ~ word); GET DIAGNOSTICS said = ROW_COUNT; UPDATE public.requested_student SET reference = CASE WHEN reference ~ word THEN NULL ELSE reference END, group_name = CASE WHEN group_name ~ word THEN NULL ELSE group_name END WHERE tenant_id = public.platsa_tenant() AND (reference ~ word OR group_name ~ word); GET DIAGNOSTICS known = ROW_COUNT; RETURN said + known; END $function$
CREATE OR REPLACE FUNCTION public.platsa_provider() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE RETURN NULLIF(current_setting('platsa.provider'::text, true), ''::text)
CREATE OR REPLACE FUNCTION public.platsa_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE RETURN (NULLIF(current_setting('platsa.tenant'::text, true), ''::text))::uuid
CREATE OR REPLACE FUNCTION public.platsa_unseal_evaluation(term text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path TO 'pg_catalog', 'public', 'pg_temp' SET row_security TO 'on' AS $function$ BEGIN UPDATE public.evaluation_round SET sealed = false WHERE tenant_id = public.platsa_tenant() AND term_id = term AND closed_at IS NOT NULL AND sealed; IF NOT FOUND THEN RETURN; END IF; WITH taken AS ( DELETE FROM public.evaluation WHERE tenant_id = public.platsa_tenant() AND term_id = term RETURNING *) INSERT INTO public.evaluation (tenant_id, id, term_id, form, unit_id, unit, area, marks, good, better) SELECT tenant_id, pg_catalog.gen_random_uuid(), term_id, form, unit_id, unit, area, marks, good, better FROM taken ORDER BY pg_catalog.gen_random_uuid(); END $function$
GRANT EXECUTE ON FUNCTION platsa_forget_audit(integer) TO platsa_worker
GRANT EXECUTE ON FUNCTION platsa_forget_mentions(text[]) TO platsa_staff
GRANT EXECUTE ON FUNCTION platsa_unseal_evaluation(text) TO platsa_staff
CREATE TRIGGER audit_entry_is_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only()
