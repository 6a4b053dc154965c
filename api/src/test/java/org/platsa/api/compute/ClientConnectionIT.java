package org.platsa.api.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.platsa.api.access.AccessRule;
import org.platsa.api.identity.Scope;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of work when its client leaves. */
@ServiceTest
@Import(ClientConnectionIT.Endless.class)
class ClientConnectionIT {
  @LocalServerPort private int port;
  @Autowired private Work work;

  @Test
  void workIsInterruptedWhenItsClientLeaves() throws Exception {
    try (Socket client = new Socket("localhost", port)) {
      send(client, 1);
      assertThat(work.begun.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(work.interrupted.await(1, TimeUnit.SECONDS)).isFalse();
    }

    assertThat(work.interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aClientThatWaitsOrSendsItsNextRequestAlreadyGetsItsAnswer() throws Exception {
    try (Socket client = new Socket("localhost", port)) {
      client.setSoTimeout(10_000);
      send(client, 2);
      Thread.sleep(600);
      send(client, 3);
      Thread.sleep(600);
      work.release.countDown();

      byte[] answers = new byte[8_192];
      int read = 0;
      while (!new String(answers, 0, read, StandardCharsets.US_ASCII).contains("done 3")) {
        int count = client.getInputStream().read(answers, read, answers.length - read);
        assertThat(count).isPositive();
        read += count;
      }
      assertThat(new String(answers, 0, read, StandardCharsets.US_ASCII)).contains("done 2");
    }
    assertThat(new Client(port).get("/actuator/health/liveness").status()).isEqualTo(200);
  }

  private static void send(Socket client, int number) throws IOException {
    String request =
        "POST /test/endless HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
            + Client.header()
            + "Content-Length: 1\r\n\r\n"
            + number;
    client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  /** What the test and its work tell each other. */
  static final class Work {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    String run(String number) throws InterruptedException {
      if (number.equals("1")) {
        begun.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException e) {
          interrupted.countDown();
          throw e;
        }
      }
      release.await();
      return "done " + number;
    }
  }

  /** Work without an end of its own. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Endless {
    @Bean
    Work work() {
      return new Work();
    }

    @Bean
    AccessRule allowed() {
      return new AccessRule(
          "POST",
          "/test/endless",
          AccessRule.Audience.NAMED,
          Set.of(),
          Set.of(Scope.RUNS_WRITE),
          false);
    }

    @Bean
    EndlessController endlessController(ComputeLane lane, Work work) {
      return new EndlessController(lane, work);
    }
  }

  @RestController
  static final class EndlessController {
    private final ComputeLane lane;
    private final Work work;

    EndlessController(ComputeLane lane, Work work) {
      this.lane = lane;
      this.work = work;
    }

    @PostMapping("/test/endless")
    String endless(@RequestBody String number) {
      return lane.call(ComputeTask.CHECK, () -> work.run(number));
    }
  }
}
