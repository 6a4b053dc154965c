package org.platsa.api.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.platsa.api.database.Notifications;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.settings.QueueSettings;
import org.platsa.api.settings.Settings;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the runs that this replica works on (<i>arbetare</i>): whenever it has room for one more it
 * claims the next in turn, at a notification and otherwise now and then, and gives it a lease and a
 * thread. On shutdown it claims no more and hands all of them back.
 */
@Component
class RunWorker implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RunWorker.class);

  /** A run stays here until its search has ended, whoever has it by then. */
  private final Map<UUID, Work> works = new ConcurrentHashMap<>();

  private final RunStore runs;
  private final RunLeases leases;
  private final EventWriter events;
  private final RunSearch search;
  private final RunEnd end;
  private final Replica replica;
  private final RunMetrics metrics;
  private final QueueSettings settings;
  private final Duration overtime;
  private final TransactionTemplate transaction;
  private volatile boolean running;
  private volatile @Nullable Thread claims;

  /** An attempt that goes on, and the thread that makes it. */
  private record Work(Lease lease, Thread thread) {}

  RunWorker(
      RunStore runs,
      RunLeases leases,
      EventWriter events,
      RunSearch search,
      RunEnd end,
      Replica replica,
      RunMetrics metrics,
      Settings settings,
      TransactionTemplate transaction,
      Notifications notifications) {
    this.runs = runs;
    this.leases = leases;
    this.events = events;
    this.search = search;
    this.end = end;
    this.replica = replica;
    this.metrics = metrics;
    this.settings = settings.runs();
    this.overtime = settings.searches().overtime();
    this.transaction = transaction;
    notifications.listen(RunStore.CHANNEL, this::notified);
  }

  @Override
  public void start() {
    running = true;
    claims =
        Thread.ofPlatform()
            .daemon()
            .name("run-claims")
            .start(() -> new Tenancy.Worker().run(this::claimForEver));
  }

  /**
   * Takes no more runs, ends all searches, and waits until their runs are handed back, though no
   * longer than until others may take them anyhow.
   */
  @Override
  public void stop() {
    running = false;
    awaitLastClaim();
    works.values().forEach(work -> work.lease().end(Lease.Cause.SHUTDOWN));
    awaitEnds();
    works.forEach((run, work) -> {
      log.warn(
          "Run {} is not handed back after {}; if it is not soon, others find it when its lease is"
              + " over",
          run,
          settings.lease());
      work.lease().end(Lease.Cause.LEASE_LOST);
      work.thread().interrupt();
    });
  }

  /** So that no run is begun when all have been handed back. */
  private void awaitLastClaim() {
    Thread last = claims;
    if (last == null) {
      return;
    }
    LockSupport.unpark(last);
    try {
      if (!last.join(settings.lease())) {
        log.warn("A run is still being claimed; it is handed back when it has been");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitEnds() {
    long deadline = System.nanoTime() + settings.lease().toNanos();
    try {
      long left = settings.lease().toNanos();
      while (left > 0 && !works.isEmpty()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = deadline - System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops first of all, so that runs are handed back while everything else still works. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  private void notified(String run) {
    Work work = run.isEmpty() ? null : works.get(UUID.fromString(run));
    if (work == null) {
      LockSupport.unpark(claims);
    } else {
      work.lease().wake();
    }
  }

  private void claimForEver() {
    while (running) {
      boolean claimed = false;
      try {
        claimed = works.size() < settings.workers() && claim();
      } catch (RuntimeException | Error e) {
        if (DatabaseFailure.of(e).isPresent()) {
          log.warn("No run can be claimed now: {}", e.toString());
        } else {
          log.error("No run can be claimed", e);
        }
      }
      if (!claimed) {
        LockSupport.parkNanos(this, settings.claimEvery().toNanos());
      }
    }
  }

  /** Begins with the next run in turn; says whether there was one. */
  private boolean claim() {
    long sent = System.nanoTime();
    Optional<Run> claimed = transaction.execute(status -> next(status, sent));
    if (claimed.isEmpty()) {
      return false;
    }
    Run run = claimed.get();
    if (run.attempt() == 1) {
      metrics.started(run);
    }
    Lease lease = Lease.start(run, sent, leases, settings, overtime);
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("run-" + run.id())
            .unstarted(Tenancy.carried(() -> attempt(lease)));
    works.put(run.id(), new Work(lease, thread));
    if (!running) {
      lease.end(Lease.Cause.SHUTDOWN);
    }
    thread.start();
    return true;
  }

  /** A claim for which the database took so long that little would be left of it is undone. */
  private Optional<Run> next(TransactionStatus status, long sent) {
    Optional<Run> next = next();
    if (next.isPresent() && System.nanoTime() - sent > settings.lease().dividedBy(2).toNanos()) {
      log.info("Run {} is not taken: the database answered too late", next.get().id());
      status.setRollbackOnly();
      return Optional.empty();
    }
    return next;
  }

  private Optional<Run> next() {
    while (true) {
      Optional<Run> next = leases.lockNext(works.keySet());
      if (next.isEmpty()) {
        return next;
      }
      Run run = next.get();
      if (run.state() == RunState.QUEUED || end.endLost(run)) {
        events
            .claim(run, replica.name(), settings.lease())
            .orElseThrow(() -> new IllegalStateException("Run " + run.id() + " is not queued"));
        return runs.lock(run.tenantId(), run.id());
      }
    }
  }

  private void attempt(Lease lease) {
    Run run = lease.run();
    try (lease;
        var runId = MDC.putCloseable("run", run.id().toString());
        var problemId = MDC.putCloseable("problem", run.problemId().toString())) {
      log.info("Attempt {} begins with {} searched", run.attempt(), run.progress().spent());
      search.attempt(lease, threads(run));
    } catch (RuntimeException | Error e) {
      log.error("Attempt {} at run {} could not be ended", run.attempt(), run.id(), e);
    } finally {
      works.remove(run.id());
      LockSupport.unpark(claims);
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /**
   * All cores but one for each other run that is going on now. One for a run that is limited in
   * steps: its plan must not depend on how many there were.
   */
  private int threads(Run run) {
    int others = works.size() - 1;
    return run.settings().stepLimit() == null ? Math.max(1, settings.workers() - others) : 1;
  }
}
