CREATE TABLE run (
  id               uuid PRIMARY KEY,
  tenant_id        uuid NOT NULL REFERENCES tenant,
  -- Changes that reach a run while it solves move it to the revised problem.
  problem_id       uuid NOT NULL REFERENCES problem ON DELETE CASCADE,
  state            text NOT NULL
                   CHECK (state IN ('QUEUED', 'SOLVING', 'COMPLETED', 'STOPPED', 'FAILED')),
  priority         smallint NOT NULL CHECK (priority BETWEEN 0 AND 10),
  seed             bigint NOT NULL,
  time_limit_ms    bigint NOT NULL CHECK (time_limit_ms > 0),
  unimproved_ms    bigint CHECK (unimproved_ms > 0),
  step_limit       bigint CHECK (step_limit > 0),
  weights          text NOT NULL DEFAULT '{}',
  start_from       uuid REFERENCES run ON DELETE SET NULL,
  cancel_requested boolean NOT NULL DEFAULT false,
  -- Who works on it. The attempt is the fencing token: what an earlier worker still writes is
  -- refused.
  worker           text,
  attempt          integer NOT NULL DEFAULT 0 CHECK (attempt >= 0),
  -- The newest event.
  last_seq         bigint NOT NULL DEFAULT 0 CHECK (last_seq >= 0),
  -- The best plan's cost; absent as long as there is none. The plan itself is in the events.
  hard             bigint CHECK (hard >= 0),
  medium           bigint CHECK (medium >= 0),
  soft             bigint CHECK (soft >= 0),
  -- Time searched, over all attempts.
  spent_ms         bigint NOT NULL DEFAULT 0 CHECK (spent_ms >= 0),
  evaluations      bigint NOT NULL DEFAULT 0 CHECK (evaluations >= 0),
  stop_reason      text,
  failure          text,
  queued_at        timestamptz NOT NULL,
  started_at       timestamptz,
  finished_at      timestamptz,
  pruned           boolean NOT NULL DEFAULT false,
  CHECK ((finished_at IS NOT NULL) = (state IN ('COMPLETED', 'STOPPED', 'FAILED'))),
  CHECK ((hard IS NULL) = (medium IS NULL) AND (hard IS NULL) = (soft IS NULL))
);

CREATE INDEX run_of_problem ON run (problem_id, id);
CREATE INDEX run_unfinished ON run (tenant_id, state) WHERE state IN ('QUEUED', 'SOLVING');
CREATE INDEX run_start_from ON run (start_from);
CREATE INDEX run_to_prune ON run (finished_at) WHERE NOT pruned;

-- What happened in a run, in order. Readers' streams and the best plan are made from this alone.
CREATE TABLE run_event (
  run_id    uuid NOT NULL REFERENCES run ON DELETE CASCADE,
  seq       bigint NOT NULL CHECK (seq > 0),
  tenant_id uuid NOT NULL REFERENCES tenant,
  type      text NOT NULL CHECK (type IN ('state', 'plan', 'improvement')),
  at        timestamptz NOT NULL,
  -- JSON: what a reader is sent, without assignments.
  data      text NOT NULL,
  -- JSON: the assignments that differ from the plan before, with where they were.
  changes   text,
  -- JSON: the whole plan, in a plan event and now and then in an improvement.
  plan      text,
  PRIMARY KEY (run_id, seq),
  CHECK ((type = 'plan') <= (plan IS NOT NULL)),
  CHECK ((type = 'improvement') <= (changes IS NOT NULL))
);

CREATE INDEX run_event_plan ON run_event (run_id, seq DESC) WHERE plan IS NOT NULL;
