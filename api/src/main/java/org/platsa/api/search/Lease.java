package org.platsa.api.search;

import java.util.concurrent.locks.LockSupport;

/**
 * How long a search's process may live (<i>livslängd</i>): it ends the process at once when nobody
 * has renewed it in time. Without end until the first renewal.
 */
final class Lease {
  private final Thread watchdog =
      Thread.ofPlatform().name("lease").daemon().priority(Thread.MAX_PRIORITY).unstarted(this::run);
  private volatile long deadline;
  private boolean begun;

  /**
   * Lives until then.
   *
   * @param newDeadline by {@link System#nanoTime()}
   */
  synchronized void renew(long newDeadline) {
    deadline = newDeadline;
    if (begun) {
      LockSupport.unpark(watchdog);
    } else {
      begun = true;
      watchdog.start();
    }
  }

  private void run() {
    while (true) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        Runtime.getRuntime().halt(SearchExit.NOT_RENEWED);
      }
      LockSupport.parkNanos(left);
    }
  }
}
