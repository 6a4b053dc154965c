-- What education providers are shown of a plan: copies, so that their login needs no right to the
-- plan itself. docs/decisions/0031-round-with-providers.md

-- What a department has decided about it.
ALTER TABLE tenant
  ADD COLUMN shows_supervisors boolean NOT NULL DEFAULT false,
  ADD COLUMN silence           text NOT NULL DEFAULT 'NOTHING'
                               CHECK (silence IN ('NOTHING', 'ACCEPTED', 'DECLINED'));

GRANT UPDATE (shows_supervisors, silence) ON tenant TO platsa_staff;

CREATE TABLE publication (
  tenant_id      uuid NOT NULL REFERENCES tenant,
  id             uuid NOT NULL,
  term_id        text NOT NULL,
  -- The term's first is 1.
  number         integer NOT NULL CHECK (number > 0),
  problem_id     uuid NOT NULL,
  -- Which plan; absent when that draft was deleted since.
  run_id         uuid,
  draft_id       uuid,
  draft_version  integer,
  -- The same request sent again makes nothing new.
  request_key    text,
  request_hash   bytea NOT NULL,
  published_by   uuid NOT NULL,
  published_name text NOT NULL,
  published_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, term_id, number),
  UNIQUE (tenant_id, request_key),
  FOREIGN KEY (tenant_id, problem_id) REFERENCES problem ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, run_id) REFERENCES run ON DELETE SET NULL (run_id),
  FOREIGN KEY (tenant_id, draft_id) REFERENCES draft ON DELETE SET NULL (draft_id)
);

CREATE INDEX publication_of_problem ON publication (tenant_id, problem_id);
CREATE INDEX publication_of_run ON publication (tenant_id, run_id);
CREATE INDEX publication_of_draft ON publication (tenant_id, draft_id);

-- One provider's part. The provider stands in every key, so that none tells of another's rows.
CREATE TABLE proposal (
  tenant_id         uuid NOT NULL REFERENCES tenant,
  provider_id       text NOT NULL,
  id                uuid NOT NULL,
  publication_id    uuid NOT NULL,
  term_id           text NOT NULL,
  term_name         text NOT NULL,
  provider_name     text NOT NULL,
  number            integer NOT NULL,
  published_at      timestamptz NOT NULL,
  -- The last day on which it can be answered.
  answer_by         date NOT NULL,
  message           text CHECK (message <> '' AND length(message) <= 1000),
  -- What was decided when it was sent.
  shows_supervisors boolean NOT NULL,
  silence           text NOT NULL CHECK (silence IN ('NOTHING', 'ACCEPTED', 'DECLINED')),
  asked             integer NOT NULL CHECK (asked >= 0),
  placed            integer NOT NULL CHECK (placed BETWEEN 0 AND asked),
  protected_students integer NOT NULL CHECK (protected_students >= 0),
  replaced_at       timestamptz,
  withdrawn_at      timestamptz,
  withdrawn_name    text,
  answered_at       timestamptz,
  PRIMARY KEY (tenant_id, provider_id, id),
  FOREIGN KEY (tenant_id, publication_id) REFERENCES publication ON DELETE CASCADE,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_name IS NULL))
);

CREATE UNIQUE INDEX proposal_newest ON proposal (tenant_id, provider_id, term_id)
  WHERE replaced_at IS NULL;
CREATE INDEX proposal_of_publication ON proposal (tenant_id, publication_id);
CREATE INDEX proposal_of_term ON proposal (tenant_id, term_id) WHERE replaced_at IS NULL;

CREATE TABLE proposed_place (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  provider_id text NOT NULL,
  proposal_id uuid NOT NULL,
  -- From 0 on, in the order of the term's data.
  position    integer NOT NULL CHECK (position >= 0),
  placed      boolean NOT NULL,
  -- Since the provider's last proposal of the term.
  change      text CHECK (change IN ('NEW', 'GAINED', 'LOST', 'UNIT', 'PERIOD', 'SUPERVISOR', 'GONE')),
  -- JSON: what the provider is shown.
  shown       text NOT NULL,
  -- JSON: with which supervisor in which period, for the department alone.
  seat        text NOT NULL,
  PRIMARY KEY (tenant_id, provider_id, proposal_id, position),
  FOREIGN KEY (tenant_id, provider_id, proposal_id) REFERENCES proposal ON DELETE CASCADE
);

ALTER TABLE publication    ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE proposal       ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE proposed_place ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON publication    TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON proposal       TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON proposed_place TO platsa_staff USING (tenant_id = platsa_tenant());

GRANT SELECT, INSERT ON publication TO platsa_staff;
-- A pseudonym's deletion forgets messages that mention it and writes places anew.
GRANT SELECT, INSERT, UPDATE (replaced_at, withdrawn_at, withdrawn_name, message)
  ON proposal TO platsa_staff;
GRANT SELECT, INSERT, UPDATE (shown, seat) ON proposed_place TO platsa_staff;

CREATE POLICY provider ON proposal TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider());
-- What was withdrawn is no longer told.
CREATE POLICY provider ON proposed_place TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider() AND EXISTS (
    SELECT 1 FROM proposal p
    WHERE p.tenant_id = proposed_place.tenant_id AND p.provider_id = proposed_place.provider_id
      AND p.id = proposed_place.proposal_id AND p.withdrawn_at IS NULL));

-- Not by whom it was withdrawn, and not the seat.
GRANT SELECT (tenant_id, provider_id, id, term_id, term_name, provider_name, number, published_at,
              answer_by, message, shows_supervisors, silence, asked, placed, protected_students,
              replaced_at, withdrawn_at, answered_at), UPDATE (answered_at)
  ON proposal TO platsa_provider;
GRANT SELECT (tenant_id, provider_id, proposal_id, position, placed, change, shown)
  ON proposed_place TO platsa_provider;
