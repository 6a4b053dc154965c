package org.platsa.api.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.token.TestTokens;

/** The service in a JVM of its own, as it runs for real. */
public final class ReplicaProcess implements AutoCloseable {
  /**
   * Searches that spend nothing on being quick, and stand back for nobody's build; any probe port.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "PLATSA_SEARCHES_SPARES", "0",
          "PLATSA_SEARCHES_NICENESS", "0",
          "PLATSA_SEARCHES_FOLDER", "target/search",
          "PLATSA_PROBES_PORT", "0");

  private static final String DATABASE = "PLATSA_DATABASE_URL";

  private final Process process;
  private final int port;
  private final Path output;
  private final Path demoToken;
  private final @Nullable String database;

  private ReplicaProcess(
      Process process, int port, Path output, Path demoToken, @Nullable String database) {
    this.process = process;
    this.port = port;
    this.output = output;
    this.demoToken = demoToken;
    this.database = database;
  }

  /** Starts a replica; it is not ready yet. */
  public static ReplicaProcess start(Map<String, String> environment) {
    return start(List.of(), environment);
  }

  /**
   * Starts a replica by another program, which is given its command line and becomes it by exec.
   */
  public static ReplicaProcess start(List<String> by, Map<String, String> environment) {
    return start(by, List.of("-cp", classPath(), "org.platsa.api.PlatsaApplication"), environment);
  }

  /** Starts a replica from the jar that holds everything; it is not ready yet. */
  public static ReplicaProcess startJar(Path jar, Map<String, String> environment) {
    return start(List.of(), List.of("-jar", jar.toString()), environment);
  }

  private static ReplicaProcess start(
      List<String> by, List<String> program, Map<String, String> environment) {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      Path output = Files.createTempFile(Path.of("target"), "replica-", ".log");
      List<String> command = new ArrayList<>(by);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of(
              "-Xmx512m",
              // What is to be quick here is the start.
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-XX:+ExitOnOutOfMemoryError",
              "-XX:+UseCompactObjectHeaders",
              "--enable-native-access=ALL-UNNAMED"));
      command.addAll(program);
      command.add("--server.port=" + port);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(DEFAULTS);
      Path token = Path.of(output + ".token").toAbsolutePath();
      if (!environment.containsKey(DATABASE)) {
        // Nobody but the service gets into its own database: as a demo it tells a token.
        builder.environment().put("PLATSA_DEMO", "true");
        builder.environment().put("PLATSA_DEMOTOKEN", token.toString());
      }
      builder.environment().putAll(environment);
      return new ReplicaProcess(builder.start(), port, output, token, environment.get(DATABASE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only what the service has when it is not tested. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until the replica answers; a minute and a half at most. */
  public ReplicaProcess ready() {
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (true) {
      try {
        if (new Client(port).asNobody().get("/actuator/health/readiness").status() == 200) {
          if (database != null) {
            TestTokens.allow(TestDatabase.client(database));
          }
          return this;
        }
      } catch (UncheckedIOException e) {
        if (!process.isAlive()) {
          throw new AssertionError("The replica ended at once: " + output());
        }
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("The replica is not ready: " + output());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** A client with a token that the replica knows once it is ready. */
  public Client client() {
    Client client = new Client(port);
    try {
      return Files.exists(demoToken) ? client.with(Files.readString(demoToken).strip()) : client;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a run's worker is this replica. */
  public boolean isWorker(String worker) {
    return worker.contains("-" + process.pid() + "-");
  }

  /** Its processes for searches. */
  public List<ProcessHandle> searches() {
    return process.children().filter(ReplicaProcess::isSearch).toList();
  }

  /** Whether a process searches, or waits to search; one that has ended does not. */
  public static boolean isSearch(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .contains("SearchMain");
    } catch (IOException e) {
      return false;
    }
  }

  /** As kill -9 does: nothing is told, nothing is flushed. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** As an operator does: SIGTERM. */
  public void terminate() {
    process.destroy();
    await();
  }

  /** As a machine does that swaps or is moved: it stands still, and knows nothing of it. */
  public void pause() {
    signal("STOP");
  }

  /** Goes on after a pause. */
  public void goOn() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for the end and says how it ended. */
  public int await() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("The replica does not end: " + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Everything it has logged. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has logged something; ten seconds at most. */
  public boolean logs(String text) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!output().contains(text)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return true;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
