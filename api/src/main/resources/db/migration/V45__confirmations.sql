-- What a unit has confirmed of what was published: docs/decisions/0049-units-confirm.md
CREATE TABLE confirmation (
  tenant_id      uuid NOT NULL REFERENCES tenant,
  provider_id    text NOT NULL,
  proposal_id    uuid NOT NULL,
  position       integer NOT NULL,
  confirmed_by   uuid NOT NULL,
  confirmed_name text NOT NULL,
  confirmed_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, provider_id, proposal_id, position),
  FOREIGN KEY (tenant_id, provider_id, proposal_id, position) REFERENCES proposed_place
    ON DELETE CASCADE
);

ALTER TABLE confirmation ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON confirmation TO platsa_staff USING (tenant_id = platsa_tenant());

GRANT SELECT, INSERT, DELETE ON confirmation TO platsa_staff;
