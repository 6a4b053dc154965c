package org.platsa.api.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Role;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code account} (<i>användare</i>). */
@Repository
class AccountStore {
  /** Everything but the password's hash, which only the sign-in may read. */
  private static final String COLUMNS =
      """
      tenant_id, id, email, name, roles, provider_id, unit_ids, language, issuer, subject, active,
      demo, session_stamp, created_at, last_sign_in_at
      """;

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
                + COLUMNS
                + "FROM account WHERE tenant_id = :tenant ORDER BY lower(name), email")
        .param("tenant", tenant)
        .query(AccountStore::account)
        .list();
  }

  /** The account with this id. */
  Optional<Account> find(UUID tenant, UUID id) {
    return db.sql("SELECT " + COLUMNS + "FROM account WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(AccountStore::account)
        .optional();
  }

  /** The same, and nobody else changes it before the transaction ends. */
  Optional<Account> lock(UUID tenant, UUID id) {
    return db.sql(
            "SELECT " + COLUMNS + "FROM account WHERE tenant_id = :tenant AND id = :id FOR UPDATE")
        .param("tenant", tenant)
        .param("id", id)
        .query(AccountStore::account)
        .optional();
  }

  /** The sign-in's: every account that has this address, of any tenant. */
  List<Secret> byEmail(String email) {
    return db.sql(
            "SELECT password_hash, "
                + COLUMNS
                + "FROM account WHERE email = :email ORDER BY tenant_id")
        .param("email", email)
        .query(AccountStore::secret)
        .list();
  }

  /** The sign-in's: the account with the hash of its password. */
  Optional<Secret> secret(UUID tenant, UUID id) {
    return db.sql(
            "SELECT password_hash, "
                + COLUMNS
                + "FROM account WHERE tenant_id = :tenant AND id = :id")
        .param("tenant", tenant)
        .param("id", id)
        .query(AccountStore::secret)
        .optional();
  }

  /** The sign-in's: every account of somebody at an issuer, of any tenant. */
  List<Account> byIdentity(Account.Identity identity) {
    return db.sql(
            "SELECT "
                + COLUMNS
                + "FROM account WHERE issuer = :issuer AND subject = :subject ORDER BY tenant_id")
        .param("issuer", identity.issuer())
        .param("subject", identity.subject())
        .query(AccountStore::account)
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
            .param("roles", names(form.roles()))
            .param("provider", form.provider())
            .param("units", form.units().toArray(String[]::new))
            .param("language", form.language())
            .param("at", time(at))
            .update()
        == 1;
  }

  /** Writes what an administrator has filled in. */
  void update(Account account, AccountForm form, boolean endsSessions) {
    mustHitOne(
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
            .param("roles", names(form.roles()))
            .param("provider", form.provider())
            .param("units", form.units().toArray(String[]::new))
            .param("language", form.language())
            .param("ends", endsSessions ? 1 : 0)
            .update());
  }

  /** Lets somebody sign in, or no longer; what was open ends. */
  void setActive(Account account, boolean active) {
    mustHitOne(
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
    mustHitOne(
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
    mustHitOne(
        db.sql("UPDATE account SET language = :language WHERE tenant_id = :tenant AND id = :id")
            .param("tenant", tenant)
            .param("id", id)
            .param("language", language)
            .update());
  }

  /** The sign-in's: another password, which ends every session. */
  void setPassword(UUID tenant, UUID id, String hash) {
    mustHitOne(
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
    mustHitOne(
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
    mustHitOne(
        db.sql(
                """
                UPDATE account SET last_sign_in_at = :at WHERE tenant_id = :tenant AND id = :id
                """)
            .param("tenant", account.tenant())
            .param("id", account.id())
            .param("at", time(at))
            .update());
  }

  /** The sign-in's: a demo user, made or made anew. */
  void demo(UUID tenant, UUID id, AccountForm form, String hash, Instant at) {
    mustHitOne(
        db.sql(
                """
                INSERT INTO account (tenant_id, id, email, name, roles, provider_id, unit_ids,
                                     language, created_at, password_hash, demo)
                VALUES (:tenant, :id, :email, :name, :roles, :provider, :units, :language, :at,
                        :hash, true)
                ON CONFLICT (tenant_id, email) DO UPDATE
                SET name = excluded.name, roles = excluded.roles,
                    provider_id = excluded.provider_id, unit_ids = excluded.unit_ids,
                    password_hash = excluded.password_hash, active = true,
                    session_stamp = account.session_stamp + 1
                WHERE account.demo
                """)
            .param("tenant", tenant)
            .param("id", id)
            .param("email", form.email())
            .param("name", form.name())
            .param("roles", names(form.roles()))
            .param("provider", form.provider())
            .param("units", form.units().toArray(String[]::new))
            .param("language", form.language())
            .param("at", time(at))
            .param("hash", hash)
            .update());
  }

  /** The sign-in's: nobody of a tenant gets in; says how many did. */
  int endAll(UUID tenant) {
    return db.sql(
            """
            UPDATE account
            SET active = false, password_hash = NULL, session_stamp = session_stamp + 1
            WHERE tenant_id = :tenant AND active
            """)
        .param("tenant", tenant)
        .update();
  }

  /** The sign-in's: no demo user of a tenant gets in; says how many did. */
  int endDemo(UUID tenant) {
    return db.sql(
            """
            UPDATE account
            SET active = false, password_hash = NULL, session_stamp = session_stamp + 1
            WHERE tenant_id = :tenant AND demo AND active
            """)
        .param("tenant", tenant)
        .update();
  }

  /** The demo users that get in. */
  List<Account> demoUsers() {
    return db.sql(
            "SELECT " + COLUMNS + "FROM account WHERE demo AND active ORDER BY created_at, id")
        .query(AccountStore::account)
        .list();
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

  /** Whether demo users get in to a tenant. */
  boolean hasDemo(UUID tenant) {
    return db.sql(
            "SELECT EXISTS (SELECT FROM account WHERE tenant_id = :tenant AND demo AND active)")
        .param("tenant", tenant)
        .query(Boolean.class)
        .single();
  }

  private static void mustHitOne(int rows) {
    if (rows != 1) {
      throw new EmptyResultDataAccessException("The account is not there any more", 1);
    }
  }

  private static String[] names(Collection<Role> roles) {
    return roles.stream().map(Role::name).sorted().toArray(String[]::new);
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Secret secret(ResultSet row, int number) throws SQLException {
    return new Secret(account(row, number), row.getString("password_hash"));
  }

  private static Account account(ResultSet row, int number) throws SQLException {
    OffsetDateTime lastSignIn = row.getObject("last_sign_in_at", OffsetDateTime.class);
    String issuer = row.getString("issuer");
    return new Account(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getString("email"),
        row.getString("name"),
        texts(row.getArray("roles")).stream().map(Role::valueOf).collect(Collectors.toSet()),
        row.getString("provider_id"),
        texts(row.getArray("unit_ids")),
        row.getString("language"),
        state(row.getBoolean("active"), lastSignIn),
        issuer == null ? null : new Account.Identity(issuer, row.getString("subject")),
        row.getBoolean("demo"),
        row.getInt("session_stamp"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        lastSignIn == null ? null : lastSignIn.toInstant());
  }

  private static Account.State state(boolean active, @Nullable OffsetDateTime lastSignIn) {
    if (!active) {
      return Account.State.DEACTIVATED;
    }
    return lastSignIn == null ? Account.State.INVITED : Account.State.ACTIVE;
  }

  private static Set<String> texts(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).collect(Collectors.toSet());
  }
}
