package org.platsa.api.token;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code service_account} (<i>systemkonton</i>). */
@Repository
class ServiceAccountStore {
  /** A replica that revokes tells all others with the account's id. */
  static final String REVOKED = "platsa_token_revoked";

  private static final String COLUMNS =
      "id, name, scopes, provider_id, token_beginning, created_at, created_by_name, expires_at,"
          + " last_used_at, revoked_at";

  private final JdbcClient db;

  ServiceAccountStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * An account and whose it is.
   *
   * @param tenant whose
   * @param account the account
   */
  record Owned(UUID tenant, ServiceAccount account) {}

  void insert(UUID tenant, ServiceAccount account, @Nullable UUID createdBy, byte[] tokenHash) {
    db.sql(
            """
            INSERT INTO service_account (tenant_id, id, name, scopes, provider_id, token_beginning,
                                         token_hash, created_at, created_by, created_by_name, expires_at)
            VALUES (:tenant, :id, :name, :scopes, :provider, :beginning, :hash,
                    :createdAt, :createdBy, :createdByName, :expiresAt)
            """)
        .param("tenant", tenant)
        .param("id", account.id())
        .param("name", account.name())
        .param("scopes", account.scopes().stream().map(Scope::text).toArray(String[]::new))
        .param("provider", account.providerId(), Types.VARCHAR)
        .param("beginning", account.tokenBeginning())
        .param("hash", tokenHash)
        .param("createdAt", utc(account.createdAt()))
        .param("createdBy", createdBy)
        .param("createdByName", account.createdBy())
        .param("expiresAt", utc(account.expiresAt()))
        .update();
  }

  /** Every account of a tenant: those in use first, each the newest first. */
  List<ServiceAccount> all(UUID tenant) {
    return db.sql(
            "SELECT "
                + COLUMNS
                + """
                 FROM service_account
                 WHERE tenant_id = :tenant
                 ORDER BY revoked_at IS NOT NULL, created_at DESC, id DESC
                """)
        .param("tenant", tenant)
        .query((row, number) -> account(row))
        .list();
  }

  Optional<ServiceAccount> find(UUID tenant, UUID id) {
    return db.sql(
            "SELECT " + COLUMNS + " FROM service_account WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query((row, number) -> account(row))
        .optional();
  }

  /** The account in use that has a name. */
  Optional<UUID> inUse(UUID tenant, String name) {
    return db.sql(
            """
            SELECT id FROM service_account
            WHERE tenant_id = :tenant AND name = :name AND revoked_at IS NULL
            """)
        .param("tenant", tenant)
        .param("name", name)
        .query(UUID.class)
        .optional();
  }

  /** The demo's account in use: the one that nobody made. */
  Optional<UUID> demo(UUID tenant) {
    return db.sql(
            """
            SELECT id FROM service_account
            WHERE tenant_id = :tenant AND created_by IS NULL AND revoked_at IS NULL
            """)
        .param("tenant", tenant)
        .query(UUID.class)
        .optional();
  }

  /** Whose token it is, of any tenant, revoked or not. */
  Optional<Owned> byToken(byte[] tokenHash) {
    return db.sql("SELECT tenant_id, " + COLUMNS + " FROM service_account WHERE token_hash = :hash")
        .param("hash", tokenHash)
        .query((row, number) -> new Owned(row.getObject("tenant_id", UUID.class), account(row)))
        .optional();
  }

  /** Revokes an account that is in use, and tells every replica; says whether it was one. */
  boolean revoke(UUID tenant, UUID id, Instant now) {
    int revoked =
        db.sql(
                """
                UPDATE service_account SET revoked_at = :now
                WHERE tenant_id = :tenant AND id = :id AND revoked_at IS NULL
                """)
            .param("now", utc(now))
            .param("tenant", tenant)
            .param("id", id)
            .update();
    db.sql("SELECT pg_notify(:channel, :id)")
        .param("channel", REVOKED)
        .param("id", id.toString())
        .query((row, number) -> "")
        .single();
    return revoked == 1;
  }

  void used(UUID tenant, UUID id, Instant now) {
    db.sql(
            """
            UPDATE service_account SET last_used_at = :now
            WHERE tenant_id = :tenant AND id = :id
              AND (last_used_at IS NULL OR last_used_at < :now)
            """)
        .param("now", utc(now))
        .param("tenant", tenant)
        .param("id", id)
        .update();
  }

  /** Which of some accounts, of any tenants, are in use. */
  Set<UUID> inUse(Collection<UUID> ids, Instant now) {
    return Set.copyOf(
        db.sql(
                """
                SELECT id FROM service_account
                WHERE id = ANY (:ids) AND revoked_at IS NULL
                  AND (expires_at IS NULL OR expires_at > :now)
                """)
            .param("ids", ids.toArray(UUID[]::new))
            .param("now", utc(now))
            .query(UUID.class)
            .list());
  }

  private static ServiceAccount account(ResultSet row) throws SQLException {
    return new ServiceAccount(
        row.getObject("id", UUID.class),
        row.getString("name"),
        scopes(row.getArray("scopes")),
        row.getString("provider_id"),
        row.getString("token_beginning"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getString("created_by_name"),
        instant(row, "expires_at"),
        instant(row, "last_used_at"),
        instant(row, "revoked_at"));
  }

  private static List<Scope> scopes(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray())
        .flatMap(text -> Scope.of(text).stream())
        .sorted()
        .toList();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
