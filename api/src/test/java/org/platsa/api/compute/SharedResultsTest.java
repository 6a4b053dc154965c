package org.platsa.api.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharedResultsTest {
  private final AtomicInteger worked = new AtomicInteger();

  @Test
  void whatManyAskForAtTheSameTimeIsWorkedOutOnce() throws Exception {
    SharedResults<String, Integer> results = new SharedResults<>(1_000_000, value -> 1_000);
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
  void aFailureIsNotKept() {
    SharedResults<String, Integer> results = new SharedResults<>(1_000_000, value -> 1_000);

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
    SharedResults<String, Integer> results = new SharedResults<>(10_000, value -> 20_000);

    results.get("plan", worked::incrementAndGet);
    results.get("plan", worked::incrementAndGet);

    assertThat(worked).hasValue(2);
  }
}
