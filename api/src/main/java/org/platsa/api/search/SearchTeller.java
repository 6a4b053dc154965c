package org.platsa.api.search;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.Improvement;
import org.platsa.solver.solve.SolveResult;

/**
 * Tells the service of better plans (<i>förmedlare</i>) in a thread of its own: the search never
 * waits for a reader. Of plans that come faster than they are told only the newest counts.
 */
final class SearchTeller {
  private final OutputStream out;
  private final Told.Teller plans;
  private final Duration every;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private @Nullable Improvement newest;
  private boolean ending;

  SearchTeller(OutputStream out, Problem problem, Duration every) {
    this.out = out;
    this.plans = new Told.Teller(problem);
    this.every = every;
    this.thread = Thread.ofPlatform().name("teller").daemon().start(this::run);
  }

  /** A better plan; returns at once. */
  void improved(Improvement improvement) {
    lock.lock();
    try {
      newest = improvement;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Tells what is left, then the result. */
  void ended(SolveResult result) throws IOException, InterruptedException {
    lock.lock();
    try {
      ending = true;
      news.signal();
    } finally {
      lock.unlock();
    }
    thread.join();
    tell(Frame.Kind.ENDED, plans.tell(result));
  }

  private void run() {
    try {
      for (Improvement next = next(); next != null; next = next()) {
        tell(Frame.Kind.IMPROVED, plans.tell(next));
        pause();
      }
    } catch (IOException e) {
      // Nobody listens: the input ends, too, and with it the process.
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Frame.Kind kind, Told told) throws IOException {
    new Frame(kind, Json.mapper().writeValueAsBytes(told)).writeTo(out);
  }

  /** Waits for a better plan; null at the end. */
  private @Nullable Improvement next() throws InterruptedException {
    lock.lock();
    try {
      while (newest == null && !ending) {
        news.await();
      }
      Improvement next = newest;
      newest = null;
      return next;
    } finally {
      lock.unlock();
    }
  }

  private void pause() throws InterruptedException {
    lock.lock();
    try {
      long nanos = every.toNanos();
      while (nanos > 0 && !ending) {
        nanos = news.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }
}
