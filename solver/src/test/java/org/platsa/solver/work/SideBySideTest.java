package org.platsa.solver.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  @Test
  void whoDoesNotEndIsLeftWhenThatIsAllowed() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger looks = new AtomicInteger();

    SideBySide.run(
        2,
        List.of(
            () -> {
              await(never);
              ended.set(true);
            },
            () -> {}),
        looks::incrementAndGet,
        () -> {},
        () -> looks.get() >= 2);

    assertThat(ended).isFalse();
    assertThat(looks.get()).isEqualTo(2);
    never.countDown();
  }

  @Test
  void everybodyIsAwaitedOtherwise() {
    AtomicInteger ended = new AtomicInteger();

    SideBySide.run(2, List.of(ended::incrementAndGet, ended::incrementAndGet), () -> {}, () -> {});

    assertThat(ended.get()).isEqualTo(2);
  }

  @Test
  void aFailureStopsTheOthers() {
    CountDownLatch stopped = new CountDownLatch(1);

    assertThatThrownBy(() ->
            SideBySide.run(
                2,
                List.of(
                    () -> await(stopped),
                    () -> {
                      throw new IllegalArgumentException("broken");
                    }),
                () -> {},
                stopped::countDown))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
