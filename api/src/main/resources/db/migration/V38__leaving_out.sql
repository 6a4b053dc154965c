-- What the coordinator leaves out when answers are taken in, and which answers which version of the
-- data has: docs/decisions/0042-leaving-out.md

-- When it was left out, and the code of what was wrong with it, if anything was. It counts until it
-- is answered anew.
ALTER TABLE requested_student
  ADD COLUMN left_out_at   timestamptz,
  ADD COLUMN left_out_code text,
  -- JSON: which versions of the data have what of it, the newest last. Whoever undoes a version makes
  -- an answer count again as the version before has it.
  ADD COLUMN taken_log     text CHECK (taken_log IS JSON ARRAY);
ALTER TABLE asked_unit
  ADD COLUMN left_out_at timestamptz,
  ADD COLUMN taken_log   text CHECK (taken_log IS JSON ARRAY);

GRANT UPDATE (left_out_at, taken_log) ON asked_unit TO platsa_staff;
GRANT SELECT (left_out_at, left_out_code, taken_log),
      -- Of whom nothing is left the references are forgotten, unread.
      UPDATE (reference, group_name, taken_log, left_out_at, left_out_code)
  ON requested_student TO platsa_staff;
