package org.platsa.api.search;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a search's process may live (<i>livslängd</i>): it ends the process at once when nobody
 * has renewed it in time. Without end until the first renewal.
 *
 * <p>What has been sent counts, not what has been read: on a machine that has much to do, newer
 * renewals may lie in the pipe when the process comes to read the first.
 */
final class Lease {
  private static final long TIME_TO_READ = TimeUnit.MILLISECONDS.toNanos(20);

  private final InputStream renewals;
  private final Thread watchdog = Thread.ofPlatform().name("lease").daemon().unstarted(this::run);
  private volatile long deadline;
  private boolean begun;

  /**
   * A lease.
   *
   * @param renewals where they come from; only asked whether something is there
   */
  Lease(InputStream renewals) {
    this.renewals = renewals;
  }

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
    while (!isOver() || isSomethingUnread() || !isOver()) {
      LockSupport.parkNanos(Math.max(TIME_TO_READ, deadline - System.nanoTime()));
    }
    Runtime.getRuntime().halt(SearchExit.NOT_RENEWED);
  }

  private boolean isOver() {
    return deadline - System.nanoTime() <= 0;
  }

  /** Whether something has been sent that may be a renewal; what was just read has been heard. */
  private boolean isSomethingUnread() {
    try {
      if (renewals.available() > 0) {
        return true;
      }
      LockSupport.parkNanos(TIME_TO_READ);
      return renewals.available() > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
