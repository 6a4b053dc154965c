package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.TestDatabase;

/** What becomes of a service's search processes, however it was started and however it ends. */
@Timeout(180)
class SearchProcessesIT {
  private static final String ENDLESS = "{\"timeLimitSeconds\": 600}";

  @Test
  void theJarSearchesInProcessesThatEndWithItWhenItIsKilled() throws IOException {
    try (ReplicaProcess replica =
        ReplicaProcess.startJar(jar(), environment(Map.of("PLATSA_SEARCHES_SPARES", "1")))) {
      searchesInVain(replica.ready());
      List<ProcessHandle> searches = replica.searches();
      assertThat(searches).as("one that searches, and one that waits").hasSize(2);

      replica.kill();

      assertGoneWithin(Duration.ofSeconds(2), searches);
    }
  }

  @Test
  void aSearchEndsWhileItsServiceStandsStillAndTheNextOneWhenItsServiceIsToldToEnd() {
    try (ReplicaProcess replica =
        ReplicaProcess.start(
            environment(Map.of("PLATSA_RUNS_LEASE", "3s", "PLATSA_RUNS_RENEWEVERY", "500ms")))) {
      String run = searchesInVain(replica.ready());
      List<ProcessHandle> searches = replica.searches();

      replica.pause();
      assertGoneWithin(Duration.ofSeconds(4), searches);
      replica.goOn();

      Events events = new Events(run);
      assertThat(
              events.read(
                  replica.client(),
                  event -> event.isState("SOLVING") && event.data().get("attempt").asInt() == 2))
          .isTrue();
      List<ProcessHandle> later = replica.searches();
      while (later.isEmpty()) {
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        later = replica.searches();
      }

      replica.terminate();

      assertThat(later).hasSize(1).noneMatch(ProcessHandle::isAlive);
    }
  }

  /** Begins a run that has a plan, and the best one far ahead. */
  private static String searchesInVain(ReplicaProcess replica) {
    Client client = replica.client();
    byte[] term = client.get("/api/v1/terms/VT2023").response().body();
    String run = client.queue(client.submit(term), ENDLESS);
    assertThat(new Events(run).read(client, event -> event.name().equals("plan"))).isTrue();
    return run;
  }

  private static void assertGoneWithin(Duration time, List<ProcessHandle> processes) {
    long deadline = System.nanoTime() + time.toNanos();
    while (processes.stream().anyMatch(SearchProcessesIT::isAlive)
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    assertThat(processes).isNotEmpty().noneMatch(SearchProcessesIT::isAlive);
  }

  /** Not what has ended and waits for a parent that stands still to take note of it. */
  private static boolean isAlive(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, String> environment(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.putAll(TestDatabase.environment(TestDatabase.newDatabase()));
    return all;
  }

  /** As the build has just made it. */
  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("platsa-api-.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }
}
