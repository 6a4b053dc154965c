package org.platsa.solver.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.platsa.solver.TestProblem;
import org.platsa.solver.plan.FollowUp;
import org.platsa.solver.plan.FollowUp.Figures;
import org.platsa.solver.problem.PlacementKind;

/** The figures of the plan of {@link KpiCalculatorTest}, worked out by hand. */
class FollowUpCalculatorTest {
  private static final Offset<Double> ROUNDED = within(0.000_05);

  private final FollowUp followUp = followUp(KpiCalculatorTest.given());

  private static FollowUp followUp(TestProblem given) {
    return new PlanChecker(given.problem()).followUp(given.plan());
  }

  private static void assertFigures(
      Figures figures,
      int supervisors,
      int placed,
      int before,
      @Nullable Double perYear,
      double share,
      double utilisation,
      @Nullable Integer medianMinutes) {
    assertThat(figures.supervisors()).isEqualTo(supervisors);
    assertThat(figures.placed()).isEqualTo(placed);
    assertThat(figures.before()).isEqualTo(before);
    if (perYear == null) {
      assertThat(figures.perYear()).isNull();
    } else {
      assertThat(figures.perYear()).isCloseTo(perYear, ROUNDED);
    }
    assertThat(figures.share()).isCloseTo(share, ROUNDED);
    assertThat(figures.utilisation()).isCloseTo(utilisation, ROUNDED);
    assertThat(figures.medianMinutes()).isEqualTo(medianMinutes);
  }

  private Figures unit(String id) {
    return followUp.areas().getFirst().units().stream()
        .filter(unit -> unit.id().equals(id))
        .findFirst()
        .orElseThrow()
        .figures();
  }

  @Test
  void aUnitsFiguresAreOfItsActiveTrainedSupervisors() {
    // U: S with two now and one before, T with none and two; 10 of 40 + 36 weeks.
    assertFigures(unit("U"), 2, 2, 3, 1.6667, 3.3333, 0.1316, null);
    // V: one with two now; 7.5 of 20 weeks. The other is ill and does not count.
    assertFigures(unit("V"), 1, 2, 0, 1.3333, 1.6667, 0.375, null);
    // W: nobody is trained, so nobody is held to the key.
    assertFigures(unit("W"), 0, 1, 0, null, 0, 0.25, null);
  }

  @Test
  void theWholeIsOverAllUnitsAndCountsTowardsTheKeyOnlyWhomTrainedSupervisorsHave() {
    assertFigures(followUp.whole(), 3, 5, 3, 1.5556, 5, 0.1940, 45);
    assertThat(followUp.whole()).isEqualTo(followUp.areas().getFirst().figures());
  }

  @Test
  void travelOfFewerThanFiveIsNotTold() {
    TestProblem given = KpiCalculatorTest.given().student("lost", s -> s.protectedIdentity = true);

    assertThat(followUp(given).whole().medianMinutes()).isNull();
  }

  @Test
  void theKeyIsMetFromTwoAYearOn() {
    assertThat(unit("U").meetsKey()).isFalse();
    assertThat(unit("W").meetsKey()).isTrue();
    TestProblem given = KpiCalculatorTest.given().supervisor("T", "U", t -> t.recentPlacements = 3);

    // (2 + 4) / (2 supervisors × 1.5 years)
    assertThat(followUp(given).areas().getFirst().units().getFirst().figures().meetsKey()).isTrue();
  }

  @Test
  void supervisorsAreCountedByTheirPlacementsWithoutGaps() {
    assertThat(followUp.rotation())
        .containsExactly(
            new FollowUp.Rotation(0, 1, 2),
            new FollowUp.Rotation(1, 0, 0),
            new FollowUp.Rotation(2, 2, 0.5));
  }

  @Test
  void travelIsInStepsOfTenMinutesWithoutGaps() {
    // 10, 20, 45, 46, 90
    assertThat(followUp.travel().stream().map(FollowUp.Travel::placements))
        .containsExactly(0, 1, 1, 0, 2, 0, 0, 0, 0, 1);
    assertThat(followUp.travel().getLast().fromMinutes()).isEqualTo(90);
  }

  @Test
  void protectedHomesAreInNoFigureOfTravel() {
    TestProblem given = KpiCalculatorTest.given().student("lost", s -> s.protectedIdentity = true);

    assertThat(followUp(given).travel()).hasSize(5);
  }

  @Test
  void whoIsUnplacedIsToldByProviderAndWhatWasAskedFor() {
    assertThat(followUp.providers())
        .containsExactly(
            new FollowUp.ProviderFigures("R", "R", 3, 0, List.of()),
            new FollowUp.ProviderFigures(
                "Q", "Q", 3, 1, List.of(new FollowUp.Unplaced(PlacementKind.APL, List.of(), 1))));
  }

  @Test
  void withNothingToCountEveryFigureIsNoughtOrUnknown() {
    TestProblem given = new TestProblem().supervisor("S", "U", s -> s.active = false).unplaced("p");
    FollowUp nothing = followUp(given);

    assertThat(nothing.whole()).isEqualTo(new Figures(0, 0, 0, null, 0, 0, null));
    assertThat(nothing.rotation()).isEmpty();
    assertThat(nothing.travel()).isEmpty();
  }
}
