package org.platsa.solver.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.json.JsonMapper;

class ExamplePlansTest {
  private final JsonMapper json = JsonMapper.builder().build();

  @ParameterizedTest
  @ValueSource(strings = {"plan-good", "plan-with-faults"})
  void aPlanOfTheExampleCostsWhatAnIndependentProgramSays(String name) throws IOException {
    Problem problem = read("problem.json", Problem.class);
    PlacementPlan plan = read(name + ".json", PlacementPlan.class);
    Expected expected = read(name + ".expected.json", Expected.class);

    Judgement judgement = new PlanChecker(problem).judge(plan);

    assertThat(judgement.byConstraint()).isEqualTo(expected.byConstraint());
    assertThat(judgement.cost()).isEqualTo(expected.cost());
  }

  private <T> T read(String file, Class<T> type) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ExamplePlansTest.class.getResourceAsStream("/example/" + file))) {
      return json.readValue(in, type);
    }
  }

  record Expected(Cost cost, Map<String, Long> byConstraint) {}
}
