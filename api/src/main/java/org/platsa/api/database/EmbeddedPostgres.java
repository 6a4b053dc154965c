package org.platsa.api.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server (<i>inbyggd databas</i>) that lives and dies with this process: fsync
 * on, data kept in a folder, reachable from this machine only, with a random password.
 *
 * <p>One process at a time may use a folder. The server is a foreground child whose parent-death
 * signal is a fast shutdown, so that a killed JVM leaves no orphan. After each start the server
 * that answers is compared with the one in the folder: another program's server on the same port is
 * never taken for it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String USER = "platsa";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(50);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final Path folder;
  private final Path data;
  private final Path password;
  private final Path output;
  private final Path binaries;
  private final ProcessStarter starter;
  private final FileChannel lockFile;
  private final int port;
  private @Nullable Process server;

  private EmbeddedPostgres(Path folder, int port, FileChannel lockFile) throws IOException {
    this.folder = folder;
    this.data = folder.resolve("data-18");
    this.password = folder.resolve("password");
    this.output = folder.resolve("postgres.log");
    this.lockFile = lockFile;
    this.port = port;
    this.binaries = new PostgresBinaries(folder).unpacked();
    this.starter = ProcessStarter.forThisUser();
  }

  /**
   * Starts the server of a folder on any free port, after making folder and database if need be.
   *
   * @throws IllegalStateException if another process uses the folder, or the server does not start
   */
  public static EmbeddedPostgres start(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    FileChannel lockFile = null;
    try {
      Files.createDirectories(absolute);
      lockFile = lock(absolute);
      EmbeddedPostgres postgres = new EmbeddedPostgres(absolute, freePort(), lockFile);
      postgres.start();
      return postgres;
    } catch (IOException e) {
      closeQuietly(lockFile);
      throw new IllegalStateException(
          "The embedded PostgreSQL in " + absolute + " cannot start: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      closeQuietly(lockFile);
      throw e;
    }
  }

  /** The JDBC URL, the same until {@link #close()}. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  public String user() {
    return USER;
  }

  /** The random password that was made together with the database. */
  public String password() {
    try {
      return Files.readString(password).strip();
    } catch (IOException e) {
      throw new IllegalStateException("The password file " + password + " cannot be read", e);
    }
  }

  /** Stops the server and starts it again on the same port, as an operator would. */
  public synchronized void restart() {
    stopServer();
    start();
  }

  /** The server's process id. */
  public synchronized long pid() {
    if (server == null) {
      throw new IllegalStateException("The embedded PostgreSQL in " + folder + " is not running");
    }
    return server.pid();
  }

  private synchronized void start() {
    try {
      awaitFormerServer();
      if (!Files.exists(data.resolve("PG_VERSION"))) {
        makeDatabase();
      }
      starter.own(data);
      server = starter.start(serverCommand(), data, output);
      awaitReady(server);
      log.info("Embedded PostgreSQL in {} answers on port {}", folder, port);
    } catch (IOException e) {
      stopServer();
      throw new IllegalStateException(
          "The embedded PostgreSQL in " + folder + " cannot start: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      stopServer();
      throw e;
    }
  }

  private List<String> serverCommand() {
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve("bin/postgres").toString());
    command.addAll(List.of("-D", data.toString(), "-p", Integer.toString(port)));
    for (String setting :
        List.of(
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

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      log.debug("This process itself holds the lock of {}", folder, e);
    }
    if (lock == null) {
      channel.close();
      throw new IllegalStateException(
          "Another process already uses the database folder "
              + folder
              + ". Maybe stop it, set PLATSA_DATABASE_FOLDER to another folder, or let both use one"
              + " server with PLATSA_DATABASE_URL.");
    }
    return channel;
  }

  /** A server whose JVM was just killed may still be shutting down; a stale pid file is removed. */
  private void awaitFormerServer() throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    long deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
    while (Files.exists(pidFile)) {
      List<String> lines = Files.readAllLines(pidFile);
      if (lines.isEmpty() || !isServerOfThisFolder(lines.getFirst().strip())) {
        log.info("Removing the stale {}", pidFile);
        Files.deleteIfExists(pidFile);
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "A PostgreSQL server (process "
                + lines.getFirst()
                + ") still uses "
                + data
                + " though nobody holds the folder's lock. Maybe stop it with kill -INT.");
      }
      pause(Duration.ofMillis(100));
    }
  }

  private boolean isServerOfThisFolder(String pid) throws IOException {
    if (!pid.matches("[1-9][0-9]{0,9}")) {
      return false;
    }
    Path process = Path.of("/proc", pid);
    if (!Files.isDirectory(process)) {
      return false;
    }
    byte[] commandLine;
    try {
      commandLine = Files.readAllBytes(process.resolve("cmdline"));
    } catch (IOException e) {
      return Files.isDirectory(process);
    }
    List<String> arguments =
        Arrays.asList(
            new String(commandLine, java.nio.charset.StandardCharsets.UTF_8).split("\0", -1));
    return arguments.getFirst().endsWith("/postgres") && arguments.contains(data.toString());
  }

  private void makeDatabase() throws IOException {
    log.info("Making a new database in {}", data);
    // What a start that was cut short left behind is worth nothing: it never answered.
    PostgresBinaries.deleteTree(data);
    Path unfinished = folder.resolve("data-18.unfinished");
    PostgresBinaries.deleteTree(unfinished);
    Files.createDirectory(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    writePassword();
    starter.own(unfinished);
    starter.own(password);
    Process initdb =
        starter.start(
            List.of(
                binaries.resolve("bin/initdb").toString(),
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"),
            folder,
            output);
    if (await(initdb, START_TIMEOUT) != 0) {
      throw new IllegalStateException("initdb failed in " + folder + ": " + lastOutput());
    }
    Files.move(unfinished, data);
  }

  private void writePassword() throws IOException {
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, HexFormat.of().formatHex(secret) + "\n");
  }

  private void awaitReady(Process process) throws IOException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (true) {
      if (!process.isAlive()) {
        throw new IllegalStateException(
            "The embedded PostgreSQL in " + folder + " ended at once: " + lastOutput());
      }
      try (Connection connection = DriverManager.getConnection(url(), USER, password())) {
        checkIdentity(connection);
        return;
      } catch (SQLException e) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(
              "The embedded PostgreSQL in " + folder + " does not answer: " + lastOutput(), e);
        }
        pause(Duration.ofMillis(50));
      }
    }
  }

  /** The server that answers must be the one of the folder, not another on the same port. */
  private void checkIdentity(Connection connection) throws SQLException, IOException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT system_identifier FROM pg_control_system()")) {
      row.next();
      long answered = row.getLong(1);
      long expected = systemIdentifier();
      if (answered != expected) {
        throw new IllegalStateException(
            "Port "
                + port
                + " is answered by another PostgreSQL server: system identifier "
                + answered
                + " instead of "
                + expected);
      }
    }
  }

  /**
   * The first eight bytes of the control file, in the machine's order (PostgreSQL pg_control.h).
   */
  private long systemIdentifier() throws IOException {
    try (FileChannel control = FileChannel.open(data.resolve("global/pg_control"))) {
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
      while (bytes.hasRemaining()) {
        if (control.read(bytes) < 0) {
          throw new IOException("pg_control is too short");
        }
      }
      return bytes.flip().getLong();
    }
  }

  @Override
  public synchronized void close() {
    stopServer();
    closeQuietly(lockFile);
  }

  private void stopServer() {
    Process process = server;
    server = null;
    if (process == null || !process.isAlive()) {
      return;
    }
    try {
      // SIGINT is PostgreSQL's fast shutdown; Java itself can only send SIGTERM, which would wait
      // for every client to go.
      Process kill =
          new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
      await(kill, Duration.ofSeconds(5));
      if (!process.waitFor(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("The embedded PostgreSQL in {} does not stop; it is killed", folder);
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new IllegalStateException("The embedded PostgreSQL in " + folder + " lives on", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String lastOutput() {
    try {
      List<String> lines = Files.readAllLines(output);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException e) {
      return "its output " + output + " cannot be read: " + e.getMessage();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int await(Process process, Duration timeout) {
    try {
      return process.onExit().orTimeout(timeout.toSeconds(), TimeUnit.SECONDS).join().exitValue();
    } catch (CompletionException e) {
      process.destroyForcibly();
      throw new IllegalStateException(
          process.info().command().orElse("A process") + " does not end", e);
    }
  }

  private static void pause(Duration duration) {
    CompletableFuture<Void> never = new CompletableFuture<>();
    never.completeOnTimeout(null, duration.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("The lock file was not closed", e);
    }
  }
}
