package org.platsa.solver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.rule.LocalRule;

class ObstacleTest {
  @ParameterizedTest
  @EnumSource(LocalRule.class)
  void everyLocalRuleThatIsInTheWayCanBeTold(LocalRule rule) {
    boolean leavesThePlaceOut = rule == LocalRule.PERIOD_ALLOWED;

    assertThat(Obstacle.of(rule.id()).isPresent())
        .as("a hard local rule needs its Obstacle")
        .isEqualTo(rule.isObstacle() && !leavesThePlaceOut);
  }

  @Test
  void everyHardRuleIsAnObstacleButThePeriod() {
    assertThat(
            Arrays.stream(ConstraintId.values())
                .filter(rule -> rule.level() == ConstraintLevel.HARD)
                .filter(rule -> Obstacle.of(rule).isEmpty()))
        .containsExactly(ConstraintId.PERIOD_ALLOWED);
  }
}
