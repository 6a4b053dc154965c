package org.platsa.api.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code invitation} (<i>engångslänkar</i>). */
@Repository
class InvitationStore {
  private final JdbcClient db;

  InvitationStore(JdbcClient db) {
    this.db = db;
  }

  /** A link that works. */
  record Row(
      UUID tenant,
      UUID id,
      Invitation.Purpose purpose,
      @Nullable UUID account,
      String department,
      Instant expires) {}

  void insert(
      UUID tenant,
      UUID id,
      byte[] secretHash,
      Invitation.Purpose purpose,
      @Nullable UUID account,
      Instant at,
      Instant expires) {
    db.sql(
            """
            INSERT INTO invitation
              (tenant_id, id, secret_hash, purpose, account_id, created_at, expires_at)
            VALUES (:tenant, :id, :hash, :purpose, :account, :at, :expires)
            """)
        .param("tenant", tenant)
        .param("id", id)
        .param("hash", secretHash)
        .param("purpose", purpose.name())
        .param("account", account)
        .param("at", time(at))
        .param("expires", time(expires))
        .update();
  }

  /** No link of an account works any more. */
  void withdraw(UUID tenant, UUID account) {
    db.sql("DELETE FROM invitation WHERE tenant_id = :tenant AND account_id = :account")
        .param("tenant", tenant)
        .param("account", account)
        .update();
  }

  /** The sign-in's: of an account's links, none but one is kept. */
  void withdrawOthers(UUID tenant, UUID account, UUID kept) {
    db.sql(
            """
            DELETE FROM invitation
            WHERE tenant_id = :tenant AND account_id = :account AND id <> :kept
            """)
        .param("tenant", tenant)
        .param("account", account)
        .param("kept", kept)
        .update();
  }

  /** The sign-in's: no link to a tenant's set-up works any more; that one was used stays known. */
  void withdrawSetUps(UUID tenant) {
    db.sql(
            """
            DELETE FROM invitation
            WHERE tenant_id = :tenant AND purpose = 'SET_UP' AND used_at IS NULL
            """)
        .param("tenant", tenant)
        .update();
  }

  /** The sign-in's: what a secret is for, if its link works. */
  Optional<Row> find(byte[] secretHash, Instant now) {
    return db.sql(
            """
            SELECT invitation.tenant_id, invitation.id, purpose, account_id, tenant.name, expires_at
            FROM invitation JOIN tenant ON tenant.id = invitation.tenant_id
            WHERE secret_hash = :hash AND used_at IS NULL AND expires_at > :now
            """)
        .param("hash", secretHash)
        .param("now", time(now))
        .query((row, number) ->
            new Row(
                row.getObject("tenant_id", UUID.class),
                row.getObject("id", UUID.class),
                Invitation.Purpose.valueOf(row.getString("purpose")),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** Whether an account has a link that works. */
  boolean isInvited(UUID tenant, UUID account, Instant now) {
    return db.sql(
            """
            SELECT EXISTS (SELECT FROM invitation
                           WHERE tenant_id = :tenant AND account_id = :account
                             AND used_at IS NULL AND expires_at > :now)
            """)
        .param("tenant", tenant)
        .param("account", account)
        .param("now", time(now))
        .query(Boolean.class)
        .single();
  }

  /** The sign-in's: a link is used up; false if somebody else just used it. */
  boolean use(UUID tenant, UUID id, Instant now) {
    return db.sql(
                """
                UPDATE invitation SET used_at = :now
                WHERE tenant_id = :tenant AND id = :id AND used_at IS NULL AND expires_at > :now
                """)
            .param("tenant", tenant)
            .param("id", id)
            .param("now", time(now))
            .update()
        == 1;
  }

  /** The sign-in's: whether a tenant has been set up by a link. */
  boolean isSetUp(UUID tenant) {
    return db.sql(
            """
            SELECT EXISTS (SELECT FROM invitation
                           WHERE tenant_id = :tenant AND purpose = 'SET_UP'
                             AND used_at IS NOT NULL)
            """)
        .param("tenant", tenant)
        .query(Boolean.class)
        .single();
  }

  /**
   * The sign-in's: forgets links that stopped working before a time, but not that a tenant has been
   * set up.
   */
  void forget(Instant before) {
    db.sql(
            """
            DELETE FROM invitation
            WHERE expires_at < :before AND NOT (purpose = 'SET_UP' AND used_at IS NOT NULL)
            """)
        .param("before", time(before))
        .update();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
