-- A taken place is agreed in every version that has it: docs/decisions/0048-taken-places-and-order.md

-- Who took it, as with an answer; unknown for what was taken before this was kept.
ALTER TABLE freed_place
  ADD COLUMN taken_by uuid,
  ADD CHECK (taken_by IS NULL OR taken_at IS NOT NULL);
GRANT UPDATE (taken_by) ON freed_place TO platsa_provider;
