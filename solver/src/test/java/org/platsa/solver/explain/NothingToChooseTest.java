package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.platsa.solver.TestProblem;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;

/** What is said where there is little or nothing to choose from. */
class NothingToChooseTest {
  private static final Locale SV = Locale.forLanguageTag("sv");

  private static List<String> says(TestProblem test, Problem problem, Locale locale) {
    return new ExplanationText(problem, locale)
        .placement(new Explainer(problem, test.plan()).explain("x", 1));
  }

  @Test
  void whereNoPeriodIsAllowedThatIsSaidAndThePeriodsOfItsKindAreTried() {
    TestProblem test = new TestProblem().unplaced("x", p -> p.allowedPeriods = List.of());

    assertThat(says(test, test.problem(), Locale.ENGLISH))
        .containsExactly(
            "Placement x (APL, student x) has no place.",
            "No period is allowed for it.",
            "Could be placed if period A were allowed: with supervisor S at U in period A, 10"
                + " minutes of travel.");
    assertThat(says(test, test.problem(), SV)).contains("Ingen period är tillåten för den.");
  }

  @Test
  void wherePeriodsAreForOthersNothingIsSaidOfUnits() {
    TestProblem test =
        new TestProblem()
            .unplaced(
                "x",
                p -> {
                  p.kind = PlacementKind.LIA;
                  p.allowedPeriods = List.of();
                });

    assertThat(says(test, test.problem(), Locale.ENGLISH))
        .containsExactly(
            "Placement x (LIA, student x) has no place.",
            "No period is allowed for it.",
            "No period for its kind of placement has a supervisor within 120 minutes, so there was"
                + " nothing to try.");
  }

  @Test
  void withoutSupervisorsThatIsSaid() {
    TestProblem test = new TestProblem().unplaced("x");
    Problem nobody = test.problem().withSupervisors(List.of());

    assertThat(says(test, nobody, Locale.ENGLISH))
        .containsExactly(
            "Placement x (APL, student x) has no place.",
            "There are no supervisors.",
            "Without supervisors there was nothing to try.");
    assertThat(says(test, nobody, SV))
        .containsExactly(
            "Placering x (APL, elev x) har ingen plats.",
            "Det finns inga handledare.",
            "Utan handledare fanns inget att pröva.");
  }

  @Test
  void aPeriodLikeTheAllowedOnesIsTriedWhateverKindItIsFor() {
    TestProblem test =
        new TestProblem()
            .supervisor("S", "U", s -> s.maxSimultaneous = 1)
            .period("B", 6, 5)
            .placed("there", "S", "A")
            .unplaced("x", p -> p.kind = PlacementKind.PRAO);

    assertThat(says(test, test.problem(), Locale.ENGLISH))
        .contains(
            "Could be placed if period B were allowed: with supervisor S at U in period B, 10"
                + " minutes of travel.");
  }

  @Test
  void ofAProtectedIdentityNothingIsSaidOfMinutes() {
    TestProblem test =
        new TestProblem()
            .supervisor("S", "U", s -> s.maxSimultaneous = 1)
            .placed("there", "S", "A", p -> p.pinned = true)
            .unplaced("x", p -> p.kind = PlacementKind.LIA)
            .student(
                "x",
                student -> {
                  student.protectedIdentity = true;
                  student.excludedUnits = List.of("U");
                });

    assertThat(says(test, test.problem(), Locale.ENGLISH))
        .isNotEmpty()
        .noneMatch(sentence -> sentence.contains("minute"));
    assertThat(says(test, test.problem(), SV)).noneMatch(sentence -> sentence.contains("minut"));
  }
}
