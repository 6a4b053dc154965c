package org.platsa.api.privacy;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code tenant} (<i>kunder</i>), as far as it says what they have decided. */
@Repository
class TenantStore {
  private final JdbcClient db;

  TenantStore(JdbcClient db) {
    this.db = db;
  }

  /** A department's; to be called in a transaction. */
  TenantSettings settings(UUID tenant) {
    return db.sql(
            """
            SELECT name, retention_months, retention_by, audit_months, shows_supervisors, silence
            FROM tenant
            WHERE id = :tenant
            """)
        .param("tenant", tenant)
        .query((row, number) ->
            new TenantSettings(
                row.getString("name"),
                row.getObject("retention_months", Integer.class),
                Retention.valueOf(row.getString("retention_by")),
                row.getInt("audit_months"),
                row.getBoolean("shows_supervisors"),
                Silence.valueOf(row.getString("silence"))))
        .single();
  }

  void change(UUID tenant, TenantSettings settings) {
    int changed =
        db.sql(
                """
                UPDATE tenant SET name = :name, retention_months = :months, retention_by = :by,
                                  audit_months = :audit, shows_supervisors = :shows,
                                  silence = :silence
                WHERE id = :tenant
                """)
            .param("name", settings.name())
            .param("months", settings.retentionMonths(), Types.INTEGER)
            .param("by", String.valueOf(settings.retentionBy()))
            .param("audit", settings.auditMonths(), Types.INTEGER)
            .param("shows", Boolean.TRUE.equals(settings.showsSupervisors()))
            .param("silence", String.valueOf(settings.silence()))
            .param("tenant", tenant)
            .update();
    if (changed != 1) {
      throw new IllegalStateException("There is no tenant " + tenant);
    }
  }

  /** Every department. */
  List<UUID> all() {
    return db.sql("SELECT id FROM tenant ORDER BY id").query(UUID.class).list();
  }

  /** Departments that have decided that the service deletes terms. */
  List<UUID> deletedByService() {
    return db.sql(
            """
            SELECT id FROM tenant WHERE retention_months IS NOT NULL AND retention_by = 'SERVICE'
            ORDER BY id
            """)
        .query(UUID.class)
        .list();
  }

  /** Drops so many of the audit entries that are older than their departments keep them. */
  long forgetAudit(int most) {
    return db.sql("SELECT platsa_forget_audit(:most)")
        .param("most", most)
        .query(Long.class)
        .single();
  }
}
