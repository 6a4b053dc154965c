-- Plans made by hand: the plan that each began with, and every change since. What stands now is
-- worked out from these, so that everything can be undone and nothing is lost.
CREATE TABLE draft (
  tenant_id    uuid NOT NULL REFERENCES tenant,
  id           uuid NOT NULL,
  name         text NOT NULL CHECK (name <> '' AND length(name) <= 200),
  problem_id   uuid NOT NULL,
  -- Whose plan it began with; absent when it began with what the problem says.
  run_id       uuid,
  -- JSON: the assignments that it began with.
  plan         text NOT NULL,
  -- How many changes it has had. Who changes it says which number was seen.
  version      integer NOT NULL DEFAULT 0 CHECK (version >= 0),
  created_by   uuid NOT NULL,
  created_name text NOT NULL,
  created_at   timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, problem_id) REFERENCES problem ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, run_id) REFERENCES run ON DELETE SET NULL (run_id)
);

CREATE INDEX draft_of_problem ON draft (tenant_id, problem_id, changed_at DESC, id DESC);
CREATE INDEX draft_of_run ON draft (tenant_id, run_id);

CREATE TABLE draft_change (
  tenant_id    uuid NOT NULL REFERENCES tenant,
  draft_id     uuid NOT NULL,
  -- The draft's version that it made.
  version      integer NOT NULL CHECK (version > 0),
  kind         text NOT NULL CHECK (kind IN ('DO', 'UNDO', 'REDO')),
  -- Which change was undone or done again.
  of_version   integer CHECK (of_version < version),
  -- JSON: who was moved from where to where.
  moves        text,
  changed_by   uuid NOT NULL,
  changed_name text NOT NULL,
  at           timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, draft_id, version),
  FOREIGN KEY (tenant_id, draft_id) REFERENCES draft ON DELETE CASCADE,
  CHECK ((kind = 'DO') = (moves IS NOT NULL) AND (kind = 'DO') = (of_version IS NULL))
);

ALTER TABLE draft        ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE draft_change ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON draft        TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON draft_change TO platsa_staff USING (tenant_id = platsa_tenant());

-- A pseudonym's deletion writes plans and moves anew.
GRANT SELECT, INSERT, DELETE, UPDATE (version, changed_at, plan) ON draft TO platsa_staff;
GRANT SELECT, INSERT, UPDATE (moves) ON draft_change TO platsa_staff;
