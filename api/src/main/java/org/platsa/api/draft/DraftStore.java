package org.platsa.api.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.identity.Caller;
import org.platsa.solver.plan.Assignment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables {@code draft} and {@code draft_change} (<i>utkast</i>). */
@Repository
@Transactional(readOnly = true)
public class DraftStore {
  private static final String COLUMNS =
      "id, name, problem_id, run_id, version, created_name, created_at, changed_at";
  private static final TypeReference<List<Assignment>> PLAN = new TypeReference<>() {};
  private static final TypeReference<List<SeatChange>> MOVES = new TypeReference<>() {};

  private final JdbcClient db;
  private final JsonMapper json;

  DraftStore(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void insert(UUID tenant, Draft draft, List<Assignment> plan, Caller by) {
    db.sql(
            """
            INSERT INTO draft (tenant_id, id, name, problem_id, run_id, plan, created_by,
                               created_name, created_at, changed_at)
            VALUES (:tenant, :id, :name, :problem, :run, :plan, :by, :byName, :at, :at)
            """)
        .param("tenant", tenant)
        .param("id", draft.id())
        .param("name", draft.name())
        .param("problem", draft.problemId())
        .param("run", draft.runId())
        .param("plan", json.writeValueAsString(plan))
        .param("by", by.id())
        .param("byName", by.name())
        .param("at", utc(draft.createdAt()))
        .update();
  }

  Optional<Draft> find(UUID tenant, UUID id) {
    return db.sql("SELECT " + COLUMNS + " FROM draft WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(DraftStore::draft)
        .optional();
  }

  /** The same, locked until the transaction ends, so that one change is made at a time. */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Draft> lock(UUID tenant, UUID id) {
    return db.sql(
            "SELECT "
                + COLUMNS
                + " FROM draft WHERE tenant_id = :tenant AND id = :id FOR NO KEY UPDATE")
        .param("tenant", tenant)
        .param("id", id)
        .query(DraftStore::draft)
        .optional();
  }

  /** Those of a problem, the one that was changed last first. */
  List<Draft> ofProblem(UUID tenant, UUID problem, int page, int size) {
    return db.sql(
            "SELECT "
                + COLUMNS
                + """
                 FROM draft WHERE tenant_id = :tenant AND problem_id = :problem
                ORDER BY changed_at DESC, id DESC LIMIT :size OFFSET :offset
                """)
        .param("tenant", tenant)
        .param("problem", problem)
        .param("size", size)
        .param("offset", (long) page * size)
        .query(DraftStore::draft)
        .list();
  }

  /** Those of any problem of a term but what-ifs, the one that was changed last first. */
  public List<Draft> ofTerm(UUID tenant, String term, int most) {
    return db.sql(
            "SELECT "
                + COLUMNS
                + """
                 FROM draft WHERE tenant_id = :tenant AND problem_id IN (
                  SELECT id FROM problem
                  WHERE tenant_id = :tenant AND term_id = :term AND NOT what_if)
                ORDER BY changed_at DESC, id DESC LIMIT :most
                """)
        .param("tenant", tenant)
        .param("term", term)
        .param("most", most)
        .query(DraftStore::draft)
        .list();
  }

  long count(UUID tenant, UUID problem) {
    return db.sql("SELECT count(*) FROM draft WHERE tenant_id = :tenant AND problem_id = :problem")
        .param("tenant", tenant)
        .param("problem", problem)
        .query(Long.class)
        .single();
  }

  /** The assignments that a draft began with; none if it is gone. */
  List<Assignment> beginning(UUID tenant, UUID id) {
    ComputeLane.require();
    return db.sql("SELECT plan FROM draft WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(String.class)
        .optional()
        .map(plan -> json.readValue(plan, PLAN))
        .orElse(List.of());
  }

  /** Every change up to a version, without what it moved. */
  DraftHistory steps(UUID tenant, UUID id, int version) {
    return new DraftHistory(
        db.sql(
                """
                SELECT version, kind, of_version, changed_name, at FROM draft_change
                WHERE tenant_id = :tenant AND draft_id = :id AND version <= :version
                ORDER BY version
                """)
            .param("tenant", tenant)
            .param("id", id)
            .param("version", version)
            .query((row, number) -> change(row, List.of()))
            .list());
  }

  /** Every change up to a version. */
  DraftHistory history(UUID tenant, UUID id, int version) {
    return new DraftHistory(
        db.sql(
                """
                SELECT version, kind, of_version, moves, changed_name, at FROM draft_change
                WHERE tenant_id = :tenant AND draft_id = :id AND version <= :version
                ORDER BY version
                """)
            .param("tenant", tenant)
            .param("id", id)
            .param("version", version)
            .query((row, number) -> change(row, moves(row.getString("moves"))))
            .list());
  }

  /** Adds a change to a draft that is locked. */
  @Transactional(propagation = Propagation.MANDATORY)
  void add(UUID tenant, UUID id, DraftChange change, Caller by) {
    db.sql(
            """
            INSERT INTO draft_change (tenant_id, draft_id, version, kind, of_version, moves,
                                      changed_by, changed_name, at)
            VALUES (:tenant, :id, :version, :kind, :of, :moves, :by, :byName, :at)
            """)
        .param("tenant", tenant)
        .param("id", id)
        .param("version", change.version())
        .param("kind", change.kind().name())
        .param("of", change.of())
        .param(
            "moves",
            change.kind() == DraftChange.Kind.DO ? json.writeValueAsString(change.moves()) : null)
        .param("by", by.id())
        .param("byName", change.by())
        .param("at", utc(change.at()))
        .update();
    int changed =
        db.sql(
                """
                UPDATE draft SET version = :version, changed_at = :at
                WHERE tenant_id = :tenant AND id = :id AND version = :version - 1
                """)
            .param("tenant", tenant)
            .param("id", id)
            .param("version", change.version())
            .param("at", utc(change.at()))
            .update();
    if (changed != 1) {
      throw new IllegalStateException("Draft " + id + " was not locked while it was changed");
    }
  }

  @Transactional(propagation = Propagation.MANDATORY)
  boolean delete(UUID tenant, UUID id) {
    return db.sql("DELETE FROM draft WHERE tenant_id = :tenant AND id = :id")
            .param("tenant", tenant)
            .param("id", id)
            .update()
        == 1;
  }

  private static Draft draft(ResultSet row, int number) throws SQLException {
    return new Draft(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getObject("problem_id", UUID.class),
        row.getObject("run_id", UUID.class),
        row.getInt("version"),
        row.getString("created_name"),
        instant(row, "created_at"),
        instant(row, "changed_at"));
  }

  private List<SeatChange> moves(@Nullable String moves) {
    ComputeLane.require();
    return moves == null ? List.of() : json.readValue(moves, MOVES);
  }

  private static DraftChange change(ResultSet row, List<SeatChange> moves) throws SQLException {
    return new DraftChange(
        row.getInt("version"),
        DraftChange.Kind.valueOf(row.getString("kind")),
        row.getObject("of_version", Integer.class),
        moves,
        row.getString("changed_name"),
        instant(row, "at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
