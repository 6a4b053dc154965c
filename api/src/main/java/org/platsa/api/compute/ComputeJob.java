package org.platsa.api.compute;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.MDC;

/** A piece of work with what it logs under and whose data it is (<i>arbetsuppgift</i>). */
final class ComputeJob<T> {
  private final ComputeTask what;
  private final FutureTask<T> work;
  private final Runnable carried;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final @Nullable Map<String, String> logged = MDC.getCopyOfContextMap();

  ComputeJob(ComputeTask what, Callable<T> work) {
    this.what = what;
    this.work = new FutureTask<>(work);
    this.carried = Tenancy.carried(this.work);
  }

  ComputeTask what() {
    return what;
  }

  /** Does the work in the present thread, which is not interrupted any more when it ends. */
  void run() {
    try {
      if (logged != null) {
        MDC.setContextMap(logged);
      }
      carried.run();
    } finally {
      MDC.clear();
      ended.countDown();
    }
  }

  /** Waits for the work, so long at most; says whether it has ended. */
  boolean await(Duration longest) throws InterruptedException {
    return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The same for somebody who is to leave anyway. */
  void awaitEnd(Duration longest) {
    try {
      await(longest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What came of the work that has ended. */
  T result() throws ExecutionException, InterruptedException {
    return work.get();
  }

  /** Interrupts the work, or keeps it from beginning. */
  void interrupt() {
    work.cancel(true);
  }

  /** Ends what never began. */
  void abandon() {
    work.cancel(false);
    ended.countDown();
  }
}
