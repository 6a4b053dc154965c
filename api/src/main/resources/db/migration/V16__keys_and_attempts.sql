-- A request's key may stand for a draft or for a service account as well. What is there is compared
-- with the new keys, so the owner must see it.
ALTER TABLE idempotency_key NO FORCE ROW LEVEL SECURITY;
ALTER TABLE draft           NO FORCE ROW LEVEL SECURITY;
ALTER TABLE service_account NO FORCE ROW LEVEL SECURITY;

ALTER TABLE idempotency_key
  ALTER COLUMN problem_id DROP NOT NULL,
  ADD COLUMN draft_id uuid,
  ADD COLUMN account_id uuid,
  ADD CHECK ((problem_id IS NULL) = (account_id IS NOT NULL)),
  ADD FOREIGN KEY (tenant_id, draft_id) REFERENCES draft ON DELETE CASCADE,
  ADD FOREIGN KEY (tenant_id, account_id) REFERENCES service_account ON DELETE CASCADE;

ALTER TABLE idempotency_key FORCE ROW LEVEL SECURITY;
ALTER TABLE draft           FORCE ROW LEVEL SECURITY;
ALTER TABLE service_account FORCE ROW LEVEL SECURITY;

CREATE INDEX idempotency_key_draft ON idempotency_key (tenant_id, draft_id)
  WHERE draft_id IS NOT NULL;
CREATE INDEX idempotency_key_account ON idempotency_key (tenant_id, account_id)
  WHERE account_id IS NOT NULL;

-- Tries to sign in were counted by plain hashes, by which somebody with a copy of the table could
-- find out who had tried. From now on by hashes under a key that is not here; these fit no more.
DELETE FROM sign_in_attempt;
