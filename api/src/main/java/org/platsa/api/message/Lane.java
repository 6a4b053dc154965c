package org.platsa.api.message;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Deliveries of a kind that are on their way at the same time (<i>fil</i>), of which none waits.
 */
final class Lane {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final int most;
  private int running;

  /**
   * A lane.
   *
   * @param most how many at the same time
   */
  Lane(int most) {
    this.most = most;
  }

  /** How many more there can be now. */
  synchronized int room() {
    return Math.max(0, most - running);
  }

  /** Begins one. */
  void begin(Runnable delivery) {
    change(1);
    try {
      threads.execute(() -> {
        try {
          delivery.run();
        } finally {
          change(-1);
        }
      });
    } catch (RejectedExecutionException e) {
      // The service ends.
      change(-1);
    }
  }

  private synchronized void change(int by) {
    running += by;
    notifyAll();
  }

  /** Waits until none is on its way. */
  synchronized void await() {
    try {
      while (running > 0) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Begins no more.
   *
   * @param patience how long what is on its way is waited for
   */
  void stop(Duration patience) {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
