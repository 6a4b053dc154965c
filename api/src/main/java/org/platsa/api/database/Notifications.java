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
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
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
 * connection is away is lost, so listeners also look by themselves now and then.
 */
@Component
public class Notifications implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Notifications.class);
  private static final int WAIT_MILLIS = 500;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final JdbcConnectionDetails database;
  private final Map<String, List<Listener>> listeners = new ConcurrentHashMap<>();
  private volatile @Nullable Thread thread;
  private volatile boolean healthy;

  Notifications(JdbcConnectionDetails database) {
    this.database = database;
  }

  /** Is told what was sent on a channel; by the listening thread, so it must be quick. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Something was sent.
     *
     * @param payload what was sent; empty after a pause in which something may have been missed
     */
    void notified(String payload);
  }

  /**
   * Whether what is sent now is heard here. After a time in which it was not, each listener is told
   * an empty payload.
   */
  public boolean isHealthy() {
    return healthy;
  }

  /** Listens from the start of the application on; to be called before it. */
  public void listen(String channel, Listener listener) {
    if (!channel.matches("[a-z_]+")) {
      throw new IllegalArgumentException("'" + channel + "' is not a channel's name");
    }
    listeners.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(listener);
  }

  @Override
  public void start() {
    Thread started = Thread.ofVirtual().name("notifications").unstarted(this::run);
    thread = started;
    started.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
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
    while (isRunning()) {
      try (Connection connection = connect()) {
        healthy = true;
        listeners.keySet().forEach(this::tellAll);
        receive(connection);
      } catch (SQLException e) {
        healthy = false;
        if (isRunning()) {
          log.warn("The listening connection broke and is made anew: {}", e.getMessage());
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      }
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", String.valueOf(database.getUsername()));
    properties.setProperty("password", String.valueOf(database.getPassword()));
    properties.setProperty("connectTimeout", "5");
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
    while (isRunning()) {
      PGNotification[] notifications = postgres.getNotifications(WAIT_MILLIS);
      if (notifications == null) {
        continue;
      }
      for (PGNotification notification : notifications) {
        tell(notification.getName(), notification.getParameter());
      }
    }
  }

  private void tellAll(String channel) {
    tell(channel, "");
  }

  private void tell(String channel, String payload) {
    for (Listener listener : listeners.getOrDefault(channel, List.of())) {
      try {
        listener.notified(payload);
      } catch (RuntimeException e) {
        log.error("A listener to {} failed at '{}'", channel, payload, e);
      }
    }
  }
}
