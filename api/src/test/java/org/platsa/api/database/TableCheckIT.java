package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service does not start where isolation was undone, and what it says brings it back. */
class TableCheckIT {
  private static final String URL = TestDatabase.newMigratedDatabase();
  private static final JdbcClient superuser = TestDatabase.client(URL);

  /** After a migration: copy target/isolation.sql to src/main/resources/db. */
  @Test
  void whatMustBeThereIsWhatTheMigrationsMake() throws IOException, SQLException {
    String described;
    try (Connection owner =
        TestDatabase.as(Login.OWNER, TestDatabase.newMigratedDatabase()).getConnection()) {
      described = TableCheck.described(owner);
    }
    Files.writeString(Path.of("target", "isolation.sql"), described);

    assertThat(described).isEqualTo(TableCheck.expected());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE problem DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE problem NO FORCE ROW LEVEL SECURITY",
        "GRANT SELECT ON problem TO platsa_provider",
        "GRANT SELECT (document) ON problem TO platsa_signin",
        "GRANT SELECT ON account TO platsa_staff",
        "GRANT UPDATE ON audit_entry TO platsa_staff",
        "GRANT DELETE ON audit_entry TO PUBLIC",
        "GRANT SELECT ON run TO platsa_staff WITH GRANT OPTION",
        "REVOKE INSERT ON run FROM platsa_staff",
        "CREATE POLICY open ON problem TO platsa_staff USING (true)",
        "DROP POLICY staff ON problem",
        "ALTER POLICY staff ON run USING (true)",
        "DROP TRIGGER audit_entry_is_append_only ON audit_entry",
        "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_is_append_only",
        "CREATE OR REPLACE FUNCTION platsa_tenant() RETURNS uuid STABLE LANGUAGE sql"
            + " AS 'SELECT id FROM tenant LIMIT 1'",
        "CREATE OR REPLACE FUNCTION audit_entry_is_append_only() RETURNS trigger"
            + " LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "ALTER FUNCTION platsa_forget_audit(integer) RESET search_path",
        "GRANT EXECUTE ON FUNCTION platsa_forget_audit(integer) TO PUBLIC",
        "CREATE FUNCTION peek() RETURNS bytea SECURITY DEFINER LANGUAGE sql"
            + " AS 'SELECT document FROM problem LIMIT 1'",
        "CREATE RULE quiet AS ON INSERT TO audit_entry DO INSTEAD NOTHING"
      })
  void whatWasUndoneIsSaidAndWhatIsSaidMendsIt(String spoil) throws SQLException {
    try (Connection owner = TestDatabase.as(Login.OWNER, URL).getConnection()) {
      TableCheck.require(owner, false);
      superuser.sql(spoil).update();

      assertThatThrownBy(() -> TableCheck.require(owner, false))
          .isInstanceOf(NoDatabaseException.class)
          .hasMessageContaining("- There must ");

      for (TableCheck.Fault fault : TableCheck.faults(owner)) {
        superuser.sql(fault.mend()).update();
      }
      assertThatCode(() -> TableCheck.require(owner, false)).doesNotThrowAnyException();
    }
  }

  @Test
  void whatALaterVersionAddedIsItsOwnButItsTablesStayClosed() throws SQLException {
    String url = TestDatabase.newMigratedDatabase();
    JdbcClient database = TestDatabase.client(url);
    try (Connection owner = TestDatabase.as(Login.OWNER, url).getConnection()) {
      database.sql("GRANT SELECT ON run TO platsa_signin").update();
      assertThatCode(() -> TableCheck.require(owner, true)).doesNotThrowAnyException();

      database.sql("ALTER TABLE run NO FORCE ROW LEVEL SECURITY").update();
      assertThatThrownBy(() -> TableCheck.require(owner, true))
          .hasMessageContaining("ALTER TABLE run FORCE ROW LEVEL SECURITY;");
    }
  }

  /** A temporary table of the caller's must not be taken for the service's own. */
  @Test
  void theFunctionThatForgetsTheAuditIsNotLedAstray() throws SQLException {
    String url = TestDatabase.newMigratedDatabase();
    JdbcClient database = TestDatabase.client(url);
    database
        .sql(
            """
            INSERT INTO audit_entry (tenant_id, id, at, actor_kind, actor_name, action,
                                     subject_type, subject_id)
            SELECT id, gen_random_uuid(), now() - interval '2 months', 'SERVICE', 'platsa',
                   'settings.changed', 'settings', 'x' FROM tenant
            """)
        .update();
    database
        .sql(
            "GRANT TEMPORARY ON DATABASE "
                + url.substring(url.lastIndexOf('/') + 1)
                + " TO platsa_worker")
        .update();
    try (Connection worker = TestDatabase.as(Login.WORKER, url).getConnection();
        var statement = worker.createStatement()) {
      statement.execute("CREATE TEMPORARY TABLE tenant (id uuid, audit_months integer)");
      statement.execute("INSERT INTO tenant SELECT id, 0 FROM public.tenant");
      statement.execute("GRANT SELECT ON pg_temp.tenant TO PUBLIC");
      statement.execute("SELECT platsa_forget_audit(1000)");
    }

    assertThat(database.sql("SELECT count(*) FROM audit_entry").query(Integer.class).single())
        .isEqualTo(1);
  }
}
