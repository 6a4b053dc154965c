package org.platsa.benchmarks.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.platsa.solver.plan.Cost;

class TrailTest {
  @Test
  void whatFollowsTooCloselyIsLeftOutButNeverTheLast() {
    Trail trail = new Trail();
    add(trail, 5, 100);
    add(trail, 9, 90);
    add(trail, 15, 80);
    add(trail, 2_000, 70);
    add(trail, 2_039, 60);
    add(trail, 2_041, 50);
    add(trail, 2_042, 40);

    assertThat(trail.steps())
        .containsExactly(
            step(5, 100), step(15, 80), step(2_000, 70), step(2_041, 50), step(2_042, 40));
  }

  private static void add(Trail trail, long ms, long soft) {
    trail.add(step(ms, soft));
  }

  private static Step step(long ms, long soft) {
    return new Step(ms, new Cost(0, 0, soft));
  }
}
