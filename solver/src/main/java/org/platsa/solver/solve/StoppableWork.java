package org.platsa.solver.solve;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The work that runs at the moment and can be told to end (<i>stoppbart arbete</i>). For any number
 * of threads.
 *
 * <p>A listener that stops the search holds the lock of {@link BestPlan} and waits for this
 * object's. Whatever is called here within this object's lock must therefore not need that of
 * {@link BestPlan}.
 */
final class StoppableWork {
  private final Set<Runnable> running = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean stopped;

  /**
   * Does work on the calling thread, unless everything has been stopped for good.
   *
   * @param stop ends the work soon, from any thread; the work must heed it even before it begins
   * @param stillWanted asked just before the work counts as running, while nothing can be stopped
   * @return whether the work was done
   */
  boolean during(Runnable stop, BooleanSupplier stillWanted, Runnable work) {
    Runnable own = stop::run; // an object of its own, since one stop may be running twice
    synchronized (this) {
      if (stopped || !stillWanted.getAsBoolean()) {
        return false;
      }
      running.add(own);
    }
    try {
      work.run();
    } finally {
      synchronized (this) {
        running.remove(own);
      }
    }
    return true;
  }

  /** The same for work that is wanted in any case. */
  boolean during(Runnable stop, Runnable work) {
    return during(stop, () -> true, work);
  }

  /** Ends the work that runs; other work may begin. */
  synchronized void stopRunning() {
    running.forEach(Runnable::run);
  }

  /**
   * Makes a change that decides which work is still wanted, and ends the work that runs. No work
   * can begin in between.
   *
   * @param first the change
   */
  synchronized void stopRunningAfter(Runnable first) {
    first.run();
    stopRunning();
  }

  /** Ends the work that runs; no more work can begin. */
  synchronized void stopForGood() {
    stopped = true;
    stopRunning();
  }

  synchronized boolean isStopped() {
    return stopped;
  }
}
