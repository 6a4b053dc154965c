package org.platsa.api.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.error.ApiException;
import org.platsa.solver.plan.Cost;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code run} (<i>körningar</i>). */
@Repository
@Transactional(readOnly = true)
public class RunStore {
  /**
   * The notification channel; a payload is the id of a run about which there is something to do.
   */
  static final String CHANNEL = "platsa_control";

  /** Everything of a run but where it begins, which is as large as a plan. */
  private static final String SELECT =
      """
      SELECT run.id, run.tenant_id, run.problem_id, run.state, run.priority, run.seed,
             run.time_limit_ms, run.unimproved_ms, run.step_limit, run.weights, run.start_from,
             run.draft_id, run.beginning IS NOT NULL AS has_beginning, run.cancel_requested,
             run.worker, run.attempt, run.excused, run.last_seq, run.hard, run.medium, run.soft,
             run.spent_ms, run.evaluations, run.stop_reason, run.failure, run.queued_at,
             run.started_at, run.finished_at, run.predecessor_id,
             (SELECT s.id FROM run s
                     WHERE s.tenant_id = run.tenant_id AND s.predecessor_id = run.id)
                    AS successor_id
      FROM run
      """;

  private static final TypeReference<List<Beginning.PlannedSeat>> SEATS = new TypeReference<>() {};
  private static final TypeReference<Map<String, Integer>> WEIGHTS = new TypeReference<>() {};

  private final JdbcClient db;
  private final JsonMapper json;

  RunStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /** The run of an id, if it is the tenant's. */
  public Optional<Run> find(UUID tenant, UUID id) {
    return db.sql(SELECT + "WHERE tenant_id = :tenant AND id = :id")
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

  /** Where a run finds everybody when it begins from a draft. */
  public Optional<Beginning> beginning(UUID tenant, UUID id) {
    ComputeLane.require();
    return db.sql(
            """
            SELECT beginning FROM run
            WHERE tenant_id = :tenant AND id = :id AND beginning IS NOT NULL
            """)
        .param("tenant", tenant)
        .param("id", id)
        .query(String.class)
        .optional()
        .map(seats -> new Beginning(json.readValue(seats, SEATS)));
  }

  /** A page of a problem's runs, the newest first. */
  public List<Run> page(UUID tenant, UUID problem, int page, int size) {
    return db.sql(
            SELECT
                + """
                WHERE tenant_id = :tenant AND problem_id = :problem
                ORDER BY id DESC LIMIT :size OFFSET :offset
                """)
        .param("tenant", tenant)
        .param("problem", problem)
        .param("size", size)
        .param("offset", (long) page * size)
        .query(this::run)
        .list();
  }

  /** The newest run of each of some problems that has any. */
  public List<Run> newestOf(UUID tenant, List<UUID> problems) {
    if (problems.isEmpty()) {
      return List.of();
    }
    return db.sql(
            SELECT
                + """
                WHERE tenant_id = :tenant AND id IN (
                  SELECT DISTINCT ON (problem_id) id FROM run
                  WHERE tenant_id = :tenant AND problem_id IN (:problems)
                  ORDER BY problem_id, id DESC)
                """)
        .param("tenant", tenant)
        .param("problems", problems)
        .query(this::run)
        .list();
  }

  /** Runs of any problem of a term but what-ifs, the newest first. */
  public List<Run> ofTerm(UUID tenant, String term, int most) {
    return db.sql(
            SELECT
                + """
                WHERE tenant_id = :tenant AND problem_id IN (
                  SELECT id FROM problem
                  WHERE tenant_id = :tenant AND term_id = :term AND NOT what_if)
                ORDER BY id DESC LIMIT :most
                """)
        .param("tenant", tenant)
        .param("term", term)
        .param("most", most)
        .query(this::run)
        .list();
  }

  /** How many of a tenant's runs are in a state. */
  public int count(UUID tenant, RunState state) {
    return db.sql("SELECT count(*) FROM run WHERE tenant_id = :tenant AND state = :state")
        .param("tenant", tenant)
        .param("state", state.name())
        .query(Integer.class)
        .single();
  }

  /** How many runs a problem has. */
  long count(UUID tenant, UUID problem) {
    return db.sql("SELECT count(*) FROM run WHERE tenant_id = :tenant AND problem_id = :problem")
        .param("tenant", tenant)
        .param("problem", problem)
        .query(Long.class)
        .single();
  }

  /**
   * Stores a new run as QUEUED. A successor counts as begun when its predecessor was.
   *
   * @param beginning where a draft has everybody; null for a run that is of none, or begins as its
   *     predecessor did
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void insert(Run run, @Nullable Beginning beginning) {
    RunSettings settings = run.settings();
    Duration unimproved = settings.unimproved();
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             unimproved_ms, step_limit, weights, start_from, draft_id, beginning,
                             queued_at, predecessor_id, claimed_at)
            VALUES (:id, :tenant, :problem, 'QUEUED', :priority, :seed, :time,
                    :unimproved, :steps, :weights, :start, :draft,
                    coalesce(:beginning, (SELECT beginning FROM run
                                          WHERE tenant_id = :tenant AND id = :predecessor)),
                    :at,
                    :predecessor, (SELECT claimed_at FROM run
                                   WHERE tenant_id = :tenant AND id = :predecessor))
            """)
        .param("id", run.id())
        .param("tenant", run.tenantId())
        .param("problem", run.problemId())
        .param("priority", settings.priority())
        .param("seed", settings.seed())
        .param("time", settings.timeLimit().toMillis())
        .param("unimproved", unimproved == null ? null : unimproved.toMillis())
        .param("steps", settings.stepLimit())
        .param("weights", json.writeValueAsString(settings.weights()))
        .param("start", settings.startFrom())
        .param("draft", settings.draft())
        .param("beginning", beginning == null ? null : json.writeValueAsString(beginning.seats()))
        .param("at", OffsetDateTime.ofInstant(run.queuedAt(), ZoneOffset.UTC))
        .param("predecessor", run.succession().predecessor())
        .update();
  }

  /** Keeps a run from being deleted until the transaction ends; says whether it is there. */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean keep(UUID tenant, UUID id) {
    return db.sql("SELECT id FROM run WHERE tenant_id = :tenant AND id = :id FOR KEY SHARE")
        .param("tenant", tenant)
        .param("id", id)
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  /**
   * How many runs of a tenant are queued; the tenant's other submissions wait until this
   * transaction ends, so that no two see the same number.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  int lockAndCountQueued(UUID tenant) {
    // A replica that stands still now must not keep the tenant's queue for ever.
    db.sql("SET LOCAL idle_in_transaction_session_timeout = '10s'").update();
    db.sql("SELECT id FROM tenant WHERE id = :tenant FOR NO KEY UPDATE")
        .param("tenant", tenant)
        .query(UUID.class)
        .single();
    return db.sql("SELECT count(*) FROM run WHERE tenant_id = :tenant AND state = 'QUEUED'")
        .param("tenant", tenant)
        .query(Integer.class)
        .single();
  }

  /** The run, locked until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Run> lock(UUID tenant, UUID id) {
    return db.sql(SELECT + "WHERE tenant_id = :tenant AND id = :id FOR NO KEY UPDATE OF run")
        .param("tenant", tenant)
        .param("id", id)
        .query(this::run)
        .optional();
  }

  /** Asks a run to stop; says whether it was unfinished. */
  @Transactional
  boolean requestStop(UUID tenant, UUID id) {
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

  /** Tells every replica, at the transaction's end, that there is something to do about a run. */
  @Transactional
  void announce(UUID id) {
    db.sql("SELECT pg_notify('" + CHANNEL + "', :id)").param("id", id.toString()).query(row -> {});
  }

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
    return new Run(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        row.getObject("problem_id", UUID.class),
        settings(row),
        instant(row, "queued_at"),
        RunState.valueOf(row.getString("state")),
        row.getBoolean("cancel_requested"),
        new Run.Succession(
            row.getObject("predecessor_id", UUID.class), row.getObject("successor_id", UUID.class)),
        row.getLong("last_seq"),
        claim(row),
        new Run.Progress(
            hard == null ? null : new Cost(hard, row.getLong("medium"), row.getLong("soft")),
            Duration.ofMillis(row.getLong("spent_ms")),
            row.getLong("evaluations")),
        outcome(row));
  }

  private RunSettings settings(ResultSet row) throws SQLException {
    Long unimproved = row.getObject("unimproved_ms", Long.class);
    Long steps = row.getObject("step_limit", Long.class);
    return new RunSettings(
        row.getInt("priority"),
        row.getLong("seed"),
        Duration.ofMillis(row.getLong("time_limit_ms")),
        unimproved == null ? null : Duration.ofMillis(unimproved),
        steps == null ? null : Math.toIntExact(steps),
        json.readValue(row.getString("weights"), WEIGHTS),
        row.getObject("start_from", UUID.class),
        row.getObject("draft_id", UUID.class),
        row.getBoolean("has_beginning"));
  }

  private static Run.@Nullable Claim claim(ResultSet row) throws SQLException {
    int attempt = row.getInt("attempt");
    return attempt == 0
        ? null
        : new Run.Claim(
            row.getString("worker"), attempt, row.getInt("excused"), instant(row, "started_at"));
  }

  private static Run.@Nullable Outcome outcome(ResultSet row) throws SQLException {
    String stopReason = row.getString("stop_reason");
    return stopReason == null
        ? null
        : new Run.Outcome(stopReason, row.getString("failure"), instant(row, "finished_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
