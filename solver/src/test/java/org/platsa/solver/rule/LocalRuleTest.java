package org.platsa.solver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.problem.Problem;

class LocalRuleTest {
  @Test
  void rulesThatTheUnitAloneDecidesStandFirst() {
    assertThat(LocalRule.ofUnit())
        .containsExactlyElementsOf(
            Arrays.asList(LocalRule.values()).subList(0, LocalRule.ofUnit().size()))
        .allSatisfy(
            rule -> assertThat(rule.unitPosition()).isEqualTo(LocalRule.ofUnit().indexOf(rule)));
  }

  /** The bound counts on it: supervisors and placements that look the same are one to it. */
  @ParameterizedTest
  @EnumSource(
      value = LocalRule.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"SUPERVISOR_AVAILABLE", "UNIT_CLOSED", "STABILITY"})
  void aRuleSeesNoMoreOfSupervisorAndPlacementThanItSays(LocalRule rule) {
    if (rule.isOfUnit() || rule.isOfPeriod()) {
      return;
    }
    for (long seed = 0; seed < 20; seed++) {
      Problem problem = RandomProblems.problem(seed, 30);
      ProblemIndex index = new ProblemIndex(problem);
      Map<List<Object>, Long> amounts = new HashMap<>();
      for (int placement = 0; placement < problem.placements().size(); placement++) {
        Object ofPlacement = rule.seenOf(index.placement(placement), index.student(placement));
        for (int supervisor = 0; supervisor < index.supervisors().size(); supervisor++) {
          Object ofSupervisor = rule.seenOf(index.supervisor(supervisor));
          for (int period = 0; period < problem.periods().size(); period++) {
            long amount = rule.amount(index, placement, supervisor, period);
            List<Object> seen =
                List.of(index.unitOfSupervisor(supervisor), ofPlacement, ofSupervisor);
            Long other = amounts.putIfAbsent(seen, amount);

            assertThat(other == null ? amount : other)
                .as("%s, of which %s sees only %s", problem.placements().get(placement), rule, seen)
                .isEqualTo(amount);
            if (ofPlacement.equals(false)) {
              assertThat(amount).as("%s sees nothing that could cost", rule).isZero();
            }
          }
        }
      }
    }
  }
}
