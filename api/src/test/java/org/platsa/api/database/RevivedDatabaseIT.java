package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ReplicaProcess;
import tools.jackson.databind.JsonNode;

/** The database of a running service dies, in one service that goes through it all. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RevivedDatabaseIT {
  private static Path folder = Path.of("target").toAbsolutePath();
  private static ReplicaProcess replica;
  private static Client client;
  private static String problem;
  private static String run;

  @BeforeAll
  static void startService() throws IOException {
    folder = Files.createTempDirectory(folder, "revived-");
    replica =
        ReplicaProcess.start(
                Map.of(
                    "PLATSA_DATABASE_FOLDER", folder.toString(),
                    "PLATSA_DATABASE_LONGESTPAUSE", "1s",
                    "PLATSA_RUNS_LEASE", "4s",
                    "PLATSA_RUNS_RENEWEVERY", "1s"))
            .ready();
    client = replica.client();
    problem = client.submit(client.get("/api/v1/terms/HT2022").response().body());
    run = client.queue(problem, "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}");
    new Events(run).read(client, event -> event.name().equals("plan"));
  }

  @AfterAll
  static void stopService() {
    replica.close();
  }

  @Test
  @Order(1)
  void aKilledServerIsBackWithEverythingAndTheRunGoesOn() throws Exception {
    long killed = serverPid();
    int logged = replica.output().length();

    kill(killed);
    await(30, () -> isReady() && serverPid() != killed);

    assertThat(status("liveness")).isEqualTo(200);
    assertThat(client.get("/api/v1/problems/" + problem).status()).isEqualTo(200);
    long before = lastEvent();
    // The dashboard shows these.
    assertThat(client.get("/actuator/prometheus").text())
        .containsPattern("(?m)^platsa_database_restarts_total\\S* [1-9]")
        .containsPattern("(?m)^platsa_database_up\\S* 1")
        .containsPattern("(?m)^platsa_database_free_bytes\\S* [1-9]");
    // It may have been handed back meanwhile: then it waits for a moment.
    await(30, () -> state().equals("SOLVING") && (lastEvent() > before || evaluations() > 0));
    assertThat(replica.output().substring(logged))
        .contains("it ended by itself with exit value 137")
        .contains("answers again after")
        .doesNotContain("\tat ");
  }

  @Test
  @Order(2)
  void aBackendThatIsKilledIsTheServersOwnMatter() throws Exception {
    long server = serverPid();

    kill(backend());
    await(30, () -> isReady() && client.get("/api/v1/problems/" + problem).status() == 200);

    assertThat(serverPid()).isEqualTo(server);
  }

  @Test
  @Order(3)
  void anOrphanInALongComputationIsEndedBeforeTheNextServerStarts() throws Exception {
    long killed = serverPid();
    CompletableFuture<ProcessHandle> backend = new CompletableFuture<>();
    Thread caller = Thread.ofVirtual().start(() -> compute(backend));
    ProcessHandle orphan = backend.get(10, TimeUnit.SECONDS);
    await(10, () -> isComputing(orphan));

    kill(killed);
    await(30, () -> isReady() && serverPid() != killed);

    caller.join(Duration.ofSeconds(5));
    assertThat(caller.isAlive()).isFalse();
    // Nobody may have fetched its exit value yet: then it is alive in name.
    assertThat(isComputing(orphan)).isFalse();
  }

  @Test
  @Order(4)
  void missingProgramsAreUnpackedAgain() throws Exception {
    long killed = serverPid();
    Path programs = folder.resolve("binaries-18.6.0");
    Files.move(programs, folder.resolve("lost"));

    kill(killed);
    await(60, () -> isReady() && serverPid() != killed);

    assertThat(programs.resolve("bin/postgres")).isExecutable();
  }

  @Test
  @Order(5)
  void corruptDataFailLivenessUntilTheyAreMended() throws Exception {
    Path control = folder.resolve("data-18/global/pg_control");
    byte[] whole = Files.readAllBytes(control);
    byte[] corrupt = whole.clone();
    corrupt[100] ^= 0x55;
    Files.write(control, corrupt);

    kill(serverPid());
    await(20, () -> status("liveness") == 503);

    assertThat(status("readiness")).isEqualTo(503);
    JsonNode why = details("liveness", "embeddedDatabase");
    assertThat(why.get("state").asString()).isEqualTo("BROKEN");
    assertThat(why).as("everybody may ask").hasSize(1);
    assertThat(replica.output()).contains("incorrect checksum in control file");
    Client.Answer refused = client.get("/api/v1/problems");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("5");

    Files.write(control, whole);
    await(60, () -> isReady() && status("liveness") == 200);
    assertThat(client.get("/api/v1/problems/" + problem).status()).isEqualTo(200);
  }

  @Test
  @Order(6)
  void aMissingDataFolderIsNeverReplacedByAnEmptyOneAndTheServiceCanStillEnd() throws Exception {
    long killed = serverPid();
    Path data = folder.resolve("data-18");
    kill(killed);
    Files.move(data, folder.resolve("elsewhere"));
    await(20, () -> status("liveness") == 503);

    assertThat(data).doesNotExist();
    assertThat(details("liveness", "embeddedDatabase")).hasSize(1);
    assertThat(replica.output()).contains("is gone or holds no database");
    replica.terminate();
    assertThat(replica.isAlive()).isFalse();
  }

  private static void compute(CompletableFuture<ProcessHandle> backend) {
    try (Connection connection = direct();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
        row.next();
        backend.complete(ProcessHandle.of(row.getLong(1)).orElseThrow());
      }
      statement.execute("SELECT sum(sqrt(n)) FROM generate_series(1, 1000000000) AS n");
    } catch (SQLException e) {
      // Its server was killed.
      backend.completeExceptionally(e);
    }
  }

  private static Connection direct() throws SQLException {
    try {
      List<String> pidFile = Files.readAllLines(folder.resolve("data-18/postmaster.pid"));
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + pidFile.get(3).strip() + "/postgres",
          "platsa",
          Files.readString(folder.resolve("password")).strip());
    } catch (IOException e) {
      throw new SQLException("The server's address is not known", e);
    }
  }

  private static long backend() throws SQLException {
    try (Connection connection = direct();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT pid FROM pg_stat_activity WHERE application_name = 'platsa' LIMIT 1")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Whether a server's process says in its title that it is at a query. */
  private static boolean isComputing(ProcessHandle backend) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(backend.pid()), "cmdline"))
          .contains("SELECT");
    } catch (IOException e) {
      return false;
    }
  }

  private static long serverPid() {
    try {
      return Long.parseLong(
          Files.readAllLines(folder.resolve("data-18/postmaster.pid")).getFirst().strip());
    } catch (IOException | java.util.NoSuchElementException | NumberFormatException e) {
      return -1;
    }
  }

  private static void kill(long pid) {
    assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
  }

  private static boolean isReady() {
    return status("readiness") == 200;
  }

  private static int status(String group) {
    return client.get("/actuator/health/" + group).status();
  }

  private static JsonNode details(String group, String component) {
    return client
        .get("/actuator/health/" + group)
        .json()
        .at("/components/" + component + "/details");
  }

  private static JsonNode run() {
    return client.get("/api/v1/runs/" + run).json();
  }

  private static String state() {
    return run().path("state").asString("");
  }

  private static long lastEvent() {
    return run().path("lastEventId").asLong(0);
  }

  private static long evaluations() {
    return run().path("evaluations").asLong(0);
  }

  private static void await(int seconds, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within " + seconds + " s: " + replica.output());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
