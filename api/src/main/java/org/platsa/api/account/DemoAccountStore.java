package org.platsa.api.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the table {@code account} holds of demo users (<i>demoanvändare</i>): the sign-in's. */
@Repository
class DemoAccountStore {
  private final JdbcClient db;

  DemoAccountStore(JdbcClient db) {
    this.db = db;
  }

  /** A demo user, made or made anew. */
  void demo(UUID tenant, UUID id, AccountForm form, String hash, Instant at) {
    AccountRows.mustHitOne(
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
            .param("roles", AccountRows.names(form.roles()))
            .param("provider", form.provider())
            .param("units", form.units().toArray(String[]::new))
            .param("language", form.language())
            .param("at", AccountRows.time(at))
            .param("hash", hash)
            .update());
  }

  /** Nobody of a tenant gets in; says how many did. */
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

  /** No demo user of a tenant gets in; says how many did. */
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

  /** No link to the calendar of somebody of a tenant works who does not get in. */
  void revokeCalendars(UUID tenant, Instant at) {
    db.sql(
            """
            UPDATE calendar_link SET revoked_at = :at
            FROM account
            WHERE calendar_link.tenant_id = :tenant AND calendar_link.revoked_at IS NULL
              AND account.tenant_id = calendar_link.tenant_id
              AND account.id = calendar_link.account_id AND NOT account.active
            """)
        .param("tenant", tenant)
        .param("at", AccountRows.time(at))
        .update();
  }

  /** The demo users that get in. */
  List<Account> demoUsers() {
    return db.sql(
            "SELECT "
                + AccountRows.COLUMNS
                + "FROM account WHERE demo AND active ORDER BY created_at, id")
        .query(AccountRows::account)
        .list();
  }

  /** Whether a tenant has demo users, or has had. */
  boolean hasBeenDemo(UUID tenant) {
    return db.sql("SELECT EXISTS (SELECT FROM account WHERE tenant_id = :tenant AND demo)")
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
}
