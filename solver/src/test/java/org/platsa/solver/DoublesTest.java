package org.platsa.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.bound.ExactListener;
import org.platsa.solver.bound.ExactResult;
import org.platsa.solver.bound.ExactSolver;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveListener;
import org.platsa.solver.validation.Issue;
import org.platsa.solver.validation.IssueCode;
import org.platsa.solver.validation.IssueList;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;

/**
 * What a list names twice is warned of and counts once, whoever looks: whatever is said of the
 * problem without doubles is said of the same problem with them.
 */
class DoublesTest {
  private static final Set<IssueCode> DOUBLES =
      EnumSet.of(
          IssueCode.DUPLICATE_ITEM,
          IssueCode.STUDENT_UNIT_TWICE,
          IssueCode.DUPLICATE_TRAVEL_TIME,
          IssueCode.WISH_TWICE);

  /** A problem without doubles, and the same with them. */
  private record Pair(Problem once, Problem twice) {
    static Pair of(Problem once, long seed) {
      Pair pair = new Pair(once, RandomProblems.withDoubles(once, seed));
      assertThat(pair.twice).isNotEqualTo(once);
      return pair;
    }

    static Pair small(long seed) {
      return of(
          seed % 2 == 0
              ? RandomProblems.problem(seed, 6 + (int) seed % 13)
              : RandomProblems.wild(seed, 6 + (int) seed % 13),
          seed);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aPlanCostsTheSameAndIsFollowedUpAlike(long seed) {
    Pair pair = Pair.small(seed);
    PlacementPlan plan = RandomProblems.plan(pair.once, seed);

    assertThat(new PlanChecker(pair.twice).judge(plan))
        .isEqualTo(new PlanChecker(pair.once).judge(plan));
    assertThat(new PlanChecker(pair.twice).followUp(plan))
        .isEqualTo(new PlanChecker(pair.once).followUp(plan));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameIsSaidInTheSameWords(long seed) {
    Pair pair = Pair.small(seed);
    PlacementPlan plan = RandomProblems.plan(pair.once, seed);
    Explainer once = new Explainer(pair.once, plan);
    Explainer twice = new Explainer(pair.twice, plan);

    assertThat(twice.explain(0, 1_000)).isEqualTo(once.explain(0, 1_000));
    for (Locale locale : new Locale[] {Locale.UK, Locale.of("sv")}) {
      ExplanationText textOnce = new ExplanationText(pair.once, locale);
      ExplanationText textTwice = new ExplanationText(pair.twice, locale);
      assertThat(textTwice.plan(twice.explain(0, 1_000)))
          .isEqualTo(textOnce.plan(once.explain(0, 1_000)));
      for (Placement placement : pair.once.placements()) {
        PlacementExplanation explanation = once.explain(placement.id(), 3);
        assertThat(twice.explain(placement.id(), 3)).isEqualTo(explanation);
        assertThat(textTwice.placement(explanation)).isEqualTo(textOnce.placement(explanation));
        assertThat(twice.cells(placement.id())).isEqualTo(once.cells(placement.id()));
      }
    }
  }

  @Test
  void noRemedyHasTheSameChangeTwice() {
    Set<RemedyChange.Kind> seen = EnumSet.noneOf(RemedyChange.Kind.class);
    for (long seed = 0; seed < 60; seed++) {
      Problem problem = Pair.small(seed).twice;
      Explainer explainer = new Explainer(problem, RandomProblems.plan(problem, seed));
      for (Placement placement : problem.placements()) {
        for (Remedy remedy : explainer.explain(placement.id(), 1).remedies()) {
          assertThat(remedy.changes()).doesNotHaveDuplicates();
          remedy.changes().forEach(change -> seen.add(change.kind()));
        }
      }
    }
    assertThat(seen)
        .contains(
            RemedyChange.Kind.LICENCE,
            RemedyChange.Kind.UNIT_KIND,
            RemedyChange.Kind.PERIOD,
            RemedyChange.Kind.EXCLUSION,
            RemedyChange.Kind.PRESENT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyTheDoublesAreWarnedOfBesides(long seed) {
    Pair pair = Pair.small(seed);

    Set<IssueCode> once = codes(pair.once);
    Set<IssueCode> twice = codes(pair.twice);

    assertThat(twice).containsAll(once).containsAnyElementsOf(DOUBLES);
    twice.removeAll(once);
    assertThat(twice).isSubsetOf(DOUBLES);
  }

  private static Set<IssueCode> codes(Problem problem) {
    if (!(new ProblemReader().check(problem)
        instanceof ReadResult.Accepted<Problem>(Problem same, IssueList warnings))) {
      throw new AssertionError("The problem must be accepted: " + problem.name());
    }
    assertThat(same).isEqualTo(problem);
    return warnings.issues().stream()
        .map(Issue::code)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(IssueCode.class)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSamePlanIsFoundInSteps(long seed) {
    Pair pair = Pair.small(seed);

    assertThat(inSteps(pair.twice)).isEqualTo(inSteps(pair.once));
  }

  private static PlacementPlan inSteps(Problem problem) {
    return new PlacementSolver(problem, SolveLimits.ofSteps(100), 1, null, SolveListener.NONE)
        .solve()
        .plan();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theLeastCostIsTheSame(long seed) {
    Pair pair = Pair.of(RandomProblems.problem(seed, 12), seed);

    ExactResult once = exact(pair.once);
    ExactResult twice = exact(pair.twice);

    assertThat(twice.isOptimal()).isTrue();
    assertThat(twice.cost()).isEqualTo(once.cost());
    assertThat(new PlanChecker(pair.once).judge(Objects.requireNonNull(twice.plan())).cost())
        .isEqualTo(once.cost());
  }

  private static ExactResult exact(Problem problem) {
    return new ExactSolver(problem, Duration.ofMinutes(1), null, ExactListener.NONE).solve();
  }
}
