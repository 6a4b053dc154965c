package org.platsa.api.compute;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ClientGoneException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.settings.ComputeSettings;
import org.platsa.api.settings.Settings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The lane in which all work that takes a core has its turn (<i>beräkningsfil</i>): a few platform
 * threads of low priority and a bounded queue. Requests wait for their work without a core, so
 * whatever clients ask for, control loops, liveness and streams are answered.
 *
 * <p>Work that has not ended at its deadline, or whose client has left, is interrupted: it stops
 * where it next looks at {@link Thread#isInterrupted()}.
 */
@Component
public class ComputeLane implements DisposableBean {
  /** How often a waiting request looks whether its client is still there. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** How long work that is interrupted may take to notice before its request is answered. */
  private static final Duration GRACE = Duration.ofSeconds(1);

  private static final Duration SOON = Duration.ofSeconds(5);

  private final ComputeQueue queue;
  private final ComputeSettings settings;
  private final MeterRegistry metrics;

  ComputeLane(Settings settings, MeterRegistry metrics) {
    this.settings = settings.compute();
    this.metrics = metrics;
    int threads = this.settings.workers();
    this.queue = new ComputeQueue(this.settings.queueLength(), threads / 2);
    for (int i = 1; i <= threads; i++) {
      new ComputeThread(queue, i).start();
    }
    Gauge.builder("platsa.compute.queued", queue, ComputeQueue::waiting)
        .description("Pieces of work that wait for a thread")
        .register(metrics);
    Gauge.builder("platsa.compute.running", queue, ComputeQueue::running)
        .description("Pieces of work that are under way")
        .register(metrics);
  }

  /**
   * Does some work in the lane and waits for it. From within the lane it is done at once. Not to be
   * called in a transaction: the work has another thread, hence another connection.
   *
   * @param what what kind of work it is; its deadline counts from now
   * @param work looks at its thread's interruption now and then
   * @throws ApiException 503 with Retry-After when the queue is full or the deadline has passed; or
   *     what the work throws
   * @throws ClientGoneException when the client of the present request has left
   */
  public <T> T call(ComputeTask what, Callable<T> work) {
    if (Thread.currentThread() instanceof ComputeThread) {
      return direct(work);
    }
    ComputeJob<T> job = new ComputeJob<>(what, work);
    Duration deadline = what.isLong() ? settings.longDeadline() : settings.deadline();
    if (!queue.offer(job)) {
      throw refused(what, "full", "More is being computed than there is room for");
    }
    long start = System.nanoTime();
    try {
      T result = await(job, start + deadline.toNanos());
      timer(what).record(Duration.ofNanos(System.nanoTime() - start));
      return result;
    } catch (CancellationException e) {
      throw refused(what, "closed", "The service is about to stop");
    } catch (ExecutionException e) {
      throw unchecked(e);
    } catch (InterruptedException e) {
      stop(job);
      Thread.currentThread().interrupt();
      throw new CancellationException("The request was interrupted");
    }
  }

  /**
   * To be called by what reads something whose size others have decided: no request's own thread
   * does that, since it would take the others' turn, and as many at once as there are requests.
   * Looked at where assertions are, as in tests.
   */
  public static void require() {
    assert !Thread.currentThread().isVirtual() : "This is read in the lane alone";
  }

  private <T> T await(ComputeJob<T> job, long deadline)
      throws ExecutionException, InterruptedException {
    ClientConnection client = ClientConnection.ofPresentRequest();
    while (!job.await(LOOK)) {
      if (client.isGone()) {
        stop(job);
        refusals(job.what(), "gone").increment();
        throw new ClientGoneException();
      }
      if (System.nanoTime() - deadline >= 0) {
        stop(job);
        throw refused(job.what(), "late", "This takes longer to compute than is allowed");
      }
    }
    return job.result();
  }

  private void stop(ComputeJob<?> job) {
    if (!queue.remove(job)) {
      job.interrupt();
      job.awaitEnd(GRACE);
    }
  }

  private ApiException refused(ComputeTask what, String reason, String detail) {
    refusals(what, reason).increment();
    return ApiException.later(
        ErrorType.UNAVAILABLE, detail + ". Maybe try again in a few seconds.", SOON);
  }

  private Counter refusals(ComputeTask what, String reason) {
    return Counter.builder("platsa.compute.refused")
        .description("Work that was not done: no room, too late, or nobody waits for it any more")
        .tag("task", what.label())
        .tag("reason", reason)
        .register(metrics);
  }

  private Timer timer(ComputeTask what) {
    return Timer.builder("platsa.compute.time")
        .description("Time from a request for work to its result, the wait included")
        .tag("task", what.label())
        .register(metrics);
  }

  private static <T> T direct(Callable<T> work) {
    try {
      return work.call();
    } catch (Exception e) {
      throw unchecked(e);
    }
  }

  /** What work has thrown, to be thrown again. */
  static RuntimeException unchecked(Exception failure) {
    Throwable cause = failure instanceof ExecutionException ? failure.getCause() : failure;
    return switch (cause) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(failure);
    };
  }

  @Override
  public void destroy() {
    queue.close();
  }
}
