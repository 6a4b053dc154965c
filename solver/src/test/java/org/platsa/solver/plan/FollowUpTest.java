package org.platsa.solver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FollowUpTest {
  @Test
  void whoMissesTheKeyIsNotToldTheKey() {
    assertThat(told(1.96)).isEqualTo("1.9");
    assertThat(told(2.0)).isEqualTo("2.0");
    assertThat(told(2.96)).isEqualTo("3.0");
    assertThat(told(null)).isEqualTo("null");
  }

  private static String told(@Nullable Double perYear) {
    return String.valueOf(new FollowUp.Figures(10, 10, 20, perYear, 10, 0.5, null).toldPerYear());
  }
}
