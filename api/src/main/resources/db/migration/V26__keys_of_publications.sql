-- A publication's key is kept as all others are: in one place, seven days, and gone with whoever it
-- mentions. What is there is compared with, so the owner must see it.
ALTER TABLE idempotency_key NO FORCE ROW LEVEL SECURITY;
ALTER TABLE publication     NO FORCE ROW LEVEL SECURITY;

ALTER TABLE idempotency_key
  ADD COLUMN publication_id uuid,
  ADD FOREIGN KEY (tenant_id, publication_id) REFERENCES publication ON DELETE CASCADE;

CREATE INDEX idempotency_key_publication ON idempotency_key (tenant_id, publication_id)
  WHERE publication_id IS NOT NULL;

INSERT INTO idempotency_key (tenant_id, key, request_hash, problem_id, publication_id, created_at)
SELECT tenant_id, request_key, request_hash, problem_id, id, published_at
FROM publication
WHERE request_key IS NOT NULL
ON CONFLICT (tenant_id, key) DO NOTHING;

ALTER TABLE publication
  DROP COLUMN request_key,
  DROP COLUMN request_hash;

ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
ALTER TABLE publication     FORCE ROW LEVEL SECURITY;
