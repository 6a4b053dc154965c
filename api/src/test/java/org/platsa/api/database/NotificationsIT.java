package org.platsa.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.BreakableNetwork;
import org.platsa.api.support.TestDatabase;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class NotificationsIT {
  private final String url = TestDatabase.newDatabase();
  private final BreakableNetwork network =
      new BreakableNetwork(URI.create(url.substring("jdbc:".length())).getPort());
  private final JdbcClient direct =
      JdbcClient.create(
          new DriverManagerDataSource(
              url, TestDatabase.server().user(), TestDatabase.server().password()));
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Notifications notifications = new Notifications(throughNetwork());

  @BeforeEach
  void listen() throws InterruptedException {
    notifications.listen("platsa_test", heard::add);
    assertThat(notifications.isHealthy()).isFalse();
    notifications.start();
    assertThat(next(5)).as("told to look once at first").isEmpty();
  }

  @AfterEach
  void stop() throws java.io.IOException {
    notifications.stop();
    network.close();
  }

  @Test
  void whatIsSentIsHeardWhileTheConnectionIsHealthy() throws InterruptedException {
    assertThat(notifications.isHealthy()).isTrue();

    send("hello");

    assertThat(next(5)).isEqualTo("hello");
  }

  @Test
  void aConnectionThatTheServerEndsIsMadeAnewAndEveryListenerLooksOnce()
      throws InterruptedException {
    direct
        .sql(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'platsa-listen' AND datname = current_database()
            """)
        .query(Boolean.class)
        .list();

    assertThat(next(5)).isEmpty();
    assertThat(notifications.isHealthy()).isTrue();
    send("again");
    assertThat(next(5)).isEqualTo("again");
  }

  @Test
  void aConnectionThatIsSilentForEverIsFoundOut() throws InterruptedException {
    network.freeze();
    send("lost");

    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (notifications.isHealthy() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(notifications.isHealthy()).isFalse();

    network.thaw();
    String first = next(15);
    assertThat(first).as("told to look once").isIn("", "lost");
    deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (!notifications.isHealthy() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(notifications.isHealthy()).isTrue();
  }

  private String next(int seconds) throws InterruptedException {
    String next = heard.poll(seconds, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("Nothing was heard for " + seconds + " s");
    }
    return next;
  }

  private void send(String payload) {
    direct.sql("SELECT pg_notify('platsa_test', :it)").param("it", payload).query(row -> {});
  }

  private JdbcConnectionDetails throughNetwork() {
    String broken = url.replaceFirst(":[0-9]+/", ":" + network.port() + "/");
    return new JdbcConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return broken;
      }

      @Override
      public String getUsername() {
        return TestDatabase.server().user();
      }

      @Override
      public String getPassword() {
        return TestDatabase.server().password();
      }
    };
  }
}
