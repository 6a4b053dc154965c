-- What education providers answer, place by place: docs/decisions/0031-round-with-providers.md
CREATE TABLE answer (
  tenant_id     uuid NOT NULL REFERENCES tenant,
  provider_id   text NOT NULL,
  proposal_id   uuid NOT NULL,
  position      integer NOT NULL,
  answer        text NOT NULL CHECK (answer IN ('ACCEPTED', 'DECLINED', 'WITHDRAWN', 'OTHER_WANTED')),
  reason        text CHECK (reason IN ('TOO_FAR', 'PERIOD', 'UNIT_KIND', 'OTHER_PLACE',
                                       'STUDENT_LEFT', 'OTHER')),
  answered_by   uuid NOT NULL,
  answered_name text NOT NULL,
  answered_at   timestamptz NOT NULL,
  -- Given to an earlier version with the same place.
  carried       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, provider_id, proposal_id, position),
  FOREIGN KEY (tenant_id, provider_id, proposal_id, position) REFERENCES proposed_place
    ON DELETE CASCADE,
  CHECK ((answer = 'ACCEPTED') = (reason IS NULL))
);

ALTER TABLE answer ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON answer TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY provider ON answer TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider());

-- Carried over to the next version when it is published.
GRANT SELECT, INSERT ON answer TO platsa_staff;
GRANT SELECT, INSERT, DELETE, UPDATE (answer, reason, answered_by, answered_name, answered_at, carried)
  ON answer TO platsa_provider;
