-- A changed copy of a term's data that only asks what would be: never a version of that data.
ALTER TABLE problem ADD COLUMN what_if boolean NOT NULL DEFAULT false;

CREATE INDEX problem_what_ifs ON problem (tenant_id, parent_id) WHERE what_if;

-- Cells of a waiting workbook that its sender has mended on the page, as JSON.
ALTER TABLE upload ADD COLUMN mends text NOT NULL DEFAULT '[]';
