package org.platsa.api.unit;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code calendar_link} (<i>kalenderlänkar</i>). To be called in a transaction. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CalendarLinkStore {
  private final JdbcClient db;

  CalendarLinkStore(JdbcClient db) {
    this.db = db;
  }

  /** When the link of an account was made that works. */
  Optional<Instant> working(UUID tenant, UUID account) {
    return db.sql(
            """
            SELECT created_at FROM calendar_link
            WHERE tenant_id = :tenant AND account_id = :account AND revoked_at IS NULL
            """)
        .param("tenant", tenant)
        .param("account", account)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  void insert(UUID tenant, UUID account, UUID id, byte[] secretHash, Instant at) {
    db.sql(
            """
            INSERT INTO calendar_link (tenant_id, account_id, id, secret_hash, created_at)
            VALUES (:tenant, :account, :id, :hash, :at)
            """)
        .param("tenant", tenant)
        .param("account", account)
        .param("id", id)
        .param("hash", secretHash)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** No link of an account works any more; says whether one did. */
  boolean revoke(UUID tenant, UUID account, Instant at) {
    return db.sql(
                """
                UPDATE calendar_link SET revoked_at = :at
                WHERE tenant_id = :tenant AND account_id = :account AND revoked_at IS NULL
                """)
            .param("tenant", tenant)
            .param("account", account)
            .param("at", at.atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  /**
   * The sign-in's: the unit manager whose link a secret is of, if it works and they may come in.
   */
  Optional<Caller> manager(byte[] secretHash) {
    return db.sql(
            """
            SELECT a.tenant_id, a.id, a.name, a.unit_ids
            FROM calendar_link l
            JOIN account a ON a.tenant_id = l.tenant_id AND a.id = l.account_id
            WHERE l.secret_hash = :hash AND l.revoked_at IS NULL AND a.active
              AND 'UNIT_MANAGER' = ANY (a.roles)
            """)
        .param("hash", secretHash)
        .query((row, number) ->
            new Caller(
                row.getObject("tenant_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("name"),
                Caller.Kind.PERSON,
                Set.of(Role.UNIT_MANAGER),
                Set.of(),
                null,
                texts(row.getArray("unit_ids"))))
        .optional();
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Set.copyOf(Arrays.asList((String[]) array.getArray()));
  }
}
