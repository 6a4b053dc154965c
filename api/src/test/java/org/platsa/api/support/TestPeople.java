package org.platsa.api.support;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;

/** People who are signed in with a browser, made in the database from outside. */
public final class TestPeople {
  private final JdbcClient db;
  private final Clock clock;

  /** In the database of a service that has the time of day. */
  public TestPeople(JdbcClient db) {
    this(db, Clock.systemUTC());
  }

  /** In the database of a service that has another clock. */
  public TestPeople(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Somebody who is signed in.
   *
   * @param account the account's id
   * @param session the session's id, as it stands in the cookie
   * @param formToken the token of the browser's forms
   */
  public record Browser(UUID account, String session, String formToken) {
    /** Its cookies, on the service's own machine. */
    public String cookies() {
      return "platsa-session=" + session + "; platsa-form=" + formToken;
    }

    /** Lets a request be this browser's, as its forms' are. */
    public HttpRequest.Builder send(HttpRequest.Builder request) {
      return request.header("Cookie", cookies()).header("X-XSRF-TOKEN", maskedFormToken());
    }

    /** The form token as a page would carry it: masked, here with nothing. */
    public String maskedFormToken() {
      byte[] plain = formToken.getBytes(StandardCharsets.UTF_8);
      byte[] masked = new byte[2 * plain.length];
      System.arraycopy(plain, 0, masked, plain.length, plain.length);
      return Base64.getUrlEncoder().encodeToString(masked);
    }
  }

  /** Signs somebody in who has one role; a provider is for the provider of this id. */
  public Browser signIn(UUID tenant, Role role, String provider) {
    UUID account = UUID.randomUUID();
    db.sql(
            """
            INSERT INTO account (tenant_id, id, email, name, roles, provider_id, unit_ids, language,
                                 created_at)
            VALUES (:tenant, :id, :email, :name, :roles, :provider, :units, 'sv', now())
            """)
        .param("tenant", tenant)
        .param("id", account)
        .param("email", account + "@example.org")
        .param("name", "Test " + role)
        .param("roles", new String[] {role.name()})
        .param("provider", role == Role.PROVIDER ? provider : null)
        .param("units", role == Role.UNIT_MANAGER ? new String[] {"E-1"} : new String[0])
        .update();
    return new Browser(account, session(tenant, account), UUID.randomUUID().toString());
  }

  private String session(UUID tenant, UUID account) {
    String key = UUID.randomUUID().toString();
    String session = UUID.randomUUID().toString();
    long now = System.currentTimeMillis();
    db.sql(
            """
            INSERT INTO spring_session (primary_id, session_id, creation_time, last_access_time,
                                        max_inactive_interval, expiry_time, principal_name)
            VALUES (:key, :session, :now, :now, 1800, :now + 1800000, :account)
            """)
        .param("key", key)
        .param("session", session)
        .param("now", now)
        .param("account", account.toString())
        .update();
    Map<String, String> attributes =
        Map.of(
            FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
            account.toString(),
            "account",
            tenant + " " + account + " 0",
            "begun",
            Long.toString(clock.millis()));
    attributes.forEach((name, value) ->
        db.sql("INSERT INTO spring_session_attributes VALUES (:key, :name, :value)")
            .param("key", key)
            .param("name", name)
            .param("value", value.getBytes(StandardCharsets.UTF_8))
            .update());
    return session;
  }

  /** Another department. */
  public UUID tenant(String name) {
    UUID tenant = UUID.randomUUID();
    db.sql("INSERT INTO tenant (id, name) VALUES (:id, :name)")
        .param("id", tenant)
        .param("name", name)
        .update();
    return tenant;
  }

  /** Ends a session, as a sign-out on another replica would. */
  public void end(Browser browser) {
    db.sql("DELETE FROM spring_session WHERE session_id = :session")
        .param("session", browser.session())
        .update();
  }

  /**
   * What every table holds, each as a hash, but for when somebody was last seen and when a message
   * was handed out, which happens by itself.
   */
  public List<String> everything(@Nullable UUID audited) {
    List<String> tables =
        db.sql(
                """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                ORDER BY table_name
                """)
            .query(String.class)
            .list();
    return tables.stream()
        .map(table -> table + " " + hash(table, table.equals("audit_entry") ? audited : null))
        .toList();
  }

  /** What a person is told on the next page is only their own browser's. */
  private static String where(String table, @Nullable UUID tenant) {
    if (table.equals("spring_session_attributes")) {
      return "WHERE attribute_name <> 'toast'";
    }
    return tenant == null ? "" : "WHERE tenant_id = '" + tenant + "'";
  }

  private String hash(String table, @Nullable UUID tenant) {
    String sql =
        """
        SELECT count(*) || ' ' || coalesce(md5(string_agg(row, ',' ORDER BY row)), '')
        FROM (SELECT (to_jsonb(t) - ARRAY['last_used_at', 'last_access_time', 'expiry_time',
                                          'spread_at'])::text AS row
              FROM %s t %s) AS rows
        """
            .formatted(table, where(table, tenant));
    return db.sql(sql).query(String.class).single();
  }
}
