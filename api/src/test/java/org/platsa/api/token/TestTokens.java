package org.platsa.api.token;

import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
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
      insert(db, TENANT, "Tests", Set.of(Scope.values()), ALL);
    }
  }

  /** Makes an account. */
  public static String make(JdbcClient db, UUID tenant, String name, Set<Scope> scopes) {
    return insert(db, tenant, name, scopes, make());
  }

  private static String insert(
      JdbcClient db, UUID tenant, String name, Set<Scope> scopes, String token) {
    db.sql(
            """
            INSERT INTO service_account (tenant_id, id, name, scopes, token_beginning, token_hash,
                                         created_at, created_by, created_by_name)
            VALUES (:tenant, gen_random_uuid(), :name, :scopes, :beginning, :hash,
                    now(), gen_random_uuid(), 'a test')
            """)
        .param("tenant", tenant)
        .param("name", name)
        .param("scopes", scopes.stream().map(Scope::text).toArray(String[]::new))
        .param("beginning", TokenText.shown(token))
        .param("hash", SecretHash.of(token))
        .update();
    return token;
  }
}
