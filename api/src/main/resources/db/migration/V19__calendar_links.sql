-- Secret links by which a unit manager's calendar reads who comes. Only the hash of a link's secret
-- is kept, and each person has one that works at most.
CREATE TABLE calendar_link (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  account_id  uuid NOT NULL,
  id          uuid NOT NULL,
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  created_at  timestamptz NOT NULL,
  revoked_at  timestamptz,
  PRIMARY KEY (tenant_id, account_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account ON DELETE CASCADE
);

CREATE UNIQUE INDEX calendar_link_works ON calendar_link (tenant_id, account_id)
  WHERE revoked_at IS NULL;
CREATE INDEX calendar_link_secret ON calendar_link (secret_hash);

ALTER TABLE calendar_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON calendar_link TO platsa_staff USING (tenant_id = platsa_tenant());
-- Finds out whose a secret is.
CREATE POLICY sign_in ON calendar_link FOR SELECT TO platsa_signin USING (true);

GRANT SELECT (tenant_id, account_id, id, created_at, revoked_at), INSERT, UPDATE (revoked_at)
  ON calendar_link TO platsa_staff;
GRANT SELECT ON calendar_link TO platsa_signin;
