package org.platsa.api.search;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What a search's process writes to its error stream (<i>logg</i>), line by line in the service's
 * log: so many lines of so many bytes at most, however much it writes.
 */
final class SearchLog {
  private static final Logger log = LoggerFactory.getLogger(SearchLog.class);
  private static final int MOST_LINES = 200;
  private static final int MOST_BYTES = 2_000;

  private final Process process;
  private final Thread thread;
  private volatile String run = "";
  private volatile String last = "";

  SearchLog(Process process) {
    this.process = process;
    this.thread = Thread.ofPlatform().name("log-" + process.pid()).daemon().start(this::read);
  }

  /** What comes now is about a run. */
  void isFor(UUID runId) {
    run = runId.toString();
  }

  /** The last line; to be asked when the process is gone. */
  String last() {
    try {
      thread.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return last;
  }

  private void read() {
    try (InputStream in = new BufferedInputStream(process.getErrorStream())) {
      int lines = 0;
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n') {
          if (line.size() < MOST_BYTES) {
            line.write(b);
          }
        } else {
          write(++lines, line.toString(StandardCharsets.UTF_8));
          line.reset();
        }
      }
      if (line.size() > 0) {
        write(++lines, line.toString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      log.debug("The error stream of process {} is closed", process.pid(), e);
    }
  }

  private void write(int number, String line) {
    last = line;
    try (var runId = MDC.putCloseable("run", run)) {
      if (number <= MOST_LINES) {
        log.warn("Search process {}: {}", process.pid(), line);
      } else if (number == MOST_LINES + 1) {
        log.warn("Search process {} writes too much; the rest is left out", process.pid());
      }
    }
  }
}
