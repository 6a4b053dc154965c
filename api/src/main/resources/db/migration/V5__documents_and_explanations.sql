-- So that a piece of a large document is read without the rest: not compressed, also those that are
-- there already.
ALTER TABLE problem ALTER COLUMN document SET STORAGE EXTERNAL;
UPDATE problem SET document = document || ''::bytea;

-- What a run's best plan costs and why, worked out once when the run has ended.
CREATE TABLE explanation (
  run_id     uuid PRIMARY KEY REFERENCES run ON DELETE CASCADE,
  tenant_id  uuid NOT NULL REFERENCES tenant,
  -- The event that it explains the plan of.
  seq        bigint NOT NULL CHECK (seq > 0),
  -- When it was begun; whoever finishes it must have begun it.
  begun_at   timestamptz NOT NULL,
  -- JSON: what is said of the whole plan; absent until everything else is stored.
  whole      text
);

CREATE INDEX explanation_age ON explanation (begun_at);

-- Its lists, several items a row.
CREATE TABLE explanation_part (
  run_id uuid NOT NULL REFERENCES explanation ON DELETE CASCADE,
  list   text NOT NULL,
  part   integer NOT NULL CHECK (part >= 0),
  -- JSON, an item a line.
  items  text NOT NULL,
  PRIMARY KEY (run_id, list, part)
);
