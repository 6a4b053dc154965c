package org.platsa.api.progress;

import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.platsa.api.run.EventBatch;
import org.platsa.api.run.RunEvent;

/**
 * One reader's stream (<i>händelseström</i>), in the reader's own thread: a slow reader delays
 * nobody else, and holds what it is being sent and no more.
 */
final class EventStream {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final EventCache cache;
  private final Clock clock;
  private final OutputStream out;
  private final StreamFormat format;
  private final Duration heartbeat;
  private final Timer lag;

  private long lastSentNanos = System.nanoTime();
  private long nextImprovementNanos = lastSentNanos;

  EventStream(
      EventCache cache,
      Clock clock,
      OutputStream out,
      StreamFormat format,
      Duration heartbeat,
      Timer lag) {
    this.cache = cache;
    this.clock = clock;
    this.out = out;
    this.format = format;
    this.heartbeat = heartbeat;
    this.lag = lag;
  }

  /**
   * Sends the events of a finished run, each by itself.
   *
   * @param cursor the last event that the reader has
   * @param lastSeq the run's last event
   * @throws IOException if the reader is gone, or takes too little
   * @throws InterruptedException if the thread is interrupted
   */
  void replay(UUID run, long cursor, long lastSeq, BooleanSupplier mayGoOn)
      throws IOException, InterruptedException {
    open();
    long sent = EventCache.partOf(cursor);
    while (sent < lastSeq && mayGoOn.getAsBoolean() && !isTooQuiet()) {
      ReadyEvents events = stored(run, sent, lastSeq, false);
      if (events != null) {
        write(events.bytes(), events.startAfter(cursor));
        sent = events.to();
      }
    }
  }

  /**
   * Sends the events of a run as they come, until the run's end or the feed's. Improvements that
   * came faster than the reader wants them, or takes them, are sent as one.
   *
   * @param cursor the last event that the reader has
   * @param interval the shortest time between two improvements
   * @param mayGoOn false when the reader may no longer have them
   * @throws IOException if the reader is gone, or takes too little
   * @throws InterruptedException if the thread is interrupted
   */
  void follow(UUID run, RunFeed feed, long cursor, Duration interval, BooleanSupplier mayGoOn)
      throws IOException, InterruptedException {
    open();
    long sent = cursor;
    while (!feed.hasEnded() && mayGoOn.getAsBoolean() && !isTooQuiet()) {
      ReadyEvents events = next(run, feed, sent, mayGoOn);
      if (events == null) {
        continue;
      }
      write(events.bytes(), 0);
      sent = events.to();
      if (events.improved()) {
        nextImprovementNanos = nextTick(interval);
      }
      if (events.end()) {
        return;
      }
    }
  }

  /** What the reader is to be sent next; null when there is nothing now. */
  private @Nullable ReadyEvents next(UUID run, RunFeed feed, long sent, BooleanSupplier mayGoOn)
      throws IOException, InterruptedException {
    if (!feed.await(sent, untilHeartbeat(), mayGoOn)) {
      beat(sent, feed);
      return null;
    }
    EventBatch fresh = feed.after(sent);
    if (fresh == null) {
      return stored(run, sent, feed.before(), true);
    }
    long tooSoon = nextImprovementNanos - System.nanoTime();
    if (tooSoon > 0 && areImprovements(fresh)) {
      Thread.sleep(Duration.ofNanos(tooSoon));
      return null;
    }
    recordLag(fresh.events().getLast());
    return cache.fresh(run, sent, fresh, format);
  }

  /** Stored events; null when the database does not answer. */
  private @Nullable ReadyEvents stored(UUID run, long after, long to, boolean merged)
      throws InterruptedException {
    try {
      return merged ? cache.missed(run, after, to, format) : cache.replayed(run, after, to, format);
    } catch (EventsUnreadableException e) {
      if (!e.isPassing()) {
        throw e;
      }
      Thread.sleep(PAUSE);
      return null;
    }
  }

  private void open() throws IOException {
    write(format.opening().getBytes(StandardCharsets.UTF_8), 0);
  }

  /** Tells the reader that all is well, if it is. */
  private void beat(long sent, RunFeed feed) throws IOException {
    if (feed.isAlive() && silence().compareTo(heartbeat) >= 0) {
      write(format.event(sent, "heartbeat", "{\"at\":\"" + clock.instant() + "\"}"), 0);
    }
  }

  private void write(byte[] bytes, int from) throws IOException {
    out.write(bytes, from, bytes.length - from);
    out.flush();
    lastSentNanos = System.nanoTime();
  }

  private Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastSentNanos);
  }

  /** Whether the reader has heard nothing for so long that it should come back elsewhere. */
  private boolean isTooQuiet() {
    return silence().compareTo(heartbeat.multipliedBy(2).plus(GRACE)) > 0;
  }

  private Duration untilHeartbeat() {
    long every = heartbeat.toNanos();
    return Duration.ofNanos(every - silence().toNanos() % every);
  }

  /** Readers who want the same pace are sent the same at the same time, made ready once. */
  private static long nextTick(Duration interval) {
    long nanos = System.nanoTime();
    return nanos + interval.toNanos() - Math.floorMod(nanos, interval.toNanos());
  }

  private static boolean areImprovements(EventBatch events) {
    return events.events().stream().allMatch(event -> event.type() == RunEvent.Type.IMPROVEMENT);
  }

  private void recordLag(RunEvent newest) {
    Duration late = Duration.between(newest.at(), clock.instant());
    lag.record(late.isNegative() ? Duration.ZERO : late);
  }
}
