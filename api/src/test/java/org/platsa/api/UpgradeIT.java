package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platsa.api.database.EmbeddedPostgres;
import org.platsa.api.database.Login;
import org.platsa.api.database.RoleScript;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestSettings;
import org.platsa.api.token.TestTokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** A database of the version before, with its runs in every state. */
class UpgradeIT {
  private static final String PROBLEM = "01890000-0000-7000-8000-00000000000a";
  private static final String QUEUED = "01890000-0000-7000-8000-000000000011";
  private static final String SOLVING = "01890000-0000-7000-8000-000000000012";
  private static final String COMPLETED = "01890000-0000-7000-8000-000000000013";
  private static final String MOVED = "01890000-0000-7000-8000-000000000014";

  private static final List<String> TABLES =
      List.of(
          "tenant",
          "problem",
          "idempotency_key",
          "run",
          "run_event",
          "explanation",
          "explanation_part");

  private final Map<String, Set<String>> columns = new HashMap<>();
  private String url = TestDatabase.newBareDatabase();
  private DriverManagerDataSource source =
      new DriverManagerDataSource(
          url, TestDatabase.server().user(), TestDatabase.server().password());
  private JdbcClient db = JdbcClient.create(source);

  @Test
  void queuedAndSolvingRunsGoOnAndFinishedOnesKeepTheirPlans() {
    Flyway.configure().dataSource(source).target("3").load().migrate();
    insertProblem();
    insertRun(QUEUED, "QUEUED", 0, null);
    insertRun(SOLVING, "SOLVING", 7, null);
    insertRun(COMPLETED, "COMPLETED", 2, "TIME_LIMIT");
    insertRun(MOVED, "STOPPED", 1, "STOPPED");
    insertPlan(COMPLETED, PROBLEM);
    insertPlan(MOVED, "01890000-0000-7000-8000-00000000000b");

    db.sql(RoleScript.ofDatabase()).update();

    try (ReplicaProcess replica = ReplicaProcess.start(TestDatabase.environment(url))) {
      Client client = replica.ready().client();

      assertThat(client.await(QUEUED, "COMPLETED").get("attempt").asInt()).isEqualTo(1);
      assertThat(client.await(SOLVING, "COMPLETED").get("attempt").asInt()).isEqualTo(8);
      JsonNode kept = client.get("/api/v1/runs/" + COMPLETED).json();
      assertThat(kept.get("stopReason").asString()).isEqualTo("TIME_LIMIT");
      assertThat(client.get("/api/v1/runs/" + COMPLETED + "/plan").status()).isEqualTo(200);
      assertThat(client.get("/api/v1/runs/" + MOVED + "/plan").status())
          .as("its plan was of a problem that is gone")
          .isEqualTo(409);
      Events events = new Events(SOLVING);
      assertThat(events.read(client, event -> event.isState("COMPLETED"))).isTrue();
    }
  }

  @Test
  void aServerOfOnesOwnKeepsEveryRowWhenItsTablesGetAnotherOwner() {
    fillAsTheVersionBefore();
    List<String> before = everyRow();

    try (ReplicaProcess refused = ReplicaProcess.start(TestDatabase.environment(url))) {
      assertThat(refused.await()).isNotZero();
      assertThat(refused.output())
          .contains("run_event", "belong to platsa instead of platsa_owner")
          .contains("ALTER ROLE platsa_staff PASSWORD");
    }
    assertThat(everyRow()).isEqualTo(before);
    db.sql(RoleScript.ofDatabase()).update();

    try (ReplicaProcess replica = ReplicaProcess.start(TestDatabase.environment(url))) {
      assertKept(replica.ready().client());
      assertThat(everyRow()).isEqualTo(before);
    }
  }

