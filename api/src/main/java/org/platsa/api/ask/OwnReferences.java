package org.platsa.api.ask;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a provider knows its students by (<i>egna referenser</i>). The database gives them to the
 * provider's own login alone: asked by anybody else it refuses.
 */
@Repository
public class OwnReferences {
  private final JdbcClient db;

  OwnReferences(JdbcClient db) {
    this.db = db;
  }

  /** Those that the present provider has given in a term, by pseudonym. */
  @Transactional(readOnly = true)
  public Map<String, String> of(UUID tenant, String provider, String term) {
    Map<String, String> references = new HashMap<>();
    db.sql(
            """
            SELECT student_id, reference FROM requested_student
            WHERE tenant_id = :tenant AND provider_id = :provider AND term_id = :term
              AND reference IS NOT NULL
            """)
        .param("tenant", tenant)
        .param("provider", provider)
        .param("term", term)
        .query(row -> {
          references.put(row.getString("student_id"), row.getString("reference"));
        });
    return references;
  }
}
