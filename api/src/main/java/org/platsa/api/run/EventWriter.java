package org.platsa.api.run;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the table {@code run_event} (<i>händelser</i>), together with what an event changes in the
 * run's row. Each event is written, numbered and announced by one statement that fails to hit a row
 * when the run is no longer the writer's.
 */
@Repository
@Transactional
class EventWriter {
  /** The fields of a state event that say why the run ended, and what failed. */
  static final String STOP_REASON = "stopReason";

  static final String FAILURE = "failure";

  /** Writes a state event of the run that was moved, and announces it. */
  private static final String TELL =
      """
      , told AS (
        INSERT INTO run_event (run_id, seq, tenant_id, type, at, data)
        SELECT id, last_seq, tenant_id, 'state', :now, :data FROM moved
        RETURNING run_id, seq
      )
      SELECT seq, pg_notify('platsa_event', run_id || ' ' || seq) FROM told
      """;

  private final JdbcClient db;
  private final JsonMapper json;
  private final Clock clock;

  EventWriter(JdbcClient db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Gives a queued run to a worker and tells so, in one statement.
   *
   * @param lease how long the worker may keep it without a renewal
   * @return the event's number; nothing if the run is not queued
   */
  OptionalLong claim(Run run, String worker, Duration lease) {
    return seq(
        db.sql(
                """
                WITH moved AS (
                  UPDATE run SET state = :to, last_seq = last_seq + 1,
                                 worker = :worker, attempt = attempt + 1,
                                 lease_until = now() + :lease * interval '1 millisecond',
                                 claimed_at = now(), started_at = coalesce(started_at, :now)
                  WHERE tenant_id = :tenant AND id = :run AND state = ANY(:from)
                  RETURNING id, tenant_id, last_seq
                )
                """
                    + TELL)
            .param("tenant", run.tenantId())
            .param("run", run.id())
            .param("to", Transition.CLAIM.to().name())
            .param("from", names(Transition.CLAIM.from()))
            .param("worker", worker)
            .param("lease", lease.toMillis())
            .param("now", OffsetDateTime.now(clock))
            .param(
                "data",
                data(
                    Transition.CLAIM.to(),
                    Map.of(
                        "problemId",
                        run.problemId(),
                        "worker",
                        worker,
                        "attempt",
                        run.attempt() + 1))));
  }

  /**
   * Changes a run's state, to any but SOLVING, and tells so, in one statement.
   *
   * @param attempt the worker's attempt, or null when no worker has it
   * @param details more for readers, such as why
   * @return the event's number; nothing if the run is not in a state that the transition starts
   *     from, or not that attempt's
   */
  OptionalLong transition(
      UUID tenant,
      UUID run,
      @Nullable Integer attempt,
      Transition transition,
      Map<String, Object> details) {
    return seq(
        db.sql(
                """
                WITH moved AS (
                  UPDATE run SET state = :to, last_seq = last_seq + 1, lease_until = NULL,
                                 stop_reason = :reason, failure = :failure,
                                 finished_at = CASE WHEN :finished THEN :now::timestamptz END
                  WHERE tenant_id = :tenant AND id = :run AND state = ANY(:from)
                    AND (:attempt::integer IS NULL OR attempt = :attempt)
                  RETURNING id, tenant_id, last_seq
                )
                """
                    + TELL)
            .param("tenant", tenant)
            .param("run", run)
            .param("to", transition.to().name())
            .param("from", names(transition.from()))
            .param("attempt", attempt)
            .param("reason", details.get(STOP_REASON))
            .param("failure", details.get(FAILURE))
            .param("finished", transition.to().isFinished())
            .param("now", OffsetDateTime.now(clock))
            .param("data", data(transition.to(), details)));
  }

  /** Tells of a run that was just queued; to be called in the transaction that stores it. */
  @Transactional(propagation = Propagation.MANDATORY)
  void queued(Run run) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("problemId", run.problemId());
    if (run.succession().predecessor() != null) {
      details.put("predecessor", run.succession().predecessor());
    }
    OptionalLong seq =
        seq(
            db.sql(
                    """
                    WITH moved AS (
                      UPDATE run SET last_seq = 1
                      WHERE tenant_id = :tenant AND id = :run
                        AND state = 'QUEUED' AND last_seq = 0
                      RETURNING id, tenant_id, last_seq
                    )
                    """
                        + TELL)
                .param("tenant", run.tenantId())
                .param("run", run.id())
                .param("now", OffsetDateTime.now(clock))
                .param("data", data(RunState.QUEUED, details)));
    if (seq.isEmpty()) {
      throw new IllegalStateException("Run " + run.id() + " is not newly queued");
    }
  }

