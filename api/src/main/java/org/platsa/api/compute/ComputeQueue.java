package org.platsa.api.compute;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lane's queue (<i>kö</i>). Long work and short wait apart, first come first served: long work
 * has its share of the threads and never more, short work all others.
 */
final class ComputeQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ComputeJob<?>> shortWork = new ArrayDeque<>();
  private final Deque<ComputeJob<?>> longWork = new ArrayDeque<>();
  private final int capacity;
  private final int mostLong;
  private int running;
  private int runningLong;
  private boolean closed;

  ComputeQueue(int capacity, int mostLong) {
    this.capacity = capacity;
    this.mostLong = mostLong;
  }

  /** Lets work wait; says no when as much waits of its length as may. */
  boolean offer(ComputeJob<?> job) {
    lock.lock();
    try {
      Deque<ComputeJob<?>> deque = dequeOf(job);
      if (closed || deque.size() >= capacity) {
        return false;
      }
      deque.addLast(job);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Takes back what has not begun; says whether it had not. */
  boolean remove(ComputeJob<?> job) {
    lock.lock();
    try {
      return dequeOf(job).remove(job);
    } finally {
      lock.unlock();
    }
  }

  /** The next work, when there is some; null when there will be no more. */
  @Nullable ComputeJob<?> take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed) {
        ComputeJob<?> job = runningLong < mostLong ? longWork.pollFirst() : null;
        if (job == null) {
          job = shortWork.pollFirst();
        }
        if (job != null) {
          running++;
          runningLong += job.what().isLong() ? 1 : 0;
          return job;
        }
        changed.await();
      }
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Work that was taken has ended. */
  void ended(ComputeJob<?> job) {
    lock.lock();
    try {
      running--;
      runningLong -= job.what().isLong() ? 1 : 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return shortWork.size() + longWork.size();
    } finally {
      lock.unlock();
    }
  }

  int running() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  /** No more work; what waits is never done. */
  void close() {
    lock.lock();
    try {
      closed = true;
      shortWork.forEach(ComputeJob::abandon);
      longWork.forEach(ComputeJob::abandon);
      shortWork.clear();
      longWork.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Deque<ComputeJob<?>> dequeOf(ComputeJob<?> job) {
    return job.what().isLong() ? longWork : shortWork;
  }
}
