-- A provider answers what stands and can be answered alone. The service's own clock is what counts;
-- this is the last line behind it.
DROP POLICY provider ON answer;
CREATE POLICY provider ON answer FOR SELECT TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider());

CREATE POLICY provider_gives ON answer FOR INSERT TO platsa_provider
  WITH CHECK (tenant_id = platsa_tenant() AND provider_id = platsa_provider() AND EXISTS (
    SELECT 1 FROM proposal p
    WHERE p.tenant_id = answer.tenant_id AND p.provider_id = answer.provider_id
      AND p.id = answer.proposal_id AND p.replaced_at IS NULL AND p.withdrawn_at IS NULL
      AND p.answer_by >= (now() AT TIME ZONE 'Europe/Stockholm')::date));
CREATE POLICY provider_changes ON answer FOR UPDATE TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider() AND EXISTS (
    SELECT 1 FROM proposal p
    WHERE p.tenant_id = answer.tenant_id AND p.provider_id = answer.provider_id
      AND p.id = answer.proposal_id AND p.replaced_at IS NULL AND p.withdrawn_at IS NULL
      AND p.answer_by >= (now() AT TIME ZONE 'Europe/Stockholm')::date));
CREATE POLICY provider_takes_back ON answer FOR DELETE TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider() AND EXISTS (
    SELECT 1 FROM proposal p
    WHERE p.tenant_id = answer.tenant_id AND p.provider_id = answer.provider_id
      AND p.id = answer.proposal_id AND p.replaced_at IS NULL AND p.withdrawn_at IS NULL
      AND p.answer_by >= (now() AT TIME ZONE 'Europe/Stockholm')::date));

-- An issuer that takes somebody's roles away ends the link to the calendar as well.
CREATE POLICY sign_in_revokes ON calendar_link FOR UPDATE TO platsa_signin USING (true);
GRANT UPDATE (revoked_at) ON calendar_link TO platsa_signin;
