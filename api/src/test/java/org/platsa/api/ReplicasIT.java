package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.api.support.BreakableNetwork;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Two replicas on one database, each a process of its own, and what becomes of runs when one of
 * them dies, stands still or loses its database.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasIT {
  private static final Duration LEASE = Duration.ofSeconds(4);

  /** When a replica takes its own lease for lost. */
  private static final Duration LOST = LEASE.multipliedBy(4).dividedBy(5);

  private static final Duration CORES_BACK = Duration.ofSeconds(2);

  private static final List<ReplicaProcess> replicas = new ArrayList<>();
  private static final List<BreakableNetwork> networks = new ArrayList<>();
  private static final String DATABASE = TestDatabase.newDatabase();
  private static final JdbcClient db = TestDatabase.client(DATABASE);

  /** The first two migrate the empty database at the same time. */
  @BeforeEach
  void haveTwo() {
    networks.forEach(BreakableNetwork::thaw);
    networks.forEach(BreakableNetwork::release);
    replicas.forEach(ReplicaProcess::goOn);
    for (int i = replicas.size() - 1; i >= 0; i--) {
      if (!replicas.get(i).isAlive()) {
        replicas.remove(i);
        networks.remove(i);
      }
    }
    while (replicas.size() < 2) {
      BreakableNetwork network = new BreakableNetwork(URI.create(DATABASE.substring(5)).getPort());
      networks.add(network);
      replicas.add(ReplicaProcess.start(environment(network)));
    }
    replicas.forEach(ReplicaProcess::ready);
  }

  private static Map<String, String> environment(BreakableNetwork network) {
    // Each statement is sent as text, so that the network can see it.
    Map<String, String> environment =
        TestDatabase.environment(
            DATABASE.replaceFirst(":[0-9]+/", ":" + network.port() + "/") + "?prepareThreshold=0");
    environment.put("PLATSA_RUNS_PARALLEL", "4");
    // Those that are held up must not keep the others waiting.
    environment.put("PLATSA_DATABASE_POOLS_WORKER", "20");
    environment.put("PLATSA_RUNS_STOREEVERY", "50ms");
    environment.put("PLATSA_RUNS_LEASE", LEASE.toSeconds() + "s");
    environment.put("PLATSA_RUNS_RENEWEVERY", "500ms");
    environment.put("PLATSA_RUNS_CLAIMEVERY", "200ms");
    return environment;
  }

  @AfterAll
  static void stopAll() throws Exception {
    replicas.forEach(ReplicaProcess::close);
    for (BreakableNetwork network : networks) {
      network.close();
    }
  }

  @Test
  @Order(5)
  void theOtherReplicaFinishesTheRunOfAKilledOneAndTheStreamGoesOnThere() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), ReplicasIT::isPlan);
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
  @Order(4)
  void aReplicaThatIsToldToEndHandsItsRunOver() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), ReplicasIT::isPlan);
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
  @Order(1)
  void aReplicaStopsTheRunOfAnother() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), ReplicasIT::isPlan);
    ReplicaProcess worker = worker(run);

    Client.Answer answer = other(worker).client().delete("/api/v1/runs/" + run);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("state").asString()).isEqualTo("STOPPED");
    events.read(worker.client(), event -> event.isState("STOPPED"));
    assertToldWholePlan(events, worker.client(), run);
  }

  /** What befalls a replica. */
  private enum Fault {
    STANDS_STILL {
      @Override
      void strike(ReplicaProcess replica, BreakableNetwork network) {
        replica.pause();
      }

      @Override
      void end(ReplicaProcess replica, BreakableNetwork network) {
        replica.goOn();
      }
    },
    LOSES_ITS_DATABASE {
      @Override
      void strike(ReplicaProcess replica, BreakableNetwork network) {
        network.freeze();
      }

      @Override
      void end(ReplicaProcess replica, BreakableNetwork network) {
        network.thaw();
      }
    };

    abstract void strike(ReplicaProcess replica, BreakableNetwork network);

    abstract void end(ReplicaProcess replica, BreakableNetwork network);
  }

  /**
   * One replica has a run in each of its steps when it is struck: one that waits and is just being
   * claimed, one that is claimed and not searched yet, one that is searched, one that is being
   * ended, and one that is being handed back.
   */
  @ParameterizedTest
  @EnumSource(Fault.class)
  @Order(2)
  void whateverStepItsRunsAreAtTheOtherReplicaGoesOnWithThem(Fault fault) {
    ReplicaProcess struck = replicas.getFirst();
    ReplicaProcess other = replicas.getLast();
    BreakableNetwork network = networks.getFirst();
    Client client = struck.client();
    byte[] term = client.get("/api/v1/terms/VT2023").response().body();
    String endless = client.submit(term);
    String small = client.submit(Client.example());
    // Another each time: what has been read once is remembered.
    byte[] whole = example("broken " + fault);
    String broken = client.submit(whole);
    explainAll(client);
    // So that the first has them all.
    other.pause();
    String searched = client.queue(endless, "{\"timeLimitSeconds\": 600}");
    String ended = client.queue(endless, "{\"timeLimitSeconds\": 600}");
    Events events = new Events(searched);
    assertThat(events.read(client, ReplicasIT::isPlan)).isTrue();
    assertThat(new Events(ended).read(client, ReplicasIT::isPlan)).isTrue();

    network.holdNext("stop_reason = ");
    network.holdNext("stop_reason = ");
    db.sql("UPDATE run SET cancel_requested = true WHERE id = :run::uuid")
        .param("run", ended)
        .update();
    setDocument(broken, "broken".getBytes(StandardCharsets.UTF_8));
    String handedBack = client.queue(broken, "{\"stepLimit\": 5}");
    await(network::holdsAll);
    setDocument(broken, whole);
    network.holdNext("seq >= (SELECT max(seq) FROM run_event");
    String claimed = client.queue(small, "{\"stepLimit\": 5}");
    await(network::holdsAll);
    network.holdNext("claimed_at = now()");
    String queued = client.queue(small, "{\"stepLimit\": 5, \"seed\": 1}");
    await(network::holdsAll);

    long struckAt = System.nanoTime();
    fault.strike(struck, network);
    network.release();
    other.goOn();

    await(() -> struck.searches().isEmpty());
    assertThat(Duration.ofNanos(System.nanoTime() - struckAt))
        .as("its cores are given back when its lease is lost")
        .isLessThan(LOST.plus(CORES_BACK));
    assertThat(events.read(other.client(), event -> attempt(event) == 2)).isTrue();
    assertThat(handBack(events)).isEqualTo("WORKER_LOST");
    assertThat(struck.searches()).as("one searches at a time").isEmpty();
    other.client().await(ended, "STOPPED");
    assertThat(attempts(other.client().await(queued, "COMPLETED"))).isEqualTo(1);
    assertThat(attempts(other.client().await(claimed, "COMPLETED"))).isEqualTo(2);
    assertThat(attempts(other.client().await(handedBack, "COMPLETED"))).isEqualTo(2);

    fault.end(struck, network);
    await(() -> counted(searched) == 1);
    assertThat(struck.output()).contains("The lease of run " + searched + " is over");
    events.read(other.client(), event -> event.name().equals("improvement"));
    stop(other, searched);
    events.read(other.client(), event -> event.isState("STOPPED"));
    assertThat(states(events)).containsExactly("QUEUED", "SOLVING", "QUEUED", "SOLVING", "STOPPED");
    assertToldWholePlan(events, other.client(), searched);
    assertNoGap(events, other.client().get("/api/v1/runs/" + searched).json());
    // The one that was struck works on as well.
    String next = struck.ready().client().queue(small, "{\"stepLimit\": 5, \"seed\": 2}");
    struck.client().await(next, "COMPLETED");
  }

  @Test
  @Order(3)
  void aDatabaseThatFreezesForAllStopsASearchForAWhileAndCostsTheRunNothing() {
    String run = startRun();
    Events events = new Events(run);
    events.read(replicas.getFirst().client(), ReplicasIT::isPlan);
    ReplicaProcess worker = worker(run);

    networks.forEach(BreakableNetwork::freeze);
    assertThat(worker.logs("The lease of run " + run + " is over")).isTrue();
    // Until the database would give the lease to another.
    LockSupport.parkNanos(LEASE.minus(LOST).plusMillis(500).toNanos());
    assertThat(replicas)
        .as("nobody searches without a lease")
        .allMatch(r -> r.searches().isEmpty());
    networks.forEach(BreakableNetwork::thaw);

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
    return db.sql("SELECT attempt - excused FROM run WHERE id = :run::uuid")
        .param("run", run)
        .query(Integer.class)
        .single();
  }

  /** So that nobody reads plans any more but whoever searches. */
  private static void explainAll(Client client) {
    db.sql("SELECT id::text FROM run WHERE finished_at IS NOT NULL AND soft IS NOT NULL")
        .query(String.class)
        .list()
        .forEach(run ->
            assertThat(client.get("/api/v1/runs/" + run + "/explanation?limit=1").status())
                .isEqualTo(200));
  }

  private static void setDocument(String problem, byte[] document) {
    db.sql("UPDATE problem SET document = :document WHERE id = :problem::uuid")
        .param("document", document)
        .param("problem", problem)
        .update();
  }

  /** The example under a name, so that it is another problem. */
  private static byte[] example(String name) {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replaceFirst("\"name\"\\s*:\\s*\"", "$0" + name + " ")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it comes in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
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

  private static boolean isPlan(Events.Event event) {
    return event.name().equals("plan");
  }

  private static int attempts(JsonNode run) {
    return run.get("attempt").asInt();
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
