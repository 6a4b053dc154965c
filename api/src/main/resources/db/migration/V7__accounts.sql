-- Who may sign in. An address may have an account in several tenants.
CREATE TABLE account (
  tenant_id       uuid NOT NULL REFERENCES tenant,
  id              uuid NOT NULL,
  email           text NOT NULL
                  CHECK (email = lower(email) AND length(email) <= 254 AND email ~ '^[^@\s]+@[^@\s]+$'),
  name            text NOT NULL CHECK (name <> '' AND length(name) <= 200),
  roles           text[] NOT NULL
                  CHECK (cardinality(roles) > 0
                         AND roles <@ ARRAY['ADMIN', 'COORDINATOR', 'UNIT_MANAGER', 'PROVIDER', 'ANALYST']),
  -- Ids in the tenant's documents.
  provider_id     text CHECK (provider_id <> ''),
  unit_ids        text[] NOT NULL DEFAULT '{}',
  language        text NOT NULL CHECK (language IN ('sv', 'en')),
  -- With the name of its method before it; absent for who signs in at an issuer, or not yet.
  password_hash   text CHECK (password_hash <> ''),
  -- Who it is at an OpenID Connect issuer.
  issuer          text,
  subject         text,
  active          boolean NOT NULL DEFAULT true,
  demo            boolean NOT NULL DEFAULT false,
  -- Sessions that were begun under another number are over.
  session_stamp   integer NOT NULL DEFAULT 0,
  created_at      timestamptz NOT NULL,
  last_sign_in_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, email),
  UNIQUE (tenant_id, issuer, subject),
  CHECK ((provider_id IS NOT NULL) = ('PROVIDER' = ANY (roles))),
  CHECK ('PROVIDER' <> ALL (roles) OR cardinality(roles) = 1),
  CHECK ((cardinality(unit_ids) > 0) = ('UNIT_MANAGER' = ANY (roles))),
  CHECK ((issuer IS NULL) = (subject IS NULL))
);

CREATE INDEX account_email ON account (email);
CREATE INDEX account_identity ON account (issuer, subject);

-- One-time links. Only the hash of a link's secret is kept.
CREATE TABLE invitation (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  id          uuid NOT NULL,
  secret_hash bytea NOT NULL CHECK (octet_length(secret_hash) = 32),
  purpose     text NOT NULL CHECK (purpose IN ('SET_UP', 'JOIN', 'RESET')),
  -- Whose; absent for the set-up, which makes the first account.
  account_id  uuid,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, account_id) REFERENCES account ON DELETE CASCADE,
  CHECK ((account_id IS NULL) = (purpose = 'SET_UP'))
);

CREATE INDEX invitation_secret ON invitation (secret_hash);
CREATE INDEX invitation_account ON invitation (tenant_id, account_id);

-- Tries to sign in that did not succeed, by account, by network address and by both together. The
-- keys are hashes: it is not known here who tried, nor whether there is such an account.
CREATE TABLE sign_in_attempt (
  key      bytea PRIMARY KEY CHECK (octet_length(key) = 32),
  failures integer NOT NULL CHECK (failures >= 0),
  last_at  timestamptz NOT NULL,
  -- When the next try is taken.
  open_at  timestamptz NOT NULL
);

CREATE INDEX sign_in_attempt_age ON sign_in_attempt (last_at);

ALTER TABLE account    ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- An administrator sees and changes the accounts of the own tenant, but reads no hash and sets no
-- password: the person does, by a link.
CREATE POLICY staff ON account    TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON invitation TO platsa_staff USING (tenant_id = platsa_tenant());

GRANT SELECT (tenant_id, id, email, name, roles, provider_id, unit_ids, language, issuer, subject,
              active, demo, session_stamp, created_at, last_sign_in_at),
      INSERT (tenant_id, id, email, name, roles, provider_id, unit_ids, language, created_at),
      UPDATE (email, name, roles, provider_id, unit_ids, language, active, session_stamp)
  ON account TO platsa_staff;
GRANT SELECT (tenant_id, id, purpose, account_id, created_at, expires_at, used_at), INSERT, DELETE
  ON invitation TO platsa_staff;

-- The sign-in finds out which tenant somebody belongs to, so it sees all of them. Attempts have no
-- tenant.
CREATE POLICY sign_in ON account    TO platsa_signin USING (true);
CREATE POLICY sign_in ON invitation TO platsa_signin USING (true);
CREATE POLICY sign_in_set_up ON tenant FOR UPDATE TO platsa_signin USING (true);

GRANT SELECT, INSERT, UPDATE ON account TO platsa_signin;
GRANT SELECT, INSERT, UPDATE, DELETE ON invitation, sign_in_attempt TO platsa_signin;
GRANT UPDATE (name) ON tenant TO platsa_signin;
