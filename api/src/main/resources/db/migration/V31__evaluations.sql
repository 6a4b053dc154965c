-- What trainees and supervisors say of a placement, without a name:
-- docs/decisions/0035-evaluation.md

-- A term's evaluation: results are told when it is closed, once and for all.
CREATE TABLE evaluation_round (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  term_id     text NOT NULL,
  problem_id  uuid NOT NULL,
  opened_at   timestamptz NOT NULL,
  opened_name text NOT NULL,
  closed_at   timestamptz,
  closed_name text,
  PRIMARY KEY (tenant_id, term_id),
  FOREIGN KEY (tenant_id, problem_id) REFERENCES problem ON DELETE CASCADE,
  CHECK ((closed_at IS NULL) = (closed_name IS NULL))
);

CREATE INDEX evaluation_round_of_problem ON evaluation_round (tenant_id, problem_id);

-- A link that is used once. Its secret is kept nowhere: it is worked out of the id.
CREATE TABLE evaluation_link (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  id          uuid NOT NULL,
  term_id     text NOT NULL,
  form        text NOT NULL CHECK (form IN ('TRAINEE', 'SUPERVISOR')),
  -- Which place; of a supervisor with several trainees in a period the first.
  provider_id text NOT NULL,
  proposal_id uuid NOT NULL,
  position    integer NOT NULL,
  unit_id     text NOT NULL,
  unit        text NOT NULL,
  area        text NOT NULL,
  -- Not when: that would tell which answers came of it.
  used        boolean NOT NULL DEFAULT false,
  revoked_at  timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, provider_id, proposal_id, position, form),
  FOREIGN KEY (tenant_id, term_id) REFERENCES evaluation_round ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, provider_id, proposal_id, position) REFERENCES proposed_place
    ON DELETE CASCADE
);

CREATE INDEX evaluation_link_of_term ON evaluation_link (tenant_id, term_id);
CREATE INDEX evaluation_link_of_unit ON evaluation_link (tenant_id, unit_id)
  WHERE form = 'SUPERVISOR';
-- The sign-in finds out whose a link is.
CREATE INDEX evaluation_link_id ON evaluation_link (id);

-- What was answered. Neither who, by which link, nor when.
CREATE TABLE evaluation (
  tenant_id uuid NOT NULL REFERENCES tenant,
  -- Random, so that it does not tell the order.
  id        uuid NOT NULL,
  term_id   text NOT NULL,
  form      text NOT NULL CHECK (form IN ('TRAINEE', 'SUPERVISOR')),
  unit_id   text NOT NULL,
  unit      text NOT NULL,
  area      text NOT NULL,
  -- 1 to 5 for each question: all are answered, so that each has as many answers.
  marks     smallint[] NOT NULL
            CHECK (cardinality(marks) = 5 AND array_position(marks, NULL) IS NULL
                   AND 1 <= ALL (marks) AND 5 >= ALL (marks)),
  good      text CHECK (good <> '' AND length(good) <= 500),
  better    text CHECK (better <> '' AND length(better) <= 500),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, term_id) REFERENCES evaluation_round ON DELETE CASCADE
);

CREATE INDEX evaluation_of_term ON evaluation (tenant_id, term_id);

ALTER TABLE evaluation_round ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation_link  ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation       ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON evaluation_round TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON evaluation_link  TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON evaluation       TO platsa_staff USING (tenant_id = platsa_tenant());
-- A provider hands its trainees' links out.
CREATE POLICY provider ON evaluation_link FOR SELECT TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider() AND form = 'TRAINEE');
-- Who answers has not signed in, so the sign-in takes it.
CREATE POLICY sign_in ON evaluation_round FOR SELECT TO platsa_signin USING (true);
CREATE POLICY sign_in ON evaluation_link TO platsa_signin USING (true);
CREATE POLICY sign_in_adds ON evaluation FOR INSERT TO platsa_signin WITH CHECK (true);

-- By column: what PostgreSQL itself knows of a row (which transaction made it) nobody may read.
GRANT SELECT (tenant_id, term_id, problem_id, opened_at, opened_name, closed_at, closed_name),
      INSERT, UPDATE (closed_at, closed_name)
  ON evaluation_round TO platsa_staff;
GRANT SELECT (tenant_id, id, term_id, form, provider_id, proposal_id, position, unit_id, unit, area,
              used, revoked_at),
      INSERT (tenant_id, id, term_id, form, provider_id, proposal_id, position, unit_id, unit, area),
      UPDATE (revoked_at)
  ON evaluation_link TO platsa_staff;
-- A pseudonym's deletion forgets texts that mention it.
GRANT SELECT (tenant_id, id, term_id, form, unit_id, unit, area, marks, good, better),
      UPDATE (good, better)
  ON evaluation TO platsa_staff;
GRANT SELECT (tenant_id, id, term_id, form, provider_id, proposal_id, position, unit_id, unit, area,
              used, revoked_at)
  ON evaluation_link TO platsa_provider;
GRANT SELECT (tenant_id, term_id, closed_at) ON evaluation_round TO platsa_signin;
GRANT SELECT (tenant_id, id, term_id, form, unit_id, unit, area, used, revoked_at), UPDATE (used)
  ON evaluation_link TO platsa_signin;
GRANT INSERT (tenant_id, id, term_id, form, unit_id, unit, area, marks, good, better)
  ON evaluation TO platsa_signin;
