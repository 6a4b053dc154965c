package org.platsa.api.search;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;

/** A process for one search (<i>sökprocess</i>), which may wait for its order. */
final class SearchProcess {
  private final Process process;
  private final SearchLog words;
  private volatile boolean killed;

  private SearchProcess(Process process) {
    this.process = process;
    this.words = new SearchLog(process);
  }

  static SearchProcess start(ProcessBuilder command) {
    try {
      return new SearchProcess(command.start());
    } catch (IOException e) {
      throw new UncheckedIOException("A search's process cannot be started", e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Where it takes its orders. */
  OutputStream orders() {
    return process.getOutputStream();
  }

  /** What it tells. */
  DataInputStream told() {
    return new DataInputStream(new BufferedInputStream(process.getInputStream(), Frame.PART));
  }

  /** Its words are those of a run's search from now on. */
  void isFor(UUID run) {
    words.isFor(run);
  }

  /** Does something when it is gone. */
  void whenGone(Runnable action) {
    process.onExit().thenRun(action);
  }

  /** Ends it at once; what it has told can still be read, unlike after Process.destroyForcibly. */
  void kill() {
    killed = true;
    process.toHandle().destroyForcibly();
  }

  /** Whether its end was wanted here. */
  boolean isKilled() {
    return killed;
  }

  /** Waits until it is gone, and says its exit code. */
  int await() {
    return process.onExit().join().exitValue();
  }

  /** The last line that it wrote to its error stream; to be asked when it is gone. */
  String lastWords() {
    return words.last();
  }
}
