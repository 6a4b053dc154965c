-- Providers and coordinators are told of places on offer: docs/decisions/0048-taken-places-and-order.md

-- What is there is compared with the new checks, so the owner must see it.
ALTER TABLE message     NO FORCE ROW LEVEL SECURITY;
ALTER TABLE freed_place NO FORCE ROW LEVEL SECURITY;

ALTER TABLE message
  -- After it the message tells nothing any more, and is not sent.
  ADD COLUMN last_day date,
  DROP CONSTRAINT message_kind_check,
  ADD CONSTRAINT message_kind_check
    CHECK (kind IN ('PUBLISHED', 'CHANGED', 'WITHDRAWN', 'DATE_NEAR', 'ANSWERED', 'REPAIRED',
                    'REQUESTS_DUE', 'OFFERS_DUE', 'LEFT_OUT', 'PLACE_OFFERED', 'PLACE_GONE',
                    'PLACE_TAKEN'));
ALTER TABLE webhook
  DROP CONSTRAINT webhook_kinds_check,
  ADD CONSTRAINT webhook_kinds_check
    CHECK (cardinality(kinds) > 0
           AND kinds <@ ARRAY['PUBLISHED', 'CHANGED', 'WITHDRAWN', 'DATE_NEAR', 'ANSWERED',
                              'REPAIRED', 'REQUESTS_DUE', 'OFFERS_DUE', 'LEFT_OUT',
                              'PLACE_OFFERED', 'PLACE_GONE', 'PLACE_TAKEN']);
ALTER TABLE account
  DROP CONSTRAINT account_unwanted_messages_check,
  ADD CONSTRAINT account_unwanted_messages_check
    CHECK (unwanted_messages <@ ARRAY['PUBLISHED', 'CHANGED', 'WITHDRAWN', 'DATE_NEAR', 'ANSWERED',
                                      'REPAIRED', 'REQUESTS_DUE', 'OFFERS_DUE', 'LEFT_OUT',
                                      'PLACE_OFFERED', 'PLACE_GONE', 'PLACE_TAKEN']);

-- When the others were told that a place is gone; nobody is told of what was taken before.
ALTER TABLE freed_place ADD COLUMN told_at timestamptz;
UPDATE freed_place SET told_at = taken_at WHERE taken_at IS NOT NULL;
GRANT UPDATE (told_at) ON freed_place TO platsa_staff;

ALTER TABLE message     FORCE ROW LEVEL SECURITY;
ALTER TABLE freed_place FORCE ROW LEVEL SECURITY;

-- A provider tells that it has answered, or taken a place, and reads nothing.
DROP POLICY provider_tells ON message;
CREATE POLICY provider_tells ON message FOR INSERT TO platsa_provider
  WITH CHECK (tenant_id = platsa_tenant() AND provider_id = platsa_provider()
              AND kind IN ('ANSWERED', 'PLACE_TAKEN'));
