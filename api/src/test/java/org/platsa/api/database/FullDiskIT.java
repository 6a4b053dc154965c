package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ReplicaProcess;
import tools.jackson.databind.JsonNode;

/**
 * The database's disk gets full under a run: a small one in memory, which only the service sees and
 * which is gone with it. Without root it is mounted in a user namespace.
 *
 * <p>Skipped where neither may be done, unless {@code PLATSA_REQUIRE_MOUNT} is {@code true}: then
 * that is a failure.
 */
class FullDiskIT {
  private static final List<List<String>> WAYS =
      List.of(
          List.of("unshare", "--mount"),
          List.of("unshare", "--user", "--map-root-user", "--mount"));
  private static final String NO_WAY =
      "No tmpfs may be mounted here, as root or in a user namespace, so that the full disk is not"
          + " tested. Maybe: be root, or sysctl -w user.max_user_namespaces=1000"
          + " kernel.apparmor_restrict_unprivileged_userns=0";
  private static final String FULL = "DISK_FULL";
  private static final String FILL = "! dd if=/dev/zero of=%s/filler bs=64k 2>/dev/null";
  private static final String MOUNT = "mount -t tmpfs -o size=240m platsa-test ";

  private ReplicaProcess replica;
  private Client client;
  private Path disk;

  @BeforeEach
  void startOnSmallDisk(TestInfo test) throws IOException {
    disk = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "small-disk-");
    Optional<List<String>> way = WAYS.stream().filter(w -> mayMount(w, disk)).findFirst();
    if (way.isEmpty() && "true".equals(System.getenv("PLATSA_REQUIRE_MOUNT"))) {
      throw new IllegalStateException(NO_WAY);
    }
    assumeTrue(way.isPresent(), NO_WAY);
    List<String> command = new ArrayList<>(way.orElseThrow());
    String before = test.getTags().contains(FULL) ? FILL.formatted(disk) : "true";
    command.addAll(List.of("sh", "-c", MOUNT + disk + " && " + before + " && exec \"$@\"", "sh"));
    replica =
        ReplicaProcess.start(
            command,
            Map.of(
                "PLATSA_DATABASE_FOLDER",
                disk.resolve("postgres").toString(),
                "PLATSA_DATABASE_WARNBELOW",
                "64MB",
                "PLATSA_SEARCHES_FOLDER",
                disk.resolve("search").toString()));
    client = replica.client();
  }

  @AfterEach
  void stopService() {
    if (replica != null) {
      replica.close();
    }
  }

  @Test
  void aFullDiskIsToldAndHealsWhenThereIsRoomAgain() throws Exception {
    client = replica.ready().client();
    List<String> acknowledged = new ArrayList<>();
    acknowledged.add(client.submit(problem()));
    String run =
        client.queue(
            acknowledged.getFirst(), "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}");
    new Events(run).read(client, event -> event.name().equals("plan"));

    Path filler = fill();
    fillServersLog();
    await(
        "the full disk is told",
        () -> {
          Client.Answer answer = client.post("/api/v1/problems", problem());
          if (answer.status() == 201) {
            acknowledged.add(answer.json().get("id").asString());
          } else {
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
          }
          return answer.text().contains("urn:platsa:error:disk-full");
        });

    await("readiness says why", () -> state("readiness", "database").equals("DISK_FULL"));
    assertThat(details("readiness", "database")).as("everybody may ask").hasSize(1);
    assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(replica.output())
        .contains("The disk is full: ")
        .contains("gets full: ")
        .doesNotContain("\tat ");

    Files.delete(filler);
    await("it heals", () -> client.get("/actuator/health/readiness").status() == 200);

    for (String problem : acknowledged) {
      assertThat(client.get("/api/v1/problems/" + problem).status()).isEqualTo(200);
    }
    assertThat(client.post("/api/v1/problems", problem()).status()).isEqualTo(201);
    client.await(run, "SOLVING");
    client.delete("/api/v1/runs/" + run);
    client.await(run, "STOPPED");
    assertThat(client.get("/api/v1/runs/" + run + "/plan").status()).isEqualTo(200);
  }

  @Test
  @Tag(FULL)
  void aStartOnAFullDiskSaysSoAndGoesOnWhenThereIsRoom() throws Exception {

    await("readiness says why", () -> answers() && state("readiness", "database").equals(FULL));
    assertThat(details("readiness", "database")).as("everybody may ask").hasSize(1);
    assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);
    Client.Answer answer = client.post("/api/v1/problems", "{}");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("30");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("type").asString()).isEqualTo("urn:platsa:error:disk-full");

    // Room for the programs, not for the database.
    truncate(seen("filler"), 120L << 20);
    await("it comes further", () -> replica.output().contains("Making a new database"));
    await("and says why not", () -> answers() && state("readiness", "database").equals(FULL));
    Files.delete(seen("filler"));
    client = replica.ready().client();
    client.submit(problem());
    assertThat(replica.output()).doesNotContain("\tat ");
  }

  @Test
  @Tag(FULL)
  void aStartThatWaitsForRoomEndsWhenItIsToldTo() throws Exception {
    await("readiness says why", () -> answers() && state("readiness", "database").equals(FULL));

    long begun = System.nanoTime();
    replica.terminate();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
  }

  private boolean answers() {
    try {
      return client.get("/actuator/health/liveness").status() == 200;
    } catch (UncheckedIOException e) {
      assertThat(replica.isAlive()).as(replica.output()).isTrue();
      return false;
    }
  }

  private static void truncate(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(bytes);
    }
  }

  private static boolean mayMount(List<String> way, Path disk) {
    List<String> command = new ArrayList<>(way);
    command.addAll(List.of("sh", "-c", MOUNT + disk));
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The small disk as the service sees it. */
  private Path seen(String file) {
    return Path.of("/proc", Long.toString(replica.pid()), "root", disk.toString(), file);
  }

  private Path fill() throws IOException {
    Path filler = seen("filler");
    byte[] piece = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
      return filler;
    }
  }

  /** Until the server needs a new piece of its log and has no room for it, which it dies of. */
  private void fillServersLog() throws IOException {
    List<String> pidFile = Files.readAllLines(seen("postgres/data-18/postmaster.pid"));
    String url = "jdbc:postgresql://127.0.0.1:" + pidFile.get(3).strip() + "/postgres";
    String password = Files.readString(seen("postgres/password")).strip();
    try (Connection connection = DriverManager.getConnection(url, "platsa", password);
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 100; i++) {
        statement.execute("SELECT pg_logical_emit_message(true, 'fill', repeat('x', 1000000))");
        statement.execute("SELECT pg_switch_wal()");
      }
      throw new AssertionError("The log found room");
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isIn("53100", "08006", "57P02");
    }
  }

  private String state(String group, String component) {
    return details(group, component).path("state").asString("");
  }

  private JsonNode details(String group, String component) {
    return client
        .get("/actuator/health/" + group)
        .json()
        .at("/components/" + component + "/details");
  }

  /** Another one each time. */
  private byte[] problem() {
    return new String(client.get("/api/v1/terms/HT2022").response().body(), StandardCharsets.UTF_8)
        .replaceFirst("\"name\"\\s*:\\s*\"", "$0" + UUID.randomUUID() + " ")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within 30 s: " + what + "\n" + replica.output());
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
