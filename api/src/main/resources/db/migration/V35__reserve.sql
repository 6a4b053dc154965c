-- What a coordinator has decided about a term's reserve list: docs/decisions/0040-cancellations.md
CREATE TABLE reserve_choice (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  term_id     text NOT NULL,
  held        boolean NOT NULL,
  -- Percent.
  default_use smallint NOT NULL CHECK (default_use BETWEEN 1 AND 99),
  chance      smallint NOT NULL CHECK (chance BETWEEN 1 AND 99),
  chosen_name text NOT NULL,
  chosen_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, term_id)
);

ALTER TABLE reserve_choice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON reserve_choice TO platsa_staff USING (tenant_id = platsa_tenant());

GRANT SELECT, INSERT, DELETE, UPDATE (held, default_use, chance, chosen_name, chosen_at)
  ON reserve_choice TO platsa_staff;
