package org.platsa.api.run;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.platsa.api.database.Notifications;
import org.platsa.api.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The runs that this replica works on (<i>pågående körningar</i>): tells the database how far they
 * have come and hears what is wanted of them, on a notification at once and otherwise now and then.
 * On shutdown it hands them back.
 */
@Component
class ActiveRuns implements SmartLifecycle {
  /** The notification channel; a payload is the id of a run of which something new is wanted. */
  static final String CHANNEL = "platsa_control";

  private static final Logger log = LoggerFactory.getLogger(ActiveRuns.class);
  private static final Duration HAND_BACK_TIMEOUT = Duration.ofSeconds(10);

  private final Map<UUID, ActiveRun> active = new ConcurrentHashMap<>();
  private final RunStore store;
  private final ObjectProvider<Scheduler> scheduler;
  private final Duration checkEvery;
  private volatile boolean draining;
  private volatile @Nullable Thread thread;

  ActiveRuns(
      RunStore store,
      ObjectProvider<Scheduler> scheduler,
      Notifications notifications,
      Settings settings) {
    this.store = store;
    this.scheduler = scheduler;
    this.checkEvery = settings.runs().checkEvery();
    notifications.listen(CHANNEL, payload -> wake());
  }

  /** Whether this replica takes no more runs. */
  boolean isDraining() {
    return draining;
  }

  void add(ActiveRun run) {
    active.put(run.run().id(), run);
    if (draining) {
      run.end(ActiveRun.Cause.SHUTDOWN);
    }
  }

  void remove(ActiveRun run) {
    active.remove(run.run().id(), run);
  }

  int size() {
    return active.size();
  }

  @Override
  public void start() {
    Thread started = Thread.ofVirtual().name("run-control").unstarted(this::check);
    thread = started;
    started.start();
  }

  /** Takes no more runs, ends all searches, and waits until their runs are handed back. */
  @Override
  public void stop() {
    draining = true;
    scheduler.ifAvailable(Scheduler::pause);
    active.values().forEach(run -> run.end(ActiveRun.Cause.SHUTDOWN));
    long deadline = System.nanoTime() + HAND_BACK_TIMEOUT.toNanos();
    while (!active.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    if (!active.isEmpty()) {
      log.warn("{} runs could not be handed back; others will find them", active.size());
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  /** Stops first of all, so that runs are handed back while everything else still works. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  private void wake() {
    Thread running = thread;
    if (running != null) {
      LockSupport.unpark(running);
    }
  }

  private void check() {
    while (isRunning()) {
      for (ActiveRun run : active.values()) {
        try {
          check(run);
        } catch (DataAccessException | TransactionException e) {
          log.warn("Cannot check what is wanted of run {}: {}", run.run().id(), e.getMessage());
        }
      }
      LockSupport.parkNanos(checkEvery.toNanos());
    }
  }

  private void check(ActiveRun run) {
    Optional<RunStore.Wanted> wanted =
        store.checkIn(run.run().id(), run.run().attempt(), run.spent(), run.evaluations());
    if (wanted.isEmpty()) {
      // It may have ended by itself in between: then the cause makes no difference.
      run.end(ActiveRun.Cause.LOST);
    } else if (wanted.get().cancel()) {
      run.end(ActiveRun.Cause.CANCELLED);
    } else if (!wanted.get().problemId().equals(run.problemId())) {
      run.end(ActiveRun.Cause.CHANGED);
    }
  }
}
