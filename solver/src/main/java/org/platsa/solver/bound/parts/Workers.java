package org.platsa.solver.bound.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work in several threads (<i>arbetstrådar</i>), the calling one among them. */
final class Workers {
  private Workers() {}

  /**
   * Works until all threads are done; a failure of one is thrown when the others are done.
   *
   * @param threads at least 1; with 1 all happens in the calling thread
   */
  static void run(int threads, Runnable work) {
    if (threads == 1) {
      work.run();
      return;
    }
    try (ExecutorService others = Executors.newFixedThreadPool(threads - 1)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 1; thread < threads; thread++) {
        running.add(others.submit(work));
      }
      work.run();
      for (Future<?> each : running) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the relaxation was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the relaxation failed", e.getCause());
    }
  }
}
