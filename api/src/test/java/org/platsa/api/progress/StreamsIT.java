package org.platsa.api.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.database.Notifications;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.Events;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Many readers, long runs, and what goes wrong while events are read. */
@ServiceTest
@TestPropertySource(
    properties = {
      "platsa.streams.poll=100ms",
      "platsa.streams.poll-while-listening=60s",
      "platsa.streams.cache-percent=1"
    })
class StreamsIT {
  @LocalServerPort private int port;
  @Autowired private DirectDatabase db;
  @Autowired private MeterRegistry registry;
  @Autowired private Notifications notifications;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void aFinishedRunIsReadFromTheDatabaseOnceForAllWhoReplayItAtTheSameTime() throws Exception {
    String run = finishedRun(1280, 100);
    double before = count("platsa.streams.reads");

    List<Long> lengths = inParallel(300, () -> (long) replay(run).response().body().length);

    assertThat(lengths).doesNotContain(0L).containsOnly(lengths.getFirst());
    assertThat(count("platsa.streams.reads") - before)
        .as("1,280 events and those of the search, 64 at a time")
        .isBetween(20.0, 25.0);
    double after = count("platsa.streams.reads");
    assertThat(replay(run).text()).endsWith("\n\n").contains("\"state\":\"COMPLETED\"");
    assertThat(count("platsa.streams.reads")).isEqualTo(after);
  }

  @Test
  void aRemovedRunHasNoStreamAMomentLater() throws Exception {
    String run = finishedRun(10, 10);
    replay(run);
    String problem = client.get("/api/v1/runs/" + run).json().get("problemId").asString();

    assertThat(client.delete("/api/v1/problems/" + problem).status()).isEqualTo(204);

    awaitTrue(() -> client.get("/api/v1/runs/" + run + "/events").status() == 404);
  }

  @Test
  void anEventThatTheRunDoesNotHaveIsNamed() {
    String run = client.queue(client.submit(Client.example()), "{\"stepLimit\": 10}");
    long last = client.await(run, "COMPLETED").get("lastEventId").asLong();

    for (String id : List.of(Long.toString(last + 1), "-1", "x", "1.5", "9".repeat(30))) {
      Client.Answer answer =
          client.send(
              client.to("/api/v1/runs/" + run + "/events").header("Last-Event-ID", id).GET());
      assertThat(answer.status()).as(id).isEqualTo(400);
      assertThat(answer.text()).as(id).contains("0 to " + last);
    }
  }

  @Test
  void aReaderResumesAFinishedRunFromAnyOfItsEvents() throws Exception {
    String run = finishedRun(200, 10);
    String whole = replay(run).text();

    for (int id : new int[] {1, 63, 64, 65, 127, 128, 199}) {
      String rest =
          client
              .send(
                  client
                      .to("/api/v1/runs/" + run + "/events")
                      .header("Last-Event-ID", Integer.toString(id))
                      .GET())
              .text();
      assertThat(rest)
          .isEqualTo("retry: 1000\n\n" + whole.substring(whole.indexOf("id: " + (id + 1) + "\n")));
    }
  }

