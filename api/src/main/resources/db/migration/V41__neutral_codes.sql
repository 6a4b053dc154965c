-- A provider is not told that an id is somebody else's: docs/decisions/0047-what-is-told-of-others.md
-- Rows of every tenant are changed, so the owner must see them.
ALTER TABLE requested_student NO FORCE ROW LEVEL SECURITY;
UPDATE requested_student SET left_out_code = 'ID_NOT_USABLE'
WHERE left_out_code IN ('ID_OF_OTHER_PROVIDER', 'DUPLICATE_ID');
ALTER TABLE requested_student FORCE ROW LEVEL SECURITY;
