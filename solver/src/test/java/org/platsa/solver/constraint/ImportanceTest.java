package org.platsa.solver.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Five words for the weight of a rule. */
class ImportanceTest {
  @Test
  void eachStepIsAShareOfTheDefaultInWholeNumbers() {
    assertThat(Arrays.stream(Importance.values()).map(step -> step.weight(ConstraintId.PEER_PAIR)))
        .containsExactly(
            OptionalInt.of(0),
            OptionalInt.of(20),
            OptionalInt.of(60),
            OptionalInt.of(180),
            OptionalInt.of(600));
    assertThat(Importance.LESS.weight(ConstraintId.SUPERVISOR_ROTATION)).hasValue(3);
  }

  @Test
  void aThirdOfOneIsNoStepSinceItWouldBeOff() {
    assertThat(Importance.LESS.weight(ConstraintId.TRAVEL)).isEmpty();
    assertThat(Importance.OFF.weight(ConstraintId.TRAVEL)).hasValue(0);
  }

  @Test
  void aWeightIsOneOfTheStepsOrNone() {
    assertThat(Importance.of(ConstraintId.PEER_PAIR, 180)).contains(Importance.MORE);
    assertThat(Importance.of(ConstraintId.PEER_PAIR, 0)).contains(Importance.OFF);
    assertThat(Importance.of(ConstraintId.PEER_PAIR, 61)).isEmpty();
  }

  @Test
  void noRuleHasTheSameWeightAtTwoSteps() {
    for (ConstraintId rule : ConstraintId.values()) {
      assertThat(
              Arrays.stream(Importance.values())
                  .map(step -> step.weight(rule))
                  .filter(OptionalInt::isPresent))
          .as(rule.id())
          .doesNotHaveDuplicates();
    }
  }
}
