package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A search that heeds nothing, as one does whose process stands still, is ended all the same. */
@ServiceTest
@TestPropertySource(properties = "platsa.searches.overtime=3s")
@Timeout(180)
class HaltedSearchIT {
  @LocalServerPort private int port;
  @Autowired private RunWorker worker;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(searches()).isEmpty();
  }

  @Test
  void aStopIsAKillWhenItIsNotHeeded() throws Exception {
    String run = halted(600);

    client.delete("/api/v1/runs/" + run);

    assertThat(client.await(run, "STOPPED").get("stopReason").asString()).isEqualTo("STOPPED");
    assertThat(client.get("/api/v1/runs/" + run + "/plan").status()).isEqualTo(200);
  }

  @Test
  void aSearchThatGoesOnAfterItsTimeLimitIsKilledAndItsRunEndsWithThePlanItHas() throws Exception {
    String run = halted(6);

    JsonNode ended = client.await(run, "COMPLETED", "FAILED");

    assertThat(ended.get("stopReason").asString()).isEqualTo("TIME_LIMIT");
    assertThat(ended.get("spentSeconds").asDouble()).isLessThanOrEqualTo(6.0);
    assertThat(client.get("/api/v1/runs/" + run + "/plan").status()).isEqualTo(200);
  }

  @Test
  void aShutdownDoesNotWaitForIt() throws Exception {
    String run = halted(600);
    long before = System.nanoTime();

    worker.stop();

    Duration taken = Duration.ofNanos(System.nanoTime() - before);
    JsonNode handedBack = client.get("/api/v1/runs/" + run).json();
    client.delete("/api/v1/runs/" + run);
    worker.start();
    assertThat(taken).isLessThan(Duration.ofSeconds(8));
    assertThat(handedBack.get("state").asString()).isEqualTo("QUEUED");
  }

  /** A run that has a plan and whose search stands still. */
  private String halted(int seconds) throws Exception {
    byte[] term = client.get("/api/v1/terms/VT2023").response().body();
    String run =
        client.queue(
            client.submit(term),
            "{\"timeLimitSeconds\": " + seconds + ", \"unimprovedSeconds\": 600}");
    assertThat(new Events(run).read(client, event -> event.name().equals("plan"))).isTrue();
    List<ProcessHandle> searches = searches();
    assertThat(searches).hasSize(1);
    halt(searches.getFirst());
    return run;
  }

  private static void halt(ProcessHandle process) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
  }

  private static List<ProcessHandle> searches() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("/java"))
        .toList();
  }
}
