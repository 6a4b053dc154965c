package org.platsa.solver.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Runs tasks side by side while the calling thread looks on (<i>samtidigt arbete</i>). */
public final class SideBySide {
  private static final long MILLIS_BETWEEN_LOOKS = 100;

  private SideBySide() {}

  /**
   * Does the same work in several threads at once; with one thread, in the calling thread.
   *
   * @param threads at least 1
   */
  public static void run(int threads, Runnable work) {
    if (threads == 1) {
      work.run();
    } else {
      run(threads, Collections.nCopies(threads, work), () -> {}, () -> {});
    }
  }

  /**
   * Runs all tasks, so many at once, and returns when all have ended. If one of them or the look
   * fails, or the calling thread is interrupted, the others are stopped and awaited.
   *
   * @param threads at least 1
   * @param look what the calling thread does every 100 ms while it waits
   * @param stop ends every task soon
   */
  public static void run(int threads, List<Runnable> tasks, Runnable look, Runnable stop) {
    run(threads, tasks, look, stop, () -> false);
  }

  /**
   * The same, but returns without the tasks that have not ended when they may be left. They go on
   * by themselves and do not keep the process: what cannot be stopped, such as loading a library,
   * shall not hold up whoever waits.
   *
   * @param mayLeave asked every 100 ms; the tasks must have been told to end before it is true
   */
  public static void run(
      int threads, List<Runnable> tasks, Runnable look, Runnable stop, BooleanSupplier mayLeave) {
    boolean done = false;
    boolean left = false;
    ExecutorService executor =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
    try {
      try {
        List<Future<?>> running = new ArrayList<>();
        tasks.forEach(task -> running.add(executor.submit(() -> run(task, stop))));
        for (Future<?> task : running) {
          left = left || !await(task, look, mayLeave);
        }
        done = true;
      } finally {
        if (!done) {
          stop.run();
        }
        if (left) {
          executor.shutdown();
        } else {
          executor.close();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the work was interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("the work failed", e);
      }
    }
  }

  /** Runs one task. If it fails, the others end at once, not only when it is awaited. */
  private static void run(Runnable task, Runnable stop) {
    boolean done = false;
    try {
      task.run();
      done = true;
    } finally {
      if (!done) {
        stop.run();
      }
    }
  }

  /** Waits for a task; false if it is left before it ends. */
  private static boolean await(Future<?> task, Runnable look, BooleanSupplier mayLeave)
      throws InterruptedException, ExecutionException {
    while (true) {
      try {
        task.get(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        look.run();
        if (mayLeave.getAsBoolean()) {
          return false;
        }
      }
    }
  }
}
