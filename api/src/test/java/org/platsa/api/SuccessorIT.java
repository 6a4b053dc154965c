package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.Events;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A run's problem never changes: another run goes on in its place. */
@ServiceTest
class SuccessorIT {
  private static final String LONG = "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}";
  private static final String CANCELLED =
      """
      {"changes": [{"type": "placementCancelled", "placementId": "P-0001"}]}
      """;

  @LocalServerPort private int port;
  @Autowired private DirectDatabase db;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void aChangedRunEndsAndItsStreamNamesTheRunThatGoesOnFromItsPlan() {
    String run = solving();

    Client.Answer changed = change(run, CANCELLED, null);

    assertThat(changed.status()).as(changed.text()).isEqualTo(202);
    String successor = changed.json().get("id").asString();
    assertThat(changed.header("Location")).isEqualTo("/api/v1/runs/" + successor);
    assertThat(changed.json().get("predecessor").asString()).isEqualTo(run);
    assertThat(changed.json().get("startFrom").asString()).isEqualTo(run);
    assertThat(changed.json().get("stepLimit").asInt()).isEqualTo(2_000_000_000);
    Events before = new Events(run);
    assertThat(before.read(client, event -> event.isState("STOPPED"))).isTrue();
    JsonNode last = before.all().getLast().data();
    assertThat(last.get("stopReason").asString()).isEqualTo("SUPERSEDED");
    assertThat(last.get("successor").asString()).isEqualTo(successor);
    assertThat(before.plan()).hasSize(336).containsKey("P-0001");
    Events after = new Events(successor);
    assertThat(after.read(client, event -> event.name().equals("plan"))).isTrue();
    assertThat(after.plan()).hasSize(335).doesNotContainKey("P-0001");
    assertThat(after.all().getFirst().data().get("predecessor").asString()).isEqualTo(run);
    JsonNode ended = client.get("/api/v1/runs/" + run).json();
    assertThat(ended.get("successor").asString()).isEqualTo(successor);
    assertThat(ended.get("problemId")).isNotEqualTo(changed.json().get("problemId"));
    stop(successor);
  }

  @Test
  void aChangedRunThatIsQueuedLeavesItsPlaceToItsSuccessor() {
    String first = solving();
    String second = solving();
    String waiting = client.queue(term(), "{\"timeLimitSeconds\": 600, \"priority\": 3}");
    String queuedAt = client.get("/api/v1/runs/" + waiting).json().get("queuedAt").asString();

    JsonNode successor = change(waiting, CANCELLED, null).json();

    JsonNode ended = client.get("/api/v1/runs/" + waiting).json();
    assertThat(ended.get("state").asString()).isEqualTo("STOPPED");
    assertThat(ended.get("stopReason").asString()).isEqualTo("SUPERSEDED");
    assertThat(successor.get("state").asString()).isEqualTo("QUEUED");
    assertThat(successor.get("queuedAt").asString()).isEqualTo(queuedAt);
    assertThat(successor.get("priority").asInt()).isEqualTo(3);
    assertThat(successor.get("timeLimitSeconds").asDouble()).isEqualTo(600);
    stop(successor.get("id").asString());
    stop(first);
    stop(second);
  }

  @Test
  void aSuccessorOfARunThatWasBegunGoesBeforeWhateverWaits() {
    String first = solving();
    String second = solving();
    String waiting = client.queue(term(), "{\"timeLimitSeconds\": 600, \"priority\": 10}");

    String successor = change(first, CANCELLED, null).json().get("id").asString();

    assertThat(new Events(successor).read(client, event -> event.isState("SOLVING"))).isTrue();
    assertThat(client.get("/api/v1/runs/" + waiting).json().get("state").asString())
        .isEqualTo("QUEUED");
    stop(waiting);
    stop(successor);
    stop(second);
  }

