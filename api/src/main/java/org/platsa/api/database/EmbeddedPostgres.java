package org.platsa.api.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.platsa.api.settings.DatabaseSettings;
import org.platsa.api.start.NoRoomException;

/**
 * A real PostgreSQL server (<i>inbyggd databas</i>) that lives and dies with this process: fsync
 * on, data kept in a folder, reachable from this machine only, with a random password. If it dies
 * alone, it is started again at the same address.
 *
 * <p>One process at a time may use a folder. The server is a foreground child whose parent-death
 * signal is a fast shutdown, so that a killed JVM leaves no orphan. After each start the server
 * that answers is compared with the one in the folder: another program's server on the same port is
 * never taken for it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  static final String USER = "platsa";

  /** Below the ports that systems give to outgoing connections: one of those may not be free. */
  private static final int LOWEST_PORT = 20_000;

  private static final int HIGHEST_PORT = 32_000;

  private final ServerFolder folder;
  private final PostgresBinaries binaries;
  private final ProcessStarter starter;
  private final int port;
  private final String password;
  private final Map<Login, String> passwords;
  private final ReentrantLock starting = new ReentrantLock();
  private volatile PostgresServer server;
  private final ServerWatch watch;

  private EmbeddedPostgres(ServerFolder folder, DatabaseSettings settings)
      throws StartFailure, IOException, InterruptedException {
    this.folder = folder;
    this.binaries = new PostgresBinaries(folder.root());
    this.starter = ProcessStarter.forThisUser();
    this.port = freePort();
    NewCluster.makeIfAbsent(folder, binaries.unpacked(), starter);
    this.password = Files.readString(folder.password()).strip();
    this.server = started();
    this.passwords = roles(server);
    this.watch = new ServerWatch(this, folder, settings);
  }

  /**
   * Starts the server of the folder on any free port, after making folder and database if need be.
   *
   * @throws NoDatabaseException if another process uses the folder, or the server does not start
   * @throws NoRoomException if it does not for want of room on the disk
   */
  public static EmbeddedPostgres start(DatabaseSettings settings) {
    Path folder = settings.folder();
    ServerFolder taken = null;
    try {
      taken = ServerFolder.take(folder.toAbsolutePath());
      EmbeddedPostgres postgres = new EmbeddedPostgres(taken, settings);
      postgres.watch.start();
      taken = null;
      return postgres;
    } catch (StartFailure e) {
      throw e.kind() == StartFailure.Kind.DISK_FULL
          ? new NoRoomException(e.reason(), e)
          : new NoDatabaseException(e.reason(), e);
    } catch (IOException e) {
      throw new NoDatabaseException(
          "The embedded PostgreSQL in " + folder + " cannot start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoDatabaseException("The start was interrupted", e);
    } finally {
      if (taken != null) {
        taken.close();
      }
    }
  }

  /** The JDBC URL, the same until {@link #close()}. */
  public String url() {
    return PostgresServer.url(port);
  }

  /** The passwords of the service's logins, by login. */
  public Map<Login, String> passwords() {
    return passwords;
  }

  /** The server's superuser, which only this launcher needs. */
  public String user() {
    return USER;
  }

  /** The superuser's random password, which was made together with the database. */
  public String password() {
    return password;
  }

  /** How the server is now. */
  public ServerStatus status() {
    return watch.status();
  }

  /** How much room there is for more data, in bytes. */
  public long freeBytes() {
    return folder.freeBytes();
  }

  /** How often the server was started again since this process began. */
  public long restarts() {
    return watch.restarts();
  }

  /** The server's process id; the last one's while there is none. */
  public long pid() {
    return server.pid();
  }

  /** Stops the server and starts it again on the same port, as an operator would. */
  public void restart() {
    starting.lock();
    try {
      server.stop();
      startAgain();
    } catch (StartFailure e) {
      throw new IllegalStateException(e.reason(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The start was interrupted", e);
    } finally {
      starting.unlock();
    }
  }

  private Map<Login, String> roles(PostgresServer answering) throws StartFailure, IOException {
    try (Connection superuser = answering.connect()) {
      return EmbeddedRoles.keep(superuser, folder.logins());
    } catch (SQLException e) {
      answering.stop();
      throw StartFailure.told(folder, "does not take its logins", String.valueOf(e.getMessage()));
    } catch (IOException | RuntimeException e) {
      answering.stop();
      throw e;
    }
  }

  /** The server that was started last; it may have ended. */
  PostgresServer server() {
    return server;
  }

  /** Starts a server in place of one that has ended, unless somebody else just did. */
  void replace(PostgresServer ended) throws StartFailure, InterruptedException {
    starting.lockInterruptibly();
    try {
      if (server == ended) {
        startAgain();
      }
    } finally {
      starting.unlock();
    }
  }

  private void startAgain() throws StartFailure, InterruptedException {
    server = started();
  }

  private PostgresServer started() throws StartFailure, InterruptedException {
    try {
      return PostgresServer.start(folder, binaries.unpacked(), starter, port, password);
    } catch (IOException e) {
      throw StartFailure.of(folder, e);
    }
  }

  @Override
  public void close() {
    watch.stop();
    starting.lock();
    try {
      server.stop();
    } finally {
      starting.unlock();
      folder.close();
    }
  }

  private static int freePort() throws IOException {
    return new SecureRandom()
        .ints(1_000, LOWEST_PORT, HIGHEST_PORT)
        .filter(EmbeddedPostgres::isFree)
        .findFirst()
        .orElseThrow(() ->
            new IOException("No port from " + LOWEST_PORT + " to " + HIGHEST_PORT + " is free"));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
