package org.platsa.api.privacy;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Texts of every table that mention somebody (<i>omnämnanden</i>). To be called in a transaction.
 */
@Repository
class MentionStore {
  private final JdbcClient db;

  MentionStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * A text and where it stands.
   *
   * @param problem of which problem; null for none, as the others
   */
  record Found(
      @Nullable UUID problem,
      @Nullable UUID draft,
      @Nullable UUID publication,
      @Nullable String term,
      String text) {
    PersonDeletion.Elsewhere at(String pointer) {
      return new PersonDeletion.Elsewhere(problem, draft, publication, term, pointer);
    }
  }

  /** Texts of a column that mention one of these as a word. */
  List<Found> mentions(UUID tenant, TextColumns.TextColumn column, Collection<String> ids) {
    return db.sql(
            """
            SELECT DISTINCT %s, t.%s AS text FROM %s t
            WHERE t.tenant_id = :tenant AND t.%s ~ :word
            ORDER BY term, problem, draft, publication, text
            """
                .formatted(column.place(), column.name(), column.table(), column.name()))
        .param("tenant", tenant)
        .param("word", word(ids))
        .query((row, number) ->
            new Found(
                row.getObject("problem", UUID.class),
                row.getObject("draft", UUID.class),
                row.getObject("publication", UUID.class),
                row.getString("term"),
                row.getString("text")))
        .list();
  }

  /** Forgets the texts of a column that mention one of these as a word. */
  void forget(UUID tenant, TextColumns.TextColumn column, Collection<String> ids) {
    db.sql(
            "UPDATE %1$s SET %2$s = NULL WHERE tenant_id = :tenant AND %2$s ~ :word"
                .formatted(column.table(), column.name()))
        .param("tenant", tenant)
        .param("word", word(ids))
        .update();
  }

  /** Forgets what staff cannot read; tells in how many rows something was. */
  long forgetSealed(Collection<String> ids) {
    return db.sql("SELECT platsa_forget_mentions(:ids)")
        .param("ids", ids.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /** Terms whose evaluation is open, so that nobody may read what may have been said there. */
  List<String> sealedTerms(UUID tenant) {
    return db.sql(
            """
            SELECT term_id FROM evaluation_round WHERE tenant_id = :tenant AND sealed
            ORDER BY term_id
            """)
        .param("tenant", tenant)
        .query(String.class)
        .list();
  }

  /** One of the ids, that does not stand within another word. */
  private static String word(Collection<String> ids) {
    return ids.stream()
        .map(id -> id.replaceAll("([^\\p{L}\\p{N}])", "\\\\$1"))
        .collect(Collectors.joining("|", "(^|[^[:alnum:]])(", ")($|[^[:alnum:]])"));
  }
}
