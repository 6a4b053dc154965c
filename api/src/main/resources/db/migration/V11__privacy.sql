-- What a department has decided about how long it keeps what; nothing is dropped until it has.
ALTER TABLE tenant
  -- Whole months after a term's last day; null: not decided, terms are kept.
  ADD COLUMN retention_months   integer CHECK (retention_months BETWEEN 1 AND 240),
  -- Who deletes a term whose archive has been received: a person, or the service after a week.
  ADD COLUMN retention_by       text NOT NULL DEFAULT 'PERSON'
                                CHECK (retention_by IN ('PERSON', 'SERVICE')),
  ADD COLUMN audit_months       integer NOT NULL DEFAULT 24 CHECK (audit_months BETWEEN 12 AND 240);

GRANT UPDATE (retention_months, retention_by, audit_months) ON tenant TO platsa_staff;

ALTER TABLE problem
  -- The term's last day, as the document has it.
  ADD COLUMN term_end           date,
  -- How many of its students have a protected identity.
  ADD COLUMN protected_students integer NOT NULL DEFAULT 0 CHECK (protected_students >= 0);

ALTER TABLE problem NO FORCE ROW LEVEL SECURITY;
-- A document may begin with a byte order mark, which is no JSON to PostgreSQL.
UPDATE problem SET term_end =
  (ltrim(convert_from(document, 'UTF8'), E'\uFEFF')::json #>> '{term,lastDay}')::date;
ALTER TABLE problem FORCE ROW LEVEL SECURITY;
ALTER TABLE problem ALTER COLUMN term_end SET NOT NULL;

-- A pseudonym's deletion writes documents and events anew.
GRANT UPDATE (document, content_hash, warnings, changes) ON problem TO platsa_staff;
GRANT UPDATE (changes, plan) ON run_event TO platsa_staff;
GRANT DELETE ON idempotency_key TO platsa_staff;

-- What was exported of a term before it is deleted. The archive itself is not kept here: it is made,
-- sent, and its receipt is awaited.
CREATE TABLE term_archive (
  tenant_id     uuid NOT NULL REFERENCES tenant,
  id            uuid NOT NULL,
  term_id       text NOT NULL,
  -- SHA-256 of the problems' and runs' versions that are in it: what is deleted must be the same.
  content       bytea NOT NULL CHECK (octet_length(content) = 32),
  -- SHA-256 of the file.
  sha256        bytea NOT NULL CHECK (octet_length(sha256) = 32),
  bytes         bigint NOT NULL CHECK (bytes > 0),
  problems      integer NOT NULL,
  runs          integer NOT NULL,
  -- Stands in the archive's last file alone: who has read it has all of the archive.
  code          text NOT NULL,
  made_at       timestamptz NOT NULL,
  made_by       text NOT NULL,
  received_at   timestamptz,
  received_by   text,
  deleted_at    timestamptz,
  deleted_by    text,
  PRIMARY KEY (tenant_id, id),
  CHECK ((received_at IS NULL) = (received_by IS NULL)),
  CHECK ((deleted_at IS NULL) = (deleted_by IS NULL)),
  CHECK (deleted_at IS NULL OR received_at IS NOT NULL)
);

CREATE INDEX term_archive_newest ON term_archive (tenant_id, term_id, made_at DESC);

ALTER TABLE term_archive ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY staff ON term_archive TO platsa_staff USING (tenant_id = platsa_tenant());
GRANT SELECT, INSERT, UPDATE (received_at, received_by, deleted_at, deleted_by)
  ON term_archive TO platsa_staff;

-- Drops what every tenant has kept for as long as it decided, at least twelve months, by the
-- database's clock. Whoever calls it can neither say what is dropped nor drop anything sooner.
-- A setting that the server does not know may be said inside of a function, not in its head.
CREATE FUNCTION platsa_forget_audit(most integer) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path FROM CURRENT
  SET row_security = on
AS $$
DECLARE
  gone bigint;
BEGIN
  PERFORM set_config('platsa.forgets_audit', 'yes', true);
  DELETE FROM audit_entry WHERE (tenant_id, id) IN (
    SELECT e.tenant_id, e.id FROM audit_entry e JOIN tenant t ON t.id = e.tenant_id
    WHERE e.at < now() - make_interval(months => t.audit_months)
    LIMIT most);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('platsa.forgets_audit', '', true);
  RETURN gone;
END
$$;

REVOKE ALL ON FUNCTION platsa_forget_audit(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platsa_forget_audit(integer) TO platsa_worker;

CREATE POLICY owner_forgets ON tenant FOR SELECT TO CURRENT_USER
  USING (current_setting('platsa.forgets_audit', true) = 'yes');
