package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.StallingProxy;
import org.platsa.api.support.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Two replicas on one database, each a process of its own. */
class ReplicasIT {
  private static final List<ReplicaProcess> replicas = new ArrayList<>();
  private static final List<StallingProxy> proxies = new ArrayList<>();
  private static final String DATABASE = TestDatabase.newDatabase();

  /** The first two migrate the empty database at the same time. */
  @BeforeEach
  void haveTwo() {
    proxies.forEach(StallingProxy::resume);
    for (int i = replicas.size() - 1; i >= 0; i--) {
      if (!replicas.get(i).isAlive()) {
        replicas.remove(i);
        proxies.remove(i);
      }
    }
    while (replicas.size() < 2) {
      StallingProxy proxy = new StallingProxy(URI.create(DATABASE.substring(5)).getPort());
      proxies.add(proxy);
      replicas.add(ReplicaProcess.start(environment(proxy)));
    }
    replicas.forEach(ReplicaProcess::ready);
  }

  private static Map<String, String> environment(StallingProxy proxy) {
    Map<String, String> environment =
        TestDatabase.environment(DATABASE.replaceFirst(":[0-9]+/", ":" + proxy.port() + "/"));
    environment.put("PLATSA_RUNS_STOREEVERY", "50ms");
    environment.put("PLATSA_RUNS_LEASE", "5s");
    environment.put("PLATSA_RUNS_RENEWEVERY", "500ms");
    return environment;
  }

  @AfterAll
  static void stopAll() throws Exception {
    replicas.forEach(ReplicaProcess::close);
    for (StallingProxy proxy : proxies) {
      proxy.close();
    }
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
    stop(other, run);
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

  @Test
  void aReplicaThatWasPausedFindsItsRunTakenAndWritesNothingMoreOfIt() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), event -> event.name().equals("plan"));
    ReplicaProcess worker = worker(run);
    ReplicaProcess other = other(worker);

    worker.pause();
    assertThat(events.read(other.client(), event -> attempt(event) == 2)).isTrue();
    assertThat(worker.searches()).as("no search outlives its lease").isEmpty();
    worker.goOn();

    assertThat(worker.logs("The lease of run " + run + " is over")).isTrue();
    assertThat(worker.logs("Attempt 1 has come to nothing")).isTrue();
    events.read(other.client(), event -> event.name().equals("improvement"));
    stop(other, run);
    events.read(other.client(), event -> event.isState("STOPPED"));
    assertThat(states(events)).containsExactly("QUEUED", "SOLVING", "QUEUED", "SOLVING", "STOPPED");
    assertThat(counted(run)).as("the first attempt's end is no fault of the run's").isEqualTo(1);
    assertToldWholePlan(events, other.client(), run);
    assertNoGap(events, other.client().get("/api/v1/runs/" + run).json());
  }

  @Test
  void aSearchWhoseDatabaseFreezesIsDeadBeforeAnotherBegins() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), event -> event.name().equals("plan"));
    ReplicaProcess worker = worker(run);
    ReplicaProcess other = other(worker);

    StallingProxy proxy = proxies.get(replicas.indexOf(worker));
    proxy.stall();
    assertThat(events.read(other.client(), event -> attempt(event) == 2)).isTrue();

    assertThat(worker.output()).contains("The lease of run " + run + " is over");
    assertThat(worker.searches()).as("no search outlives its lease").isEmpty();
    proxy.resume();
    assertThat(worker.logs("Attempt 1 has come to nothing")).isTrue();
    stop(other, run);
    assertThat(counted(run)).isEqualTo(1);
  }

  @Test
  void aDatabaseThatFreezesForAllStopsASearchForAWhileAndCostsTheRunNothing() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), event -> event.name().equals("plan"));
    ReplicaProcess worker = worker(run);

    proxies.forEach(StallingProxy::stall);
    assertThat(worker.logs("The lease of run " + run + " is over")).isTrue();
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    assertThat(replicas)
        .as("nobody searches without a lease")
        .allMatch(r -> r.searches().isEmpty());
    proxies.forEach(StallingProxy::resume);

    assertThat(events.read(worker.client(), event -> attempt(event) == 2)).isTrue();
    assertThat(events.read(worker.client(), event -> event.name().equals("improvement"))).isTrue();
    stop(worker, run);
    events.read(worker.client(), event -> event.isState("STOPPED"));
    assertThat(states(events)).containsExactly("QUEUED", "SOLVING", "QUEUED", "SOLVING", "STOPPED");
    assertThat(counted(run)).isEqualTo(1);
    assertNoGap(events, worker.client().get("/api/v1/runs/" + run).json());
  }

  /** On a busy machine a search that has just begun needs a while to hear of its end. */
  private static void stop(ReplicaProcess replica, String run) {
    assertThat(replica.client().delete("/api/v1/runs/" + run).status()).isIn(200, 202);
    replica.client().await(run, "STOPPED");
  }

  /** How many attempts count against the run. */
  private static int counted(String run) {
    try (Connection connection =
            DriverManager.getConnection(
                DATABASE, TestDatabase.server().user(), TestDatabase.server().password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT attempt - excused FROM run WHERE id = '" + run + "'")) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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
