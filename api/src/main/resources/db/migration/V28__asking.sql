-- What education providers and units are asked for before a term is planned, and what they answer:
-- docs/decisions/0032-asking-and-offering.md
CREATE TABLE asking (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  term_id     text NOT NULL,
  term_name   text NOT NULL,
  -- JSON: the term's days, periods, areas and units, of which is chosen; nobody is in it.
  choices     text NOT NULL,
  -- The last day on which it can be answered, as it is and as it was said first.
  answer_by   date NOT NULL,
  first_by    date NOT NULL,
  message     text CHECK (message <> '' AND length(message) <= 1000),
  opened_name text NOT NULL,
  opened_at   timestamptz NOT NULL,
  closed_at   timestamptz,
  -- When answers were last taken into the term's data.
  taken_at    timestamptz,
  PRIMARY KEY (tenant_id, term_id)
);

-- Whom it asks. The provider stands in every key, so that none tells of another's rows.
CREATE TABLE asked_provider (
  tenant_id     uuid NOT NULL REFERENCES tenant,
  provider_id   text NOT NULL,
  term_id       text NOT NULL,
  id            uuid NOT NULL,
  provider_name text NOT NULL,
  -- JSON: the groups that it had the term before.
  suggestion    text NOT NULL,
  changed_at    timestamptz,
  sent_at       timestamptz,
  sent_name     text,
  PRIMARY KEY (tenant_id, provider_id, term_id),
  FOREIGN KEY (tenant_id, term_id) REFERENCES asking ON DELETE CASCADE,
  CHECK ((sent_at IS NULL) = (sent_name IS NULL))
);

CREATE INDEX asked_provider_of_term ON asked_provider (tenant_id, term_id);

CREATE TABLE requested_student (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  provider_id text NOT NULL,
  term_id     text NOT NULL,
  -- A pseudonym.
  student_id  text NOT NULL,
  -- What the provider knows the student by; no other login reads these two.
  reference   text CHECK (reference <> '' AND length(reference) <= 60),
  group_name  text CHECK (group_name <> '' AND length(group_name) <= 60),
  -- JSON, as a document has student and placements: as it is written now, and as it was sent last.
  -- None written any more: to be taken away. None sent: not yet, or taken away.
  draft       text,
  sent        text,
  -- What of that was taken into the term's data last.
  taken       text,
  changed_at  timestamptz NOT NULL,
  sent_at     timestamptz,
  PRIMARY KEY (tenant_id, provider_id, term_id, student_id),
  FOREIGN KEY (tenant_id, provider_id, term_id) REFERENCES asked_provider ON DELETE CASCADE,
  -- All that counting and extracts need, whatever a provider's login writes.
  CHECK (draft IS JSON OBJECT),
  CHECK (sent IS JSON OBJECT),
  CHECK (taken IS JSON OBJECT),
  CHECK (coalesce(json_typeof(draft::json -> 'placements'), 'array') = 'array'),
  CHECK (coalesce(json_typeof(sent::json -> 'placements'), 'array') = 'array')
);

CREATE INDEX requested_student_of_term ON requested_student (tenant_id, term_id);

CREATE TABLE asked_unit (
  tenant_id     uuid NOT NULL REFERENCES tenant,
  term_id       text NOT NULL,
  unit_id       text NOT NULL,
  unit_name     text NOT NULL,
  -- Absent until it is answered, or if it is as the data has it.
  max_trainees  integer CHECK (max_trainees BETWEEN 0 AND 1000),
  -- Mondays of the weeks in which the unit takes nobody.
  closed_weeks  date[] NOT NULL DEFAULT '{}',
  answered_by   uuid,
  answered_name text,
  answered_at   timestamptz,
  -- Which answer was taken into the term's data.
  taken_at      timestamptz,
  PRIMARY KEY (tenant_id, term_id, unit_id),
  FOREIGN KEY (tenant_id, term_id) REFERENCES asking ON DELETE CASCADE,
  CHECK ((answered_at IS NULL) = (answered_by IS NULL)),
  CHECK ((answered_at IS NULL) = (answered_name IS NULL))
);

