-- Messages of what happens in the round with the providers, and their delivery:
-- docs/decisions/0033-messages.md

-- An outbox: rows are written in the transactions that do what they tell of.
CREATE TABLE message (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  id          uuid NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('PUBLISHED', 'CHANGED', 'WITHDRAWN', 'DATE_NEAR',
                                            'ANSWERED', 'REPAIRED')),
  at          timestamptz NOT NULL,
  -- From when on it is handed out; an answer waits a little for those that follow it.
  due_at      timestamptz NOT NULL,
  term_id     text NOT NULL,
  provider_id text,
  proposal_id uuid,
  run_id      uuid,
  -- When it was handed out to whoever wants it.
  spread_at   timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, provider_id, proposal_id) REFERENCES proposal ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, run_id) REFERENCES run ON DELETE CASCADE,
  CHECK ((kind = 'REPAIRED') = (run_id IS NOT NULL)),
  CHECK ((kind = 'REPAIRED') = (proposal_id IS NULL)),
  CHECK ((proposal_id IS NULL) = (provider_id IS NULL))
);

CREATE INDEX message_waiting ON message (due_at) WHERE spread_at IS NULL;
CREATE INDEX message_of_proposal ON message (tenant_id, provider_id, proposal_id);
CREATE INDEX message_of_run ON message (tenant_id, run_id);
-- Answers that follow each other are one message, until it is handed out.
CREATE UNIQUE INDEX message_answered ON message (tenant_id, provider_id, proposal_id)
  WHERE kind = 'ANSWERED' AND spread_at IS NULL;
CREATE UNIQUE INDEX message_date_near ON message (tenant_id, provider_id, proposal_id)
  WHERE kind = 'DATE_NEAR';

-- Addresses of the department's own systems that are told.
CREATE TABLE webhook (
  tenant_id    uuid NOT NULL REFERENCES tenant,
  id           uuid NOT NULL,
  url          text NOT NULL CHECK (length(url) BETWEEN 1 AND 500),
  kinds        text[] NOT NULL
               CHECK (cardinality(kinds) > 0
                      AND kinds <@ ARRAY['PUBLISHED', 'CHANGED', 'WITHDRAWN', 'DATE_NEAR',
                                         'ANSWERED', 'REPAIRED']),
  created_at   timestamptz NOT NULL,
  created_name text NOT NULL,
  ended_at     timestamptz,
  -- Removed by an administrator, or its server has said that it is gone.
  ended_why    text CHECK (ended_why IN ('REMOVED', 'GONE')),
  PRIMARY KEY (tenant_id, id),
  CHECK ((ended_at IS NULL) = (ended_why IS NULL))
);

CREATE UNIQUE INDEX webhook_url ON webhook (tenant_id, url) WHERE ended_at IS NULL;

-- What they are signed with. Whoever changes it has two for a while.
CREATE TABLE webhook_secret (
  tenant_id  uuid NOT NULL REFERENCES tenant,
  webhook_id uuid NOT NULL,
  id         uuid NOT NULL,
  secret     bytea NOT NULL CHECK (octet_length(secret) = 32),
  created_at timestamptz NOT NULL,
  ends_at    timestamptz,
  PRIMARY KEY (tenant_id, webhook_id, id),
  FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook ON DELETE CASCADE
);

-- A message on its way to one who is told.
CREATE TABLE delivery (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  id          uuid NOT NULL,
  message_id  uuid NOT NULL,
  webhook_id  uuid,
  account_id  uuid,
  state       text NOT NULL CHECK (state IN ('WAITING', 'SENT', 'GIVEN_UP', 'DROPPED')),
  due_at      timestamptz NOT NULL,
  -- A replica that sends it has it alone until then.
  lease_until timestamptz,
  tries       integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  tried_at    timestamptz,
  -- What the last try came to.
  fault       text,
  status      integer,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, message_id, webhook_id),
  UNIQUE (tenant_id, message_id, account_id),
  FOREIGN KEY (tenant_id, message_id) REFERENCES message ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, account_id) REFERENCES account ON DELETE CASCADE,
  CHECK ((webhook_id IS NULL) <> (account_id IS NULL))
);

CREATE INDEX delivery_due ON delivery (due_at) WHERE state = 'WAITING';
CREATE INDEX delivery_of_webhook ON delivery (tenant_id, webhook_id, id);
CREATE INDEX delivery_of_account ON delivery (tenant_id, account_id);

-- Which e-mails somebody does without.
ALTER TABLE account
  ADD COLUMN unwanted_messages text[] NOT NULL DEFAULT '{}'
             CHECK (unwanted_messages <@ ARRAY['PUBLISHED', 'CHANGED', 'WITHDRAWN', 'DATE_NEAR',
                                               'ANSWERED', 'REPAIRED']);

-- A request's key may stand for a webhook as well. What is there is compared with the new keys, so
-- the owner must see it.
ALTER TABLE idempotency_key NO FORCE ROW LEVEL SECURITY;

ALTER TABLE idempotency_key
  DROP CONSTRAINT idempotency_key_check,
  ADD COLUMN webhook_id uuid,
  ADD CHECK ((problem_id IS NULL) = (coalesce(account_id, webhook_id) IS NOT NULL)),
  ADD FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook ON DELETE CASCADE;

ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;

CREATE INDEX idempotency_key_webhook ON idempotency_key (tenant_id, webhook_id)
  WHERE webhook_id IS NOT NULL;

ALTER TABLE message        ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook        ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE webhook_secret ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE delivery       ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON message        TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON webhook        TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON webhook_secret TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON delivery       TO platsa_staff USING (tenant_id = platsa_tenant());

-- An administrator never reads a secret again.
GRANT SELECT, INSERT ON message TO platsa_staff;
GRANT SELECT, INSERT, UPDATE (kinds, ended_at, ended_why) ON webhook TO platsa_staff;
GRANT SELECT (tenant_id, webhook_id, id, created_at, ends_at), INSERT, UPDATE (ends_at)
  ON webhook_secret TO platsa_staff;
GRANT SELECT, UPDATE (state, due_at, lease_until) ON delivery TO platsa_staff;

-- A provider tells that it has answered, and reads nothing.
CREATE POLICY provider_tells ON message FOR INSERT TO platsa_provider
  WITH CHECK (tenant_id = platsa_tenant() AND provider_id = platsa_provider()
              AND kind = 'ANSWERED');
GRANT INSERT ON message TO platsa_provider;

-- The service delivers for all tenants, and forgets.
CREATE POLICY worker ON message        TO platsa_worker USING (true);
CREATE POLICY worker ON webhook        TO platsa_worker USING (true);
CREATE POLICY worker ON webhook_secret TO platsa_worker USING (true);
CREATE POLICY worker ON delivery       TO platsa_worker USING (true);
CREATE POLICY worker ON account FOR SELECT TO platsa_worker USING (true);

GRANT SELECT, UPDATE (spread_at), DELETE ON message TO platsa_worker;
GRANT SELECT, UPDATE (ended_at, ended_why) ON webhook TO platsa_worker;
GRANT SELECT, DELETE ON webhook_secret TO platsa_worker;
GRANT SELECT, INSERT, UPDATE (state, due_at, lease_until, tries, tried_at, fault, status)
  ON delivery TO platsa_worker;
GRANT SELECT (tenant_id, id, email, language, roles, provider_id, active, demo, unwanted_messages)
  ON account TO platsa_worker;
