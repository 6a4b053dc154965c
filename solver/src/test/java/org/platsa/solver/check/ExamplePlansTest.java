package org.platsa.solver.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.Example;
import org.platsa.solver.plan.Judgement;

class ExamplePlansTest {
  @ParameterizedTest
  @ValueSource(strings = {"plan-good", "plan-with-faults"})
  void aPlanOfTheExampleCostsWhatAnIndependentProgramSays(String name) {
    Judgement judgement = new PlanChecker(Example.problem()).judge(Example.plan(name));

    assertThat(judgement.byConstraint()).isEqualTo(Example.expected(name).byConstraint());
    assertThat(judgement.cost()).isEqualTo(Example.expected(name).cost());
  }
}
