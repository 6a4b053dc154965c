package org.platsa.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.solve.StopReason;

class SearchReportTest {
  private static final Cost BROKEN = new Cost(11, 0, 500);
  private static final Cost WHOLE = new Cost(0, 0, 500);

  private final SearchReport swedish = new SearchReport(Language.SV);
  private final SearchReport english = new SearchReport(Language.EN);

  @ParameterizedTest
  @EnumSource(StopReason.class)
  void aPlanThatBreaksHardRulesIsNeverPraised(StopReason reason) {
    for (String said :
        List.of(
            swedish.reason(reason, BROKEN),
            english.reason(reason, BROKEN),
            swedish.bound(null, reason, BROKEN),
            english.bound(null, reason, BROKEN))) {
      assertThat(said).doesNotContainPattern("(?iu)\\b(best|bästa|perfect)\\b");
    }
  }

  @Test
  void whatIsProvenIsSaid() {
    assertThat(english.reason(StopReason.OPTIMAL, WHOLE)).isEqualTo("proven to be the best plan");
    assertThat(swedish.reason(StopReason.OPTIMAL, WHOLE)).isEqualTo("bevisat bästa plan");
    assertThat(english.bound(null, StopReason.OPTIMAL, WHOLE))
        .isEqualTo("Proven: no plan costs less than this one");
    assertThat(swedish.bound(null, StopReason.OPTIMAL, WHOLE))
        .isEqualTo("Bevisat: ingen plan kostar mindre");
    assertThat(english.reason(StopReason.PERFECT, Cost.ZERO)).isEqualTo("the plan costs nothing");
  }

  @Test
  void brokenPinsAreSaidBesideTheProof() {
    assertThat(english.bound(null, StopReason.OPTIMAL, BROKEN))
        .isEqualTo(
            "Proven: while the pinned stay no plan costs less, but the hard rules above are"
                + " broken");
  }

  @Test
  void noBoundIsSaidOnlyWhereNothingWasProven() {
    assertThat(english.bound(null, StopReason.TIME_LIMIT, WHOLE))
        .isEqualTo("No lower bound was proven in this time");
  }

  @Test
  void atMostIsRoundedUp() {
    assertThat(english.bound(bound(100_000), StopReason.TIME_LIMIT, new Cost(0, 0, 100_001)))
        .startsWith("At most 0.01 % from the best plan there is: none costs less than");
    assertThat(swedish.bound(bound(10_000), StopReason.TIME_LIMIT, new Cost(0, 0, 10_021)))
        .startsWith("Högst 0,21 % från den bästa plan som finns");
    assertThat(swedish.bound(bound(10_000), StopReason.TIME_LIMIT, new Cost(0, 0, 10_000)))
        .isEqualTo("Bevisat: ingen plan kostar mindre");
  }

  @Test
  void numeralsAgree() {
    assertThat(Language.EN.count(1, "varning", "varningar", "warning", "warnings"))
        .isEqualTo("1 warning");
    assertThat(Language.SV.count(2, "varning", "varningar", "warning", "warnings"))
        .isEqualTo("2 varningar");
    assertThat(Language.EN.count(1_200, "plan", "planer", "plan", "plans"))
        .isEqualTo("1,200 plans");
  }

  private static Bound bound(long soft) {
    return new Bound(0, 0, soft, false, 1, "relaxation");
  }
}
