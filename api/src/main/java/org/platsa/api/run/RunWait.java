package org.platsa.api.run;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.platsa.api.database.Notifications;
import org.platsa.api.error.ApiException;
import org.springframework.stereotype.Component;

/** Waits for the end of a run that any replica may work on (<i>väntan</i>). */
@Component
class RunWait {
  /** How long it waits for a notification before it looks by itself. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final RunStore runs;

  /** What ends with a run's next event, for the runs that somebody waits for. */
  private final Map<UUID, CompletableFuture<Void>> next = new ConcurrentHashMap<>();

  RunWait(RunStore runs, Notifications notifications) {
    this.runs = runs;
    notifications.listen(EventStore.CHANNEL, this::notified);
  }

  /**
   * The run when it has ended, or as it is after so long.
   *
   * @throws ApiException 404 if there is no such run
   */
  Run forEnd(UUID tenant, UUID id, Duration most) throws InterruptedException {
    long deadline = System.nanoTime() + most.toNanos();
    while (true) {
      CompletableFuture<Void> event = next.computeIfAbsent(id, run -> new CompletableFuture<>());
      try {
        Run run = runs.get(tenant, id);
        long left = Math.min(deadline - System.nanoTime(), LOOK.toNanos());
        if (run.state().isFinished() || left <= 0) {
          return run;
        }
        event.get(left, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // The notification may have been lost.
      } catch (ExecutionException e) {
        throw new IllegalStateException("An event never fails", e);
      } finally {
        next.remove(id, event);
      }
    }
  }

  private void notified(String payload) {
    int space = payload.indexOf(' ');
    if (space < 0) {
      next.values().forEach(event -> event.complete(null));
      return;
    }
    CompletableFuture<Void> event = next.get(UUID.fromString(payload.substring(0, space)));
    if (event != null) {
      event.complete(null);
    }
  }
}
