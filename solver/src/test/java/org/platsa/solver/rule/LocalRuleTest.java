package org.platsa.solver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LocalRuleTest {
  @Test
  void rulesThatTheUnitAloneDecidesStandFirst() {
    assertThat(LocalRule.ofUnit())
        .containsExactlyElementsOf(
            Arrays.asList(LocalRule.values()).subList(0, LocalRule.ofUnit().size()))
        .allSatisfy(
            rule -> assertThat(rule.unitPosition()).isEqualTo(LocalRule.ofUnit().indexOf(rule)));
  }
}