  private String data(RunState state, Map<String, Object> details) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("state", state.name());
    data.putAll(details);
    return json.writeValueAsString(data);
  }

  private static String[] names(Set<RunState> states) {
    return states.stream().map(Enum::name).toArray(String[]::new);
  }

  /**
   * Saves a better plan.
   *
   * @param run as the worker's attempt has it
   * @param type PLAN or IMPROVEMENT
   * @param changes against the plan saved before; for an improvement
   * @param plan the whole plan, or null where the changes are enough
   * @return the event's number; nothing if the run is no longer that attempt's
   */
  OptionalLong save(
      Run run,
      RunEvent.Type type,
      Cost cost,
      String data,
      Duration spent,
      long evaluations,
      @Nullable List<PlanChange> changes,
      @Nullable List<Assignment> plan) {
    return seq(
        db.sql(
                """
                WITH saved AS (
                  UPDATE run SET last_seq = last_seq + 1,
                                 hard = :hard, medium = :medium, soft = :soft,
                                 spent_ms = greatest(spent_ms, :spent),
                                 evaluations = greatest(evaluations, :evaluations)
                  WHERE tenant_id = :tenant AND id = :run
                    AND attempt = :attempt AND state = 'SOLVING'
                  RETURNING id, tenant_id, last_seq
                ), told AS (
                  INSERT INTO run_event (run_id, seq, tenant_id, type, at, data, changes, plan)
                  SELECT id, last_seq, tenant_id, :type, :now, :data, :changes, :plan FROM saved
                  RETURNING run_id, seq
                )
                SELECT seq, pg_notify('platsa_event', run_id || ' ' || seq) FROM told
                """)
            .param("tenant", run.tenantId())
            .param("run", run.id())
            .param("attempt", run.attempt())
            .param("type", type.wireName())
            .param("hard", cost.hard())
            .param("medium", cost.medium())
            .param("soft", cost.soft())
            .param("spent", spent.toMillis())
            .param("evaluations", evaluations)
            .param("now", OffsetDateTime.now(clock))
            .param("data", data)
            .param("changes", changes == null ? null : json.writeValueAsString(changes))
            .param("plan", plan == null ? null : json.writeValueAsString(plan)));
  }

  /**
   * Drops what is no longer worth its room: of runs that finished before a time, everything but the
   * states and the last plan.
   *
   * @return how many runs were pruned
   */
  int prune(OffsetDateTime finishedBefore) {
    // One statement, so that no run is marked whose events are still there.
    return db.sql(
            """
            WITH old AS (
              UPDATE run SET pruned = true
              WHERE (tenant_id, id) IN (SELECT tenant_id, id FROM run
                                        WHERE NOT pruned AND finished_at < :before
                                        ORDER BY finished_at LIMIT 500 FOR UPDATE SKIP LOCKED)
              RETURNING tenant_id, id
            ), gone AS (
              DELETE FROM run_event e USING old
              WHERE e.tenant_id = old.tenant_id AND e.run_id = old.id AND e.type <> 'state'
                AND e.seq < (SELECT max(p.seq) FROM run_event p
                             WHERE p.tenant_id = old.tenant_id AND p.run_id = old.id
                               AND p.type = 'plan')
            )
            SELECT count(*) FROM old
            """)
        .param("before", finishedBefore)
        .query(Integer.class)
        .single();
  }

  private OptionalLong seq(JdbcClient.StatementSpec statement) {
    List<Long> rows = new ArrayList<>(1);
    statement.query(row -> {
      rows.add(row.getLong(1));
    });
    return rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(rows.getFirst());
  }
}
