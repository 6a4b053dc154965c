package org.platsa.api.result;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tables {@code explanation} and {@code explanation_part} (<i>lagrade förklaringar</i>): what a
 * finished run's plan costs and why, worked out once and read page by page.
 */
@Repository
@Transactional(readOnly = true)
class ExplanationStore {
  /** Items in a row. */
  static final int ITEMS = 50;

  private final JdbcClient db;
  private final JdbcTemplate batches;

  ExplanationStore(JdbcClient db, JdbcTemplate batches) {
    this.db = db;
    this.batches = batches;
  }

  /** A run whose plan nobody has explained. */
  record Unexplained(UUID tenant, UUID run) {}

  /** The event of a run's best plan. */
  OptionalLong planNumber(UUID tenant, UUID run) {
    Optional<Long> seq =
        db
            .sql(
                """
                SELECT max(seq) FROM run_event
                WHERE tenant_id = :tenant AND run_id = :run AND type <> 'state'
                """)
            .param("tenant", tenant)
            .param("run", run)
            .query((row, number) -> row.getObject(1, Long.class))
            .list()
            .stream()
            .filter(java.util.Objects::nonNull)
            .findFirst();
    return seq.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /**
   * Runs that ended a short while ago and whose explanation nobody has begun, or somebody who has
   * not renewed it for so long that he is taken for dead.
   */
  List<Unexplained> unexplained(Duration tooLong, int limit) {
    return db.sql(
            """
            SELECT r.tenant_id, r.id FROM run r
            WHERE NOT r.pruned AND r.finished_at > now() - interval '1 hour'
              AND r.hard IS NOT NULL
              AND NOT EXISTS (
                SELECT 1 FROM explanation e WHERE e.tenant_id = r.tenant_id AND e.run_id = r.id
                AND (e.whole IS NOT NULL OR e.begun_at > now() - make_interval(secs => :tooLong)))
            ORDER BY r.finished_at LIMIT :limit
            """)
        .param("tooLong", tooLong.toMillis() / 1000.0)
        .param("limit", limit)
        .query((row, number) ->
            new Unexplained(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .list();
  }

  /** What is said of the whole plan of an event, in JSON, if it has been explained. */
  Optional<String> whole(UUID tenant, UUID run, long seq) {
    return db.sql(
            """
            SELECT whole FROM explanation
            WHERE tenant_id = :tenant AND run_id = :run AND seq = :seq AND whole IS NOT NULL
            """)
        .param("tenant", tenant)
        .param("run", run)
        .param("seq", seq)
        .query(String.class)
        .optional();
  }

  /**
   * Lets one replica begin.
   *
   * @param tooLong somebody else who has not renewed it for so long is taken for dead
   * @return when it began, which {@link #finish} asks for; nothing if it is another's
   */
  @Transactional
  Optional<OffsetDateTime> begin(UUID tenant, UUID run, long seq, Duration tooLong) {
    Optional<OffsetDateTime> begun =
        db.sql(
                """
                INSERT INTO explanation (run_id, tenant_id, seq, begun_at)
                SELECT id, tenant_id, :seq, now() FROM run
                WHERE tenant_id = :tenant AND id = :run
                ON CONFLICT (tenant_id, run_id) DO UPDATE SET seq = :seq, whole = NULL, begun_at = now()
                WHERE explanation.seq <> :seq
                   OR (explanation.whole IS NULL
                       AND explanation.begun_at < now() - make_interval(secs => :tooLong))
                RETURNING begun_at
                """)
            .param("tenant", tenant)
            .param("run", run)
            .param("seq", seq)
            .param("tooLong", tooLong.toMillis() / 1000.0)
            .query(OffsetDateTime.class)
            .optional();
    if (begun.isPresent()) {
      db.sql("DELETE FROM explanation_part WHERE tenant_id = :tenant AND run_id = :run")
          .param("tenant", tenant)
          .param("run", run)
          .update();
    }
    return begun;
  }

  /**
   * Stores rows of a list from a row on; each holds {@value #ITEMS} items, the last one less.
   * Whoever takes the claim over, or deletes what is explained, waits for that or comes before it.
   *
   * @return whether they were stored: not if the claim is another's by now, or nobody's
   */
  @Transactional
  boolean store(
      UUID tenant,
      UUID run,
      OffsetDateTime begun,
      ExplanationList list,
      int firstPart,
      List<String> parts) {
    boolean isOwn =
        db.sql(
                """
                SELECT 1 FROM explanation
                WHERE tenant_id = :tenant AND run_id = :run AND begun_at = :begun AND whole IS NULL
                FOR SHARE
                """)
            .param("tenant", tenant)
            .param("run", run)
            .param("begun", begun)
            .query(Integer.class)
            .optional()
            .isPresent();
    if (!isOwn) {
      return false;
    }
    List<Object[]> rows = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      rows.add(new Object[] {tenant, run, list.field(), firstPart + i, parts.get(i)});
    }
    batches.batchUpdate(
        """
        INSERT INTO explanation_part (tenant_id, run_id, list, part, items) VALUES (?, ?, ?, ?, ?)
        """,
        rows);
    return true;
  }

  /**
   * Keeps what was begun for whoever began it.
   *
   * @return the time that {@link #finish} asks for from now on; nothing if it is another's
   */
  @Transactional
  Optional<OffsetDateTime> renew(UUID tenant, UUID run, OffsetDateTime begun) {
    return db.sql(
            """
            UPDATE explanation SET begun_at = now()
            WHERE tenant_id = :tenant AND run_id = :run AND begun_at = :begun AND whole IS NULL
            RETURNING begun_at
            """)
        .param("tenant", tenant)
        .param("run", run)
        .param("begun", begun)
        .query(OffsetDateTime.class)
        .optional();
  }

  /** All rows are stored: from now on they are read. Nothing if it is another's by now. */
  @Transactional
  void finish(UUID tenant, UUID run, OffsetDateTime begun, String whole) {
    db.sql(
            """
            UPDATE explanation SET whole = :whole
            WHERE tenant_id = :tenant AND run_id = :run AND begun_at = :begun
            """)
        .param("tenant", tenant)
        .param("whole", whole)
        .param("run", run)
        .param("begun", begun)
        .update();
  }

  /** What failed may be begun again at once. */
  @Transactional
  void giveUp(UUID tenant, UUID run, OffsetDateTime begun) {
    db.sql(
            """
            DELETE FROM explanation
            WHERE tenant_id = :tenant AND run_id = :run AND begun_at = :begun AND whole IS NULL
            """)
        .param("tenant", tenant)
        .param("run", run)
        .param("begun", begun)
        .update();
  }

  /** Items of a list, in JSON, those with an index from {@code from} to {@code to} - 1. */
  List<String> items(UUID tenant, UUID run, ExplanationList list, int from, int to) {
    List<String> items = new ArrayList<>(to - from);
    db.sql(
            """
            SELECT part, items FROM explanation_part
            WHERE tenant_id = :tenant AND run_id = :run AND list = :list
              AND part BETWEEN :first AND :last
            ORDER BY part
            """)
        .param("tenant", tenant)
        .param("run", run)
        .param("list", list.field())
        .param("first", from / ITEMS)
        .param("last", (to - 1) / ITEMS)
        .query(row -> {
          int index = row.getInt(1) * ITEMS;
          for (String item : (Iterable<String>) row.getString(2).lines()::iterator) {
            if (index >= from && index < to) {
              items.add(item);
            }
            index++;
          }
        });
    return items;
  }

  /** Forgets explanations that were made so long ago; who asks has them made anew. */
  @Transactional
  int forget(Duration age) {
    return db.sql(
            """
            DELETE FROM explanation WHERE begun_at < now() - make_interval(secs => :age)
            """)
        .param("age", (double) age.toSeconds())
        .update();
  }
}
