package org.platsa.solver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.TestProblem;
import org.platsa.solver.TestProblem.PlacementSpec;
import org.platsa.solver.bound.ExactListener;
import org.platsa.solver.bound.ExactSolver;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Funnel;
import org.platsa.solver.plan.Obstacle;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;

/**
 * Where pinned placements break a hard rule already, nobody else is placed, even if that made it no
 * worse; and what is said of the place is the same as what the search does.
 */
class PinsThatBreakRulesTest {
  static Stream<Arguments> problems() {
    return Stream.of(
        Arguments.of("two who may not share", Obstacle.MAY_NOT_SHARE, sharing(3, 100, 100, 100)),
        Arguments.of("a tenth too much", Obstacle.SUPERVISOR_FULL, sharing(1, 100, 10, 90)),
        Arguments.of("who takes nobody", Obstacle.SUPERVISOR_FULL, sharing(0, 25, 25, 25)),
        Arguments.of("two kinds", Obstacle.MAY_NOT_SHARE, twoKinds()),
        Arguments.of("a full unit", Obstacle.UNIT_FULL, fullUnit()));
  }

  private static TestProblem sharing(int most, int first, int second, int third) {
    return new TestProblem()
        .supervisor("S", "U", s -> s.maxSimultaneous = most)
        .placed("A", "S", "A", pinned(p -> p.intensity = first))
        .placed("B", "S", "A", pinned(p -> p.intensity = second))
        .unplaced("C", p -> p.intensity = third);
  }

  private static TestProblem twoKinds() {
    return new TestProblem()
        .unit("U", u -> u.peerLearning = true)
        .placed("A", "S", "A", pinned(p -> p.peerLearning = true))
        .placed(
            "B",
            "S",
            "A",
            pinned(p -> {
              p.peerLearning = true;
              p.kind = PlacementKind.LIA;
            }))
        .unplaced("C", p -> p.peerLearning = true);
  }

  private static TestProblem fullUnit() {
    return new TestProblem()
        .unit("U", u -> u.maxTrainees = 1)
        .supervisor("T", "U", t -> {})
        .placed("A", "S", "A", pinned(p -> p.intensity = 50))
        .placed("B", "S", "A", pinned(p -> p.intensity = 50))
        .unplaced("C", p -> p.intensity = 50);
  }

  private static Consumer<PlacementSpec> pinned(Consumer<PlacementSpec> with) {
    return p -> {
      p.assignment = new Slot("S", "A");
      p.pinned = true;
      with.accept(p);
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("problems")
  void leaveNoRoomForAnybodyElse(String name, Obstacle obstacle, TestProblem given) {
    Problem problem = given.problem();
    List<Assignment> pinnedOnly = given.plan().assignments();

    PlacementPlan found =
        new PlacementSolver(problem, SolveLimits.ofSteps(50), 1, null, SolveListener.NONE)
            .solve()
            .plan();
    PlacementPlan exact =
        new ExactSolver(problem, Duration.ofMinutes(1), null, ExactListener.NONE).solve().plan();
    PlacementExplanation explanation = new Explainer(problem, given.plan()).explain("C", 5);

    assertThat(found.assignments()).isEqualTo(pinnedOnly);
    assertThat(Objects.requireNonNull(exact).assignments()).isEqualTo(pinnedOnly);
    Funnel funnel = Objects.requireNonNull(explanation.funnel());
    assertThat(funnel.left()).isZero();
    assertThat(funnel.steps()).extracting(Funnel.Step::obstacle).contains(obstacle);
    assertThat(explanation.alternatives()).isEmpty();
    assertThat(new Explainer(problem, given.plan()).recommend("C", 1))
        .allSatisfy(place -> assertThat(place.isPossible()).isFalse());
    assertThat(new Explainer(problem, given.plan()).cells(List.of("C")))
        .allSatisfy(cell -> assertThat(cell.isPossible()).isFalse());
  }
}
