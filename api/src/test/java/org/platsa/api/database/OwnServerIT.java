package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.api.support.TestSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A server of an operator's own is not used before its logins are right, and what is said of it
 * makes them right.
 */
class OwnServerIT {
  private static final Map<Login, String> PASSWORDS = passwords();

  /** A server of its own, since logins are one server's and tests here spoil them. */
  @TempDir private static Path folder;

  private static EmbeddedPostgres server;
  private static JdbcClient superuser;

  private static Map<Login, String> passwords() {
    Map<Login, String> passwords = new EnumMap<>(Login.class);
    for (Login login : Login.ofTheService()) {
      passwords.put(login, "the secret of '" + login.role());
    }
    return passwords;
  }

  @BeforeAll
  static void start() {
    server = EmbeddedPostgres.start(TestSettings.inFolder(folder));
    superuser =
        JdbcClient.create(
            new DriverManagerDataSource(server.url(), server.user(), server.password()));
    removeLogins();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void mend() {
    superuser.sql(RoleScript.of(PASSWORDS)).update();
  }

  private static void removeLogins() {
    for (Login login : Login.values()) {
      superuser.sql("DROP OWNED BY " + login.role() + " CASCADE").update();
      superuser.sql("DROP ROLE " + login.role()).update();
    }
  }

  @Test
  void aServerWithoutTheLoginsIsRefusedAndTheSqlThatIsShownMakesThem() {
    removeLogins();
    superuser.sql("CREATE TABLE old (id integer); CREATE TABLE older (id integer)").update();

    String refusal = refusal();
    assertThat(refusal)
        .contains("platsa_owner cannot sign in: ")
        .contains("platsa_signin cannot sign in: ");

    String sql = refusal.substring(refusal.indexOf("-- Platsa's logins."));
    for (Login login : Login.ofTheService()) {
      sql =
          sql.replace(
              RoleScript.placeholder(login), PASSWORDS.getOrDefault(login, "").replace("'", "''"));
    }
    superuser.sql(sql).update();

    assertThatCode(() -> OwnServer.check(server.url(), PASSWORDS)).doesNotThrowAnyException();
    assertThat(
            superuser
                .sql("SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname LIKE 'old%'")
                .query(String.class)
                .list())
        .containsExactly("platsa_owner", "platsa_owner");
    superuser.sql("DROP TABLE old, older").update();
  }

  @Test
  void thePrintedScriptHoldsNoPassword() {
    Matcher verifiers =
        Pattern.compile("PASSWORD 'SCRAM-SHA-256\\$").matcher(RoleScript.of(PASSWORDS));
    assertThat(verifiers.results()).hasSize(5);
    assertThat(RoleScript.of(PASSWORDS)).doesNotContain("the secret of");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ALTER ROLE platsa_staff SUPERUSER | platsa_staff is a superuser
          ALTER ROLE platsa_worker BYPASSRLS | platsa_worker has BYPASSRLS
          ALTER ROLE platsa_backup NOBYPASSRLS | platsa_backup lacks BYPASSRLS
          ALTER ROLE platsa_owner CREATEROLE | platsa_owner has CREATEROLE, CREATEDB or REPLICATION
          ALTER ROLE platsa_signin NOLOGIN | platsa_signin cannot sign in
          ALTER ROLE platsa_provider PASSWORD 'x' | platsa_provider cannot sign in
          GRANT platsa_worker TO platsa_staff | platsa_staff is a member of platsa_worker
          GRANT pg_read_all_data TO platsa_provider | platsa_provider is a member of pg_read_all
          GRANT CREATE ON SCHEMA public TO platsa_staff | platsa_staff may make tables
          GRANT CREATE ON SCHEMA public TO PUBLIC | platsa_provider may make tables
          GRANT TEMPORARY ON DATABASE postgres TO platsa_worker | platsa_worker may make temporary
          GRANT TEMPORARY ON DATABASE postgres TO PUBLIC | platsa_staff may make temporary tables
          CREATE TABLE foreigner (id integer) | foreigner belongs to platsa instead of platsa_owner
          """)
  void whatIsNotRightIsSaid(String spoil, String said) {
    superuser.sql(RoleScript.of(PASSWORDS)).update();
    OwnServer.check(server.url(), PASSWORDS);
    superuser.sql(spoil).update();

    assertThat(refusal()).contains("- " + said).contains("ALTER ROLE platsa_staff PASSWORD");

    mend();
    superuser.sql("REVOKE CREATE ON SCHEMA public FROM platsa_staff").update();
    superuser.sql("DROP TABLE IF EXISTS foreigner").update();
    assertThatCode(() -> OwnServer.check(server.url(), PASSWORDS)).doesNotThrowAnyException();
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    superuser.sql(RoleScript.of(PASSWORDS)).update();
    superuser.sql("ALTER ROLE platsa_staff SUPERUSER; ALTER ROLE platsa_signin NOLOGIN").update();

    assertThat(refusal())
        .contains("platsa_staff is a superuser")
        .contains("platsa_signin may not sign in")
        .contains("platsa_signin cannot sign in");
  }

  @ParameterizedTest
  @CsvSource({
    "14, 20, must be 15 or newer",
    "15, 13, CVE-2025-8713",
    "15, 2, CVE-2023-2455",
    "16, 9, 16.10 or newer",
    "17, 5, 17.6 or newer"
  })
  void aReleaseWithFaultsInPoliciesIsRefused(int major, int minor, String said) {
    assertThat(OwnServer.versionFault(major, minor)).get().asString().contains(said);
  }

  @ParameterizedTest
  @CsvSource({"15, 14", "16, 10", "17, 6", "18, 0", "19, 0"})
  void anyOtherIsTaken(int major, int minor) {
    assertThat(OwnServer.versionFault(major, minor)).isEmpty();
  }

  @Test
  void aServerThatDoesNotAnswerIsToldFromOneThatIsNotReady() {
    assertThatThrownBy(() -> OwnServer.check("jdbc:postgresql://127.0.0.1:1/postgres", PASSWORDS))
        .isInstanceOf(NoDatabaseException.class)
        .hasMessageContaining("does not answer");
  }

  private static String refusal() {
    try {
      OwnServer.check(server.url(), PASSWORDS);
    } catch (NoDatabaseException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("Was taken");
  }
}
