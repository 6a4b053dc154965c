package org.platsa.api.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One start of the embedded server, until its process ends (<i>serverprocess</i>). */
final class PostgresServer {
  private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

  /** From start to a first answer; "I am recovering" is one, and may take as long as it takes. */
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private static final Duration TELL_OF_RECOVERY = Duration.ofSeconds(10);
  private static final long STOP_SECONDS = 20;
  private static final String STARTING_OR_ENDING = "57P03";

  private final ServerFolder folder;
  private final Process process;
  private final int port;
  private final String password;

  private PostgresServer(ServerFolder folder, Process process, int port, String password) {
    this.folder = folder;
    this.process = process;
    this.port = port;
    this.password = password;
  }

  /**
   * Starts the server of a folder, and returns when it answers.
   *
   * @throws InterruptedException if the thread is interrupted; then no server is left
   */
  static PostgresServer start(
      ServerFolder folder, Path binaries, ProcessStarter starter, int port, String password)
      throws StartFailure, InterruptedException {
    try {
      new FormerServer(folder).awaitEnd();
      if (!Files.exists(folder.data().resolve("PG_VERSION"))) {
        throw StartFailure.corrupt(
            folder,
            folder.data() + " is gone or holds no database. Maybe bring it back from a copy.");
      }
      starter.own(folder.data());
      long place = folder.outputEnd();
      Process process =
          starter.start(command(folder, binaries, port), folder.data(), folder.output());
      PostgresServer server = new PostgresServer(folder, process, port, password);
      try {
        server.awaitReady(place);
      } catch (StartFailure | IOException | InterruptedException | RuntimeException e) {
        server.stop();
        throw e;
      }
      return server;
    } catch (IOException e) {
      throw StartFailure.of(folder, e);
    }
  }

  private static List<String> command(ServerFolder folder, Path binaries, int port) {
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", folder.data().toString(), "-p", Integer.toString(port)));
    for (String setting :
        List.of(
            "cluster_name=" + folder.clusterName(),
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "max_connections=200",
            "shared_buffers=128MB",
            "timezone=UTC")) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  long pid() {
    return process.pid();
  }

  /** How the process ended. */
  int exitValue() {
    return process.exitValue();
  }

  /** Waits for the process to end by itself; says whether it has. */
  boolean awaitEnd(Duration wait) throws InterruptedException {
    return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether anybody is there: a refusal is an answer, too. */
  boolean answers() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      return true;
    } catch (SQLException e) {
      return e.getSQLState() != null && !e.getSQLState().startsWith("08");
    }
  }

  /** A fast shutdown: transactions are broken off, and the data is left as it should be. */
  void stop() {
    if (!process.isAlive()) {
      return;
    }
    // SIGINT, which Java itself cannot send; its SIGTERM would wait for every client to go.
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
      process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join();
    } catch (IOException | java.util.concurrent.CompletionException e) {
      log.warn("PostgreSQL in {} does not stop and is killed: {}", folder.root(), e.toString());
      kill();
    }
  }

  /** As kill -9 does; the next start recovers. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  private void awaitReady(long place) throws StartFailure, IOException, InterruptedException {
    long begun = System.nanoTime();
    long lastWord = begun;
    long lastTold = begun;
    while (true) {
      if (!process.isAlive()) {
        throw StartFailure.told(
            folder, "ended as soon as it was started", folder.outputSince(place));
      }
      try (Connection connection = connect()) {
        checkIdentity(connection);
        return;
      } catch (SQLException e) {
        long now = System.nanoTime();
        if (STARTING_OR_ENDING.equals(e.getSQLState())) {
          lastWord = now;
          if (now - lastTold > TELL_OF_RECOVERY.toNanos()) {
            lastTold = now;
            Duration since = Duration.ofNanos(now - begun);
            log.info("PostgreSQL in {} has been recovering for {}", folder.root(), since);
          }
        } else if (now - lastWord > SILENCE.toNanos()) {
          throw StartFailure.told(folder, "does not answer", folder.outputSince(place));
        }
      }
      Thread.sleep(50);
    }
  }

  /** A connection of the superuser's. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", EmbeddedPostgres.USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "5");
    properties.setProperty("ApplicationName", "platsa-watch");
    return DriverManager.getConnection(url(port), properties);
  }

  /** The server that answers must be the one of the folder, not another on the same port. */
  private void checkIdentity(Connection connection) throws SQLException, StartFailure, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT system_identifier FROM pg_control_system()")) {
      row.next();
      long answered = row.getLong(1);
      long expected = folder.systemIdentifier();
      if (answered != expected) {
        throw StartFailure.told(
            folder,
            "is not who answers on port " + port,
            "another server with system identifier " + answered + " instead of " + expected);
      }
    }
  }
}
