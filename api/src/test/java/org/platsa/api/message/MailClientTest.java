package org.platsa.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.platsa.api.support.TestSettings;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server holds nobody for longer than a message is this replica's. */
@Timeout(20)
class MailClientTest {
  private static final UUID ID = UUID.fromString("01a200dc-4acb-78a7-b3f9-beb48ee485c7");

  @Test
  void aServerThatSaysALittleNowAndThenIsLeft() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> cut = new CompletableFuture<>();
      Thread.ofVirtual().start(() -> drip(server, cut));

      Outcome outcome =
          client(server.getLocalPort())
              .send(
                  new DeliveryStore.Claimed(
                      ID,
                      ID,
                      1,
                      ID,
                      MessageKind.ANSWERED,
                      Instant.EPOCH,
                      "HT2025",
                      null,
                      null,
                      null,
                      null,
                      null,
                      ID),
                  new ReaderStore.Reader("ada@example.org", "sv"));

      assertThat(outcome).isEqualTo(Outcome.failed(DeliveryFault.TIME));
      // And its connection is closed: none is left behind.
      cut.get(10, TimeUnit.SECONDS);
    }
  }

  /**
   * Says every tenth of a second that there is more to come, within every limit of a single read.
   */
  private static void drip(ServerSocket server, CompletableFuture<Void> cut) {
    try (Socket client = server.accept()) {
      while (true) {
        client.getOutputStream().write("220-wait\r\n".getBytes(StandardCharsets.US_ASCII));
        Thread.sleep(100);
      }
    } catch (IOException e) {
      cut.complete(null);
    } catch (InterruptedException e) {
      cut.completeExceptionally(e);
    }
  }

  private static MailClient client(int port) throws IOException {
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(port);
    Properties limits = new Properties();
    limits.setProperty("mail.smtp.timeout", "1000");
    limits.setProperty("mail.smtp.connectiontimeout", "1000");
    sender.setJavaMailProperties(limits);
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean("sender", sender);
    StaticMessageSource texts = new StaticMessageSource();
    texts.setUseCodeAsDefaultMessage(true);
    return new MailClient(
        beans.getBeanProvider(JavaMailSender.class),
        texts,
        TestSettings.of(
            "platsa.messages.lease=1s",
            "platsa.messages.from=platsa@example.org",
            "platsa.sign-in.url=https://platsa.example.org"));
  }
}
