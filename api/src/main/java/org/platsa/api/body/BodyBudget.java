package org.platsa.api.body;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.settings.BodySettings;
import org.platsa.api.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * How many bytes of all bodies together may be in the heap, and how many in temporary files
 * (<i>utrymme</i>).
 */
@Component
class BodyBudget {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final long mostInHeap;
  private final long mostOnDisk;
  private final Duration patience;
  private final Counter refused;
  private long inHeap;
  private long onDisk;

  BodyBudget(Settings settings, MeterRegistry metrics) {
    BodySettings bodies = settings.bodies();
    this.mostInHeap = bodies.heapBytes();
    this.mostOnDisk = bodies.disk().toBytes();
    this.patience = bodies.patience();
    gauge(metrics, "heap", this, budget -> budget.inHeap);
    gauge(metrics, "disk", this, budget -> budget.onDisk);
    this.refused =
        Counter.builder("platsa.bodies.refused")
            .description("Bodies for which there was no room")
            .register(metrics);
  }

  private static void gauge(
      MeterRegistry metrics,
      String where,
      BodyBudget budget,
      java.util.function.ToDoubleFunction<BodyBudget> bytes) {
    Gauge.builder(
            "platsa.bodies.bytes",
            budget,
            counted -> {
              counted.lock.lock();
              try {
                return bytes.applyAsDouble(counted);
              } finally {
                counted.lock.unlock();
              }
            })
        .description("Bytes of requests' and answers' bodies that are held")
        .baseUnit("bytes")
        .tag("where", where)
        .register(metrics);
  }

  /** Takes room in the heap if there is some; what has none goes to a file. */
  boolean takeHeap(long bytes) {
    lock.lock();
    try {
      if (inHeap + bytes > mostInHeap) {
        return false;
      }
      inHeap += bytes;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes room on the disk, waiting a little for it.
   *
   * @throws ApiException 503 if there is none
   */
  void takeDisk(long bytes) {
    long nanos = patience.toNanos();
    lock.lock();
    try {
      while (onDisk + bytes > mostOnDisk) {
        if (nanos <= 0 || bytes > mostOnDisk) {
          refused.increment();
          throw ApiException.later(
              ErrorType.UNAVAILABLE,
              "Too many large bodies are sent or read at the same time. Maybe try again in a few"
                  + " seconds.",
              SOON);
        }
        nanos = freed.awaitNanos(nanos);
      }
      onDisk += bytes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("interrupted");
    } finally {
      lock.unlock();
    }
  }

  /** Gives back what was taken. */
  void free(long heap, long disk) {
    lock.lock();
    try {
      inHeap -= heap;
      onDisk -= disk;
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
