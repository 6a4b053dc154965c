package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.api.settings.Settings;
import org.platsa.api.support.BreakableNetwork;
import org.platsa.api.support.BreakableNetwork.When;
import org.platsa.api.support.Client;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.tenancy.Tenancy;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The connection to the database breaks at each step of a request: it is told as what it is. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrokenDatabaseIT.ThroughNetwork.class)
@DirtiesContext
class BrokenDatabaseIT {
  private static final BreakableNetwork network =
      new BreakableNetwork(port(TestDatabase.server().url()));

  private static final String KILL_WRITERS =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'platsa'
        AND state = 'idle in transaction'
      """;

  @LocalServerPort private int port;
  @Autowired private JdbcTransactionManager transactions;
  @Autowired private Settings settings;
  @Autowired private MeterRegistry metrics;
  private JdbcClient direct;
  private static String url = "";
  private Client client;

  /** A database of its own, reached through the network that breaks. */
  static final class ThroughNetwork
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      url = TestDatabase.newDatabase();
      // Each statement is sent as text, so that the network can see it.
      String broken =
          url.replace(":" + port(url) + "/", ":" + network.port() + "/") + "?prepareThreshold=0";
      TestPropertyValues.of(TestDatabase.properties(broken))
          .and("spring.datasource.hikari.connection-timeout=1000", "platsa.runs.claim-every=100ms")
          .applyTo(context);
    }
  }

  @BeforeEach
  void connect() {
    client = new Client(port);
    direct = TestDatabase.client(url);
    TestTokens.allow(direct);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void aProblemWhoseCommitBreaksIsStoredOnceWhenItIsSentAgain(When when) {
    byte[] problem = problem();
    String key = UUID.randomUUID().toString();
    network.breakNext("INSERT INTO problem", "COMMIT", when);

    assertFailed(post("/api/v1/problems", key, problem), "outcome-unknown", "OUTCOME_UNKNOWN");

    long stored = count("problem");
    Client.Answer again = post("/api/v1/problems", key, problem);
    assertThat(again.status()).isIn(200, 201);
    assertThat(count("problem")).isEqualTo(when == When.AFTER ? stored : stored + 1);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void aRunWhoseCommitBreaksIsQueuedOnceWhenItIsSentAgain(When when) {
    String runs = "/api/v1/problems/" + client.submit(problem()) + "/runs";
    byte[] settings = "{\"stepLimit\": 1}".getBytes(StandardCharsets.UTF_8);
    String key = UUID.randomUUID().toString();
    network.breakNext("INSERT INTO run ", "COMMIT", when);

    assertFailed(post(runs, key, settings), "outcome-unknown", "OUTCOME_UNKNOWN");

    long queued = count("run");
    assertThat(post(runs, key, settings).status()).isEqualTo(202);
    assertThat(count("run")).isEqualTo(when == When.AFTER ? queued : queued + 1);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void aRunWhoseEndBreaksAtItsCommitIsCountedOnce(When when) {
    double before = ended();
    network.breakNext("stop_reason = ", "COMMIT", when);

    String run = client.queue(client.submit(problem()), "{\"stepLimit\": 1}");

    client.await(run, "COMPLETED");
    assertThat(network.isWaiting()).as("the connection broke").isFalse();
    assertCounted(before + 1);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void aStopThatBreaksAtItsCommitIsCountedOnceHoweverOftenItIsSent(When when) {
    String problem = client.submit(problem());
    List<String> all = new ArrayList<>();
    for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
      all.add(client.queue(problem, "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}"));
    }
    all.subList(0, all.size() - 1).forEach(run -> client.await(run, "SOLVING"));
    double before = ended();
    network.breakNext("stop_reason = ", "COMMIT", when);

    String waiting = "/api/v1/runs/" + all.getLast();
    assertFailed(client.delete(waiting), "outcome-unknown", "OUTCOME_UNKNOWN");
    assertThat(client.delete(waiting).json().get("state").asString()).isEqualTo("STOPPED");
    assertCounted(before + 1);

    all.forEach(run -> client.delete("/api/v1/runs/" + run));
    assertCounted(before + all.size());
  }

  private double ended() {
    return metrics.find("platsa.runs.ended").counters().stream().mapToDouble(Counter::count).sum();
  }

  /** So many, at last, and no more. */
  private void assertCounted(double runs) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (ended() < runs && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    // Longer than a try takes to come again, and several looks at what is in doubt.
    LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
    assertThat(ended()).isEqualTo(runs);
  }

  @Test
  void aProblemWhoseDeletionBreaksIsGoneWhenTheCommitCameThrough() {
    String problem = "/api/v1/problems/" + client.submit(problem());
    network.breakNext("DELETE FROM problem", "COMMIT", When.AFTER);

    assertFailed(client.delete(problem), "outcome-unknown", "OUTCOME_UNKNOWN");

    assertThat(client.get(problem).status()).isEqualTo(404);
  }

  @Test
  void aBackendThatIsKilledAtCommitIsNoFaultOfOurs() {
    byte[] problem = problem();
    long before = count("problem");
    network.doBefore(
        "INSERT INTO problem",
        "COMMIT",
        () -> direct.sql(KILL_WRITERS).query(Boolean.class).list());

    assertFailed(client.post("/api/v1/problems", problem), "outcome-unknown", "OUTCOME_UNKNOWN");

    assertThat(count("problem")).isEqualTo(before);
    assertThat(client.post("/api/v1/problems", problem).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "INSERT INTO problem, BEFORE",
    "INSERT INTO problem, AFTER",
    "pg_advisory_xact_lock, BEFORE",
    "pg_advisory_xact_lock, AFTER"
  })
  void whatBreaksBeforeTheCommitIsNotDone(String statement, When when) {
    byte[] problem = problem();
    long before = count("problem");
    network.breakNext(statement, statement, when);

    assertFailed(post("/api/v1/problems", "key-" + before + when, problem), "unavailable", "AWAY");

    assertThat(count("problem")).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "INSERT INTO run , BEFORE",
    "INSERT INTO run_event, BEFORE",
    "INSERT INTO run_event, AFTER"
  })
  void aRunThatBreaksBeforeTheCommitIsNotQueued(String statement, When when) {
    String runs = "/api/v1/problems/" + client.submit(problem()) + "/runs";
    long before = count("run");
    network.breakNext("INSERT INTO run ", statement.strip(), when);

    assertFailed(client.post(runs, "{\"stepLimit\": 1}"), "unavailable", "AWAY");

    assertThat(count("run")).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(When.class)
  void aReadThatBreaksMayBeTriedAgain(When when) {
    String problem = "/api/v1/problems/" + client.submit(problem()) + "/summary";
    // Nobody else reads one in short: what explains an ended run reads the whole.
    network.breakNext("warnings FROM problem", "warnings FROM problem", when);

    assertFailed(client.get(problem), "unavailable", "AWAY");

    assertThat(client.get(problem).status()).isEqualTo(200);
  }

  @Test
  void aServerThatShutsDownIsAway() {
    String problem = "/api/v1/problems/" + client.submit(problem()) + "/summary";
    network.doBefore(
        "warnings FROM problem",
        "warnings FROM problem",
        () ->
            direct
                .sql(
                    """
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """)
                .query(Boolean.class)
                .list());

    assertFailed(client.get(problem), "unavailable", "AWAY");

    // The pool does not ask connections that were used within half a second whether they live.
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    assertThat(client.get(problem).status()).isEqualTo(200);
  }

  @Test
  void aRequestThatGetsNoConnectionFindsTheDatabaseBusy() throws SQLException {
    List<Connection> taken = new ArrayList<>();
    DataSource pool = Objects.requireNonNull(transactions.getDataSource());
    try {
      for (int i = 0; i < settings.database().pools().staff(); i++) {
        taken.add(new Tenancy.Staff(new UUID(0, 1)).call(pool::getConnection));
      }
      assertFailed(client.get("/api/v1/problems"), "unavailable", "BUSY");
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
  }

  private void assertFailed(Client.Answer answer, String type, String code) {
    assertThat(network.isWaiting()).as("the connection broke").isFalse();
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
    assertThat(answer.json().get("type").asString()).isEqualTo("urn:platsa:error:" + type);
    assertThat(answer.json().at("/issues/0/code").asString()).isEqualTo(code);
    assertThat(answer.json().at("/issues/0/messageSv").asString()).isNotBlank();
  }

  private Client.Answer post(String path, String key, byte[] body) {
    return client.send(
        client
            .to(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** Another one each time. */
  private static byte[] problem() {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replaceFirst("\"name\"\\s*:\\s*\"", "$0" + UUID.randomUUID() + " ")
        .getBytes(StandardCharsets.UTF_8);
  }

  private long count(String table) {
    return direct.sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  private static int port(String url) {
    return java.net.URI.create(url.substring("jdbc:".length())).getPort();
  }
}
