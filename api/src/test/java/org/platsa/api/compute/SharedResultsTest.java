package org.platsa.api.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.platsa.api.error.ApiException;

class SharedResultsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final AtomicInteger worked = new AtomicInteger();

  @Test
  void whatManyAskForAtTheSameTimeIsWorkedOutOnce() throws Exception {
    SharedResults<String, Integer> results =
        new SharedResults<>(1_000_000, value -> 1_000, PATIENCE);
    CountDownLatch go = new CountDownLatch(1);
    Supplier<Integer> work =
        () -> {
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return worked.incrementAndGet();
        };

    List<Future<Integer>> answers = new ArrayList<>();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        answers.add(readers.submit(() -> results.get("plan", work)));
      }
      go.countDown();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(1);
      }
    }

    assertThat(results.get("plan", worked::incrementAndGet)).isEqualTo(1);
    assertThat(worked).hasValue(1);
  }

  @Test
  void whatIsNotThereInTimeGoesOnForThoseWhoAskAgain() {
    SharedResults<String, Integer> results =
        new SharedResults<>(1_000_000, value -> 1_000, Duration.ofMillis(300));
    Supplier<Integer> slow =
        () -> {
          LockSupport.parkNanos(1_500_000_000L);
          return worked.incrementAndGet();
        };

    assertThatThrownBy(() -> results.get("plan", slow))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("still being worked out");
    LockSupport.parkNanos(2_000_000_000L);

    assertThat(results.get("plan", slow)).isEqualTo(1);
  }

  @Test
  void aFailureIsNotKept() {
    SharedResults<String, Integer> results =
        new SharedResults<>(1_000_000, value -> 1_000, PATIENCE);

    assertThatThrownBy(() ->
            results.get(
                "plan",
                () -> {
                  throw new IllegalStateException("first");
                }))
        .hasMessage("first");
    assertThat(results.get("plan", () -> 2)).isEqualTo(2);
  }

  @Test
  void whatIsHeavierThanAllMayBeIsWorkedOutEachTime() {
    SharedResults<String, Integer> results = new SharedResults<>(10_000, value -> 20_000, PATIENCE);

    results.get("plan", worked::incrementAndGet);
    results.get("plan", worked::incrementAndGet);

    assertThat(worked).hasValue(2);
  }
}
