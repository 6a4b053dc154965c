-- A function that does what its owner may must find nothing but what is meant: every name says in
-- which schema it is, and temporary tables, which a caller can make, are looked at last.
CREATE OR REPLACE FUNCTION platsa_forget_audit(most integer) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  SET row_security = on
AS $$
DECLARE
  gone bigint;
BEGIN
  PERFORM pg_catalog.set_config('platsa.forgets_audit', 'yes', true);
  DELETE FROM public.audit_entry WHERE (tenant_id, id) IN (
    SELECT e.tenant_id, e.id FROM public.audit_entry e JOIN public.tenant t ON t.id = e.tenant_id
    WHERE e.at < pg_catalog.now() - pg_catalog.make_interval(months => t.audit_months)
    LIMIT most);
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM pg_catalog.set_config('platsa.forgets_audit', '', true);
  RETURN gone;
END
$$;

-- What was changed of a document that is gone tells of people whom nobody could find there.
ALTER TABLE problem NO FORCE ROW LEVEL SECURITY;
UPDATE problem SET changes = NULL WHERE parent_id IS NULL AND changes IS NOT NULL;
ALTER TABLE problem FORCE ROW LEVEL SECURITY;
