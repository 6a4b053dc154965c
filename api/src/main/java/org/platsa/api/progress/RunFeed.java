package org.platsa.api.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.platsa.api.run.EventBatch;
import org.platsa.api.run.RunEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * An unfinished run's newest events for all its readers on this replica (<i>flöde</i>): each event
 * is read from the database once, when somebody has told the feed that there is one. A feed that
 * cannot go on ends, and its readers with it: they come back and get a new one.
 */
final class RunFeed {
  private static final Logger log = LoggerFactory.getLogger(RunFeed.class);
  private static final int WINDOW = 256;
  private static final int WINDOW_WEIGHT = 1 << 20;
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** So long may reading fail before the feed ends. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final UUID run;
  private final LongFunction<EventBatch> source;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition wanted = lock.newCondition();
  private final Deque<RunEvent> window = new ArrayDeque<>();
  private int weight;

  /** Every event after this one, up to the last read, is in the window. */
  private long before;

  private long lastRead;

  /** The newest event that there is, as far as the feed was told. */
  private long told;

  /** Whether there may be more than was told, as there may be when the feed begins. */
  private boolean look = true;

  private long failingSinceNanos;
  private boolean failing;
  private boolean ended;

  /**
   * Begins to read.
   *
   * @param lastSeq the newest event that need not be read
   * @param source reads the events after a number, at least one if there is any
   */
  RunFeed(UUID run, long lastSeq, LongFunction<EventBatch> source) {
    this.run = run;
    this.before = lastSeq;
    this.lastRead = lastSeq;
    this.source = source;
    Thread.ofVirtual().name("feed-" + run).start(this::readToTheEnd);
  }

  /** There are events up to a number. */
  void told(long newest) {
    lock.lock();
    try {
      told = Math.max(told, newest);
      failing &= look || told > lastRead;
      wanted.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody can tell now whether there are new events. */
  void lost() {
    if (fail(false)) {
      log.warn("The feed of run {} ends, since nothing is known of the run", run);
      end();
    }
  }

  /** Nobody reads any more, or nobody may, or the run is gone. */
  void end() {
    lock.lock();
    try {
      ended = true;
      wanted.signal();
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets those who wait look whether they may. */
  void wake() {
    lock.lock();
    try {
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean hasEnded() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  /** Whether what happens in the run reaches the feed's readers now. */
  boolean isAlive() {
    lock.lock();
    try {
      return !ended && !failing;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for an event after a number, or for the feed's end; says whether there is one.
   *
   * @param wait how long at most
   * @param mayGoOn asked again at each {@link #wake}
   */
  boolean await(long seq, Duration wait, BooleanSupplier mayGoOn) throws InterruptedException {
    lock.lock();
    try {
      long nanos = wait.toNanos();
      while (lastRead <= seq && nanos > 0 && !ended && mayGoOn.getAsBoolean()) {
        nanos = arrived.awaitNanos(nanos);
      }
      return lastRead > seq;
    } finally {
      lock.unlock();
    }
  }

  /** The events after a number; null if some of them are no longer here. */
  @Nullable EventBatch after(long seq) {
    lock.lock();
    try {
      if (seq < before) {
        return null;
      }
      List<RunEvent> events = window.stream().filter(event -> event.seq() > seq).toList();
      return new EventBatch(events, lastRead);
    } finally {
      lock.unlock();
    }
  }

  /** The newest event that is no longer here. */
  long before() {
    lock.lock();
    try {
      return before;
    } finally {
      lock.unlock();
    }
  }

  private void readToTheEnd() {
    try {
      while (awaitTold()) {
        read();
      }
    } catch (RuntimeException | Error e) {
      log.error("The feed of run {} ends; its readers come back", run, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      end();
    }
  }

  /** Waits until there is something to read; false at the end. */
  private boolean awaitTold() throws InterruptedException {
    lock.lock();
    try {
      while (told <= lastRead && !look && !ended) {
        wanted.await();
      }
      look = false;
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  private void read() throws InterruptedException {
    long aim = told();
    EventBatch batch;
    try {
      batch = source.apply(lastRead);
    } catch (DataAccessException | TransactionException e) {
      log.warn("The events of run {} cannot be read now: {}", run, e.getMessage());
      if (fail(true)) {
        throw e;
      }
      Thread.sleep(PAUSE);
      return;
    }
    lock.lock();
    try {
      failing = false;
      look |= batch.to() < Long.MAX_VALUE;
      if (batch.events().isEmpty() && told == aim) {
        told = lastRead;
      }
      for (RunEvent event : batch.events()) {
        window.add(event);
        weight += event.weight();
        lastRead = event.seq();
      }
      while (window.size() > WINDOW || (weight > WINDOW_WEIGHT && window.size() > 1)) {
        RunEvent oldest = window.remove();
        weight -= oldest.weight();
        before = oldest.seq();
      }
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long told() {
    lock.lock();
    try {
      return told;
    } finally {
      lock.unlock();
    }
  }

  /** Says whether it has gone on for too long. */
  private boolean fail(boolean lookAgain) {
    lock.lock();
    try {
      look |= lookAgain;
      if (!failing) {
        failing = true;
        failingSinceNanos = System.nanoTime();
      }
      return System.nanoTime() - failingSinceNanos > PATIENCE.toNanos();
    } finally {
      lock.unlock();
    }
  }
}
