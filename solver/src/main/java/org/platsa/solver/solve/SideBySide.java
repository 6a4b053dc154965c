package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
   * Runs all, so many at once, and gives their results in order. If one fails, or the look, or the
   * thread is interrupted, the others are stopped and awaited.
   *
   * @param look what the calling thread does whenever a result is 100 ms in coming
   * @param stop ends every search soon
   */
  static <T> List<T> run(int threads, List<Callable<T>> searches, Runnable look, Runnable stop) {
    boolean done = false;
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      try {
        List<Future<T>> running = new ArrayList<>();
        searches.forEach(search -> running.add(executor.submit(() -> call(search, stop))));
        List<T> results = new ArrayList<>();
        for (Future<T> search : running) {
          results.add(await(search, look));
        }
        done = true;
        return results;
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

  /** The same for tasks that leave what they find elsewhere. */
  static void runAll(int threads, List<Runnable> tasks, Runnable look, Runnable stop) {
    run(threads, tasks.stream().map(Executors::callable).toList(), look, stop);
  }

  /** A failure ends the others at once, not only when it is their turn to be awaited. */
  private static <T> T call(Callable<T> search, Runnable stop) throws Exception {
    boolean done = false;
    try {
      T result = search.call();
      done = true;
      return result;
    } finally {
      if (!done) {
        stop.run();
      }
    }
  }

  private static <T> T await(Future<T> search, Runnable look)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        return search.get(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        look.run();
      }
    }
  }
}
