-- A run that plans on from a draft: which draft, while it is there, and where that had everybody, as
-- JSON, with who is to stay. It stays as it was when the draft goes on or is deleted.
ALTER TABLE run   NO FORCE ROW LEVEL SECURITY;
ALTER TABLE draft NO FORCE ROW LEVEL SECURITY;

ALTER TABLE run
  ADD COLUMN draft_id  uuid,
  ADD COLUMN beginning text,
  ADD FOREIGN KEY (tenant_id, draft_id) REFERENCES draft ON DELETE SET NULL (draft_id),
  ADD CHECK (draft_id IS NULL OR beginning IS NOT NULL);

ALTER TABLE run   FORCE ROW LEVEL SECURITY;
ALTER TABLE draft FORCE ROW LEVEL SECURITY;

CREATE INDEX run_of_draft ON run (tenant_id, draft_id);

-- A pseudonym's deletion writes it anew.
GRANT UPDATE (beginning) ON run TO platsa_staff;
