package org.platsa.api.token;

import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Scope;
import org.platsa.api.identity.SecretHash;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Service accounts with which tests call the service. */
public final class TestTokens {
  /** The tenant that every database has. */
  public static final UUID TENANT = UUID.fromString("01890000-0000-7000-8000-000000000001");

  /** A token of this JVM with which everything may be done that a token can do. */
  public static final String ALL = make();

  private TestTokens() {}

  private static String make() {
    return TokenText.make(new SecureRandom());
  }

  /** Lets {@link #ALL} work, if it does not yet. */
  public static void allow(JdbcClient db) {
    if (db.sql("SELECT count(*) FROM service_account WHERE name = 'Tests'")
            .query(Long.class)
            .single()
        == 0) {
      Set<Scope> all = EnumSet.allOf(Scope.class);
      all.remove(Scope.ROUND);
      insert(db, TENANT, "Tests", all, null, ALL);
    }
  }

  /** Makes an account. */
  public static String make(JdbcClient db, UUID tenant, String name, Set<Scope> scopes) {
    return insert(db, tenant, name, scopes, null, make());
  }

  /** Makes an account of a provider's program. */
  public static String makeOf(JdbcClient db, UUID tenant, String name, String provider) {
    return insert(db, tenant, name, Set.of(Scope.ROUND), provider, make());
  }

  private static String insert(
      JdbcClient db,
      UUID tenant,
      String name,
      Set<Scope> scopes,
      @Nullable String provider,
      String token) {
    db.sql(
            """
            INSERT INTO service_account (tenant_id, id, name, scopes, token_beginning, token_hash,
                                         created_at, created_by, created_by_name, provider_id)
            VALUES (:tenant, gen_random_uuid(), :name, :scopes, :beginning, :hash,
                    now(), gen_random_uuid(), 'a test', :provider)
            """)
        .param("tenant", tenant)
        .param("name", name)
        .param("provider", provider)
        .param("scopes", scopes.stream().map(Scope::text).toArray(String[]::new))
        .param("beginning", TokenText.shown(token))
        .param("hash", SecretHash.of(token))
        .update();
    return token;
  }
}