  /** A demo would show its users what is there; whoever starts the service for real keeps it. */
  @Test
  void anEmbeddedFolderIsRefusedToADemoAndKeepsEveryRowAndGetsItsLogins(@TempDir Path folder)
      throws Exception {
    List<String> before;
    try (EmbeddedPostgres server = EmbeddedPostgres.start(TestSettings.inFolder(folder))) {
      use(server);
      for (Login login : Login.values()) {
        db.sql("DROP OWNED BY " + login.role() + " CASCADE").update();
        db.sql("DROP ROLE " + login.role()).update();
      }
      fillAsTheVersionBefore();
      before = everyRow();
    }
    Files.delete(folder.resolve("logins"));

    try (ReplicaProcess refused =
        ReplicaProcess.start(Map.of("PLATSA_DATABASE_FOLDER", folder.toString()))) {
      assertThat(refused.await()).isNotZero();
      assertThat(refused.output()).contains("terms from before", "PLATSA_DATABASE_FOLDER");
    }

    Map<String, String> environment =
        Map.of("PLATSA_DATABASE_FOLDER", folder.toString(), "PLATSA_DEMO", "false");
    try (ReplicaProcess replica = ReplicaProcess.start(environment)) {
      replica.ready();
      assertThat(replica.output()).contains("Nobody can sign in yet");
      useRunning(folder);
      assertThat(db.sql("SELECT count(*) FROM account").query(Long.class).single()).isZero();
      TestTokens.allow(db);
      assertKept(replica.client());
      assertThat(everyRow()).isEqualTo(before);
      assertThat(
              db.sql(
                      """
                      SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'
                      """)
                  .query(String.class)
                  .list())
          .containsExactly("platsa_owner");
      replica.terminate();
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("logins")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  /** The embedded server of a service that runs. */
  private void useRunning(Path folder) throws IOException {
    String port = Files.readAllLines(folder.resolve("data-18/postmaster.pid")).get(3).strip();
    url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    String password = Files.readString(folder.resolve("password")).strip();
    source = new DriverManagerDataSource(url, "platsa", password);
    db = JdbcClient.create(source);
  }

  private void use(EmbeddedPostgres server) {
    url = server.url();
    source = new DriverManagerDataSource(url, server.user(), server.password());
    db = JdbcClient.create(source);
  }

  /** Everything that version 5 keeps, none of which goes on by itself. */
  private void fillAsTheVersionBefore() {
    Flyway.configure().dataSource(source).target("5").load().migrate();
    insertProblem();
    insertRun(COMPLETED, "COMPLETED", 2, "TIME_LIMIT");
    insertPlan(COMPLETED, PROBLEM);
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             start_from, predecessor_id, queued_at, finished_at, stop_reason)
            SELECT :id::uuid, tenant_id, problem_id, 'STOPPED', 5, 0, 60000, id, id, now(), now(),
                   'STOPPED'
            FROM run WHERE id = :before::uuid;
            INSERT INTO problem (id, tenant_id, term_id, name, placements, supervisors, units,
                                 content_hash, document, created_at, parent_id, changes)
            SELECT gen_random_uuid(), tenant_id, term_id, name, placements, supervisors, units,
                   sha256('another'), document, now(), id, '[]'
            FROM problem;
            INSERT INTO idempotency_key
              (tenant_id, key, request_hash, problem_id, run_id, created_at)
            SELECT tenant_id, 'key', sha256('x'), problem_id, id, now()
            FROM run WHERE id = :before::uuid;
            INSERT INTO explanation (run_id, tenant_id, seq, begun_at, whole)
            SELECT id, tenant_id, 2, now(), '{}' FROM run WHERE id = :before::uuid;
            INSERT INTO explanation_part (run_id, list, part, items)
            SELECT run_id, 'units', part, '{}' FROM explanation, generate_series(0, 2) part
            """)
        .param("id", MOVED)
        .param("before", COMPLETED)
        .update();
  }

  /** Each row with all the columns that the version before had. */
  private List<String> everyRow() {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      Set<String> before =
          columns.computeIfAbsent(
              table,
              name ->
                  db.sql(
                          """
                          SELECT column_name FROM information_schema.columns
                          WHERE table_schema = 'public' AND table_name = :table
                          """)
                      .param("table", name)
                      .query(String.class)
                      .set());
      List<String> found =
          db.sql(
                  "SELECT jsonb_object_agg(kept.name, kept.value)::text FROM "
                      + table
                      + " t, jsonb_each(to_jsonb(t)) AS kept (name, value)"
                      + " WHERE kept.name = ANY (:columns)"
                      + " GROUP BY t.ctid ORDER BY 1")
              .param("columns", before.toArray(String[]::new))
              .query(String.class)
              .list();
      assertThat(found).as(table).isNotEmpty();
      found.forEach(row -> rows.add(table + " " + row));
    }
    return rows;
  }

  private static void assertKept(Client client) {
    JsonNode kept = client.get("/api/v1/runs/" + COMPLETED).json();
    assertThat(kept.get("stopReason").asString()).isEqualTo("TIME_LIMIT");
    assertThat(client.get("/api/v1/runs/" + COMPLETED + "/plan").status()).isEqualTo(200);
    assertThat(client.get("/api/v1/problems/" + PROBLEM).status()).isEqualTo(200);
    assertThat(client.get("/api/v1/runs/" + MOVED).json().get("predecessor").asString())
        .isEqualTo(COMPLETED);
  }

  private void insertProblem() {
    db.sql(
            """
            INSERT INTO problem (id, tenant_id, term_id, name, placements, supervisors, units,
                                 content_hash, document, created_at)
            SELECT :id::uuid, id, 'HT2022', 'example', 1, 1, 1, sha256(:document), :document, now()
            FROM tenant
            """)
        .param("id", PROBLEM)
        .param("document", Client.example())
        .update();
  }

  private void insertRun(String id, String state, int attempt, @Nullable String stopReason) {
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             step_limit, worker, attempt, started_at, queued_at, last_seq,
                             stop_reason, finished_at)
            SELECT :id::uuid, tenant_id, id, :state, 5, 0, 60000, 10,
                   CASE WHEN :attempt > 0 THEN 'old' END, :attempt,
                   CASE WHEN :attempt > 0 THEN now() END, now(), 1,
                   :reason, CASE WHEN :reason::text IS NOT NULL THEN now() END
            FROM problem
            """)
        .param("id", id)
        .param("state", state)
        .param("attempt", attempt)
        .param("reason", stopReason)
        .update();
    db.sql(
            """
            INSERT INTO run_event (run_id, seq, tenant_id, type, at, data)
            SELECT id, 1, tenant_id, 'state', now(), '{"state":"' || state || '"}'
            FROM run WHERE id = :id::uuid
            """)
        .param("id", id)
        .update();
  }

  /** A plan that places nobody. */
  private void insertPlan(String run, String problem) {
    db.sql(
            """
            INSERT INTO run_event (run_id, seq, tenant_id, type, at, data, plan)
            SELECT id, 2, tenant_id, 'plan', now(),
                   '{"problemId":"' || :problem || '","cost":{"hard":0,"medium":1,"soft":0},'
                   || '"byConstraint":{"unplaced":1},"kpis":{}}', '[]'
            FROM run WHERE id = :run::uuid
            """)
        .param("problem", problem)
        .param("run", run)
        .update();
    db.sql("UPDATE run SET last_seq = 2, hard = 0, medium = 1, soft = 0 WHERE id = :run::uuid")
        .param("run", run)
        .update();
  }
}
