package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.platsa.solver.rule.LocalRule;

class SupervisorFunnelTest {
  @Test
  void aRuleWithoutWordsOfItsOwnIsToldByItsName() {
    assertThat(SupervisorFunnel.kept(LocalRule.PREFERENCE))
        .isEqualTo(
            new BilingualText(
                " där regeln ”Elevens önskemål om enhet” inte bryts",
                " where the rule 'The student's preferred units' is not broken"));
  }

  @Test
  void aRuleWithWordsOfItsOwnIsToldByThem() {
    assertThat(SupervisorFunnel.kept(LocalRule.TRAVEL_LIMIT))
        .isEqualTo(new BilingualText(" inom restidsgränsen", " within the travel limit"));
  }
}
