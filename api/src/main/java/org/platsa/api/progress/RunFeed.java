package org.platsa.api.progress;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.platsa.api.error.ApiException;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.RunEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * One run's newest events for all its readers on this replica (<i>flöde</i>): each event is read
 * from the database once, however many read along. Whoever is further behind than the window reads
 * the database by itself.
 */
final class RunFeed {
  private static final Logger log = LoggerFactory.getLogger(RunFeed.class);
  private static final int WINDOW = 256;
  private static final int BATCH = 256;

  private final UUID run;
  private final EventStore store;
  private final Duration poll;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final Condition wanted = lock.newCondition();
  private final Deque<RunEvent> window = new ArrayDeque<>();

  /** Every event after this one, up to the last read, is in the window. */
  private long before;

  private long lastRead;
  private boolean awake = true;
  private boolean closed;

  RunFeed(UUID run, long lastSeq, EventStore store, Duration poll) {
    this.run = run;
    this.before = lastSeq;
    this.lastRead = lastSeq;
    this.store = store;
    this.poll = poll;
    Thread.ofVirtual().name("feed-" + run).start(this::readForEver);
  }

  /** There may be something new. */
  void wake() {
    lock.lock();
    try {
      awake = true;
      wanted.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody reads any more, or nobody may. */
  void close() {
    lock.lock();
    try {
      closed = true;
      wanted.signal();
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The events after one, the oldest first; waits for them.
   *
   * @param wait how long at most; then the list is empty
   * @throws InterruptedException if the reader's thread is interrupted
   * @throws ApiException if the run was removed meanwhile
   */
  List<RunEvent> after(long seq, Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long nanos = wait.toNanos();
      while (lastRead <= seq && nanos > 0 && !closed) {
        nanos = arrived.awaitNanos(nanos);
      }
      if (lastRead <= seq) {
        return List.of();
      }
      if (seq >= before) {
        List<RunEvent> events = new ArrayList<>();
        window.forEach(event -> {
          if (event.seq() > seq) {
            events.add(event);
          }
        });
        return events;
      }
    } finally {
      lock.unlock();
    }
    List<RunEvent> events = store.after(run, seq, BATCH);
    if (events.isEmpty()) {
      throw ApiException.notFound("run", run); // its events are never all pruned
    }
    return events;
  }

  private void readForEver() {
    while (awaitWanted()) {
      try {
        List<RunEvent> events = store.after(run, lastRead, BATCH);
        add(events);
        if (events.size() == BATCH) {
          wake();
        }
      } catch (DataAccessException | TransactionException e) {
        log.warn("The events of run {} cannot be read now: {}", run, e.getMessage());
      }
    }
  }

  /** Waits for a notification, or for the time to look without one; false at the end. */
  private boolean awaitWanted() {
    lock.lock();
    try {
      long nanos = poll.toNanos();
      while (!awake && !closed && nanos > 0) {
        nanos = wanted.awaitNanos(nanos);
      }
      awake = false;
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void add(List<RunEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    lock.lock();
    try {
      window.addAll(events);
      while (window.size() > WINDOW) {
        before = window.removeFirst().seq();
      }
      lastRead = events.getLast().seq();
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
