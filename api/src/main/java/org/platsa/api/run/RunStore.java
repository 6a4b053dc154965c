package org.platsa.api.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.solver.plan.Cost;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code run} (<i>körningar</i>). */
@Repository
public class RunStore {
  private static final TypeReference<Map<String, Integer>> WEIGHTS = new TypeReference<>() {};

  private final JdbcClient db;
  private final JsonMapper json;
  private final Clock clock;

  RunStore(JdbcClient db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  /** The run of an id, if it is the tenant's. */
  public Optional<Run> find(UUID tenant, UUID id) {
    return db.sql("SELECT * FROM run WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(this::run)
        .optional();
  }

  /**
   * The run of an id.
   *
   * @throws ApiException 404 if the tenant has no such run
   */
  public Run get(UUID tenant, UUID id) {
    return find(tenant, id).orElseThrow(() -> ApiException.notFound("run", id));
  }

  /** The runs of a problem, newest first. */
  List<Run> ofProblem(UUID tenant, UUID problem, int limit) {
    return db.sql(
            """
            SELECT * FROM run WHERE tenant_id = :tenant AND problem_id = :problem
            ORDER BY id DESC LIMIT :limit
            """)
        .param("tenant", tenant)
        .param("problem", problem)
        .param("limit", limit)
        .query(this::run)
        .list();
  }

  /** Stores a new run as QUEUED. */
  void insert(Run run) {
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             unimproved_ms, step_limit, weights, start_from, queued_at)
            VALUES (:id, :tenant, :problem, 'QUEUED', :priority, :seed, :time,
                    :unimproved, :steps, :weights, :start, :at)
            """)
        .param("id", run.id())
        .param("tenant", run.tenantId())
        .param("problem", run.problemId())
        .param("priority", run.priority())
        .param("seed", run.seed())
        .param("time", run.timeLimit().toMillis())
        .param("unimproved", run.unimproved() == null ? null : run.unimproved().toMillis())
        .param("steps", run.stepLimit())
        .param("weights", json.writeValueAsString(run.weights()))
        .param("start", run.startFrom())
        .param("at", OffsetDateTime.ofInstant(run.queuedAt(), ZoneOffset.UTC))
        .update();
  }

  /**
   * How many runs of a tenant are in a state; the tenant's other submissions wait until this
   * transaction ends, so that no two see the same number.
   */
  Map<RunState, Integer> lockAndCountUnfinished(UUID tenant) {
    db.sql("SELECT id FROM tenant WHERE id = :tenant FOR NO KEY UPDATE")
        .param("tenant", tenant)
        .query(UUID.class)
        .single();
    return Map.of(
        RunState.QUEUED,
        count(tenant, RunState.QUEUED),
        RunState.SOLVING,
        count(tenant, RunState.SOLVING));
  }

  private int count(UUID tenant, RunState state) {
    return db.sql("SELECT count(*) FROM run WHERE tenant_id = :tenant AND state = :state")
        .param("tenant", tenant)
        .param("state", state.name())
        .query(Integer.class)
        .single();
  }

  /** The run, locked until the transaction ends; by id alone, for the worker. */
  Optional<Run> lock(UUID id) {
    return db.sql("SELECT * FROM run WHERE id = :id FOR NO KEY UPDATE")
        .param("id", id)
        .query(this::run)
        .optional();
  }

  /** What a claim writes beside the state. */
  void recordClaim(UUID id, String worker) {
    db.sql(
            """
            UPDATE run SET worker = :worker, attempt = attempt + 1,
                           started_at = coalesce(started_at, :now)
            WHERE id = :id
            """)
        .param("id", id)
        .param("worker", worker)
        .param("now", OffsetDateTime.now(clock))
        .update();
  }

  /** Asks a run to stop; says whether it was unfinished. */
  boolean requestCancel(UUID tenant, UUID id) {
    return db.sql(
                """
                UPDATE run SET cancel_requested = true
                WHERE tenant_id = :tenant AND id = :id AND state IN ('QUEUED', 'SOLVING')
                """)
            .param("tenant", tenant)
            .param("id", id)
            .update()
        == 1;
  }

  /** Moves an unfinished run to a revised problem; says whether it was unfinished. */
  boolean moveTo(UUID tenant, UUID id, UUID from, UUID problem) {
    return db.sql(
                """
                UPDATE run SET problem_id = :problem
                WHERE tenant_id = :tenant AND id = :id AND problem_id = :from
                  AND state IN ('QUEUED', 'SOLVING')
                """)
            .param("problem", problem)
            .param("from", from)
            .param("tenant", tenant)
            .param("id", id)
            .update()
        == 1;
  }

  /**
   * Tells others how far a worker has come, and the worker what others want of it.
   *
   * @return nothing if the run is no longer this attempt's
   */
  Optional<Wanted> checkIn(UUID id, int attempt, Duration spent, long evaluations) {
    return db.sql(
            """
            UPDATE run SET spent_ms = greatest(spent_ms, :spent),
                           evaluations = greatest(evaluations, :evaluations)
            WHERE id = :id AND attempt = :attempt AND state = 'SOLVING'
            RETURNING cancel_requested, problem_id
            """)
        .param("id", id)
        .param("attempt", attempt)
        .param("spent", spent.toMillis())
        .param("evaluations", evaluations)
        .query((row, number) -> new Wanted(row.getBoolean(1), row.getObject(2, UUID.class)))
        .optional();
  }

  /**
   * What others want of a run that is being worked on.
   *
   * @param cancel whether it should stop
   * @param problemId the problem that it should solve
   */
  record Wanted(boolean cancel, UUID problemId) {}

  /** How many runs are unfinished, by tenant and state; costs the same however many have ended. */
  List<StateCount> countUnfinished() {
    return db.sql(
            """
            SELECT tenant_id, state, count(*) FROM run WHERE state IN ('QUEUED', 'SOLVING')
            GROUP BY tenant_id, state
            """)
        .query((row, number) ->
            new StateCount(
                row.getObject(1, UUID.class), RunState.valueOf(row.getString(2)), row.getLong(3)))
        .list();
  }

  /** How many runs of a tenant are in a state. */
  record StateCount(UUID tenantId, RunState state, long count) {}

  private Run run(ResultSet row, int number) throws SQLException {
    Long hard = row.getObject("hard", Long.class);
    Long unimproved = row.getObject("unimproved_ms", Long.class);
    Long steps = row.getObject("step_limit", Long.class);
    return new Run(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("problem_id", UUID.class),
        RunState.valueOf(row.getString("state")),
        row.getInt("priority"),
        row.getLong("seed"),
        Duration.ofMillis(row.getLong("time_limit_ms")),
        unimproved == null ? null : Duration.ofMillis(unimproved),
        steps == null ? null : Math.toIntExact(steps),
        json.readValue(row.getString("weights"), WEIGHTS),
        row.getObject("start_from", UUID.class),
        row.getBoolean("cancel_requested"),
        row.getString("worker"),
        row.getInt("attempt"),
        row.getLong("last_seq"),
        hard == null ? null : new Cost(hard, row.getLong("medium"), row.getLong("soft")),
        Duration.ofMillis(row.getLong("spent_ms")),
        row.getLong("evaluations"),
        row.getString("stop_reason"),
        row.getString("failure"),
        row.getObject("queued_at", OffsetDateTime.class).toInstant(),
        instant(row, "started_at"),
        instant(row, "finished_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
