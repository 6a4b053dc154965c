-- Places that a unit offers in periods or weeks, as JSON like a document's offers; absent for as the
-- data has them.
ALTER TABLE asked_unit ADD COLUMN offers text CHECK (offers IS JSON ARRAY);
GRANT UPDATE (offers) ON asked_unit TO platsa_staff;
