package org.platsa.api.search;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.solve.Improvement;

/**
 * Better plans on their way from a search, which never waits, to the one thread that passes them on
 * (<i>nyaste planen</i>). Of plans that come faster than they are passed on only the newest counts.
 */
public final class NewestPlan {
  private final Duration pause;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private @Nullable Improvement newest;
  private boolean passing;
  private boolean ended;

  /**
   * Nothing yet.
   *
   * @param pause the shortest time between one that has been passed on and the next
   */
  public NewestPlan(Duration pause) {
    this.pause = pause;
  }

  /** A better plan; returns at once. */
  public void put(Improvement improvement) {
    lock.lock();
    try {
      newest = improvement;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  /** No more come; what is left is passed on without a pause. */
  public void end() {
    lock.lock();
    try {
      ended = true;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next to be passed on, when the one before has been; waits for it. An interrupted thread
   * makes no pause.
   *
   * @return null at the end
   */
  public @Nullable Improvement next() {
    lock.lock();
    try {
      if (passing) {
        pause();
      }
      while (newest == null && !ended) {
        news.awaitUninterruptibly();
      }
      Improvement next = newest;
      newest = null;
      passing = true;
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    try {
      long nanos = pause.toNanos();
      while (nanos > 0 && !ended) {
        nanos = news.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
