package org.platsa.api.run;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.platsa.api.database.Notifications;
import org.platsa.api.error.ApiException;
import org.springframework.stereotype.Component;

/** Waits for the end of a run that any replica may work on (<i>väntan</i>). */
@Component
public class RunWait {
  /** How long it waits for a notification before it looks by itself. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final RunStore runs;

  private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();

  RunWait(RunStore runs, Notifications notifications) {
    this.runs = runs;
    notifications.listen(EventStore.CHANNEL, this::notified);
  }

  /**
   * The run when it has ended, or as it is after so long.
   *
   * @throws ApiException 404 if there is no such run
   */
  public Run forEnd(UUID tenant, UUID id, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    Waiter waiter = new Waiter(id);
    waiters.add(waiter);
    try {
      while (true) {
        waiter.news.drainPermits();
        Run run = runs.get(tenant, id);
        long left = Math.min(deadline - System.nanoTime(), LOOK.toNanos());
        if (run.state().isFinished() || left <= 0) {
          return run;
        }
        waiter.hear(left);
      }
    } finally {
      waiters.remove(waiter);
    }
  }

  private void notified(String payload) {
    int space = payload.indexOf(' ');
    UUID run = space < 0 ? null : UUID.fromString(payload.substring(0, space));
    for (Waiter waiter : waiters) {
      if (run == null || run.equals(waiter.run)) {
        waiter.news.release();
      }
    }
  }

  /** One who waits, and hears of each event of the run whoever else waits for it. */
  private static final class Waiter {
    private final UUID run;
    private final Semaphore news = new Semaphore(0);

    Waiter(UUID run) {
      this.run = run;
    }

    /** Waits for an event, or so long: a notification may have been lost. */
    void hear(long nanos) throws InterruptedException {
      boolean unused = news.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    }
  }
}
