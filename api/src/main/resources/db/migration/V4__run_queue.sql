-- The table of runs is the queue: who works on a run, and until when, stands in its row alone.
DROP TABLE scheduled_tasks;

ALTER TABLE run
  -- Until when the worker may work on it, by the database's clock; then anybody may take it.
  ADD COLUMN lease_until    timestamptz,
  -- Attempts that ended by no fault of the run's: a shutdown, or a database that was away.
  ADD COLUMN excused        integer NOT NULL DEFAULT 0,
  -- When a worker last took it, or the run that it succeeds: what has been begun goes on first.
  ADD COLUMN claimed_at     timestamptz,
  -- The run that it goes on from, since that one's problem was changed.
  ADD COLUMN predecessor_id uuid UNIQUE REFERENCES run ON DELETE SET NULL;

-- Who works on it now keeps no lease: whoever starts next takes over at once.
UPDATE run SET lease_until = now() WHERE state = 'SOLVING';
UPDATE run SET excused = attempt, claimed_at = started_at;

-- A run used to be moved to the revised problem. Where its best plan is still one of the problem
-- before, a finished run goes back to that; any other begins anew with the problem that it has.
CREATE TEMPORARY TABLE moved ON COMMIT DROP AS
  SELECT run.id, CASE WHEN run.finished_at IS NOT NULL THEN problem.id END AS back_to
  FROM run
  CROSS JOIN LATERAL (SELECT (data::jsonb ->> 'problemId')::uuid AS problem_id
                      FROM run_event
                      WHERE run_id = run.id AND type <> 'state'
                      ORDER BY seq DESC LIMIT 1) best
  LEFT JOIN problem ON problem.id = best.problem_id
  WHERE best.problem_id <> run.problem_id;
UPDATE run SET problem_id = back_to FROM moved WHERE run.id = moved.id AND back_to IS NOT NULL;
DELETE FROM run_event USING moved WHERE run_id = id AND type <> 'state' AND back_to IS NULL;
UPDATE run SET hard = NULL, medium = NULL, soft = NULL
  FROM moved WHERE run.id = moved.id AND back_to IS NULL;

ALTER TABLE run
  ADD CHECK ((lease_until IS NOT NULL) = (state = 'SOLVING')),
  ADD CHECK (excused BETWEEN 0 AND attempt),
  ADD CHECK ((worker IS NOT NULL) = (attempt > 0) AND (started_at IS NOT NULL) = (attempt > 0)),
  ADD CHECK ((stop_reason IS NOT NULL) = (finished_at IS NOT NULL));

-- Tenants take turns: the one that a worker came to longest ago is next.
CREATE INDEX run_claimed ON run (tenant_id, claimed_at DESC) WHERE claimed_at IS NOT NULL;
