package org.platsa.api.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code account} (<i>användare</i>). */
@Repository
class AccountStore {
  private final JdbcClient db;

  AccountStore(JdbcClient db) {
    this.db = db;
  }

  /**
   * An account as the sign-in sees it.
   *
   * @param account the account
   * @param hash of its password; null if it has none
   */
  record Secret(Account account, @Nullable String hash) {}

  /** Every account of a tenant, by name. */
  List<Account> all(UUID tenant) {
    return db.sql(
            "SELECT "
                + AccountRows.COLUMNS
                + "FROM account WHERE tenant_id = :tenant ORDER BY lower(name), email")
        .param("tenant", tenant)
        .query(AccountRows::account)
        .list();
  }

  /** The account with this id. */
  Optional<Account> find(UUID tenant, UUID id) {
    return db.sql(
            "SELECT " + AccountRows.COLUMNS + "FROM account WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(AccountRows::account)
        .optional();
  }

  /** The same, and nobody else changes it before the transaction ends. */
  Optional<Account> lock(UUID tenant, UUID id) {
    return db.sql(
            "SELECT "
                + AccountRows.COLUMNS
                + "FROM account WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
        .param("tenant", tenant)
        .param("id", id)
        .query(AccountRows::account)
        .optional();
  }

  /** The sign-in's: every account that has this address, of any tenant. */
  List<Secret> byEmail(String email) {
    return db.sql(
            "SELECT password_hash, "
                + AccountRows.COLUMNS
                + "FROM account WHERE email = :email ORDER BY tenant_id")
        .param("email", email)
        .query(AccountRows::secret)
        .list();
  }

  /** The sign-in's: the account with the hash of its password. */
  Optional<Secret> secret(UUID tenant, UUID id) {
    return db.sql(
            "SELECT password_hash, "
                + AccountRows.COLUMNS
                + "FROM account WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(AccountRows::secret)
        .optional();
  }

  /** The sign-in's: every account of somebody at an issuer, of any tenant. */
  List<Account> byIdentity(Account.Identity identity) {
    return db.sql(
            "SELECT "
                + AccountRows.COLUMNS
                + "FROM account WHERE issuer = :issuer AND subject = :subject ORDER BY tenant_id")
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query(AccountRows::account)
        .list();
  }

  /** Makes an account; false if the tenant has one with this address. */
  boolean insert(UUID tenant, UUID id, AccountForm form, Instant at) {
    return db.sql(
                """
                INSERT INTO account (tenant_id, id, email, name, roles, provider_id, unit_ids,
                                     language, created_at)
                VALUES (:tenant, :id, :email, :name, :roles, :provider, :units, :language, :at)
                ON CONFLICT (tenant_id, email) DO NOTHING
                """)
            .param("tenant", tenant)
            .param("id", id)
            .param("email", form.email())
            .param("name", form.name())
            .param("roles", AccountRows.names(form.roles()))
            .param("provider", form.provider())
            .param("units", form.units().toArray(String[]::new))
            .param("language", form.language())
            .param("at", AccountRows.time(at))
            .update()
        == 1;
  }

  /** Writes what an administrator has filled in. */
  void update(Account account, AccountForm form, boolean endsSessions) {
    AccountRows.mustHitOne(
        db.sql(
                """
                UPDATE account
                SET email = :email, name = :name, roles = :roles, provider_id = :provider,
                    unit_ids = :units, language = :language,
                    session_stamp = session_stamp + :ends
                WHERE tenant_id = :tenant AND id = :id
                """)
            .param("tenant", account.tenant())
            .param("id", account.id())
            .param("email", form.email())
            .param("name", form.name())
            .param("roles", AccountRows.names(form.roles()))
            .param("provider", form.provider())
            .param("units", form.units().toArray(String[]::new))
            .param("language", form.language())
            .param("ends", endsSessions ? 1 : 0)
            .update());
  }

  /** No link to the calendar of an account works any more; says whether one did. */
  boolean revokeCalendar(UUID tenant, UUID id, Instant at) {
    return db.sql(
                """
                UPDATE calendar_link SET revoked_at = :at
                WHERE tenant_id = :tenant AND account_id = :id AND revoked_at IS NULL
                """)
            .param("tenant", tenant)
            .param("id", id)
            .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
            .update()
        > 0;
  }

  /** Lets somebody sign in, or no longer; what was open ends. */
  void setActive(Account account, boolean active) {
    AccountRows.mustHitOne(
        db.sql(
                """
                UPDATE account SET active = :active, session_stamp = session_stamp + 1
                WHERE tenant_id = :tenant AND id = :id
                """)
            .param("tenant", account.tenant())
            .param("id", account.id())
            .param("active", active)
            .update());
  }

  /** Ends every session of an account. */
  void nextStamp(Account account) {
    AccountRows.mustHitOne(
        db.sql(
                """
                UPDATE account SET session_stamp = session_stamp + 1
                WHERE tenant_id = :tenant AND id = :id
                """)
            .param("tenant", account.tenant())
            .param("id", account.id())
            .update());
  }

  void setLanguage(UUID tenant, UUID id, String language) {
    AccountRows.mustHitOne(
        db.sql("UPDATE account SET language = :language WHERE tenant_id = :tenant AND id = :id")
            .param("tenant", tenant)
            .param("id", id)
            .param("language", language)
            .update());
  }

  /** The sign-in's: another password, which ends every session. */
  void setPassword(UUID tenant, UUID id, String hash) {
    AccountRows.mustHitOne(
        db.sql(
                """
                UPDATE account SET password_hash = :hash, session_stamp = session_stamp + 1
                WHERE tenant_id = :tenant AND id = :id
                """)
            .param("tenant", tenant)
            .param("id", id)
            .param("hash", hash)
            .update());
  }

  /** The sign-in's: the same password under another hash, unless it was changed meanwhile. */
  void upgrade(Secret secret, String hash) {
    db.sql(
            """
            UPDATE account SET password_hash = :hash
            WHERE tenant_id = :tenant AND id = :id AND password_hash = :before
            """)
        .param("tenant", secret.account().tenant())
        .param("id", secret.account().id())
        .param("hash", hash)
        .param("before", secret.hash())
        .update();
  }

  /** The sign-in's: who it is at an issuer. */
  void link(Account account, Account.Identity identity) {
    AccountRows.mustHitOne(
        db.sql(
                """
                UPDATE account SET issuer = :issuer, subject = :subject
                WHERE tenant_id = :tenant AND id = :id
                """)
            .param("tenant", account.tenant())
            .param("id", account.id())
            .param("issuer", identity.issuer())
            .param("subject", identity.subject())
            .update());
  }

  /** The sign-in's: somebody has signed in. */
  void signedIn(Account account, Instant at) {
    AccountRows.mustHitOne(
        db.sql(
                """
                UPDATE account SET last_sign_in_at = :at WHERE tenant_id = :tenant AND id = :id
                """)
            .param("tenant", account.tenant())
            .param("id", account.id())
            .param("at", AccountRows.time(at))
            .update());
  }

  /**
   * The administrators who have been inside and may sign in again; nobody else changes them before
   * the transaction ends.
   */
  List<UUID> lockAdministrators(UUID tenant) {
    return db.sql(
            """
            SELECT id FROM account
            WHERE tenant_id = :tenant AND active AND 'ADMIN' = ANY (roles)
              AND last_sign_in_at IS NOT NULL
            ORDER BY id FOR UPDATE
            """)
        .param("tenant", tenant)
        .query(UUID.class)
        .list();
  }

  /** Whether somebody gets in to a tenant who is no demo user. */
  boolean hasPeople(UUID tenant) {
    return db.sql(
            """
            SELECT EXISTS (SELECT FROM account
                           WHERE tenant_id = :tenant AND NOT demo AND active)
            """)
        .param("tenant", tenant)
        .query(Boolean.class)
        .single();
  }
}
