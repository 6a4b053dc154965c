package org.platsa.api.run;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.platsa.api.search.Search;
import org.platsa.api.settings.QueueSettings;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This replica's right to work on a run for a while (<i>lån av en körning</i>); one object for each
 * attempt. It renews itself by the database's clock for as long as the attempt lasts. It is lost
 * when another attempt has the run, and when no renewal has succeeded for so long, by this
 * machine's monotonic clock, that another may begin: then the search is killed at once, whatever
 * the database would say. A search that is told to end and does not, or that goes on long after its
 * time limit, is killed as well. Two platform threads of its own see to that, one that waits for
 * the database and one that never does.
 */
final class Lease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Lease.class);

  /** How long a search that was told to end has for it: a large plan takes a moment to tell. */
  private static final Duration TO_END = Duration.ofSeconds(5);

  /** The same when this replica shuts down, which others wait for. */
  private static final Duration TO_END_AT_SHUTDOWN = Duration.ofMillis(1_500);

  /** Why an attempt is to end before its search does by itself. */
  enum Cause {
    /** A client wants the run to end, or to go on with a changed problem. */
    UNWANTED,
    /** This replica shuts down. */
    SHUTDOWN,
    /** Its search goes on though its time is long over. */
    OVERDUE,
    /** Others may have the run now. */
    LEASE_LOST
  }

  private final Run run;
  private final RunLeases store;
  private final QueueSettings settings;
  private final Thread renewal;
  private final Thread watch;
  private long lastNanos;
  private final Duration overtime;
  private @Nullable Search search;

  /** When the search is killed if it has not ended; null while there is no reason. */
  private @Nullable Long killAtNanos;

  private @Nullable Cause cause;
  private volatile boolean closed;

  /**
   * A lease that was just had.
   *
   * @param run as the claim left it
   * @param sentNanos {@link System#nanoTime()} from before the claim was sent
   * @param overtime how long a search may go on after its time limit, its start included
   */
  static Lease start(
      Run run, long sentNanos, RunLeases store, QueueSettings settings, Duration overtime) {
    Lease lease = new Lease(run, sentNanos, store, settings, overtime);
    lease.renewal.start();
    lease.watch.start();
    return lease;
  }

  private Lease(
      Run run, long sentNanos, RunLeases store, QueueSettings settings, Duration overtime) {
    this.run = run;
    this.store = store;
    this.settings = settings;
    this.overtime = overtime;
    this.lastNanos = sentNanos;
    this.renewal =
        Thread.ofPlatform()
            .daemon()
            .name("lease-" + run.id())
            .unstarted(Tenancy.carried(this::renew));
    this.watch = Thread.ofPlatform().daemon().name("watch-" + run.id()).unstarted(this::watch);
  }

  Run run() {
    return run;
  }

  /**
   * Takes charge of the attempt's search, which ends at once if there is a cause already.
   *
   * @param limit after how long it ends by itself
   */
  synchronized void begin(Search begun, Duration limit) {
    search = begun;
    Cause already = cause();
    if (already == null) {
      begun.renew(left());
      killAfter(limit.plus(overtime));
    } else {
      tell(begun, already);
    }
  }

  /** Ends the attempt. The first cause counts, but a lost lease before all. */
  synchronized void end(Cause why) {
    if (cause == null || why == Cause.LEASE_LOST) {
      cause = why;
      if (search != null) {
        tell(search, why);
      }
    }
  }

  /** A stop that is not heeded soon is a kill. */
  private void tell(Search told, Cause why) {
    switch (why) {
      case LEASE_LOST, OVERDUE -> {
        killAtNanos = null;
        told.kill();
      }
      case SHUTDOWN -> {
        told.stop();
        killAfter(TO_END_AT_SHUTDOWN);
      }
      case UNWANTED -> {
        told.stop();
        killAfter(TO_END);
      }
    }
  }

  private void killAfter(Duration time) {
    killAtNanos = System.nanoTime() + time.toNanos();
    notifyAll();
  }

  /** Kills the search when it has not ended in time. */
  private void killIfDue() {
    Search late = search;
    if (late == null || killAtNanos == null || killAtNanos - System.nanoTime() > 0) {
      return;
    }
    killAtNanos = null;
    if (late.hasEnded()) {
      return;
    }
    if (cause == null) {
      log.error("The search of run {} goes on long after its time limit: killed", run.id());
      end(Cause.OVERDUE);
    } else {
      log.warn("The search of run {} does not heed its stop ({}): killed", run.id(), cause);
      late.kill();
    }
  }

  /** Why the attempt is to end; null while it is not. */
  synchronized @Nullable Cause cause() {
    if (!left().isPositive() && cause != Cause.LEASE_LOST && !closed) {
      log.warn("The lease of run {} is over: it was not renewed in time", run.id());
      end(Cause.LEASE_LOST);
    }
    return cause;
  }

  /** Searched over all attempts, this one until now: what was waited for does not count. */
  synchronized Duration spent() {
    Duration before = run.progress().spent();
    return search == null ? before : before.plus(search.elapsed());
  }

  /** Plans scored over all attempts, this one until now. */
  synchronized long evaluations() {
    return run.progress().evaluations() + (search == null ? 0 : search.evaluations());
  }

  /** Renews at once: something may be wanted of the run. */
  void wake() {
    LockSupport.unpark(renewal);
  }

  /** Ends with the attempt; from now on the lease runs out. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(renewal);
    synchronized (this) {
      notifyAll();
    }
  }

  private boolean isOpen() {
    return !closed && cause() != Cause.LEASE_LOST;
  }

  private void renew() {
    while (isOpen()) {
      LockSupport.parkNanos(this, settings.renewEvery().toNanos());
      if (isOpen()) {
        try {
          renewOnce();
        } catch (RuntimeException | Error e) {
          log.warn("The lease of run {} is not renewed: {}", run.id(), e.toString());
        }
      }
    }
  }

  private void renewOnce() {
    long sent = System.nanoTime();
    Optional<RunLeases.Wanted> wanted = store.renew(run, settings.lease(), spent(), evaluations());
    if (wanted.isEmpty()) {
      // It may have ended by itself in between: then the cause makes no difference.
      end(Cause.LEASE_LOST);
      return;
    }
    extend(sent);
    if (wanted.get() == RunLeases.Wanted.END) {
      end(Cause.UNWANTED);
    }
  }

  /** An answer that comes when the lease is over changes nothing. */
  private void extend(long sentNanos) {
    Search renewed;
    synchronized (this) {
      if (cause() == Cause.LEASE_LOST) {
        return;
      }
      lastNanos = sentNanos;
      renewed = search;
    }
    if (renewed != null) {
      renewed.renew(left());
    }
  }

  /**
   * How long it lasts from now on if it is not renewed; negative when it is over. A fifth less than
   * the database gives: the cores are free before another begins.
   */
  synchronized Duration left() {
    Duration ours = settings.lease().multipliedBy(4).dividedBy(5);
    return ours.minusNanos(System.nanoTime() - lastNanos);
  }

  private synchronized void watch() {
    try {
      while (isOpen()) {
        killIfDue();
        long wait = left().toNanos();
        if (killAtNanos != null) {
          wait = Math.min(wait, killAtNanos - System.nanoTime());
        }
        TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, wait));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
