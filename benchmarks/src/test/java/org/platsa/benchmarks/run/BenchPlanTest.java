package org.platsa.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.benchmarks.baseline.Method;
import org.platsa.benchmarks.run.BenchPlan.Solves;

class BenchPlanTest {
  @Test
  void whatIsMeasuredWithoutChoicesFitsInHalfAnHour() {
    assertThat(BenchPlan.standard().estimate()).isLessThan(Duration.ofMinutes(29));
  }

  @Test
  void whatIsMeasuredWithoutChoicesHasEveryMethodAndSize() {
    BenchPlan plan = BenchPlan.standard();

    assertThat(plan.instances())
        .containsAll(Instances.TERMS)
        .contains(Instances.CROWDED, Instances.COUNTY, Instances.NATION);
    assertThat(plan.parts())
        .filteredOn(Solves.class::isInstance)
        .flatExtracting(part -> ((Solves) part).methods())
        .contains(Method.values());
  }

  @Test
  void theExamplesHaveTheirRowsWithABoundAndEveryMethod() {
    assertThat(List.of(BenchPlan.standard(), BenchPlan.full()))
        .allSatisfy(plan ->
            assertThat(Instances.EXAMPLES)
                .allSatisfy(example ->
                    assertThat(plan.parts())
                        .filteredOn(Solves.class::isInstance)
                        .filteredOn(part -> part.instances().contains(example))
                        .flatExtracting(part -> ((Solves) part).methods())
                        .containsExactlyInAnyOrder(Method.values())));
  }

  @Test
  void aBundledDocumentIsKnownByItsName() throws IOException {
    Instances instances = new Instances(Path.of("../data"));

    for (String example : Instances.EXAMPLES) {
      assertThat(instances.has(example)).isTrue();
      assertThat(instances.load(example).info().id()).isEqualTo(example);
    }
  }

  @Test
  void theQuickPlanFitsInThreeMinutes() {
    assertThat(BenchPlan.quick().estimate()).isLessThan(Duration.ofSeconds(165));
  }

  @Test
  void seedsCountOnlyForMethodsWithRandomNumbersAndLimitsOnlyForThoseThatUseTheTime() {
    BenchPlan plan =
        BenchPlan.chosen(
            List.of("ht2021", "county"),
            List.of(Method.GREEDY, Method.EXACT, Method.PLATSA, Method.BOUND),
            List.of(1, 10),
            5,
            60);

    assertThat(plan.count()).isEqualTo(2 * (1 + 2 + 2 * 5 + 1));
    assertThat(plan.estimate())
        .isEqualTo(Duration.ofSeconds(2 * (11 + 5 * 11 + 60)).plusMillis(400 * 28));
  }
}
