package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.Events;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class RunIT {
  @LocalServerPort private int port;
  @Autowired private DirectDatabase db;
  @Autowired private SettableClock clock;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void aRunEndsAtItsStepLimitWithThePlanThatItsStreamHasTold() {
    String run = client.queue(term(), "{\"stepLimit\": 3000, \"seed\": 1}");
    Events events = new Events(run);

    assertThat(events.read(client, event -> event.isState("COMPLETED"))).isTrue();

    JsonNode status = client.await(run, "COMPLETED");
    JsonNode plan = client.get("/api/v1/runs/" + run + "/plan").json();
    assertThat(status.get("stopReason").asString()).isEqualTo("STEP_LIMIT");
    assertThat(status.get("cost")).isEqualTo(plan.get("cost"));
    assertThat(status.get("lastEventId").asLong()).isEqualTo(events.lastId());
    assertThat(events.plan()).isEqualTo(byPlacement(plan));
    assertThat(events.all().stream().map(Events.Event::name))
        .startsWith("state", "state", "plan")
        .endsWith("plan", "state");
  }

  @Test
  void settingsThatAreHardlyMeantAreToldWithTheRunThatTheyAreOf() {
    String problem = term();

    Client.Answer doubtful =
        client.post(
            "/api/v1/problems/" + problem + "/runs",
            "{\"timeLimitSeconds\": 5, \"unimprovedSeconds\": 5, \"stepLimit\": 3,"
                + " \"weights\": {\"stability\": 7}}");
    Client.Answer plain =
        client.post("/api/v1/problems/" + problem + "/runs", "{\"stepLimit\": 3000}");
    Client.Answer fromElsewhere =
        client.post(
            "/api/v1/problems/" + client.submit(Client.example()) + "/runs",
            "{\"stepLimit\": 300, \"startFrom\": " + plain.json().get("id") + "}");

    assertThat(doubtful.status()).isEqualTo(202);
    assertThat(doubtful.json().get("warnings").valueStream().map(w -> w.get("code").asString()))
        .containsExactly("UNIMPROVED_ABOVE_TIME", "STEP_LIMIT_SMALL", "WEIGHT_UNUSED");
    JsonNode weight = doubtful.json().get("warnings").get(2);
    assertThat(weight.get("severity").asString()).isEqualTo("WARNING");
    assertThat(weight.get("pointer").asString()).isEqualTo("/weights/stability");
    assertThat(weight.get("messageSv").asString())
        .isEqualTo(
            "Inställningarna: vikten 7 för ”stability” har ingen verkan: inget är publicerat.");
    assertThat(weight.get("messageEn").asString())
        .isEqualTo(
            "The settings: the weight 7 of 'stability' has no effect: nothing is published.");
    assertThat(plain.json().has("warnings")).isFalse();
    assertThat(fromElsewhere.json().get("warnings").get(0).get("code").asString())
        .isEqualTo("START_PLAN_UNRELATED");
    client.await(fromElsewhere.json().get("id").asString(), "COMPLETED");
  }

  @Test
  void aFinishedRunIsReplayedAndAResumedStreamHasNoGapAndNoRepeat() {
    String run = client.queue(term(), "{\"stepLimit\": 3000, \"seed\": 2}");
    client.await(run, "COMPLETED");
    Events whole = new Events(run);
    whole.read(client, event -> false);
    Events inPieces = new Events(run);
    for (int i = 1; i <= whole.all().size(); i++) {
      assertThat(inPieces.read(client, event -> true)).isTrue();
      assertThat(inPieces.all()).hasSize(i);
    }

    assertThat(inPieces.all()).isEqualTo(whole.all());
    assertThat(inPieces.plan()).isEqualTo(whole.plan());
    assertThat(
            client
                .send(
                    client
                        .to("/api/v1/runs/" + run + "/events")
                        .header("Last-Event-ID", Long.toString(whole.lastId()))
                        .GET())
                .status())
        .isEqualTo(204);
  }

  @Test
  void theSameSeedAndStepLimitGiveTheSamePlan() {
    String problem = term();
    String first = client.queue(problem, "{\"stepLimit\": 1000, \"seed\": 7}");
    String second = client.queue(problem, "{\"stepLimit\": 1000, \"seed\": 7}");
    client.await(first, "COMPLETED");
    client.await(second, "COMPLETED");

    JsonNode diff = client.get("/api/v1/runs/" + first + "/diff/" + second).json();

    assertThat(diff.get("moved")).isEmpty();
    assertThat(diff.get("same").asInt()).isEqualTo(336);
  }

  @Test
  void aPlanOfOtherWeightsIsComparedByTheFirstOnesWeights() {
    String problem = term();
    String usual = client.queue(problem, "{\"stepLimit\": 500}");
    String near = client.queue(problem, "{\"stepLimit\": 500, \"weights\": {\"travel\": 10}}");
    client.await(usual, "COMPLETED");
    client.await(near, "COMPLETED");

    JsonNode diff = client.get("/api/v1/runs/" + usual + "/diff/" + near).json();

    JsonNode plan = client.get("/api/v1/runs/" + near + "/plan").json();
    JsonNode judged =
        client.post("/api/v1/problems/" + problem + "/check", plan.toString()).json().get("plan");
    assertThat(diff.get("toReweighted").get("cost")).isEqualTo(judged.get("cost"));
    assertThat(diff.get("toReweighted").get("byConstraint")).isEqualTo(judged.get("byConstraint"));
    assertThat(diff.get("toCost")).isNotEqualTo(judged.get("cost"));
  }

  @Test
  void aStoppedRunKeepsItsBestPlan() {
    String run = client.queue(term(), "{\"timeLimitSeconds\": 600}");
    new Events(run).read(client, event -> event.name().equals("plan"));

    Client.Answer answer = client.delete("/api/v1/runs/" + run);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("state").asString()).isEqualTo("STOPPED");
    assertThat(answer.json().get("cost").get("hard").asLong()).isZero();
    assertThat(client.get("/api/v1/runs/" + run + "/plan").json().get("assignments").size())
        .isEqualTo(336);
    assertThat(client.delete("/api/v1/runs/" + run).json()).isEqualTo(answer.json());
  }

  @Test
  void tooManyQueuedAreRefusedAndStoppedOnesMakeRoom() {
    String problem = term();
    List<String> runs = new java.util.ArrayList<>();
    Client.Answer refused = null;
    for (int i = 0; i < 40 && refused == null; i++) {
      Client.Answer answer =
          client.post("/api/v1/problems/" + problem + "/runs", "{\"timeLimitSeconds\": 600}");
      if (answer.status() == 202) {
        runs.add(answer.json().get("id").asString());
      } else {
        refused = answer;
      }
    }
    assertThat(refused).isNotNull();
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("Retry-After")).isEqualTo("10");
    assertThat(client.delete("/api/v1/problems/" + problem).status()).isEqualTo(409);
    for (String run : runs.reversed()) {
      assertThat(client.delete("/api/v1/runs/" + run).status()).isEqualTo(200);
    }
    assertThat(client.delete("/api/v1/problems/" + problem).status()).isEqualTo(204);
    assertThat(client.get("/api/v1/runs/" + runs.getFirst()).status()).isEqualTo(404);
  }

  @Test
  void aRunWhoseAttemptsFailIsGivenUpAfterTheThirdAndSaysSo() {
    String problem =
        client.submit(
            client
                .get("/api/v1/terms/HT2022")
                .text()
                .replace("HT2022", "HT2022 broken")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    db.sql("UPDATE problem SET document = 'broken'::bytea WHERE id = :id::uuid")
        .param("id", problem)
        .update();

    String run = client.queue(problem, "{}");

    JsonNode failed = client.await(run, "FAILED");
    assertThat(failed.get("attempt").asInt()).isEqualTo(3);
    assertThat(failed.get("failure").asString()).isEqualTo("CRASHED");
    assertThat(failed.get("failureTextEn").asString())
        .isEqualTo(
            "The run was given up after several attempts; the last one: the search crashed.");
    Events events = new Events(run);
    events.read(client, event -> event.isState("FAILED"));
    assertThat(events.all().stream().map(event -> event.data().get("state").asString()))
        .containsExactly("QUEUED", "SOLVING", "QUEUED", "SOLVING", "QUEUED", "SOLVING", "FAILED");
    // While nobody knows who is in it, nobody's deletion is allowed.
    assertThat(client.delete("/api/v1/problems/" + problem).status()).isEqualTo(204);
  }

  @Test
  void aSearchThatIsKilledIsBegunAgainAndGivenUpAfterTheThirdTimeWithItsPlan() {
    String run = client.queue(term(), "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}");
    new Events(run).read(client, event -> event.name().equals("plan"));

    for (int i = 0; i < 600 && !state(run).equals("FAILED"); i++) {
      ProcessHandle.current()
          .children()
          .filter(ReplicaProcess::isSearch)
          .forEach(ProcessHandle::destroyForcibly);
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }

    JsonNode failed = client.await(run, "FAILED");
    assertThat(failed.get("attempt").asInt()).isEqualTo(3);
    assertThat(failed.get("failure").asString()).isEqualTo("KILLED");
    assertThat(client.get("/api/v1/runs/" + run + "/plan").status()).isEqualTo(200);
  }

  private String state(String run) {
    return client.get("/api/v1/runs/" + run).json().get("state").asString();
  }

  @Test
  void aPlanIsGivenAsCsvAndExcelToo() throws Exception {
    String run = client.queue(term(), "{\"stepLimit\": 100}");
    client.await(run, "COMPLETED");

    String csv = plan(run, "text/csv").text();
    byte[] excel =
        plan(run, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .response()
            .body();

    assertThat(csv.lines()).hasSize(337);
    assertThat(csv).startsWith("placementId,studentId,");
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new java.io.ByteArrayInputStream(excel))) {
      assertThat(workbook.getFirstSheet().read()).hasSize(337);
    }
    assertThat(plan(run, "image/png").status()).isEqualTo(406);
  }

  @Test
  void aRevisionStartsFromThePublishedPlanAndMovesFew() {
    String problem = term();
    String run = client.queue(problem, "{\"stepLimit\": 3000}");
    client.await(run, "COMPLETED");
    JsonNode plan = client.get("/api/v1/runs/" + run + "/plan").json();
    String supervisor = plan.get("assignments").get(0).get("supervisorId").asString();

    Client.Answer revision =
        client.post(
            "/api/v1/problems/" + problem + "/revisions",
            """
            {"publishedRun": "%s", "changes": [
              {"type": "placementCancelled", "placementId": "P-0005"},
              {"type": "supervisorAbsent", "supervisorId": "%s",
               "from": "2022-08-15", "to": "2023-01-20"}]}
            """
                .formatted(run, supervisor));
    assertThat(revision.status()).as(revision.text()).isEqualTo(201);
    assertThat(revision.json().get("parentId").asString()).isEqualTo(problem);
    String repaired =
        client.queue(revision.json().get("id").asString(), "{\"timeLimitSeconds\": 2}");
    client.await(repaired, "COMPLETED");

    JsonNode diff = client.get("/api/v1/runs/" + run + "/diff/" + repaired).json();
    assertThat(diff.get("removed").valueStream().map(JsonNode::asString)).containsExactly("P-0005");
    assertThat(diff.get("toCost").get("hard").asLong()).isZero();
    assertThat(diff.get("moved").size()).isBetween(1, 20);
    assertThat(diff.get("moved").valueStream().map(m -> m.get("placementId").asString()))
        .contains("P-0001");
  }

  @Test
  void whoIsPinnedAfterAPublicationIsPinnedWhereThePlanHasThem() {
    String problem = term();
    String run = client.queue(problem, "{\"stepLimit\": 500}");
    client.await(run, "COMPLETED");
    JsonNode placed = client.get("/api/v1/runs/" + run + "/plan").json().get("assignments").get(0);
    String body =
        """
        {"publishedRun": "%s", "changes": [{"type": "pin", "placementId": "%s"}]}
        """
            .formatted(run, placed.get("placementId").asString());

    Client.Answer first = client.post("/api/v1/problems/" + problem + "/revisions", body);
    Client.Answer again = client.post("/api/v1/problems/" + problem + "/revisions", body);

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    JsonNode pinned = client.get(first.header("Location")).json().get("placements").get(0);
    assertThat(pinned.get("pinned").asBoolean()).isTrue();
    assertThat(pinned.get("assignment").get("supervisorId")).isEqualTo(placed.get("supervisorId"));
    assertThat(pinned.get("assignment").get("periodId")).isEqualTo(placed.get("periodId"));
  }

  @Test
  void aPlanOfAnotherTermIsNotPublished() {
    String other = client.submit(client.get("/api/v1/terms/VT2023").response().body());
    String run = client.queue(other, "{\"stepLimit\": 10}");
    client.await(run, "COMPLETED");

    Client.Answer answer =
        client.post(
            "/api/v1/problems/" + term() + "/revisions",
            """
            {"publishedRun": "%s", "changes": [{"type": "unpin", "placementId": "P-0001"}]}
            """
                .formatted(run));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("issues").get(0).get("code").asString()).isEqualTo("OTHER_TERM");
  }

  @Test
  void aChangeThatCouldNotBeReadAgainIsRefused() {
    Client.Answer answer =
        client.post(
            "/api/v1/problems/" + term() + "/revisions",
            """
            {"changes": [{"type": "supervisorAbsent", "supervisorId": "H-0010",
                          "from": "2022-10-03", "to": "+12345-01-01"}]}
            """);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("issues").get(0).get("pointer").asString())
        .isEqualTo("/changes/0/to");
  }

  @Test
  void everyFaultOfAListOfChangesIsReported() {
    Client.Answer answer =
        client.post(
            "/api/v1/problems/" + term() + "/revisions",
            """
            {"changes": [
              {"type": "placementCancelled", "placementId": "nobody"},
              {"type": "unitCapacity", "unitId": "E-06", "maxTrainees": -1},
              {"type": "weights", "weights": {"unplaced": 3}}]}
            """);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("issues").valueStream().map(i -> i.get("pointer").asString()))
        .containsExactly("/changes/0/placementId", "/changes/1", "/changes/2/weights/unplaced");
  }

  @Test
  void aHandMadePlanCostsWhatTheExampleSays() throws Exception {
    String problem = client.submit(Client.example());
    byte[] plan = RunIT.class.getResourceAsStream("/example/plan-with-faults.json").readAllBytes();
    JsonNode expected =
        tools.jackson.databind.json.JsonMapper.shared()
            .readTree(RunIT.class.getResourceAsStream("/example/plan-with-faults.expected.json"));

    JsonNode checked = client.post("/api/v1/problems/" + problem + "/check", plan).json();

    assertThat(checked.get("plan").get("cost")).isEqualTo(expected.get("cost"));
    assertThat(checked.get("plan").get("byConstraint")).isEqualTo(expected.get("byConstraint"));
  }

  @Test
  void aPlanIsExplainedAndPlacesAreRecommended() {
    String run = client.queue(term(), "{\"stepLimit\": 500}");
    client.await(run, "COMPLETED");
    JsonNode plan = client.get("/api/v1/runs/" + run + "/plan").json();

    JsonNode explanation = client.get("/api/v1/runs/" + run + "/explanation").json();
    JsonNode placement =
        client.get("/api/v1/runs/" + run + "/explanation/placements/P-0001").json();
    Client.Answer recommended =
        client.post(
            "/api/v1/runs/" + run + "/recommendations",
            "{\"placementId\": \"P-0001\", \"limit\": 5}");

    assertThat(explanation.get("explanation").get("cost")).isEqualTo(plan.get("cost"));
    assertThat(explanation.get("textSv")).isNotEmpty();
    assertThat(placement.get("textEn")).isNotEmpty();
    assertThat(placement.get("explanation").get("place").get("supervisorId"))
        .isEqualTo(plan.get("assignments").get(0).get("supervisorId"));
    assertThat(recommended.json()).hasSize(5);
    assertThat(client.get("/api/v1/runs/" + run + "/explanation/placements/none").status())
        .isEqualTo(404);
  }

  @Test
  void eventsOfALongFinishedRunArePrunedAndItsStreamStillEndsWithItsPlan() throws Exception {
    String run = client.queue(term(), "{\"stepLimit\": 3000, \"seed\": 3}");
    client.await(run, "COMPLETED");
    long before = events(run);

    clock.advance(Duration.ofDays(8));
    awaitPruning();

    assertThat(events(run)).isEqualTo(4).isLessThan(before);
    Events events = new Events(run);
    assertThat(events.read(client, event -> event.isState("COMPLETED"))).isTrue();
    assertThat(events.plan())
        .isEqualTo(byPlacement(client.get("/api/v1/runs/" + run + "/plan").json()));
  }

  @Test
  void aRestartOfTheDatabaseInMidRunLosesNothing() {
    String run = client.queue(term(), "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}");
    Events events = new Events(run);
    events.read(client, event -> event.name().equals("plan"));

    TestDatabase.server().restart();

    boolean improved = events.readWhenAnswered(client, event -> event.name().equals("improvement"));
    JsonNode stopped = stopWhenAnswered(run);
    assertThat(improved || stopped.has("cost")).isTrue();
    assertThat(stopped.get("state").asString()).isEqualTo("STOPPED");
    events.read(client, event -> event.isState("STOPPED"));
    assertThat(events.plan())
        .isEqualTo(byPlacement(client.get("/api/v1/runs/" + run + "/plan").json()));
  }

  private void awaitPruning() {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (db.sql("SELECT count(*) FROM run WHERE finished_at IS NOT NULL AND NOT pruned")
                .query(Long.class)
                .single()
            > 0
        && System.nanoTime() < deadline) {
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private long events(String run) {
    return db.sql("SELECT count(*) FROM run_event WHERE run_id = :run::uuid")
        .param("run", run)
        .query(Long.class)
        .single();
  }

  private JsonNode stopWhenAnswered(String run) {
    long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (true) {
      Client.Answer answer = client.delete("/api/v1/runs/" + run);
      if (answer.status() == 200) {
        return answer.json();
      }
      assertThat(answer.status()).isIn(202, 503);
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  private Client.Answer plan(String run, String accept) {
    return client.send(client.to("/api/v1/runs/" + run + "/plan").header("Accept", accept).GET());
  }

  private String term() {
    return client.submit(client.get("/api/v1/terms/HT2022").response().body());
  }

  private static Map<String, JsonNode> byPlacement(JsonNode plan) {
    Map<String, JsonNode> map = new LinkedHashMap<>();
    plan.get("assignments").forEach(a -> map.put(a.get("placementId").asString(), a));
    return map;
  }
}
