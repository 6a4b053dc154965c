-- Places that have become free, on offer to providers: docs/decisions/0041-freed-places.md

-- No person is in it: who had the place stands in the proposal that it was of.
CREATE TABLE freed_place (
  tenant_id         uuid NOT NULL REFERENCES tenant,
  id                uuid NOT NULL,
  term_id           text NOT NULL,
  -- Of whom it became free; the seat is told there.
  freed_provider    text NOT NULL,
  freed_proposal    uuid NOT NULL,
  freed_position    integer NOT NULL,
  -- JSON: unit and weeks, as those are shown it to whom it is offered.
  place             text NOT NULL CHECK (place IS JSON OBJECT),
  offered_at        timestamptz NOT NULL,
  offered_name      text NOT NULL,
  -- The last day on which it can be taken.
  until             date NOT NULL,
  ended_at          timestamptz,
  taken_at          timestamptz,
  taken_provider    text,
  taken_proposal    uuid,
  taken_position    integer,
  taken_name        text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, freed_provider, freed_proposal, freed_position)
    REFERENCES proposed_place ON DELETE CASCADE,
  CHECK (num_nonnulls(taken_at, taken_provider, taken_proposal, taken_position, taken_name)
         IN (0, 5)),
  CHECK (ended_at IS NULL OR taken_at IS NULL)
);

CREATE INDEX freed_place_of_term ON freed_place (tenant_id, term_id);
CREATE UNIQUE INDEX freed_place_once
  ON freed_place (tenant_id, freed_provider, freed_proposal, freed_position)
  WHERE ended_at IS NULL;
CREATE UNIQUE INDEX freed_place_taken
  ON freed_place (tenant_id, taken_provider, taken_proposal, taken_position);

-- Who could take it, and from when on. The provider stands in the key, so that none tells of
-- another's rows.
CREATE TABLE freed_candidate (
  tenant_id   uuid NOT NULL REFERENCES tenant,
  provider_id text NOT NULL,
  freed_id    uuid NOT NULL,
  proposal_id uuid NOT NULL,
  position    integer NOT NULL,
  term_id     text NOT NULL,
  opens_on    date NOT NULL,
  -- Whether the provider has taken the place for this one.
  taken       boolean NOT NULL DEFAULT false,
  PRIMARY KEY (tenant_id, provider_id, freed_id, proposal_id, position),
  FOREIGN KEY (tenant_id, freed_id) REFERENCES freed_place ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, provider_id, proposal_id, position) REFERENCES proposed_place
    ON DELETE CASCADE
);

CREATE INDEX freed_candidate_of_place ON freed_candidate (tenant_id, freed_id);
CREATE INDEX freed_candidate_of_student
  ON freed_candidate (tenant_id, provider_id, proposal_id, position);

ALTER TABLE freed_place     ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE freed_candidate ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY staff ON freed_place     TO platsa_staff USING (tenant_id = platsa_tenant());
CREATE POLICY staff ON freed_candidate TO platsa_staff USING (tenant_id = platsa_tenant());

GRANT SELECT, INSERT, UPDATE (ended_at) ON freed_place TO platsa_staff;
GRANT SELECT, INSERT ON freed_candidate TO platsa_staff;

CREATE POLICY provider ON freed_candidate TO platsa_provider
  USING (tenant_id = platsa_tenant() AND provider_id = platsa_provider());
GRANT SELECT, UPDATE (taken) ON freed_candidate TO platsa_provider;

-- A provider sees what its own students could take, not of whom it became free, nor who took it.
CREATE POLICY provider ON freed_place FOR SELECT TO platsa_provider
  USING (tenant_id = platsa_tenant() AND EXISTS (
    SELECT 1 FROM freed_candidate c
    WHERE c.tenant_id = freed_place.tenant_id AND c.freed_id = freed_place.id
      AND c.provider_id = platsa_provider()));
-- Once, for itself, in its turn and in time. The service's own clock is what counts; this is the
-- last line behind it.
CREATE POLICY provider_takes ON freed_place FOR UPDATE TO platsa_provider
  USING (tenant_id = platsa_tenant() AND taken_at IS NULL AND ended_at IS NULL
    AND until >= (now() AT TIME ZONE 'Europe/Stockholm')::date AND EXISTS (
      SELECT 1 FROM freed_candidate c
      WHERE c.tenant_id = freed_place.tenant_id AND c.freed_id = freed_place.id
        AND c.provider_id = platsa_provider()
        AND c.opens_on <= (now() AT TIME ZONE 'Europe/Stockholm')::date))
  WITH CHECK (tenant_id = platsa_tenant() AND taken_provider = platsa_provider() AND EXISTS (
      SELECT 1 FROM freed_candidate c
      WHERE c.tenant_id = freed_place.tenant_id AND c.freed_id = freed_place.id
        AND c.provider_id = platsa_provider() AND c.proposal_id = freed_place.taken_proposal
        AND c.position = freed_place.taken_position));
GRANT SELECT (tenant_id, id, term_id, place, until, ended_at, taken_at),
      UPDATE (taken_at, taken_provider, taken_proposal, taken_position, taken_name)
  ON freed_place TO platsa_provider;
