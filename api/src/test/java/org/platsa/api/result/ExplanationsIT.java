package org.platsa.api.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.tenancy.Tenancy;
import org.platsa.api.token.TestTokens;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.PlanDocument;
import org.platsa.solver.problem.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Explanations as they are stored, shared and paged. */
@ServiceTest
class ExplanationsIT {
  @LocalServerPort private int port;
  @Autowired private DirectDatabase db;
  @Autowired private MeterRegistry metrics;
  @Autowired private ExplanationStore store;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void theExplanationOfARunIsWorkedOutWhenItEndsAndReadByPagesAsItWouldBeAnew() {
    String problem = client.submit(term());
    String run = ended(problem);
    awaitStored(run);
    double worked = worked("explain-plan");
    Explainer anew =
        new Explainer(
            Json.mapper()
                .readValue(
                    client.get("/api/v1/problems/" + problem).response().body(), Problem.class),
            new PlacementPlan(
                Json.mapper()
                    .readValue(
                        client.get("/api/v1/runs/" + run + "/plan").response().body(),
                        PlanDocument.class)
                    .assignments()));

    JsonNode first = page(run, 0, 1_000);
    for (int[] page : new int[][] {{0, 1_000}, {48, 7}, {49, 1}, {50, 50}, {330, 20}, {9_999, 5}}) {
      String expected = Json.mapper().writeValueAsString(anew.explain(page[0], page[1]));
      JsonNode answer = page(run, page[0], page[1]);

      assertThat(answer.get("explanation")).isEqualTo(Json.mapper().readTree(expected));
      assertThat(answer.get("textSv")).isEqualTo(first.get("textSv"));
      assertThat(answer.get("textEn")).isEqualTo(first.get("textEn"));
    }
    assertThat(first.get("textEn").get(0).asString())
        .isEqualTo("336 of 336 placements have a place.");
    assertThat(worked("explain-plan")).isEqualTo(worked);
  }

