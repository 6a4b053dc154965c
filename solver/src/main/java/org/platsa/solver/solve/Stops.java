package org.platsa.solver.solve;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What runs at the moment and can be told to end (<i>stoppbart</i>). For any number of threads.
 *
 * <p>What is called within this object's lock must not need the lock of {@link BestPlan}: a
 * listener that stops the search holds that one and waits for this one.
 */
final class Stops {
  private final Set<Runnable> running = Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean stopped;

  /**
   * Does work on the calling thread unless all has been stopped for good.
   *
   * @param stop ends the work soon, from any thread; the work must heed it even before it begins
   * @param stillWanted asked at the last instant before the work counts as running
   * @return whether the work was done
   */
  boolean during(Runnable stop, BooleanSupplier stillWanted, Runnable work) {
    Runnable own = stop::run; // one and the same stop may be there twice
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

  /** Ends what runs; other work may begin. */
  synchronized void stopRunning() {
    running.forEach(Runnable::run);
  }

  /**
   * Ends what runs, after a change that decides what may begin.
   *
   * @param first the change
   */
  synchronized void stopRunningAfter(Runnable first) {
    first.run();
    stopRunning();
  }

  /** Ends what runs; nothing begins any more. */
  synchronized void stopForGood() {
    stopped = true;
    stopRunning();
  }

  synchronized boolean isStopped() {
    return stopped;
  }
}
