package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What holds of every table that there is: whoever adds one finds here what it must have, and
 * writes down in {@code grants.txt} who may do what with it.
 */
class TablesIT {
  /** Tables that are not one tenant's. */
  private static final List<String> OF_NO_TENANT =
      List.of(
          "flyway_schema_history",
          // Before it is known who somebody is.
          "sign_in_attempt",
          "spring_session",
          "spring_session_attributes",
          "tenant");

  /** Unique keys that do not begin with the tenant; none of them may tell of another's rows. */
  private static final List<String> UNIQUE_OVER_ALL_TENANTS = List.of();

  /**
   * Functions that do what their owner may: none takes anything that says of which department, and
   * none tells what is in a row.
   */
  private static final List<String> WITH_OWNERS_RIGHTS =
      List.of(
          "platsa_forget_audit(integer)",
          "platsa_forget_mentions(text[])",
          "platsa_unseal_evaluation(text)");

  private static final JdbcClient db = TestDatabase.client(TestDatabase.newMigratedDatabase());

  @Test
  void everyTableIsATenantsOrStandsInTheList() {
    assertThat(
            strings(
                """
                SELECT relname FROM pg_class c
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                  AND NOT EXISTS (SELECT FROM pg_attribute a
                                  WHERE a.attrelid = c.oid AND a.attname = 'tenant_id'
                                    AND a.attnotnull AND NOT a.attisdropped)
                ORDER BY relname
                """))
        .isEqualTo(OF_NO_TENANT);
  }

  @Test
  void everyTenantsTableHasForcedPolicies() {
    assertThat(
            strings(
                """
                SELECT relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                  AND a.attname = 'tenant_id'
                  AND NOT (relrowsecurity AND relforcerowsecurity
                           AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid))
                """))
        .isEmpty();
  }

  @Test
  void everyPolicyIsOneLoginsAndStaffsAndProvidersAsksForTheTenant() {
    assertThat(
            strings(
                """
                SELECT polrelid::regclass || ' ' || polname FROM pg_policy
                WHERE cardinality(polroles) <> 1 OR polroles[1] = 0 OR NOT polpermissive
                """))
        .as("a policy for everybody, or for several")
        .isEmpty();
    assertThat(
            strings(
                """
                SELECT polrelid::regclass || ' ' || polname FROM pg_policy
                WHERE pg_get_userbyid(polroles[1]) IN ('platsa_staff', 'platsa_provider')
                  AND (coalesce(pg_get_expr(polqual, polrelid), '') || ' '
                       || coalesce(pg_get_expr(polwithcheck, polrelid), ''))
                      !~ ('(tenant_id|id) = (platsa_tenant\\(\\)|'
                          || '\\(NULLIF\\(current_setting\\(''platsa.tenant'')')
                """))
        .isEmpty();
  }

  @Test
  void everyKeyOfATenantsTableBeginsWithTheTenant() {
    assertThat(
            strings(
                """
                SELECT i.indexrelid::regclass::text FROM pg_index i
                JOIN pg_class c ON c.oid = i.indrelid
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
                WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique
                  AND i.indkey[0] <> a.attnum
                ORDER BY 1
                """))
        .isEqualTo(UNIQUE_OVER_ALL_TENANTS);
    assertThat(
            strings(
                """
                SELECT c.relname FROM pg_class c
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                  AND NOT EXISTS (SELECT FROM pg_index i
                                  WHERE i.indrelid = c.oid AND i.indisprimary
                                    AND i.indkey[0] = a.attnum)
                """))
        .as("tables without a primary key that begins with the tenant")
        .isEmpty();
  }

  @Test
  void everyForeignKeyToATenantsTableLeadsToTheSameTenant() {
    assertThat(
            strings(
                """
                SELECT k.conrelid::regclass || ' ' || k.conname FROM pg_constraint k
                JOIN pg_attribute theirs ON theirs.attrelid = k.confrelid
                                         AND theirs.attname = 'tenant_id'
                LEFT JOIN pg_attribute ours ON ours.attrelid = k.conrelid
                                            AND ours.attname = 'tenant_id'
                WHERE k.contype = 'f'
                  AND (ours.attnum IS NULL OR k.conkey[1] <> ours.attnum
                       OR k.confkey[1] <> theirs.attnum)
                """))
        .isEmpty();
    assertThat(
            strings(
                """
                SELECT k.conrelid::regclass || ' ' || k.conname FROM pg_constraint k
                JOIN pg_attribute ours ON ours.attrelid = k.conrelid AND ours.attname = 'tenant_id'
                WHERE k.contype = 'f' AND k.confdeltype IN ('n', 'd')
                  AND (k.confdelsetcols IS NULL OR ours.attnum = ANY (k.confdelsetcols))
                """))
        .as("keys that would take the tenant away from a row")
        .isEmpty();
  }

  @Test
  void everythingBelongsToTheOwnerAndNoViewOrFunctionLendsItsRights() {
    assertThat(
            strings(
                """
                SELECT relname FROM pg_class
                WHERE relnamespace = 'public'::regnamespace
                  AND pg_get_userbyid(relowner) <> 'platsa_owner'
                """))
        .isEmpty();
    assertThat(
            strings(
                """
                SELECT relname FROM pg_class
                WHERE relnamespace = 'public'::regnamespace
                  AND (relkind = 'm' OR (relkind = 'v'
                       AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)))
                """))
        .as("views that show what their owner sees")
        .isEmpty();
    assertThat(
            strings(
                """
                SELECT oid::regprocedure::text FROM pg_proc
                WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY 1
                """))
        .as("functions that do what their owner may")
        .isEqualTo(WITH_OWNERS_RIGHTS);
  }

  /** The owner's own rights and the backup's reading of everything are not told there. */
  @Test
  void nobodyMayDoWhatIsNotWrittenDown() throws IOException {
    List<String> written;
    try (InputStream grants =
        Objects.requireNonNull(TablesIT.class.getResourceAsStream("/grants.txt"))) {
      written = new String(grants.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    assertThat(
            String.join(
                "\n",
                strings(
                    """
                    SELECT login || ' ' || table_name || ': ' || string_agg(
                             privilege || coalesce(' (' || columns || ')', ''), ', '
                             ORDER BY privilege)
                    FROM (
                      SELECT acl.grantee AS grantee, relname AS table_name,
                             acl.privilege_type AS privilege, NULL AS columns
                      FROM pg_class, aclexplode(relacl) AS acl
                      WHERE relnamespace = 'public'::regnamespace
                      UNION ALL
                      SELECT acl.grantee, relname, acl.privilege_type,
                             string_agg(attname, ', ' ORDER BY attname)
                      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid,
                           aclexplode(attacl) AS acl
                      WHERE relnamespace = 'public'::regnamespace
                      GROUP BY acl.grantee, relname, acl.privilege_type) AS granted,
                      LATERAL (SELECT CASE grantee WHEN 0 THEN 'PUBLIC'
                                      ELSE pg_get_userbyid(grantee) END AS login) AS named
                    WHERE login <> 'platsa_owner'
                      AND NOT (login = 'platsa_backup' AND privilege = 'SELECT')
                    GROUP BY login, table_name
                    ORDER BY 1
                    """)))
        .isEqualTo(String.join("\n", written));
  }

  private static List<String> strings(String sql) {
    return db.sql(sql).query(String.class).list();
  }
}
