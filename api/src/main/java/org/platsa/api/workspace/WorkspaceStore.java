package org.platsa.api.workspace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code problem} by term (<i>terminer</i>), in short and without what-ifs. */
@Repository
@Transactional(readOnly = true)
class WorkspaceStore {
  private static final String REVISION =
      """
      id, term_id, term_end, name, parent_id, created_at, placements, supervisors, units,
      json_array_length(warnings::json) AS warnings
      """;

  private final JdbcClient db;

  WorkspaceStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * A term with its newest data.
   *
   * @param revisions how many versions of the data there are
   */
  record Term(String id, LocalDate lastDay, Revision head, int revisions) {}

  /** A page of terms, the one that ends last first. */
  List<Term> terms(UUID tenant, int page, int size) {
    return db.sql(
            "SELECT newest.*, (SELECT count(*) FROM problem p WHERE p.tenant_id = :tenant AND"
                + " p.term_id = newest.term_id AND NOT p.what_if) AS revisions FROM (SELECT"
                + " DISTINCT ON (term_id) "
                + REVISION
                + """
                  FROM problem WHERE tenant_id = :tenant AND NOT what_if
                  ORDER BY term_id, created_at DESC, id DESC) AS newest
                ORDER BY term_end DESC, term_id DESC LIMIT :size OFFSET :offset
                """)
        .param("tenant", tenant)
        .param("size", size)
        .param("offset", (long) page * size)
        .query((row, number) ->
            new Term(
                row.getString("term_id"),
                row.getObject("term_end", LocalDate.class),
                revision(row, number),
                row.getInt("revisions")))
        .list();
  }

  /** How many terms there are. */
  long count(UUID tenant) {
    return db.sql(
            "SELECT count(DISTINCT term_id) FROM problem WHERE tenant_id = :tenant AND NOT what_if")
        .param("tenant", tenant)
        .query(Long.class)
        .single();
  }

  /** How many versions of a term's data there are. */
  int revisions(UUID tenant, String term) {
    return db.sql(
            "SELECT count(*) FROM problem WHERE tenant_id = :tenant AND term_id = :term AND NOT"
                + " what_if")
        .param("tenant", tenant)
        .param("term", term)
        .query(Integer.class)
        .single();
  }

  /** A term's last day, as its newest data has it. */
  LocalDate lastDay(UUID tenant, UUID head) {
    return db.sql("SELECT term_end FROM problem WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", head)
        .query(LocalDate.class)
        .single();
  }

  /** Versions of a term's data, the newest first. */
  List<Revision> history(UUID tenant, String term, int most) {
    return db.sql(
            "SELECT "
                + REVISION
                + """
                 FROM problem
                WHERE tenant_id = :tenant AND term_id = :term AND NOT what_if
                ORDER BY created_at DESC, id DESC LIMIT :most
                """)
        .param("tenant", tenant)
        .param("term", term)
        .param("most", most)
        .query(WorkspaceStore::revision)
        .list();
  }

  private static Revision revision(ResultSet row, int number) throws SQLException {
    return new Revision(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getObject("parent_id", UUID.class),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getInt("placements"),
        row.getInt("supervisors"),
        row.getInt("units"),
        row.getInt("warnings"));
  }
}
