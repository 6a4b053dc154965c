-- In which order rows lie would tie an answer to its link, as would looking while answers come. So
-- answers are sealed until the evaluation is closed, and are then laid in an order of chance:
-- docs/decisions/0035-evaluation.md

ALTER TABLE evaluation_round NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation       NO FORCE ROW LEVEL SECURITY;

ALTER TABLE evaluation_round ADD COLUMN sealed boolean NOT NULL DEFAULT true;
-- What was told is never open again.
ALTER TABLE evaluation_round ADD CHECK (sealed OR closed_at IS NOT NULL);

UPDATE evaluation_round SET sealed = false WHERE closed_at IS NOT NULL;
WITH taken AS (DELETE FROM evaluation RETURNING *)
INSERT INTO evaluation (tenant_id, id, term_id, form, unit_id, unit, area, marks, good, better)
SELECT tenant_id, gen_random_uuid(), term_id, form, unit_id, unit, area, marks, good, better
FROM taken ORDER BY gen_random_uuid();

ALTER TABLE evaluation_round FORCE ROW LEVEL SECURITY;
ALTER TABLE evaluation       FORCE ROW LEVEL SECURITY;

REVOKE INSERT ON evaluation_round FROM platsa_staff;
GRANT SELECT (sealed), INSERT (tenant_id, term_id, problem_id, opened_at, opened_name)
  ON evaluation_round TO platsa_staff;
GRANT SELECT (sealed) ON evaluation_round TO platsa_signin;
REVOKE UPDATE (good, better) ON evaluation FROM platsa_staff;

DROP POLICY staff ON evaluation;
CREATE POLICY staff ON evaluation FOR SELECT TO platsa_staff
  USING (tenant_id = platsa_tenant() AND EXISTS (
    SELECT 1 FROM evaluation_round r
    WHERE r.tenant_id = evaluation.tenant_id AND r.term_id = evaluation.term_id AND NOT r.sealed));
DROP POLICY sign_in_adds ON evaluation;
CREATE POLICY sign_in_adds ON evaluation FOR INSERT TO platsa_signin
  WITH CHECK (EXISTS (
    SELECT 1 FROM evaluation_round r
    WHERE r.tenant_id = evaluation.tenant_id AND r.term_id = evaluation.term_id AND r.sealed));

-- What the two functions below do as the owner, of one department.
CREATE POLICY owner_unseals ON evaluation_round TO CURRENT_USER
  USING (tenant_id = platsa_tenant());
CREATE POLICY owner_unseals ON evaluation TO CURRENT_USER USING (tenant_id = platsa_tenant());
CREATE POLICY owner_forgets ON requested_student TO CURRENT_USER
  USING (tenant_id = platsa_tenant());

-- Opens what was answered in a term whose evaluation is closed, once. The order is not that of
-- random(), whose numbers a caller can choose.
CREATE FUNCTION platsa_unseal_evaluation(term text) RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  SET row_security = on
AS $$
BEGIN
  UPDATE public.evaluation_round SET sealed = false
  WHERE tenant_id = public.platsa_tenant() AND term_id = term AND closed_at IS NOT NULL AND sealed;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  WITH taken AS (
    DELETE FROM public.evaluation
    WHERE tenant_id = public.platsa_tenant() AND term_id = term RETURNING *)
  INSERT INTO public.evaluation (tenant_id, id, term_id, form, unit_id, unit, area, marks, good,
                                 better)
  SELECT tenant_id, pg_catalog.gen_random_uuid(), term_id, form, unit_id, unit, area, marks, good,
         better
  FROM taken ORDER BY pg_catalog.gen_random_uuid();
END
$$;

REVOKE ALL ON FUNCTION platsa_unseal_evaluation(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platsa_unseal_evaluation(text) TO platsa_staff;

-- Forgets texts that staff cannot read and that mention one of these, as a word: what was said in
-- evaluations, and what providers know students by. Tells how many rows had one.
CREATE FUNCTION platsa_forget_mentions(texts text[]) RETURNS bigint
  LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp
  SET row_security = on
AS $$
DECLARE
  word text := (
    SELECT '(^|[^[:alnum:]])('
           || string_agg(regexp_replace(each, '([^[:alnum:]])', '\\\1', 'g'), '|')
           || ')($|[^[:alnum:]])'
    FROM unnest(texts) AS each WHERE each <> '');
  said bigint;
  known bigint;
BEGIN
  UPDATE public.evaluation
  SET good = CASE WHEN good ~ word THEN NULL ELSE good END,
      better = CASE WHEN better ~ word THEN NULL ELSE better END
  WHERE tenant_id = public.platsa_tenant() AND (good ~ word OR better ~ word);
  GET DIAGNOSTICS said = ROW_COUNT;
  UPDATE public.requested_student
  SET reference = CASE WHEN reference ~ word THEN NULL ELSE reference END,
      group_name = CASE WHEN group_name ~ word THEN NULL ELSE group_name END
  WHERE tenant_id = public.platsa_tenant() AND (reference ~ word OR group_name ~ word);
  GET DIAGNOSTICS known = ROW_COUNT;
  RETURN said + known;
END
$$;

REVOKE ALL ON FUNCTION platsa_forget_mentions(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platsa_forget_mentions(text[]) TO platsa_staff;
