-- Who did what and when, reads of names included. Rows are added and never changed; they name runs
-- and problems without a foreign key, since they outlive them.
CREATE TABLE audit_entry (
  tenant_id    uuid NOT NULL REFERENCES tenant,
  id           uuid NOT NULL,
  -- By the database's clock, which the application's logins may not set.
  at           timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- A person, a system with a token, the service itself, or somebody who did not sign in.
  actor_kind   text NOT NULL CHECK (actor_kind IN ('PERSON', 'SYSTEM', 'SERVICE', 'NOBODY')),
  actor_id     uuid,
  -- As it was then: accounts are renamed and removed.
  actor_name   text NOT NULL CHECK (length(actor_name) <= 300),
  action       text NOT NULL CHECK (action ~ '^[a-z-]+\.[a-z-]+$'),
  subject_type text NOT NULL CHECK (subject_type ~ '^[a-z-]+$'),
  subject_id   text NOT NULL CHECK (length(subject_id) <= 300),
  -- JSON; never a pseudonym.
  details      jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(details) = 'object'),
  -- The request's network address.
  address      text CHECK (length(address) <= 100),
  run_id       uuid,
  problem_id   uuid,
  PRIMARY KEY (tenant_id, id),
  CHECK ((actor_kind IN ('PERSON', 'SYSTEM')) = (actor_id IS NOT NULL))
);

CREATE INDEX audit_entry_newest ON audit_entry (tenant_id, at DESC, id DESC);

-- Nobody changes what was recorded, whatever rights a login has by mistake. Only the function that
-- drops what is older than the tenant keeps sets this setting, for its own time.
CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('platsa.forgets_audit', true) = 'yes' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'audit_entry is only added to: % is refused', TG_OP
    USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_entry_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();

ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- The owner sees rows inside of that function alone.
CREATE POLICY owner ON audit_entry TO CURRENT_USER
  USING (current_setting('platsa.forgets_audit', true) = 'yes') WITH CHECK (false);

-- Every login adds, none of them says when it was, and only a department's own people read.
CREATE POLICY staff_adds ON audit_entry FOR INSERT TO platsa_staff
  WITH CHECK (tenant_id = platsa_tenant());
CREATE POLICY staff_reads ON audit_entry FOR SELECT TO platsa_staff
  USING (tenant_id = platsa_tenant());
CREATE POLICY provider_adds ON audit_entry FOR INSERT TO platsa_provider
  WITH CHECK (tenant_id = platsa_tenant());
CREATE POLICY worker_adds ON audit_entry FOR INSERT TO platsa_worker WITH CHECK (true);
CREATE POLICY sign_in_adds ON audit_entry FOR INSERT TO platsa_signin WITH CHECK (true);

GRANT INSERT (tenant_id, id, actor_kind, actor_id, actor_name, action, subject_type, subject_id,
              details, address, run_id, problem_id)
  ON audit_entry TO platsa_staff, platsa_provider, platsa_worker, platsa_signin;
GRANT SELECT ON audit_entry TO platsa_staff;
