package org.platsa.api.progress;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.platsa.api.database.Notifications;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.EventBatch;
import org.platsa.api.run.EventStore;
import org.platsa.api.settings.Settings;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events that are ready to be sent, shared by all readers of this replica (<i>händelsecache</i>).
 * What many want at the same time is read from the database and made once. What is in it never
 * changes, but for the deletion of somebody in it, after which all of it is forgotten; the least
 * wanted goes when it is full.
 */
@Component
class EventCache {
  private static final Logger log = LoggerFactory.getLogger(EventCache.class);

  /**
   * Events are read in parts that end at a multiple of this number, or earlier at so many bytes.
   */
  private static final long PART = 64;

  private static final long PART_BYTES = 64 * 1024;

  /** So many parts are read from the database at the same time: the rest of its pool is others'. */
  private static final int READERS = 4;

  private static final Duration KEEP = Duration.ofMinutes(5);

  private final EventStore store;
  private final CurrentTenant tenant;
  private final JsonMapper json;
  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("events-", 0).factory());
  private final Semaphore reading = new Semaphore(READERS);
  private final AsyncCache<Key, ReadyEvents> cache;
  private final Counter reads;

  EventCache(
      EventStore store,
      CurrentTenant tenant,
      JsonMapper json,
      Settings settings,
      Notifications notifications,
      MeterRegistry registry) {
    this.store = store;
    this.tenant = tenant;
    this.json = json;
    long bytes = Runtime.getRuntime().maxMemory() / 100 * settings.streams().cachePercent();
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((Key key, ReadyEvents events) -> events.weight())
            .expireAfterAccess(KEEP)
            .scheduler(Scheduler.systemScheduler())
            .executor(threads)
            .buildAsync();
    notifications.listen(Notifications.FORGET, payload -> cache.synchronous().invalidateAll());
    this.reads =
        Counter.builder("platsa.streams.reads")
            .description("Parts of runs' stored events that were read for streams")
            .register(registry);
    Gauge.builder("platsa.streams.cache", cache, EventCache::weight)
        .description("Events that are ready to be sent, kept for the next who wants them")
        .baseUnit("bytes")
        .register(registry);
  }

  /** What was made ready of a run: the events after a number, up to another. */
  private record Key(UUID run, long after, long to, StreamFormat format, boolean merged) {}

  /** The beginning of the part in which an event is. */
  static long partOf(long seq) {
    return seq - Math.floorMod(seq, PART);
  }

  /**
   * The next of a run's stored events, each by itself; what comes after them is read ahead.
   *
   * @param to the newest that may be among them; it must be stored
   * @throws EventsUnreadableException if they cannot be read or made ready now
   */
  ReadyEvents replayed(UUID run, long after, long to, StreamFormat format)
      throws InterruptedException {
    ReadyEvents events = await(part(run, after, to, format, false));
    if (events.to() < to) {
      part(run, events.to(), to, format, false);
    }
    return events;
  }

  /** The same with improvements merged, for whoever must catch up. */
  ReadyEvents missed(UUID run, long after, long to, StreamFormat format)
      throws InterruptedException {
    return await(part(run, after, to, format, true));
  }

  /**
   * Events that have just been read, with improvements merged; they are made ready once for all.
   */
  ReadyEvents fresh(UUID run, long after, EventBatch events, StreamFormat format)
      throws InterruptedException {
    return await(made(new Key(run, after, events.to(), format, true), () -> events));
  }

  private CompletableFuture<ReadyEvents> part(
      UUID run, long after, long to, StreamFormat format, boolean merged) {
    long last = Math.min(partOf(after) + PART, to);
    Tenancy tenancy = Tenancy.current();
    return made(
        new Key(run, after, last, format, merged),
        () -> tenancy.call(() -> read(run, after, last)));
  }

  private CompletableFuture<ReadyEvents> made(Key key, Supplier<EventBatch> events) {
    return cache.get(
        key, (same, executor) -> CompletableFuture.supplyAsync(() -> make(key, events), executor));
  }

  private ReadyEvents make(Key key, Supplier<EventBatch> events) {
    try {
      return ReadyEvents.of(events.get(), key.format(), key.merged(), json);
    } catch (DataAccessException | TransactionException e) {
      log.warn("Events of run {} cannot be read now: {}", key.run(), e.getMessage());
      throw new EventsUnreadableException(true, e);
    } catch (RuntimeException | Error e) {
      log.error("Events {} to {} of run {} cannot be sent", key.after(), key.to(), key.run(), e);
      throw new EventsUnreadableException(false, e);
    }
  }

  private EventBatch read(UUID run, long after, long to) {
    reading.acquireUninterruptibly();
    try {
      reads.increment();
      return store.between(tenant.id(), run, after, to, PART_BYTES);
    } finally {
      reading.release();
    }
  }

  private static ReadyEvents await(CompletableFuture<ReadyEvents> events)
      throws InterruptedException {
    try {
      return events.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EventsUnreadableException unreadable) {
        throw unreadable;
      }
      throw new EventsUnreadableException(false, e);
    }
  }

  private static double weight(AsyncCache<Key, ReadyEvents> cache) {
    return cache.synchronous().policy().eviction().orElseThrow().weightedSize().orElse(0);
  }
}
