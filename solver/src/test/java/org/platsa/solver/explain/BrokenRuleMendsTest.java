package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.TestProblem;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.Mend;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.UnitKind;

class BrokenRuleMendsTest {
  @Test
  void eachTakesItsBreachOutBreaksNothingAndCostsWhatTheCheckerFinds() {
    Set<String> mended = new HashSet<>();
    for (int seed = 0; seed < 60; seed++) {
      Problem problem = RandomProblems.problem(seed, 4 + seed % 9);
      PlacementPlan plan = RandomProblems.plan(problem, seed);
      PlanChecker checker = new PlanChecker(problem);
      Judgement now = checker.judge(plan);
      Explainer explainer = new Explainer(problem, plan);
      for (BrokenRule rule : now.broken()) {
        for (Mend mend : explainer.mends(rule, 20)) {
          PlacementPlan then = then(plan, mend);
          Judgement after = checker.judge(then);

          assertThat(after.broken()).noneMatch(one -> isLeftOf(rule, one));
          now.byConstraint().keySet().stream()
              .filter(id -> ConstraintId.of(id).orElseThrow().level().name().equals("HARD"))
              .forEach(id ->
                  assertThat(after.byConstraint().getOrDefault(id, 0L))
                      .isLessThanOrEqualTo(now.byConstraint().getOrDefault(id, 0L)));
          assertThat(after.cost().hard()).isLessThan(now.cost().hard());
          assertThat(mend.difference().byConstraint())
              .isEqualTo(Plans.difference(checker, then, plan));
          mended.add(rule.constraintId());
        }
      }
    }
    assertThat(mended).hasSizeGreaterThan(8);
  }

  private static PlacementPlan then(PlacementPlan plan, Mend mend) {
    return Plans.with(plan, mend.placementId(), mend.supervisorId(), mend.periodId());
  }

  /** Whether a breach is what is left of another. */
  private static boolean isLeftOf(BrokenRule before, BrokenRule after) {
    return after.constraintId().equals(before.constraintId())
        && before.placementIds().containsAll(after.placementIds())
        && before.supervisorIds().containsAll(after.supervisorIds())
        && before.weeks().containsAll(after.weeks());
  }

  @Test
  void theCheapestComesFirstAndWhoIsPinnedStays() {
    TestProblem term =
        new TestProblem()
            .supervisor("S", "U", s -> s.maxSimultaneous = 1)
            .supervisor("T", "U", s -> {})
            .unit("W", u -> {})
            .supervisor("V", "W", s -> {})
            .placed(
                "P1",
                "S",
                "A",
                p -> {
                  p.assignment = new Slot("S", "A");
                  p.pinned = true;
                })
            .placed("P2", "S", "A")
            .minutes("P2", "W", 60);
    List<Mend> mends = mends(term);

    assertThat(mends).extracting(Mend::placementId).containsExactly("P2");
    assertThat(mends.getFirst().supervisorId()).isEqualTo("T");
    assertThat(mends.getFirst().difference().cost().hard()).isNegative();
  }

  @Test
  void whoIsPinnedMovesWhereNobodyElseCan() {
    TestProblem term =
        new TestProblem()
            .unit("W", u -> u.kind = UnitKind.HOME_CARE)
            .supervisor("V", "W", s -> {})
            .placed(
                "P1",
                "V",
                "A",
                p -> {
                  p.requiredUnitKinds = List.of(UnitKind.CARE_HOME);
                  p.assignment = new Slot("V", "A");
                  p.pinned = true;
                });
    List<Mend> mends = mends(term);

    assertThat(mends).extracting(Mend::supervisorId).containsExactly("S");
    assertThat(mends.getFirst().pinned()).isTrue();
    assertThat(
            new ExplanationText(term.problem(), Locale.forLanguageTag("sv")).mend(mends.getFirst()))
        .startsWith("Flytta P1, som är låst, till handledare S på ");
  }

  @Test
  void whereNobodyCanMoveSomebodysPlaceCanBeTakenAway() {
    TestProblem term =
        new TestProblem()
            .supervisor("S", "U", s -> s.maxSimultaneous = 1)
            .placed("P1", "S", "A")
            .placed("P2", "S", "A");
    List<Mend> mends = mends(term);

    assertThat(mends).hasSize(2).allMatch(Mend::isWithoutAPlace);
    assertThat(mends.getFirst().difference().cost().medium()).isPositive();
  }

  @Test
  void whereOneMoveIsNotEnoughNoneIsOffered() {
    TestProblem term =
        new TestProblem()
            .supervisor("S", "U", s -> s.maxSimultaneous = 1)
            .placed("P1", "S", "A")
            .placed("P2", "S", "A")
            .placed("P3", "S", "A");

    assertThat(mends(term)).isEmpty();
  }

  @Test
  void areOfWhatThePlanBreaks() {
    TestProblem term = new TestProblem().placed("P1", "S", "A");
    Explainer explainer = new Explainer(term.problem(), term.plan());
    BrokenRule other =
        new BrokenRule("unitKind", 1, List.of("P1"), List.of("S"), List.of("U"), List.of());

    assertThatIllegalArgumentException().isThrownBy(() -> explainer.mends(other, 1));
  }

  private static List<Mend> mends(TestProblem term) {
    BrokenRule rule = new PlanChecker(term.problem()).judge(term.plan()).broken().getFirst();
    return new Explainer(term.problem(), term.plan()).mends(rule, 5);
  }
}
