package org.platsa.api.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left of a server that had the data before (<i>tidigare server</i>). A server that is
 * still shutting down is waited for. The processes of one that was killed are ended: they still
 * hold its shared memory and could write into files that the next one is recovering.
 */
final class FormerServer {
  private static final Logger log = LoggerFactory.getLogger(FormerServer.class);
  private static final Duration SHUTDOWN = Duration.ofSeconds(20);

  /** An orphan ends by itself as soon as it notices; one in a long computation does not notice. */
  private static final Duration ORPHANS_NOTICE = Duration.ofSeconds(1);

  private final ServerFolder folder;

  FormerServer(ServerFolder folder) {
    this.folder = folder;
  }

  /**
   * Waits until no process of a former server is left, and removes its pid file, whatever process
   * has its number now.
   *
   * @throws StartFailure if a server is still at work
   */
  void awaitEnd() throws StartFailure, IOException, InterruptedException {
    long begun = System.nanoTime();
    List<Left> left = left();
    while (!left.isEmpty()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - begun);
      Optional<Left> server = left.stream().filter(Left::isServer).findFirst();
      if (server.isEmpty()) {
        if (waited.compareTo(ORPHANS_NOTICE) > 0) {
          left.forEach(Left::kill);
        }
      } else if (waited.compareTo(SHUTDOWN) > 0) {
        throw StartFailure.inUse(folder, server.get().pid());
      }
      Thread.sleep(20);
      left = left();
    }
    if (Files.deleteIfExists(folder.data().resolve("postmaster.pid"))) {
      log.info(
          "The PostgreSQL server in {} had no time to shut down; it will recover", folder.data());
    }
  }

  private List<Left> left() throws IOException {
    String data = folder.data().toString();
    String title = "postgres: " + folder.clusterName() + ":";
    List<Left> left = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
      for (Path process : processes) {
        List<String> arguments = arguments(process);
        boolean server = arguments.getFirst().endsWith("/postgres") && arguments.contains(data);
        if (server || arguments.getFirst().startsWith(title)) {
          left.add(new Left(Long.parseLong(process.getFileName().toString()), server));
        }
      }
    }
    return left;
  }

  /** None of a process that has ended, or that this user may know nothing of. */
  private static List<String> arguments(Path process) {
    try {
      byte[] commandLine = Files.readAllBytes(process.resolve("cmdline"));
      return Arrays.asList(new String(commandLine, StandardCharsets.UTF_8).split("\0", -1));
    } catch (IOException e) {
      return List.of("");
    }
  }

  /**
   * A process of a former server.
   *
   * @param isServer whether it is the server itself, and not one that it started
   */
  private record Left(long pid, boolean isServer) {
    void kill() {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}
