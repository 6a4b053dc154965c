package org.platsa.solver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;

class ObstacleTest {
  @Test
  void everyHardRuleIsAnObstacleButTheKindOfUnitAndThePeriod() {
    assertThat(
            Arrays.stream(ConstraintId.values())
                .filter(rule -> rule.level() == ConstraintLevel.HARD)
                .filter(rule -> Obstacle.of(rule).isEmpty()))
        .containsExactlyInAnyOrder(ConstraintId.UNIT_KIND, ConstraintId.PERIOD_ALLOWED);
  }
}
