package org.platsa.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platsa.benchmarks.TestProblems;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.Kpis;

class PlanReportTest {
  private static final Kpis LARGE =
      new Kpis(
          4_321,
          5_432,
          List.of(new Kpis.ProviderPlaces("R", 4_321, 5_432)),
          0.5,
          new Kpis.AllocationKey(6_543, 0.5, 0.25),
          new Kpis.Load(0, 0.5, 1, 0.25),
          1_234,
          new Kpis.Pairs(2_345, 3_456),
          new Kpis.Travel(20, 40, 0.01),
          7_654);

  @Test
  void oneOfALevelIsInTheSingular() {
    assertThat(PlanReport.of(new Cost(1, 1, 1), Language.SV)).isEqualTo("1 hård, 1 mellan, 1 mjuk");
    assertThat(PlanReport.of(new Cost(0, 2, 30), Language.SV))
        .isEqualTo("0 hårda, 2 mellan, 30 mjuka");
    assertThat(PlanReport.of(new Cost(1, 0, 65_204), Language.EN))
        .isEqualTo("1 hard, 0 medium, 65,204 soft");
  }

  @Test
  void everyThousandIsGrouped() {
    String report =
        PlanReport.of(
            TestProblems.example(), new Judgement(Map.of(), List.of(), LARGE), Language.EN);

    assertThat(report)
        .contains(
            "Placed 4,321 of 5,432 (R 4,321/5,432)",
            "6,543 supervisors",
            "1,234 with none",
            "2,345 of 3,456 possible",
            "plan: 7,654");
    assertThat(
            PlanReport.of(
                TestProblems.example(), new Judgement(Map.of(), List.of(), LARGE), Language.SV))
        .contains("Placerade 4\u00a0321 av 5\u00a0432 (R 4\u00a0321/5\u00a0432)");
  }
}