  @Test
  void anExplanationThatIsNotThereIsWorkedOutOnceForAllWhoAsk() throws Exception {
    String run = ended(client.submit(term()));
    awaitStored(run);
    double worked = worked("explain-plan");
    db.sql("DELETE FROM explanation WHERE run_id = :run")
        .param("run", UUID.fromString(run))
        .update();

    Set<JsonNode> answers = new HashSet<>();
    List<Future<JsonNode>> asked = new ArrayList<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        asked.add(readers.submit(() -> page(run, 0, 10)));
      }
      for (Future<JsonNode> answer : asked) {
        answers.add(answer.get());
      }
    }

    assertThat(answers).hasSize(1);
    assertThat(worked("explain-plan")).isEqualTo(worked + 1);
  }

  @Test
  void anExplanationWhoseWorkerDiedIsWorkedOutByTheNext() {
    String run = ended(client.submit(term()));
    awaitStored(run);
    db.sql(
            """
            UPDATE explanation SET whole = NULL, begun_at = now() - interval '21 seconds'
            WHERE run_id = :run
            """)
        .param("run", UUID.fromString(run))
        .update();

    page(run, 0, 10);
    awaitStored(run);
  }

  @Test
  void whoExplainsKeepsItByTheDatabasesClockAndNobodyElseDoesAfterwards() {
    UUID run = UUID.fromString(ended(client.submit(term())));
    awaitStored(run.toString());
    UUID tenant = TestTokens.TENANT;
    new Tenancy.Staff(tenant)
        .run(() -> {
          long seq = store.planNumber(tenant, run).orElseThrow();
          db.sql("DELETE FROM explanation WHERE run_id = :run").param("run", run).update();
          Duration lease = Duration.ofSeconds(20);
          OffsetDateTime begun = store.begin(tenant, run, seq, lease).orElseThrow();
          assertThat(store.begin(tenant, run, seq, lease)).isEmpty();

          OffsetDateTime renewed = store.renew(tenant, run, begun).orElseThrow();

          assertThat(renewed).isAfter(begun);
          assertThat(store.renew(tenant, run, begun)).isEmpty();
          List<String> parts = List.of("{}");
          assertThat(store.store(tenant, run, begun, ExplanationList.UNITS, 0, parts)).isFalse();
          assertThat(store.store(tenant, run, renewed, ExplanationList.UNITS, 0, parts)).isTrue();
          assertThat(store.items(tenant, run, ExplanationList.UNITS, 0, 1)).containsExactly("{}");
          store.finish(tenant, run, begun, "{}");
          assertThat(store.whole(tenant, run, seq)).isEmpty();
          store.giveUp(tenant, run, renewed);
          assertThat(store.store(tenant, run, renewed, ExplanationList.UNITS, 1, parts))
              .as("after a deletion nobody has it")
              .isFalse();
          OffsetDateTime anew = store.begin(tenant, run, seq, lease).orElseThrow();
          assertThat(store.store(tenant, run, renewed, ExplanationList.UNITS, 1, parts))
              .as("nor when another has begun anew")
              .isFalse();
          assertThat(
                  db.sql("SELECT count(*) FROM explanation_part WHERE run_id = :run")
                      .param("run", run)
                      .query(Integer.class)
                      .single())
              .isZero();
          store.giveUp(tenant, run, anew);
        });
    assertThat(page(run.toString(), 0, 10).has("explanation")).isTrue();
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void anExplanationThatCannotBeStoredIsGivenUpAtOnceAndLoggedWithoutIt(CapturedOutput log) {
    String run = ended(client.submit(term()));
    awaitStored(run);
    db.sql(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'nothing is stored now'; END $$
            """)
        .update();
    db.sql(
            """
            CREATE TRIGGER refuse BEFORE INSERT ON explanation_part
            FOR EACH ROW EXECUTE FUNCTION refuse()
            """)
        .update();
    int status;
    try {
      db.sql("DELETE FROM explanation WHERE run_id = :run")
          .param("run", UUID.fromString(run))
          .update();
      status = client.get("/api/v1/runs/" + run + "/explanation").status();
    } finally {
      db.sql("DROP FUNCTION refuse() CASCADE").update();
    }

    assertThat(status).isGreaterThanOrEqualTo(500);
    assertThat(log).contains("nothing is stored now").doesNotContain("ifUnplaced");
    long before = System.nanoTime();
    page(run, 0, 10);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void questionsOnPlacementsOfAPlanShareWhatAnswersThem() {
    String run = ended(client.submit(term()));
    String placement = page(run, 0, 1).at("/explanation/placements/0/placementId").asString();
    double worked = worked("explain-placement");
    double prepared = worked("prepare");

    for (int i = 0; i < 10; i++) {
      assertThat(
              client.get("/api/v1/runs/" + run + "/explanation/placements/" + placement).status())
          .isEqualTo(200);
      assertThat(
              client
                  .post(
                      "/api/v1/runs/" + run + "/recommendations",
                      "{\"placementId\": \"" + placement + "\"}")
                  .status())
          .isEqualTo(200);
    }

    assertThat(worked("explain-placement")).isEqualTo(worked + 20);
    assertThat(worked("prepare")).isEqualTo(prepared + 1);
  }

  @Test
  void anAnswerIsWrittenAtOnceWhileItIsSmallAndInTheLaneOtherwise() {
    String run = ended(client.submit(term()));
    awaitStored(run);
    String placement = page(run, 0, 1).at("/explanation/placements/0/placementId").asString();
    double written = worked("export");

    Client.Answer small = client.get("/api/v1/runs/" + run);
    assertThat(worked("export")).as("%s bytes", small.text().length()).isEqualTo(written);

    Client.Answer large = client.get("/api/v1/runs/" + run + "/cells?placementId=" + placement);
    assertThat(large.response().body().length).isGreaterThan(65_536);
    assertThat(large.header("Content-Length"))
        .isEqualTo(Integer.toString(large.response().body().length));
    assertThat(Json.mapper().readTree(large.text()).size()).isPositive();
    assertThat(worked("export")).isEqualTo(written + 1);
  }

  @Test
  void aPlacementIsAskedForWhateverItsIdIs() {
    String example = new String(Client.example(), StandardCharsets.UTF_8);
    String run =
        ended(
            client.submit(
                example.replace("\"P01\"", "\"P/0\\\\1\"").getBytes(StandardCharsets.UTF_8)));

    for (String path : List.of("explanation/placements?id=", "cells?placementId=")) {
      Client.Answer answer = client.get("/api/v1/runs/" + run + "/" + path + "P%2F0%5C1");
      assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
    }
    assertThat(
            client
                .post("/api/v1/runs/" + run + "/recommendations", "{\"placementId\": \"P/0\\\\1\"}")
                .status())
        .isEqualTo(200);
  }

  @Test
  void aRunThatGoesOnIsExplainedByItsBestPlan() {
    String run =
        client.queue(
            client.submit(Client.example()),
            "{\"timeLimitSeconds\": 600, \"unimprovedSeconds\": 600}");
    JsonNode answer = null;
    for (int i = 0; i < 200 && answer == null; i++) {
      Client.Answer tried = client.get("/api/v1/runs/" + run + "/explanation?from=1&limit=2");
      answer = tried.status() == 200 ? tried.json() : null;
      LockSupport.parkNanos(50_000_000);
    }
    client.delete("/api/v1/runs/" + run);

    assertThat(answer).isNotNull();
    assertThat(answer.at("/explanation/page/from").asInt()).isEqualTo(1);
    assertThat(answer.at("/explanation/placements").size()).isEqualTo(2);
    assertThat(answer.at("/textSv/0").asString()).contains("av 14 placeringar har en plats");
  }

  @Test
  void aRunWithoutAPlanHasNoExplanation() {
    assertThat(client.get("/api/v1/runs/00000000-0000-7000-8000-000000000000/explanation").status())
        .isEqualTo(404);
  }

  private JsonNode page(String run, int from, int limit) {
    Client.Answer answer =
        client.get("/api/v1/runs/" + run + "/explanation?from=" + from + "&limit=" + limit);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Json.mapper().readTree(answer.text());
  }

  /** A bundled term under another name, so that no other test meets it. */
  private byte[] term() {
    return client
        .get("/api/v1/terms/HT2022")
        .text()
        .replace("(syntetisk)", "(explained)")
        .getBytes(StandardCharsets.UTF_8);
  }

  private String ended(String problem) {
    String run = client.queue(problem, "{\"stepLimit\": 100, \"timeLimitSeconds\": 30}");
    client.await(run, "COMPLETED");
    return run;
  }

  /** Waits until the run is explained, and every other that has ended: they are counted too. */
  private void awaitStored(String run) {
    for (int i = 0; i < 600; i++) {
      boolean stored =
          db.sql("SELECT count(*) FROM explanation WHERE run_id = :run AND whole IS NOT NULL")
                  .param("run", UUID.fromString(run))
                  .query(Integer.class)
                  .single()
              == 1;
      if (stored && unexplained() == 0) {
        // What is stored is counted a moment later.
        LockSupport.parkNanos(500_000_000);
        return;
      }
      LockSupport.parkNanos(50_000_000);
    }
    throw new AssertionError("Nobody explained run " + run);
  }

  private int unexplained() {
    return db.sql(
            """
            SELECT count(*) FROM run r WHERE finished_at IS NOT NULL AND hard IS NOT NULL
            AND NOT EXISTS (
              SELECT 1 FROM explanation e WHERE e.run_id = r.id AND e.whole IS NOT NULL)
            """)
        .query(Integer.class)
        .single();
  }

  private double worked(String task) {
    Timer timer = metrics.find("platsa.compute.time").tag("task", task).timer();
    return timer == null ? 0 : timer.count();
  }
}
