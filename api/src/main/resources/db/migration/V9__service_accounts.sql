-- Systems that may use the service with a token.
CREATE TABLE service_account (
  tenant_id       uuid NOT NULL REFERENCES tenant,
  id              uuid NOT NULL,
  name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  scopes          text[] NOT NULL CHECK (cardinality(scopes) > 0),
  -- By which people tell tokens apart.
  token_beginning text NOT NULL CHECK (length(token_beginning) BETWEEN 8 AND 16),
  -- SHA-256 of the token, which is kept nowhere.
  token_hash      bytea NOT NULL CHECK (octet_length(token_hash) = 32),
  created_at      timestamptz NOT NULL,
  -- Absent for a demo's account, which nobody made.
  created_by      uuid,
  -- As it was then: people are renamed and removed.
  created_by_name text NOT NULL,
  expires_at      timestamptz,
  -- Written now and then, not at each use.
  last_used_at    timestamptz,
  revoked_at      timestamptz,
  PRIMARY KEY (tenant_id, id)
);

-- No unique key of the hash alone: it would tell of another tenant's row.
CREATE INDEX service_account_token ON service_account (token_hash);
CREATE UNIQUE INDEX service_account_name ON service_account (tenant_id, name)
  WHERE revoked_at IS NULL;

ALTER TABLE service_account ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- An administrator sees, makes and revokes those of the own tenant, and reads no token's hash.
CREATE POLICY staff ON service_account TO platsa_staff USING (tenant_id = platsa_tenant());
GRANT SELECT (tenant_id, id, name, scopes, token_beginning, created_at, created_by,
              created_by_name, expires_at, last_used_at, revoked_at),
      INSERT (tenant_id, id, name, scopes, token_beginning, token_hash, created_at, created_by,
              created_by_name, expires_at),
      UPDATE (revoked_at)
  ON service_account TO platsa_staff;

-- The sign-in finds out whose a token is.
CREATE POLICY sign_in ON service_account TO platsa_signin USING (true);
GRANT SELECT, INSERT, UPDATE (last_used_at, revoked_at) ON service_account TO platsa_signin;
