package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Searches that run side by side while the calling thread looks on (<i>sökningar</i>). */
final class SideBySide {
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private SideBySide() {}

  /**
   * Runs all, so many at once. If one fails, or the look, or the thread is interrupted, the others
   * are stopped and awaited.
   *
   * @param look what the calling thread does every 100 ms while it waits
   * @param stop ends every search soon
   */
  static void run(int threads, List<Runnable> searches, Runnable look, Runnable stop) {
    boolean done = false;
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      try {
        List<Future<?>> running = new ArrayList<>();
        searches.forEach(search -> running.add(executor.submit(() -> run(search, stop))));
        for (Future<?> search : running) {
          await(search, look);
        }
        done = true;
      } finally {
        if (!done) {
          stop.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the search was interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("the search failed", e);
      }
    }
  }

  /** A failure ends the others at once, not only when it is their turn to be awaited. */
  private static void run(Runnable search, Runnable stop) {
    boolean done = false;
    try {
      search.run();
      done = true;
    } finally {
      if (!done) {
        stop.run();
      }
    }
  }

  private static void await(Future<?> search, Runnable look)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        search.get(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        look.run();
      }
    }
  }
}
