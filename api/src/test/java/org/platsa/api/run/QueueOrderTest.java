package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueOrderTest {
  @Test
  void aHigherPriorityGoesBeforeAnyNumberOfLowerOnes() {
    assertThat(RunQueue.schedulerPriority(6, 1_999))
        .isGreaterThan(RunQueue.schedulerPriority(5, 0));
    assertThat(RunQueue.schedulerPriority(6, 1_000_000))
        .isGreaterThan(RunQueue.schedulerPriority(5, 0));
  }

  @Test
  void withinAPriorityATenantsNextRunGoesBeforeTheOthersLaterOnes() {
    assertThat(RunQueue.schedulerPriority(5, 0)).isGreaterThan(RunQueue.schedulerPriority(5, 1));
    assertThat(RunQueue.schedulerPriority(5, 3)).isEqualTo(RunQueue.schedulerPriority(5, 3));
  }

  @Test
  void everyPriorityFitsTheColumn() {
    assertThat(RunQueue.schedulerPriority(0, Integer.MAX_VALUE)).isGreaterThanOrEqualTo(0);
    assertThat(RunQueue.schedulerPriority(10, 0)).isLessThanOrEqualTo(Short.MAX_VALUE);
  }
}
