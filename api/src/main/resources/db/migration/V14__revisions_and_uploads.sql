-- Who made a version of a term's data, and why. Older ones do not tell.
ALTER TABLE problem
  ADD COLUMN stored_by text,
  ADD COLUMN reason    text CHECK (reason <> '' AND length(reason) <= 500);

-- A pseudonym's deletion forgets reasons that mention it.
GRANT UPDATE (reason) ON problem TO platsa_staff;

-- A workbook that somebody has sent and not decided about yet: the newest of each person, for some
-- hours. Nobody else reads it, and nothing of it is in any problem.
CREATE TABLE upload (
  tenant_id  uuid NOT NULL REFERENCES tenant,
  account_id uuid NOT NULL,
  id         uuid NOT NULL,
  file_name  text NOT NULL CHECK (file_name <> '' AND length(file_name) <= 200),
  -- The term that it changes; absent for one of a new term.
  term_id    text,
  mode       text NOT NULL CHECK (mode IN ('REPLACE', 'ADD')),
  content    bytea NOT NULL CHECK (octet_length(content) BETWEEN 1 AND 10485760),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, account_id)
);

CREATE INDEX upload_age ON upload (created_at);

ALTER TABLE upload ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff  ON upload TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY worker ON upload TO platsa_worker USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON upload TO platsa_staff;
-- Drops what is too old, unread.
GRANT SELECT (created_at), DELETE ON upload TO platsa_worker;