CREATE TABLE offered_supervisor (
  tenant_id        uuid NOT NULL REFERENCES tenant,
  term_id          text NOT NULL,
  unit_id          text NOT NULL,
  supervisor_id    text NOT NULL,
  active           boolean NOT NULL,
  max_simultaneous integer NOT NULL CHECK (max_simultaneous BETWEEN 0 AND 10),
  max_per_term     integer NOT NULL CHECK (max_per_term BETWEEN 0 AND 1000),
  -- JSON, as a document has absences.
  absences         text NOT NULL,
  PRIMARY KEY (tenant_id, term_id, unit_id, supervisor_id),
  FOREIGN KEY (tenant_id, term_id, unit_id) REFERENCES asked_unit ON DELETE CASCADE
);

ALTER TABLE asking             ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE asked_provider     ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE requested_student  ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE asked_unit         ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE offered_supervisor ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON asking             TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON asked_provider     TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON requested_student  TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON asked_unit         TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON offered_supervisor TO platsa_staff USING (tenant_id = platsa_tenant());

-- A pseudonym's deletion forgets messages that mention it.
GRANT SELECT, INSERT, DELETE, UPDATE (term_name, choices, answer_by, message, opened_name, opened_at,
                                      closed_at, taken_at)
  ON asking TO platsa_staff;
GRANT SELECT, INSERT, UPDATE (provider_name, suggestion) ON asked_provider TO platsa_staff;
-- Neither reference nor group.
GRANT SELECT (tenant_id, provider_id, term_id, student_id, draft, sent, taken, changed_at, sent_at),
      DELETE, UPDATE (taken)
  ON requested_student TO platsa_staff;
GRANT SELECT, INSERT, UPDATE (unit_name, max_trainees, closed_weeks, answered_by, answered_name,
                              answered_at, taken_at)
  ON asked_unit TO platsa_staff;
GRANT SELECT, INSERT, DELETE ON offered_supervisor TO platsa_staff;

-- That the department asks is known to all whom it asks; by whom, and what it has taken, is not.
CREATE POLICY provider ON asking FOR SELECT TO platsa_provider USING (tenant_id = platsa_tenant());
GRANT SELECT (tenant_id, term_id, term_name, choices, answer_by, first_by, message, opened_at,
              closed_at)
  ON asking TO platsa_provider;

CREATE POLICY provider ON asked_provider TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider());
GRANT SELECT, UPDATE (changed_at, sent_at, sent_name) ON asked_provider TO platsa_provider;

-- A provider writes while it is asked. The service's own clock is what counts; this is the last line
-- behind it.
CREATE POLICY provider ON requested_student FOR SELECT TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider());
CREATE POLICY provider_adds ON requested_student FOR INSERT TO platsa_provider
  WITH CHECK (tenant_id = platsa_tenant() AND provider_id = platsa_provider() AND EXISTS (
    SELECT 1 FROM asking a
    WHERE a.tenant_id = requested_student.tenant_id AND a.term_id = requested_student.term_id
      AND a.closed_at IS NULL
      AND a.answer_by >= (now() AT TIME ZONE 'Europe/Stockholm')::date));
CREATE POLICY provider_changes ON requested_student FOR UPDATE TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider() AND EXISTS (
    SELECT 1 FROM asking a
    WHERE a.tenant_id = requested_student.tenant_id AND a.term_id = requested_student.term_id
      AND a.closed_at IS NULL
      AND a.answer_by >= (now() AT TIME ZONE 'Europe/Stockholm')::date));
-- What was taken in stays until the department has taken it away, too.
CREATE POLICY provider_removes ON requested_student FOR DELETE TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider() AND taken IS NULL
    AND EXISTS (
      SELECT 1 FROM asking a
      WHERE a.tenant_id = requested_student.tenant_id AND a.term_id = requested_student.term_id
        AND a.closed_at IS NULL
        AND a.answer_by >= (now() AT TIME ZONE 'Europe/Stockholm')::date));
GRANT SELECT, DELETE,
      INSERT (tenant_id, provider_id, term_id, student_id, reference, group_name, draft, changed_at),
      UPDATE (reference, group_name, draft, sent, changed_at, sent_at)
  ON requested_student TO platsa_provider;
