-- Reminders of asking and offering, and providers' own programs:
-- docs/decisions/0043-reminders-and-programs.md
ALTER TABLE asked_provider ADD COLUMN reminded_at timestamptz;
ALTER TABLE asked_unit     ADD COLUMN reminded_at timestamptz;
GRANT UPDATE (reminded_at) ON asked_provider TO platsa_staff;
GRANT UPDATE (reminded_at) ON asked_unit     TO platsa_staff;

-- What is there is compared with the new key, so the owner must see it.
ALTER TABLE message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE asking  NO FORCE ROW LEVEL SECURITY;

ALTER TABLE message
  -- Of which asking a message is; it goes with that.
  ADD COLUMN asked_term_id text,
  ADD FOREIGN KEY (tenant_id, asked_term_id) REFERENCES asking ON DELETE CASCADE,
  DROP CONSTRAINT message_kind_check,
  DROP CONSTRAINT message_check1,
  DROP CONSTRAINT message_check2,
  ADD CHECK (kind IN ('PUBLISHED', 'CHANGED', 'WITHDRAWN', 'DATE_NEAR', 'ANSWERED', 'REPAIRED',
                      'REQUESTS_DUE', 'OFFERS_DUE', 'LEFT_OUT')),
  ADD CHECK ((asked_term_id IS NOT NULL) = (kind IN ('REQUESTS_DUE', 'OFFERS_DUE', 'LEFT_OUT'))),
  ADD CHECK (asked_term_id = term_id),
  ADD CHECK ((proposal_id IS NULL) = (kind = 'REPAIRED' OR asked_term_id IS NOT NULL)),
  ADD CHECK ((provider_id IS NULL) = (kind IN ('REPAIRED', 'OFFERS_DUE')));

ALTER TABLE message FORCE ROW LEVEL SECURITY;
ALTER TABLE asking  FORCE ROW LEVEL SECURITY;

CREATE INDEX message_of_asking ON message (tenant_id, asked_term_id);

ALTER TABLE webhook
  DROP CONSTRAINT webhook_kinds_check,
  ADD CHECK (cardinality(kinds) > 0
             AND kinds <@ ARRAY['PUBLISHED', 'CHANGED', 'WITHDRAWN', 'DATE_NEAR', 'ANSWERED',
                                'REPAIRED', 'REQUESTS_DUE', 'OFFERS_DUE', 'LEFT_OUT']);
ALTER TABLE account
  DROP CONSTRAINT account_unwanted_messages_check,
  ADD CHECK (unwanted_messages <@ ARRAY['PUBLISHED', 'CHANGED', 'WITHDRAWN', 'DATE_NEAR',
                                        'ANSWERED', 'REPAIRED', 'REQUESTS_DUE', 'OFFERS_DUE',
                                        'LEFT_OUT']);

-- A manager is reminded while one of the own units has not answered.
CREATE POLICY worker ON asked_unit FOR SELECT TO platsa_worker USING (true);
GRANT SELECT (tenant_id, term_id, unit_id, answered_at) ON asked_unit TO platsa_worker;
GRANT SELECT (unit_ids) ON account TO platsa_worker;

-- Of a webhook what came first is sent first.
CREATE INDEX delivery_in_order ON delivery (tenant_id, webhook_id, message_id)
  WHERE state = 'WAITING';

-- A provider's own program acts for that provider, and for nobody else.
ALTER TABLE service_account
  ADD COLUMN provider_id text CHECK (provider_id <> ''),
  ADD CHECK ((provider_id IS NOT NULL) = ('round' = ANY (scopes))),
  ADD CHECK (provider_id IS NULL OR cardinality(scopes) = 1);
GRANT SELECT (provider_id), INSERT (provider_id) ON service_account TO platsa_staff;
