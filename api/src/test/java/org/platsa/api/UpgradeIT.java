package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.platsa.api.database.RoleScript;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.TestDatabase;
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

  private final String url = TestDatabase.newBareDatabase();
  private final DriverManagerDataSource source =
      new DriverManagerDataSource(
          url, TestDatabase.server().user(), TestDatabase.server().password());
  private final JdbcClient db = JdbcClient.create(source);

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
