package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Two replicas on one database, each a process of its own. */
class ReplicasIT {
  private static final List<ReplicaProcess> replicas = new ArrayList<>();
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PLATSA_DATABASE_URL", TestDatabase.newDatabase(),
          "PLATSA_DATABASE_USER", TestDatabase.server().user(),
          "PLATSA_DATABASE_PASSWORD", TestDatabase.server().password(),
          "PLATSA_RUNS_STOREEVERY", "50ms");

  /** The first two migrate the empty database at the same time. */
  @BeforeEach
  void haveTwo() {
    replicas.removeIf(replica -> !replica.isAlive());
    while (replicas.size() < 2) {
      replicas.add(ReplicaProcess.start(ENVIRONMENT));
    }
    replicas.forEach(ReplicaProcess::ready);
  }

  @AfterAll
  static void stopAll() {
    replicas.forEach(ReplicaProcess::close);
  }

  @Test
  void theOtherReplicaFinishesTheRunOfAKilledOneAndTheStreamGoesOnThere() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), event -> event.name().equals("plan"));
    ReplicaProcess worker = worker(run);
    ReplicaProcess other = other(worker);
    events.read(worker.client(), event -> event.name().equals("improvement"));
    JsonNode saved = other.client().get("/api/v1/runs/" + run).json();

    worker.kill();

    assertThat(events.read(other.client(), event -> attempt(event) == 2)).isTrue();
    other.client().delete("/api/v1/runs/" + run);
    events.read(other.client(), event -> event.isState("STOPPED"));
    assertThat(states(events)).containsExactly("QUEUED", "SOLVING", "QUEUED", "SOLVING", "STOPPED");
    assertThat(handBack(events)).isEqualTo("WORKER_LOST");
    JsonNode ended = other.client().get("/api/v1/runs/" + run).json();
    assertThat(ended.get("cost").get("soft").asLong())
        .as("nothing that was saved is lost")
        .isLessThanOrEqualTo(saved.get("cost").get("soft").asLong());
    assertToldWholePlan(events, other.client(), run);
    assertNoGap(events, ended);
  }

  @Test
  void aReplicaThatIsToldToEndHandsItsRunOver() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), event -> event.name().equals("plan"));
    ReplicaProcess worker = worker(run);
    ReplicaProcess other = other(worker);

    worker.terminate();

    assertThat(events.read(other.client(), event -> attempt(event) == 2)).isTrue();
    assertThat(handBack(events)).isEqualTo("SHUTDOWN");
    assertThat(other.client().delete("/api/v1/runs/" + run).status()).isEqualTo(200);
    events.read(other.client(), event -> event.isState("STOPPED"));
    assertThat(states(events)).containsExactly("QUEUED", "SOLVING", "QUEUED", "SOLVING", "STOPPED");
    assertToldWholePlan(events, other.client(), run);
  }

  @Test
  void aReplicaStopsTheRunOfAnother() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), event -> event.name().equals("plan"));
    ReplicaProcess worker = worker(run);

    Client.Answer answer = other(worker).client().delete("/api/v1/runs/" + run);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("state").asString()).isEqualTo("STOPPED");
    events.read(worker.client(), event -> event.isState("STOPPED"));
    assertToldWholePlan(events, worker.client(), run);
  }

  private String startRun() {
    Client client = replicas.getFirst().client();
    byte[] term = client.get("/api/v1/terms/VT2023").response().body();
    return client.queue(client.submit(term), "{\"timeLimitSeconds\": 600}");
  }

  private ReplicaProcess worker(String run) {
    String worker =
        replicas.getFirst().client().get("/api/v1/runs/" + run).json().get("worker").asString();
    return replicas.stream().filter(r -> r.isWorker(worker)).findFirst().orElseThrow();
  }

  private ReplicaProcess other(ReplicaProcess replica) {
    return replicas.stream().filter(r -> r != replica).findFirst().orElseThrow();
  }

  private static int attempt(Events.Event event) {
    return event.isState("SOLVING") ? event.data().get("attempt").asInt() : 0;
  }

  private static List<String> states(Events events) {
    return events.all().stream()
        .filter(event -> event.name().equals("state"))
        .map(event -> event.data().get("state").asString())
        .toList();
  }

  private static String handBack(Events events) {
    return events.all().stream()
        .filter(event -> event.data().has("why"))
        .map(event -> event.data().get("why").asString())
        .findFirst()
        .orElseThrow();
  }

  private static void assertToldWholePlan(Events events, Client client, String run) {
    Map<String, JsonNode> plan = new LinkedHashMap<>();
    client
        .get("/api/v1/runs/" + run + "/plan")
        .json()
        .get("assignments")
        .forEach(a -> plan.put(a.get("placementId").asString(), a));
    assertThat(events.plan()).isEqualTo(plan);
  }

  private static void assertNoGap(Events events, JsonNode ended) {
    assertThat(events.lastId()).isEqualTo(ended.get("lastEventId").asLong());
    long best = Long.MAX_VALUE;
    for (Events.Event event : events.all()) {
      if (event.name().equals("improvement")) {
        long soft = event.data().get("cost").get("soft").asLong();
        assertThat(soft).as("an improvement is one").isLessThan(best);
        best = soft;
      }
    }
  }
}
