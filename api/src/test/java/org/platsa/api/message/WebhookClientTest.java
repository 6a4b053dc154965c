package org.platsa.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.support.TestSettings;

/** Whoever names a webhook's address is not trusted, nor is its server. */
@Timeout(20)
class WebhookClientTest {
  private static final String LET = "platsa.messages.inner-addresses=true";
  private static final UUID ID = UUID.fromString("01a200dc-4acb-78a7-b3f9-beb48ee485c7");

  private static Outcome send(String url, String... settings) throws IOException {
    try (WebhookClient client = new WebhookClient(TestSettings.of(settings))) {
      return client.send(
          new WebhookStore.Target(url, List.of(new byte[32])), ID, Instant.EPOCH, "{}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://0.0.0.0/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::]/",
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://[fd00::1]/",
        "https://[fe80::1]/",
        // The same in other words: IPv4 within IPv6, and nets that no public server has.
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://192.0.0.1/",
        "https://198.18.0.1/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://2130706433/",
        "https://0x7f000001/"
      })
  void anAddressWithinTheOwnNetworkIsNotSentTo(String url) throws IOException {
    assertThat(send(url)).isEqualTo(Outcome.failed(DeliveryFault.ADDRESS));
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() throws IOException {
    try (HookServer server = new HookServer()) {
      server.answers(message -> message.path().equals("/here") ? 307 : 204);
      assertThat(send(server.url("/here"), LET)).isEqualTo(new Outcome(DeliveryFault.STATUS, 307));
      assertThat(server.sent("/elsewhere")).isEmpty();
    }
  }

  @Test
  void anAnswerThatNeverEndsIsNotReadToItsEnd() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n";
    try (ServerSocket server = answering(head, "x".repeat(1000))) {
      assertThat(send(url(server), LET)).isEqualTo(Outcome.taken(200));
    }
  }

  @Test
  void headersThatNeverEndAreNotReadToTheirEnd() throws IOException {
    try (ServerSocket server = answering("HTTP/1.1 200 OK\r\n", "X-More: x\r\n".repeat(100))) {
      assertThat(send(url(server), LET)).isEqualTo(Outcome.failed(DeliveryFault.CONNECTION));
    }
    try (ServerSocket server = answering("HTTP/1.1 200 OK\r\nX-Long: ", "x".repeat(1000))) {
      assertThat(send(url(server), LET)).isEqualTo(Outcome.failed(DeliveryFault.CONNECTION));
    }
  }

  @Test
  void whoAnswersNotInTimeOrByteForByteIsNotWaitedFor() throws IOException {
    try (HookServer server = new HookServer()) {
      server.answers(message -> {
        pause(Duration.ofSeconds(3));
        return 204;
      });
      assertThat(send(server.url("/"), LET, "platsa.messages.timeout=200ms"))
          .isEqualTo(Outcome.failed(DeliveryFault.TIME));
    }
    try (ServerSocket server = answering("HTTP/1.1 200 OK\r\nX-Slow: ", "")) {
      assertThat(send(url(server), LET, "platsa.messages.timeout=200ms"))
          .isEqualTo(Outcome.failed(DeliveryFault.TIME));
    }
  }

  @Test
  void nobodyThereIsNoConnection() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = server.getLocalPort();
    }
    assertThat(send("http://127.0.0.1:" + port, LET))
        .isEqualTo(Outcome.failed(DeliveryFault.CONNECTION));
  }

  @Test
  void aSignatureIsThatOfStandardWebhooks() {
    byte[] secret = "01234567890123456789012345678901".getBytes(StandardCharsets.US_ASCII);
    HookServer.Sent sent =
        new HookServer.Sent(
            "/",
            ID.toString(),
            "1700000000",
            WebhookClient.signature(
                List.of(new byte[32], secret),
                ID,
                Instant.ofEpochSecond(1_700_000_000),
                "{\"a\":1}"),
            "{\"a\":1}");
    assertThat(sent.isSignedBy("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")).isTrue();
    assertThat(sent.isSignedBy("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")).isTrue();
    assertThat(sent.isSignedBy("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE=")).isFalse();
  }

  private static String url(ServerSocket server) {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /**
   * A server that begins an answer and goes on without end: with a text, or a byte now and then.
   */
  private static ServerSocket answering(String beginning, String more) throws IOException {
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          try (Socket socket = server.accept();
              OutputStream out = socket.getOutputStream()) {
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            while (true) {
              if (more == null) {
                pause(Duration.ofMillis(50));
              }
              out.write((more == null ? "x" : more).getBytes(StandardCharsets.US_ASCII));
              out.flush();
            }
          } catch (IOException e) {
            // The client has gone, as it should.
          }
        });
    return server;
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
