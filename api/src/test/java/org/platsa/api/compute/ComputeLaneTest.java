package org.platsa.api.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.support.TestSettings;
import org.springframework.beans.factory.DisposableBean;

class ComputeLaneTest {
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final List<DisposableBean> open = new ArrayList<>();
  private final CountDownLatch go = new CountDownLatch(1);

  @AfterEach
  void close() throws Exception {
    go.countDown();
    for (DisposableBean lane : open) {
      lane.destroy();
    }
  }

  @Test
  void theWorkIsDoneByAThreadOfTheLaneAndItsResultOrFailureComesBack() {
    ComputeLane lane = lane(2, 10, "30s");

    assertThat(lane.call(ComputeTask.CHECK, () -> Thread.currentThread().getName()))
        .startsWith("compute-");
    assertThatThrownBy(() ->
            lane.call(
                ComputeTask.CHECK,
                () -> {
                  throw ApiException.notFound("run", "x");
                }))
        .isInstanceOf(ApiException.class)
        .hasMessage("There is no run x");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itsThreadsStandBackForTheOthersOfThisProcess() throws Exception {
    ComputeLane lane = lane(2, 10, "30s");

    assertThat(lane.call(ComputeTask.CHECK, ComputeLaneTest::niceness)).isEqualTo(niceness() + 3);
  }

  /** Of the present thread, as Linux tells it (proc(5), field 19). */
  private static int niceness() throws IOException {
    String stat = Files.readString(Path.of("/proc/thread-self/stat"));
    return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
  }

  @Test
  void workWithinWorkNeedsNoSecondThread() {
    ComputeLane lane = lane(2, 1, "30s");

    String thread =
        lane.call(
            ComputeTask.EXPORT,
            () -> lane.call(ComputeTask.READ, () -> Thread.currentThread().getName()));

    assertThat(thread).startsWith("compute-");
  }

  @Test
  void workBeyondTheQueueIsRefusedWithATimeToComeBack() throws Exception {
    ComputeLane lane = lane(2, 1, "30s");
    occupy(lane, ComputeTask.CHECK, 1);
    occupy(lane, ComputeTask.CHECK, 1);
    inBackground(() -> lane.call(ComputeTask.CHECK, () -> 1));
    awaitGauge("platsa.compute.queued", 1);

    assertThatThrownBy(() -> lane.call(ComputeTask.CHECK, () -> 1))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.type()).isEqualTo(ErrorType.UNAVAILABLE);
              assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(5));
            });
    assertThat(refused("check", "full")).isEqualTo(1);
  }

  @Test
  void workPastItsDeadlineIsInterruptedAndItsThreadIsFreeAgain() {
    ComputeLane lane = lane(2, 10, "300ms");
    CountDownLatch interrupted = new CountDownLatch(2);
    Callable<Integer> endless =
        () -> {
          while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
          }
          interrupted.countDown();
          return 0;
        };

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> lane.call(ComputeTask.CHECK, endless))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("longer to compute");
    }

    assertThat(interrupted.getCount()).isZero();
    assertThat(lane.call(ComputeTask.CHECK, () -> Thread.currentThread().isInterrupted()))
        .isFalse();
    assertThat(refused("check", "late")).isEqualTo(2);
  }

  @Test
  void workThatWaitedPastItsDeadlineIsNeverBegun() throws Exception {
    ComputeLane lane = lane(2, 10, "300ms");
    AtomicInteger begun = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      inBackground(() -> lane.call(ComputeTask.CHECK, this::deafWork));
    }
    awaitGauge("platsa.compute.running", 2);

    assertThatThrownBy(() -> lane.call(ComputeTask.CHECK, begun::incrementAndGet))
        .isInstanceOf(ApiException.class);
    go.countDown();

    awaitGauge("platsa.compute.running", 0);
    assertThat(begun).hasValue(0);
  }

  @Test
  void longWorkLeavesHalfOfTheThreadsToShortWork() throws Exception {
    ComputeLane lane = lane(4, 10, "30s");
    occupy(lane, ComputeTask.EXPLAIN_PLAN, 5);
    awaitGauge("platsa.compute.queued", 3);
    // What is off the queue begins a moment later.
    awaitGauge("platsa.compute.running", 2);

    assertThat(metrics.get("platsa.compute.running").gauge().value()).isEqualTo(2);
    assertThat(lane.call(ComputeTask.CHECK, () -> 7)).isEqualTo(7);
  }

  @Test
  void workThatWaitsWhenTheServiceStopsIsRefused() throws Exception {
    ComputeLane lane = lane(2, 10, "30s");
    occupy(lane, ComputeTask.CHECK, 2);
    CompletableFuture<Integer> waiting = inBackground(() -> lane.call(ComputeTask.CHECK, () -> 1));
    awaitGauge("platsa.compute.queued", 1);

    lane.destroy();

    assertThat(waiting)
        .failsWithin(Duration.ofSeconds(5))
        .withThrowableThat()
        .withMessageContaining("about to stop");
  }

  /** Ends when the test says, whoever interrupts it. */
  private int deafWork() {
    while (go.getCount() > 0) {
      Thread.onSpinWait();
    }
    return 0;
  }

  private ComputeLane lane(int threads, int queue, String deadline) {
    ComputeLane lane =
        new ComputeLane(
            TestSettings.of(
                "platsa.compute.threads=" + threads,
                "platsa.compute.queue-length=" + queue,
                "platsa.compute.deadline=" + deadline),
            metrics);
    open.add(lane);
    return lane;
  }

  /** Gives the lane so much work that ends when the test says. */
  private void occupy(ComputeLane lane, ComputeTask what, int times) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(Math.min(times, what.isLong() ? 1 : times));
    for (int i = 0; i < times; i++) {
      inBackground(() ->
          lane.call(
              what,
              () -> {
                begun.countDown();
                go.await(20, TimeUnit.SECONDS);
                return 0;
              }));
    }
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static <T> CompletableFuture<T> inBackground(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Executors.newVirtualThreadPerTaskExecutor());
  }

  private void awaitGauge(String name, double value) throws InterruptedException {
    for (int i = 0; i < 1_000 && metrics.get(name).gauge().value() != value; i++) {
      Thread.sleep(10);
    }
    assertThat(metrics.get(name).gauge().value()).isEqualTo(value);
  }

  private double refused(String task, String reason) {
    return metrics
        .get("platsa.compute.refused")
        .tag("task", task)
        .tag("reason", reason)
        .counter()
        .count();
  }
}
