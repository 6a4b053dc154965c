package org.platsa.api.progress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.database.Notifications;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.Run;
import org.platsa.api.settings.Settings;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The feeds that somebody reads on this replica (<i>flöden</i>); they end with their readers.
 * Notifications tell them of new events. One query for all of them finds what was not notified:
 * seldom while notifications come, often while they do not.
 */
@Component
class RunFeeds implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(RunFeeds.class);
  private static final long FEED_BYTES = 1 << 20;

  private final Map<UUID, Shared> feeds = new HashMap<>();
  private final EventStore store;
  private final Notifications notifications;
  private final Duration poll;
  private final Duration pollWhileListening;
  private final Counter polls;
  private final Counter reads;
  private @Nullable Thread watcher;
  private boolean lookNow;

  RunFeeds(
      EventStore store, Notifications notifications, MeterRegistry registry, Settings settings) {
    this.store = store;
    this.notifications = notifications;
    this.poll = settings.streams().poll();
    this.pollWhileListening = settings.streams().pollWhileListening();
    this.polls =
        Counter.builder("platsa.streams.polls")
            .description("Looks for new events of all watched runs, without a notification")
            .register(registry);
    this.reads =
        Counter.builder("platsa.streams.feed.reads")
            .description("Looks for the new events of one watched run")
            .register(registry);
    notifications.listen(EventStore.CHANNEL, this::notified);
  }

  /** The feed of an unfinished run; to be given back with {@link #release}. */
  synchronized RunFeed acquire(Run run) {
    Shared shared = feeds.computeIfAbsent(run.id(), id -> new Shared(run.tenantId(), feed(run)));
    if (shared.feed.hasEnded()) {
      // Its other readers are leaving it.
      shared.feed = feed(run);
    }
    shared.readers++;
    shared.feed.told(run.lastSeq());
    if (watcher == null) {
      // A stream that was just let in while all the others end.
      shared.feed.end();
    }
    return shared.feed;
  }

  synchronized void release(UUID run) {
    Shared shared = feeds.get(run);
    if (shared != null && --shared.readers == 0) {
      feeds.remove(run);
      shared.feed.end();
    }
  }

  private RunFeed feed(Run run) {
    return new RunFeed(
        run.id(),
        run.lastSeq(),
        after -> {
          reads.increment();
          return new Tenancy.Staff(run.tenantId())
              .call(
                  () -> store.between(run.tenantId(), run.id(), after, Long.MAX_VALUE, FEED_BYTES));
        });
  }

  @Override
  public synchronized boolean isRunning() {
    return watcher != null;
  }

  @Override
  public synchronized void start() {
    watcher =
        Thread.ofPlatform()
            .daemon()
            .name("feeds")
            .start(() -> new Tenancy.Worker().run(this::watch));
  }

  /** Ends all feeds. */
  @Override
  public synchronized void stop() {
    Thread stopped = watcher;
    watcher = null;
    if (stopped != null) {
      stopped.interrupt();
    }
    feeds.values().forEach(shared -> shared.feed.end());
  }

  @Override
  public int getPhase() {
    return OpenStreams.PHASE;
  }

  private void watch() {
    try {
      long lookedNanos = System.nanoTime();
      while (isRunning()) {
        Duration silence = Duration.ofNanos(System.nanoTime() - lookedNanos);
        if (isTimeToLook(silence)) {
          look();
          lookedNanos = System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a moment, less if there is reason to look. */
  private synchronized boolean isTimeToLook(Duration silence) throws InterruptedException {
    if (!lookNow) {
      wait(Math.max(1, poll.toMillis()));
    }
    boolean now = lookNow;
    lookNow = false;
    return now
        || !notifications.isHealthy()
        || silence.plus(poll).compareTo(pollWhileListening) >= 0;
  }

  private void look() {
    Map<UUID, RunFeed> watched = new HashMap<>();
    Map<UUID, UUID> tenants = new HashMap<>();
    watched(watched, tenants);
    if (watched.isEmpty()) {
      return;
    }
    try {
      polls.increment();
      Map<UUID, Long> newest = store.newest(tenants);
      watched.forEach((run, feed) -> {
        Long seq = newest.get(run);
        if (seq == null) {
          feed.end(); // the run was removed
        } else {
          feed.told(seq);
        }
      });
    } catch (DataAccessException | TransactionException e) {
      log.warn("The watched runs cannot be looked at now: {}", e.getMessage());
      watched.values().forEach(RunFeed::lost);
    } catch (RuntimeException | Error e) {
      log.error("The watched runs cannot be looked at", e);
      watched.values().forEach(RunFeed::lost);
    }
  }

  private synchronized void watched(Map<UUID, RunFeed> watched, Map<UUID, UUID> tenants) {
    feeds.forEach((run, shared) -> {
      watched.put(run, shared.feed);
      tenants.put(run, shared.tenant);
    });
  }

  private synchronized void notified(String payload) {
    int space = payload.indexOf(' ');
    if (space < 0) {
      lookNow = true;
      notifyAll();
      return;
    }
    Shared shared = feeds.get(UUID.fromString(payload.substring(0, space)));
    if (shared != null) {
      shared.feed.told(Long.parseLong(payload.substring(space + 1)));
    }
  }

  /** A feed and how many read it. */
  private static final class Shared {
    private final UUID tenant;
    private RunFeed feed;
    private int readers;

    Shared(UUID tenant, RunFeed feed) {
      this.tenant = tenant;
      this.feed = feed;
    }
  }
}
