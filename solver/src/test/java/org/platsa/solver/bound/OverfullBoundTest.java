package org.platsa.solver.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.model.IndexedProblem;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.ProgramBuilder;
import org.platsa.solver.bound.parts.BoundTuning;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.problem.Problem;

/** Bounds in parts where not everybody who has a place to go to fits. */
class OverfullBoundTest {
  private static final Duration AMPLE = Duration.ofMinutes(5);

  @Test
  void ofAThousandWhoAskForTwoSupervisorsFourFit() {
    Problem crowd = new Towns(1, Map.of()).town(1, 1_001).problem();

    Bound bound = inParts(crowd, 40);

    // 4 of the 501 of the member fit: 497 × 10 × 2, and 500 of the others: 500 × 3 × 2.
    assertThat(bound.medium()).isEqualTo(9_940 + 3_000);
    assertThat(bound.soft()).isEqualTo(optimum(crowd).soft());
  }

  @Test
  void townsThatAreOverfullAndTownsThatAreNotAddUp() {
    Problem towns =
        new Towns(2, Map.of()).town(6, 40).town(5, 12).town(4, 30).town(3, 10).problem();

    Bound bound = inParts(towns, 4);

    // Room for 24 of 40: 16 of the other's 20 stay out. For 16 of 30: 14 of 15.
    assertThat(bound.medium()).isEqualTo((16 + 14) * 6);
    Bound optimum = optimum(towns);
    assertThat(bound.soft())
        .isLessThanOrEqualTo(optimum.soft())
        .isGreaterThan((long) (0.98 * optimum.soft()));
  }

  @Test
  void aTownOfMoreUnitsThanAnyPartIsBoundedNearlyAsWell() {
    Problem town = new Towns(5, Map.of()).town(12, 60).problem();
    BoundTuning fourUnits =
        new BoundTuning(60_000, 4, 4, 5e-4, 1e-5, 0.2, 5e-5, 0.125, 0.3, 0.02, 5e-5);

    // Room for 48 of 60: 12 of the other's 30 stay out.
    assertThat(inParts(town, fourUnits).medium()).isBetween(65L, 72L);
  }

  @Test
  void withoutAnySoftWeightTheMediumLevelIsBoundedAndTheSoftIsNothing() {
    Map<String, Integer> none = new HashMap<>();
    for (ConstraintId id : ConstraintId.values()) {
      if (id.level() == ConstraintLevel.SOFT) {
        none.put(id.id(), 0);
      }
    }
    Problem overfull = new Towns(3, none).town(6, 40).town(5, 12).problem();
    Problem roomy = new Towns(3, none).town(6, 20).town(5, 12).problem();

    assertThat(inParts(overfull, 4).medium()).isEqualTo(16 * 6);
    assertThat(inParts(overfull, 4).soft()).isZero();
    assertThat(inParts(roomy, 4).cost()).isEqualTo(optimum(roomy).cost());
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 5})
  void theSameProblemWithAllWeightsMultipliedHasTheSameBoundMultiplied(int factor) {
    Map<String, Integer> weights = new HashMap<>();
    for (ConstraintId id : ConstraintId.values()) {
      if (id.level() == ConstraintLevel.SOFT) {
        weights.put(id.id(), factor * id.weight(Map.of()));
      }
    }
    for (int placements : new int[] {20, 40}) {
      Problem one = new Towns(4, Map.of()).town(6, placements).town(5, 12).problem();

      Bound plain = inParts(one, 4);
      Bound multiplied = inParts(one.withWeights(weights), 4);

      assertThat(multiplied.medium()).isEqualTo(plain.medium());
      assertThat(multiplied.soft() / (double) factor)
          .isCloseTo(plain.soft(), within(0.002 * plain.soft()));
    }
  }

  private static Bound inParts(Problem problem, int unitsAtFirst) {
    return inParts(problem, BoundTuning.TRIED.unitsAtFirst(unitsAtFirst));
  }

  private static Bound inParts(Problem problem, BoundTuning tuning) {
    Deadline deadline = new Deadline(AMPLE);
    PlacementProgram program =
        ProgramBuilder.buildForParts(new IndexedProblem(problem), deadline, 0, Integer.MAX_VALUE);
    List<Bound> raised = new ArrayList<>();
    LevelByLevel levels = new LevelByLevel(problem, program, deadline, raised::add);
    levels.relaxInParts(tuning, 1);
    assertThat(raised).isSorted();
    return Objects.requireNonNull(levels.best());
  }

  private static Bound optimum(Problem problem) {
    return Objects.requireNonNull(
        new ExactSolver(problem, AMPLE, null, ExactListener.NONE).solve().bound());
  }
}
