-- Every row is its tenant's, and PostgreSQL itself sees to that: docs/decisions/0019-isolation.md.

-- Whose rows the transaction may see. The service says so at its beginning; at its end it is
-- forgotten, which leaves ''.
CREATE FUNCTION platsa_tenant() RETURNS uuid STABLE PARALLEL SAFE LANGUAGE sql
  RETURN nullif(current_setting('platsa.tenant', true), '')::uuid;
CREATE FUNCTION platsa_provider() RETURNS text STABLE PARALLEL SAFE LANGUAGE sql
  RETURN nullif(current_setting('platsa.provider', true), '');

-- The tenant is first in every key: a foreign key, which no policy holds back, then never leads to
-- another tenant's row, and a unique key tells nothing of one.
ALTER TABLE idempotency_key DROP CONSTRAINT idempotency_key_problem_id_fkey;
ALTER TABLE explanation_part
  DROP CONSTRAINT explanation_part_run_id_fkey,
  DROP CONSTRAINT explanation_part_pkey,
  ADD COLUMN tenant_id uuid;
ALTER TABLE explanation
  DROP CONSTRAINT explanation_run_id_fkey,
  DROP CONSTRAINT explanation_pkey;
ALTER TABLE run_event
  DROP CONSTRAINT run_event_run_id_fkey,
  DROP CONSTRAINT run_event_pkey;
ALTER TABLE run
  DROP CONSTRAINT run_problem_id_fkey,
  DROP CONSTRAINT run_start_from_fkey,
  DROP CONSTRAINT run_predecessor_id_fkey,
  DROP CONSTRAINT run_predecessor_id_key,
  DROP CONSTRAINT run_pkey;
ALTER TABLE problem
  DROP CONSTRAINT problem_parent_id_fkey,
  DROP CONSTRAINT problem_pkey;

UPDATE explanation_part SET tenant_id = explanation.tenant_id
  FROM explanation WHERE explanation.run_id = explanation_part.run_id;

ALTER TABLE problem
  ADD PRIMARY KEY (tenant_id, id),
  ADD FOREIGN KEY (tenant_id, parent_id) REFERENCES problem ON DELETE SET NULL (parent_id);
ALTER TABLE idempotency_key
  ADD FOREIGN KEY (tenant_id, problem_id) REFERENCES problem ON DELETE CASCADE;
ALTER TABLE run
  ADD PRIMARY KEY (tenant_id, id),
  ADD UNIQUE (tenant_id, predecessor_id),
  ADD FOREIGN KEY (tenant_id, problem_id) REFERENCES problem ON DELETE CASCADE,
  ADD FOREIGN KEY (tenant_id, start_from) REFERENCES run ON DELETE SET NULL (start_from),
  ADD FOREIGN KEY (tenant_id, predecessor_id) REFERENCES run ON DELETE SET NULL (predecessor_id);
ALTER TABLE run_event
  ADD PRIMARY KEY (tenant_id, run_id, seq),
  ADD FOREIGN KEY (tenant_id, run_id) REFERENCES run ON DELETE CASCADE;
ALTER TABLE explanation
  ADD PRIMARY KEY (tenant_id, run_id),
  ADD FOREIGN KEY (tenant_id, run_id) REFERENCES run ON DELETE CASCADE;
ALTER TABLE explanation_part
  ALTER COLUMN tenant_id SET NOT NULL,
  ADD PRIMARY KEY (tenant_id, run_id, list, part),
  ADD FOREIGN KEY (tenant_id) REFERENCES tenant,
  ADD FOREIGN KEY (tenant_id, run_id) REFERENCES explanation ON DELETE CASCADE;

DROP INDEX problem_parent, idempotency_key_problem, run_of_problem, run_start_from, run_event_plan;
CREATE INDEX problem_parent ON problem (tenant_id, parent_id);
CREATE INDEX idempotency_key_problem ON idempotency_key (tenant_id, problem_id);
CREATE INDEX run_of_problem ON run (tenant_id, problem_id, id);
CREATE INDEX run_start_from ON run (tenant_id, start_from);
CREATE INDEX run_event_plan ON run_event (tenant_id, run_id, seq DESC) WHERE plan IS NOT NULL;
-- Which of a tenant's runs is next: what was begun, then by priority and age.
CREATE INDEX run_in_turn ON run (tenant_id, (claimed_at IS NULL), priority DESC, queued_at, id)
  WHERE state IN ('QUEUED', 'SOLVING');

-- Forced: the owner is held back, too. A migration that changes rows says NO FORCE before and FORCE
-- after; if it forgets, it fails, since its connection has row_security = off.
ALTER TABLE tenant           ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE problem          ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key  ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE run              ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE run_event        ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE explanation      ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE explanation_part ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- A department's own people and systems: its own rows.
CREATE POLICY staff ON tenant           TO platsa_staff USING (id = platsa_tenant());
CREATE POLICY staff ON problem          TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON idempotency_key  TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON run              TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON run_event        TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON explanation      TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON explanation_part TO platsa_staff USING (tenant_id = platsa_tenant());

-- What they are asked for: a lock on a row (FOR UPDATE) asks for the right to change one column.
GRANT SELECT, UPDATE (name) ON tenant TO platsa_staff;
GRANT SELECT, INSERT, DELETE, UPDATE (name) ON problem TO platsa_staff;
GRANT SELECT, INSERT ON idempotency_key TO platsa_staff;
GRANT SELECT, INSERT ON run TO platsa_staff;
GRANT UPDATE (state, last_seq, lease_until, stop_reason, failure, finished_at, cancel_requested)
  ON run TO platsa_staff;
GRANT SELECT, INSERT ON run_event TO platsa_staff;
GRANT SELECT, INSERT, UPDATE, DELETE ON explanation TO platsa_staff;
GRANT SELECT, INSERT, DELETE ON explanation_part TO platsa_staff;

-- The service's own work: every tenant's rows, and few changes.
CREATE POLICY worker ON tenant          TO platsa_worker USING (true);
CREATE POLICY worker ON problem         TO platsa_worker USING (true);
CREATE POLICY worker ON idempotency_key TO platsa_worker USING (true);
CREATE POLICY worker ON run             TO platsa_worker USING (true);
CREATE POLICY worker ON run_event       TO platsa_worker USING (true);
CREATE POLICY worker ON explanation     TO platsa_worker USING (true);

GRANT SELECT ON tenant, problem TO platsa_worker;
GRANT SELECT (created_at), DELETE ON idempotency_key TO platsa_worker;
GRANT SELECT ON run TO platsa_worker;
GRANT UPDATE (state, last_seq, lease_until, stop_reason, failure, finished_at, worker, attempt,
              excused, claimed_at, started_at, hard, medium, soft, spent_ms, evaluations, pruned)
  ON run TO platsa_worker;
GRANT SELECT, INSERT, DELETE ON run_event TO platsa_worker;
GRANT SELECT, DELETE ON explanation TO platsa_worker;

-- Whoever signs in is of a tenant.
CREATE POLICY sign_in ON tenant FOR SELECT TO platsa_signin USING (true);
GRANT SELECT ON tenant TO platsa_signin;
