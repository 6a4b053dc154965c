-- Every row belongs to a tenant (a municipality or a college's joint office).
CREATE TABLE tenant (
  id         uuid PRIMARY KEY,
  name       text NOT NULL CHECK (name <> ''),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- The only tenant until there is sign-in.
INSERT INTO tenant (id, name) VALUES ('01890000-0000-7000-8000-000000000001', 'default');

CREATE TABLE problem (
  id           uuid PRIMARY KEY,
  tenant_id    uuid NOT NULL REFERENCES tenant,
  term_id      text NOT NULL,
  name         text NOT NULL,
  placements   integer NOT NULL CHECK (placements >= 0),
  supervisors  integer NOT NULL CHECK (supervisors >= 0),
  units        integer NOT NULL CHECK (units >= 0),
  -- SHA-256 of the document's content, however it was laid out.
  content_hash bytea NOT NULL CHECK (octet_length(content_hash) = 32),
  -- Byte for byte as it was sent.
  document     bytea NOT NULL,
  warnings     text NOT NULL DEFAULT '[]',
  parent_id    uuid REFERENCES problem ON DELETE SET NULL,
  changes      text,
  created_at   timestamptz NOT NULL,
  UNIQUE (tenant_id, content_hash)
);

CREATE INDEX problem_newest ON problem (tenant_id, created_at DESC, id DESC);
CREATE INDEX problem_of_term ON problem (tenant_id, term_id, created_at DESC, id DESC);
CREATE INDEX problem_parent ON problem (parent_id);

-- What a key stood for, so that a request sent again is not done again.
CREATE TABLE idempotency_key (
  tenant_id    uuid NOT NULL REFERENCES tenant,
  key          text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request_hash bytea NOT NULL CHECK (octet_length(request_hash) = 32),
  problem_id   uuid NOT NULL REFERENCES problem ON DELETE CASCADE,
  run_id       uuid,
  created_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, key)
);

CREATE INDEX idempotency_key_problem ON idempotency_key (problem_id);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);
