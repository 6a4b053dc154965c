package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.platsa.api.http.ProbeConnector;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Whoever supervises the service is answered whatever else it has to do, and told the truth. */
@ServiceTest
@TestPropertySource(properties = "platsa.probes.standstill=2s")
class ProbesIT {
  private static final String LIVENESS = "/actuator/health/liveness";

  @LocalServerPort private int port;
  @Autowired private ProbeConnector probes;

  @Test
  void healthAndMetricsAreThere() {
    Client client = new Client(probes.port());

    assertThat(client.get(LIVENESS).status()).isEqualTo(200);
    assertThat(client.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(client.get("/actuator/prometheus").status()).isEqualTo(200);
    assertThat(client.get(LIVENESS).header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void nothingElseIsThere() {
    Client client = new Client(probes.port());

    for (String path :
        List.of(
            "/api/v1/terms",
            "/",
            "/actuator",
            "/actuator/../api/v1/terms",
            "/actuator/%2e%2e/api/v1/terms",
            "/actuator/..;/api/v1/terms")) {
      Client.Answer answer = client.get(path);
      assertThat(answer.status()).as(path).isIn(404, 400);
      assertThat(answer.header("Content-Type")).as(path).startsWith("application/problem+json");
    }
  }

  @Test
  void nobodyOutsideOfThisMachineReachesThem() throws Exception {
    for (InetAddress other :
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList()) {
      assertThatThrownBy(() -> new Socket(other, probes.port()).close())
          .as("%s", other)
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void theyAreAnsweredWhileNoRequestIsWorkedOn_andThenToldSo() {
    try (Standstill standstill = new Standstill()) {
      assertThat(asked(probes.port(), Duration.ofSeconds(1)).status()).isEqualTo(200);
      assertThatThrownBy(() -> asked(port, Duration.ofMillis(500)))
          .isInstanceOf(UncheckedIOException.class);

      LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
      Client.Answer answer = asked(probes.port(), Duration.ofSeconds(1));
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().at("/components/requests/status").asString()).isEqualTo("DOWN");
    }

    assertThat(asked(port, Duration.ofSeconds(10)).status()).isEqualTo(200);
    assertThat(asked(probes.port(), Duration.ofSeconds(1)).status()).isEqualTo(200);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void roomForConnectionsIsThereBeforeTheyCome() throws Exception {
    // The system makes none for a crowd then, which would keep everybody waiting.
    assertThat(Files.readString(Path.of("/proc/self/status")))
        .containsPattern("FDSize:\\s+(1[1-9]|[2-9][0-9])[0-9]{3}\\b");
  }

  private static Client.Answer asked(int port, Duration longest) {
    Client client = new Client(port);
    HttpRequest.Builder request = client.to(LIVENESS).timeout(longest).GET();
    return client.send(request);
  }

  /** Takes every carrier of virtual threads, as the service has them in this process. */
  private static final class Standstill implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<Thread> threads =
        IntStream.range(0, 4 * Runtime.getRuntime().availableProcessors())
            .mapToObj(i -> Thread.ofVirtual().start(this::spin))
            .toList();

    private void spin() {
      while (!over.get()) {
        Thread.onSpinWait();
      }
    }

    @Override
    public void close() {
      over.set(true);
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
