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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

  private static final String SELECT =
      """
      SELECT run.*, (SELECT s.id FROM run s
                     WHERE s.tenant_id = run.tenant_id AND s.predecessor_id = run.id)
                    AS successor_id
      FROM run
      """;
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

  /** Stores a new run as QUEUED. A successor counts as begun when its predecessor was. */
  @Transactional(propagation = Propagation.MANDATORY)
  void insert(Run run) {
    RunSettings settings = run.settings();
    Duration unimproved = settings.unimproved();
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             unimproved_ms, step_limit, weights, start_from, queued_at,
                             predecessor_id, claimed_at)
            VALUES (:id, :tenant, :problem, 'QUEUED', :priority, :seed, :time,
                    :unimproved, :steps, :weights, :start, :at,
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

  /**
   * The run that is next in turn for a worker, locked until the transaction ends: one that is
   * queued, or one whose worker has lost its lease. The tenant comes first, so that none is served
   * before another by the priorities that it gives: who has the fewest workers is next, then who a
   * worker came to longest ago. Of the tenant's own runs, what has been begun goes on before what
   * waits; then a higher priority goes first, then the oldest. Runs that another worker takes at
   * this moment are passed over.
   *
   * @param held runs that this replica still searches
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Run> lockNext(Set<UUID> held) {
    for (UUID tenant : tenantsInTurn()) {
      Optional<Run> next = lockNext(tenant, held);
      if (next.isPresent()) {
        return next;
      }
    }
    return Optional.empty();
  }

  /** Who has a run to be worked on. */
  private List<UUID> tenantsInTurn() {
    return db.sql(
            """
            SELECT tenant.id FROM tenant
            WHERE EXISTS (SELECT 1 FROM run r
                          WHERE r.tenant_id = tenant.id AND r.state IN ('QUEUED', 'SOLVING')
                            AND (r.state = 'QUEUED' OR r.lease_until < now()))
            ORDER BY (SELECT count(*) FROM run r
                      WHERE r.tenant_id = tenant.id AND r.state = 'SOLVING'
                        AND r.lease_until >= now()),
                     (SELECT max(claimed_at) FROM run r
                      WHERE r.tenant_id = tenant.id) NULLS FIRST,
                     (SELECT min(queued_at) FROM run r
                      WHERE r.tenant_id = tenant.id AND r.state = 'QUEUED'),
                     tenant.id
            """)
        .query(UUID.class)
        .list();
  }

  /**
   * A tenant's own next run. A successor waits until its predecessor has ended; and until the one
   * has whose plan it goes on from, which is another if a change was changed before it began. Only
   * a successor has been claimed, by inheritance, before its first attempt.
   */
  private Optional<Run> lockNext(UUID tenant, Set<UUID> held) {
    return db.sql(
            SELECT
                + """
                WHERE tenant_id = :tenant AND state IN ('QUEUED', 'SOLVING')
                  AND (state = 'QUEUED' OR lease_until < now())
                  AND id <> ALL(:held)
                  AND NOT EXISTS (SELECT 1 FROM run p
                                  WHERE p.tenant_id = run.tenant_id AND p.finished_at IS NULL
                                    AND (p.id = run.predecessor_id
                                         OR (p.id = run.start_from
                                             AND run.attempt = 0 AND run.claimed_at IS NOT NULL)))
                ORDER BY claimed_at IS NULL, priority DESC, queued_at, id
                LIMIT 1
                FOR NO KEY UPDATE OF run SKIP LOCKED
                """)
        .param("tenant", tenant)
        .param("held", held.toArray(UUID[]::new))
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

  /**
   * Keeps a run for the attempt that has it, tells others how far it has come, and the attempt what
   * others want.
   *
   * @param lease how long from now, by the database's clock
   * @return nothing if the run is no longer this attempt's
   */
  @Transactional
  Optional<Wanted> renew(Run run, Duration lease, Duration spent, long evaluations) {
    return db.sql(
            """
            UPDATE run SET lease_until = now() + :lease * interval '1 millisecond',
                           spent_ms = greatest(spent_ms, :spent),
                           evaluations = greatest(evaluations, :evaluations)
            WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt AND state = 'SOLVING'
            RETURNING cancel_requested
                      OR EXISTS (SELECT 1 FROM run s
                                 WHERE s.tenant_id = run.tenant_id AND s.predecessor_id = run.id)
            """)
        .param("tenant", run.tenantId())
        .param("id", run.id())
        .param("attempt", run.attempt())
        .param("lease", lease.toMillis())
        .param("spent", spent.toMillis())
        .param("evaluations", evaluations)
        .query((row, number) -> row.getBoolean(1) ? Wanted.END : Wanted.GO_ON)
        .optional();
  }

  /** What others want of a run that is being worked on. */
  enum Wanted {
    GO_ON,
    /** A client stops it, or another run is to go on in its place. */
    END
  }

  /** Lets the attempt not count against its run, since it ended by no fault of the run's. */
  @Transactional
  void excuse(Run run) {
    db.sql(
            """
            UPDATE run SET excused = excused + 1
            WHERE tenant_id = :tenant AND id = :id AND attempt >= :attempt AND excused < attempt
              AND state IN ('QUEUED', 'SOLVING')
            """)
        .param("tenant", run.tenantId())
        .param("id", run.id())
        .param("attempt", run.attempt())
        .update();
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
        row.getObject("start_from", UUID.class));
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
