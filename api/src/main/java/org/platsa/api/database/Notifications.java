package org.platsa.api.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.platsa.api.pause.GrowingPause;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * This replica's one listening connection (<i>aviseringar</i>), through PostgreSQL's LISTEN and
 * NOTIFY. Notifications only wake: whoever is woken reads the tables. What comes while the
 * connection is away is lost; when it is back, every listener is told so and reads once.
 */
@Component
public class Notifications implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Notifications.class);

  /**
   * The channel on which is told that stored documents were changed, which they otherwise never
   * are: whatever was made of them is to be forgotten.
   */
  public static final String FORGET = "platsa_forget";

  /** How soon a stop is noticed. */
  private static final int WAIT_MILLIS = 500;

  /** A connection that is silent is asked whether it lives: a lost one may be silent for ever. */
  private static final Duration ASK_AFTER = Duration.ofSeconds(5);

  private static final int ANSWER_SECONDS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final JdbcConnectionDetails database;
  private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
  private volatile @Nullable Thread thread;

  /** When the connection was last known to live, by the nanosecond clock; null while it is away. */
  private volatile @Nullable Long heardAt;

  Notifications(JdbcConnectionDetails database) {
    this.database = database;
  }

  /** Is told what was sent on a channel; by the listening thread, so it must be quick. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Something was sent.
     *
     * @param payload what was sent; empty when the connection is made, at first and after a pause
     *     in which something may have been missed: to be taken as if something was sent to
     *     everybody
     */
    void notified(String payload);
  }

  /** Listens from the start of the application on; to be called before it. */
  public void listen(String channel, Listener listener) {
    if (!channel.matches("[a-z_]+")) {
      throw new IllegalArgumentException("'" + channel + "' is not a channel's name");
    }
    listeners.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(listener);
  }

  /**
   * Whether what is sent now will be heard. While it is not, who waits must look at the tables by
   * itself. A connection that was lost without a word is found out within about ten seconds.
   */
  public boolean isHealthy() {
    Long heard = heardAt;
    return heard != null
        && System.nanoTime() - heard
            < ASK_AFTER.plusSeconds(ANSWER_SECONDS).plusMillis(WAIT_MILLIS).toNanos();
  }

  @Override
  public void start() {
    Thread started = Thread.ofPlatform().daemon().name("notifications").unstarted(this::run);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    heardAt = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Before the web server and the workers, and after them at the end. */
  @Override
  public int getPhase() {
    return -1000;
  }

  private void run() {
    long lostAt = System.nanoTime();
    boolean lost = false;
    GrowingPause pause = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
    while (isRunning()) {
      try (Connection connection = connect()) {
        pause.reset();
        if (lost) {
          Duration away = Duration.ofNanos(System.nanoTime() - lostAt);
          log.info("The listening connection is back after {} ms", away.toMillis());
          lost = false;
        }
        heardAt = System.nanoTime();
        listeners.keySet().forEach(channel -> tell(channel, ""));
        receive(connection);
      } catch (SQLException | RuntimeException | Error e) {
        if (!lost && isRunning()) {
          lostAt = System.nanoTime();
          log.warn("The listening connection broke and is made anew: {}", e.getMessage());
        }
        heardAt = null;
        lost = true;
        if (!isOver(pause.next())) {
          return;
        }
      }
    }
  }

  /** Waits for the end of a pause; false if the thread is to end. */
  private static boolean isOver(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", String.valueOf(database.getUsername()));
    properties.setProperty("password", String.valueOf(database.getPassword()));
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("ApplicationName", "platsa-listen");
    Connection connection = DriverManager.getConnection(database.getJdbcUrl(), properties);
    try (Statement statement = connection.createStatement()) {
      for (String channel : listeners.keySet()) {
        statement.execute("LISTEN " + channel);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  private void receive(Connection connection) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    long heard = System.nanoTime();
    while (isRunning()) {
      PGNotification[] notifications = postgres.getNotifications(WAIT_MILLIS);
      boolean ask = isEmpty(notifications) && System.nanoTime() - heard > ASK_AFTER.toNanos();
      if (ask) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SELECT 1");
        }
        notifications = postgres.getNotifications();
      }
      if (ask || !isEmpty(notifications)) {
        heard = System.nanoTime();
        heardAt = heard;
      }
      if (notifications != null) {
        for (PGNotification notification : notifications) {
          tell(notification.getName(), notification.getParameter());
        }
      }
    }
  }

  private static boolean isEmpty(PGNotification @Nullable [] notifications) {
    return notifications == null || notifications.length == 0;
  }

  private void tell(String channel, String payload) {
    for (Listener listener : listeners.getOrDefault(channel, List.of())) {
      try {
        listener.notified(payload);
      } catch (RuntimeException | Error e) {
        log.error("A listener to {} failed at '{}'", channel, payload, e);
      }
    }
  }
}