  @Test
  void aLongRunIsReplayedWholeThoughItsEventsAreMoreThanMayBeKept() throws Exception {
    long most = Runtime.getRuntime().maxMemory() / 100;
    int size = (int) Math.max(100, 2 * most / 20_000);
    String run = finishedRun(20_000, size);

    HttpResponse<java.io.InputStream> response =
        client.stream(client.to("/api/v1/runs/" + run + "/events").GET());
    long last = 0;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("id: ")) {
          long id = Long.parseLong(line.substring(4));
          assertThat(id).isEqualTo(last + 1);
          last = id;
        }
      }
    }

    assertThat(last).isGreaterThan(20_000);
    assertThat(registry.get("platsa.streams.cache").gauge().value()).isBetween(1.0, 1.1 * most);
  }

  @Test
  void aFeedThatCannotGoOnEndsAndItsReadersResume() {
    String run = solvingRun();
    Events events = new Events(run);
    assertThat(events.read(client, event -> event.name().equals("plan"))).isTrue();
    db.sql("ALTER TABLE run_event DROP CONSTRAINT IF EXISTS run_event_type_check").update();

    long strange = insert(run, "strange", true);
    assertThat(events.read(client, event -> false)).as("the stream ends").isFalse();
    assertThat(client.get("/api/v1/runs/" + run).json().get("state").asString())
        .isEqualTo("SOLVING");
    assertThat(events.lastId()).isLessThan(strange);

    db.sql("UPDATE run_event SET type = 'state' WHERE type = 'strange'").update();
    assertThat(events.read(client, event -> event.id() == strange)).isTrue();
    client.delete("/api/v1/runs/" + run);
    assertThat(events.read(client, event -> event.isState("STOPPED"))).isTrue();
  }

  @Test
  void storedEventsAreLookedForSeldomWhileNotificationsComeAndOftenWhileTheyDoNot()
      throws Exception {
    String run = solvingRun();
    Events events = new Events(run);
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> ended =
          readers.submit(() -> events.read(client, event -> event.isState("STOPPED")));
      awaitTrue(() -> registry.get("platsa.streams.open").gauge().value() >= 1);
      assertThat(pollsWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(1);

      String database = db.sql("SELECT current_database()").query(String.class).single();
      refuseConnections(database);
      awaitTrue(() -> !notifications.isHealthy());
      assertThat(pollsWithin(Duration.ofSeconds(1))).isBetween(4.0, 11.0);
      long unnotified = insert(run, "state", false);
      awaitTrue(() -> events.lastId() >= unnotified);

      server("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
      awaitTrue(notifications::isHealthy);
      Thread.sleep(300);
      assertThat(pollsWithin(Duration.ofSeconds(1))).isLessThanOrEqualTo(1);
      client.delete("/api/v1/runs/" + run);
      assertThat(ended.get()).isTrue();
    }
  }

  /** Cuts the listening connection and lets it not be made anew. */
  private static void refuseConnections(String database) throws Exception {
    server("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
    server(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name = 'platsa-listen' AND datname = '"
            + database
            + "'");
  }

  private static void server(String statement) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                TestDatabase.server().url(),
                TestDatabase.server().user(),
                TestDatabase.server().password());
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private double pollsWithin(Duration time) throws InterruptedException {
    double before = count("platsa.streams.polls");
    Thread.sleep(time);
    return count("platsa.streams.polls") - before;
  }

  private double count(String counter) {
    return registry.get(counter).counter().count();
  }

  private Client.Answer replay(String run) {
    Client.Answer answer = client.get("/api/v1/runs/" + run + "/events");
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  private static <T> List<T> inParallel(int times, Callable<T> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        futures.add(threads.submit(call));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    }
  }

  private String solvingRun() {
    String problem = client.submit(Client.example());
    return client.queue(problem, "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}");
  }

  /** A finished run with so many more improvements before its last plan, of so many bytes each. */
  private String finishedRun(int more, int bytes) {
    String run = client.queue(client.submit(Client.example()), "{\"stepLimit\": 10}");
    client.await(run, "COMPLETED");
    long[] range =
        db.sql("SELECT last_seq - 2, last_seq FROM run WHERE id = :run::uuid")
            .param("run", run)
            .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)})
            .single();
    db.sql("UPDATE run_event SET seq = seq + :more WHERE run_id = :run::uuid AND seq > :last")
        .param("more", more)
        .param("run", run)
        .param("last", range[0])
        .update();
    db.sql(
            """
            INSERT INTO run_event (run_id, seq, tenant_id, type, at, data, changes)
            SELECT id, :last + n, tenant_id, 'improvement', now(),
                   '{"filler":"' || repeat('x', :bytes) || '"}', '[]'
            FROM run, generate_series(1, :more) AS n WHERE id = :run::uuid
            """)
        .param("last", range[0])
        .param("bytes", bytes)
        .param("more", more)
        .param("run", run)
        .update();
    db.sql("UPDATE run SET last_seq = last_seq + :more WHERE id = :run::uuid")
        .param("more", more)
        .param("run", run)
        .update();
    return run;
  }

  /** An event that no worker has stored. */
  private long insert(String run, String type, boolean notify) {
    long seq =
        db.sql(
                """
                WITH numbered AS (
                  UPDATE run SET last_seq = last_seq + 1 WHERE id = :run::uuid
                  RETURNING id, tenant_id, last_seq
                )
                INSERT INTO run_event (run_id, seq, tenant_id, type, at, data)
                SELECT id, last_seq, tenant_id, :type, now(), '{"state":"SOLVING","attempt":1}'
                FROM numbered
                RETURNING seq
                """)
            .param("run", run)
            .param("type", type)
            .query(Long.class)
            .single();
    if (notify) {
      db.sql("SELECT pg_notify('platsa_event', :payload)")
          .param("payload", run + " " + seq)
          .query(String.class)
          .optional();
    }
    return seq;
  }

  private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
