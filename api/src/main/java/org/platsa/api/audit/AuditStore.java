package org.platsa.api.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code audit_entry} (<i>granskningslogg</i>), as far as it is written. */
@Repository
class AuditStore {
  private final JdbcClient db;
  private final JsonMapper json;
  private final Ids ids;

  AuditStore(JdbcClient db, JsonMapper json, Ids ids) {
    this.db = db;
    this.json = json;
    this.ids = ids;
  }

  /** What was done to what. */
  record Deed(String action, String subjectType, String subjectId, Map<String, ?> details) {}

  /** From where, and which run and problem it was about. */
  record Circumstances(@Nullable String address, @Nullable UUID run, @Nullable UUID problem) {}

  /** Adds a row; to be called in a transaction. Nothing is read back: not every login may. */
  void add(UUID tenant, Actor actor, Deed deed, Circumstances circumstances) {
    db.sql(
            """
            INSERT INTO audit_entry (tenant_id, id, actor_kind, actor_id, actor_name, action,
                                     subject_type, subject_id, details, address, run_id,
                                     problem_id)
            VALUES (:tenant, :id, :kind, :actor, :name, :action, :type, :subject,
                    :details::jsonb, :address, :run, :problem)
            """)
        .param("tenant", tenant)
        .param("id", ids.next())
        .param("kind", actor.kind().name())
        .param("actor", actor.id())
        .param("name", actor.name())
        .param("action", deed.action())
        .param("type", deed.subjectType())
        .param("subject", deed.subjectId())
        .param("details", json.writeValueAsString(deed.details()))
        .param("address", circumstances.address())
        .param("run", circumstances.run())
        .param("problem", circumstances.problem())
        .update();
  }
}