  @Test
  void aChangeSentTwiceWithItsKeyIsMadeOnceAndWithoutIsRefused() {
    String run = solving();

    Client.Answer first = change(run, CANCELLED, "change-1");
    Client.Answer again = change(run, CANCELLED, "change-1");
    Client.Answer other =
        change(
            run,
            "{\"changes\": [{\"type\": \"unpin\"," + " \"placementId\": \"P-0002\"}]}",
            "change-1");
    Client.Answer keyless = change(run, CANCELLED, null);

    String successor = first.json().get("id").asString();
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().get("id").asString()).isEqualTo(successor);
    assertThat(other.status()).isEqualTo(409);
    assertThat(keyless.status()).isEqualTo(409);
    assertThat(keyless.json().get("detail").asString()).contains(successor);
    stop(successor);
    assertThat(change(run, CANCELLED, "change-1").json().get("id").asString()).isEqualTo(successor);
  }

  @Test
  void ofChangesSentAtTheSameInstantWithOneKeyOneIsMade() throws Exception {
    String run = solving();

    List<String> successors = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(6)) {
      List<Callable<Client.Answer>> same = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        same.add(() -> change(run, CANCELLED, "change-2"));
      }
      for (Future<Client.Answer> answer : executor.invokeAll(same)) {
        assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(202);
        successors.add(answer.get().json().get("id").asString());
      }
    }

    assertThat(successors).hasSize(6).containsOnly(successors.getFirst());
    stop(successors.getFirst());
  }

  @Test
  void aRevisionSentTwiceWithItsKeyIsTheSame() {
    String path = "/api/v1/problems/" + term() + "/revisions";

    Client.Answer first = post(path, CANCELLED, "revision-1");
    Client.Answer again = post(path, CANCELLED, "revision-1");
    Client.Answer other = post(path, CANCELLED.replace("P-0001", "P-0002"), "revision-1");

    assertThat(first.status()).isIn(200, 201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(other.status()).isEqualTo(409);
  }

  @Test
  void whateverIsDeletedAfterAChangeThePlanOfARunThatIsThereIsThere() {
    for (int i = 1; i <= 2; i++) {
      String problem = client.submit(named("deleted-" + i));
      String run = client.queue(problem, LONG);
      new Events(run).read(client, event -> event.name().equals("plan"));
      String successor = change(run, CANCELLED, null).json().get("id").asString();

      assertThat(client.delete("/api/v1/problems/" + problem).status()).isEqualTo(409);
      new Events(successor).read(client, event -> event.name().equals("plan"));
      stop(successor);

      assertThat(client.get("/api/v1/runs/" + run + "/plan").status()).isEqualTo(200);
      assertThat(client.get("/api/v1/runs/" + successor + "/plan").status()).isEqualTo(200);
      assertThat(client.delete("/api/v1/problems/" + problem).status()).isEqualTo(204);
      assertThat(client.get("/api/v1/runs/" + run).status()).isEqualTo(404);
      assertThat(client.get("/api/v1/runs/" + successor + "/plan").json().get("assignments"))
          .hasSize(335);
      assertThat(client.get("/api/v1/runs/" + successor).json().has("predecessor")).isFalse();
    }
  }

  @Test
  void aRunThatHasEndedIsNotChanged() {
    String run = client.queue(term(), "{\"stepLimit\": 10}");
    client.await(run, "COMPLETED");

    assertThat(change(run, CANCELLED, null).status()).isEqualTo(409);
  }

  @Test
  void everyRunOfAProblemIsOnOneOfItsPages() {
    String problem = client.submit(named("many runs"));
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             queued_at, finished_at, stop_reason)
            SELECT gen_random_uuid(), tenant_id, id, 'STOPPED', 5, number, 1000, now(), now(),
                   'STOPPED'
            FROM problem, generate_series(1, 205) number WHERE id = :problem::uuid
            """)
        .param("problem", problem)
        .update();
    String path = "/api/v1/problems/" + problem + "/runs?size=200&page=";

    JsonNode first = client.get(path + 0).json();
    JsonNode second = client.get(path + 1).json();

    assertThat(first.get("total").asInt()).isEqualTo(205);
    assertThat(first.get("items")).hasSize(200);
    assertThat(second.get("items")).hasSize(5);
    assertThat(client.get(path + 2).json().get("items")).isEmpty();
    assertThat(client.get("/api/v1/problems/" + problem + "/runs?size=201").status())
        .isEqualTo(400);
  }

  private String solving() {
    String run = client.queue(term(), LONG);
    assertThat(new Events(run).read(client, event -> event.name().equals("plan"))).isTrue();
    return run;
  }

  private void stop(String run) {
    assertThat(client.delete("/api/v1/runs/" + run).status()).isEqualTo(200);
  }

  private Client.Answer change(String run, String body, @Nullable String key) {
    return post("/api/v1/runs/" + run + "/changes", body, key);
  }

  private Client.Answer post(String path, String body, @Nullable String key) {
    HttpRequest.Builder request =
        client
            .to(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return client.send(key == null ? request : request.header("Idempotency-Key", key));
  }

  private String term() {
    return client.submit(client.get("/api/v1/terms/HT2022").response().body());
  }

  /** The term under another name, so that it is another problem. */
  private byte[] named(String name) {
    ObjectNode problem = (ObjectNode) client.get("/api/v1/terms/HT2022").json();
    problem.put("name", name);
    return problem.toString().getBytes(StandardCharsets.UTF_8);
  }
}
