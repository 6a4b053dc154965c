package org.platsa.api.progress;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.platsa.api.database.Notifications;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.Run;
import org.platsa.api.settings.Settings;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The feeds that somebody reads on this replica (<i>flöden</i>); they end with their readers. */
@Component
class RunFeeds implements SmartLifecycle {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Map<UUID, Shared> feeds = new HashMap<>();
  private final EventStore store;
  private final Duration poll;
  private final int most;
  private int readers;
  private volatile boolean running;

  RunFeeds(
      EventStore store, Notifications notifications, MeterRegistry registry, Settings settings) {
    this.store = store;
    this.poll = settings.streams().poll();
    this.most = settings.streams().perReplica();
    notifications.listen(EventStore.CHANNEL, this::notified);
    Gauge.builder("platsa.streams.open", this, RunFeeds::readers)
        .description("Open event streams on this replica")
        .register(registry);
  }

  /**
   * The feed of a run; to be given back with {@link #release}.
   *
   * @throws ApiException 503 when this replica has as many readers as it may
   */
  synchronized RunFeed acquire(Run run) {
    if (!running) {
      throw ApiException.later(
          ErrorType.UNAVAILABLE, "This replica is starting or ending", RETRY_AFTER);
    }
    if (readers >= most) {
      throw ApiException.later(
          ErrorType.UNAVAILABLE,
          readers + " streams are open here, the most that may be",
          RETRY_AFTER);
    }
    readers++;
    Shared shared =
        feeds.computeIfAbsent(
            run.id(), id -> new Shared(new RunFeed(id, run.lastSeq(), store, poll)));
    shared.readers++;
    return shared.feed;
  }

  synchronized void release(UUID run) {
    readers--;
    Shared shared = feeds.get(run);
    if (shared != null && --shared.readers == 0) {
      feeds.remove(run);
      shared.feed.close();
    }
  }

  /** Whether streams may go on. */
  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void start() {
    running = true;
  }

  /** Ends all streams: their readers come back, to another replica if need be. */
  @Override
  public synchronized void stop() {
    running = false;
    feeds.values().forEach(shared -> shared.feed.close());
  }

  /** After the runs are handed back, before the web server waits for its requests to end. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 100;
  }

  private synchronized int readers() {
    return readers;
  }

  private synchronized void notified(String payload) {
    int space = payload.indexOf(' ');
    if (space < 0) {
      feeds.values().forEach(shared -> shared.feed.wake());
      return;
    }
    Shared shared = feeds.get(UUID.fromString(payload.substring(0, space)));
    if (shared != null) {
      shared.feed.wake();
    }
  }

  private static final class Shared {
    private final RunFeed feed;
    private int readers;

    Shared(RunFeed feed) {
      this.feed = feed;
    }
  }
}
