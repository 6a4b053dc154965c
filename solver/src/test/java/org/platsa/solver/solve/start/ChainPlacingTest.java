package org.platsa.solver.solve.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.TestProblem;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.move.PossibleUnits;

class ChainPlacingTest {
  static LongStream seeds() {
    return LongStream.rangeClosed(1, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatAChainLeavesFreeIsTaken(long seed) {
    Beginning beginning = Beginning.of(RandomProblems.problem(seed, 40, 10, 25), null, () -> false);
    long unplaced = unplaced(beginning.roster().schedule());

    new GreedyPlacing(beginning.roster(), beginning.reach()).placeAll();

    assertThat(unplaced(beginning.roster().schedule())).isEqualTo(unplaced);
  }

  /** a wants U only, b may be at U or V, c at V or W: b and c move on for a. */
  @Test
  void aChainOfThreeMakesRoomForOne() {
    TestProblem given = new TestProblem().supervisor("S", "U", s -> s.active = false);
    for (String unit : new String[] {"U", "V", "W"}) {
      given
          .unit(unit, u -> u.maxTrainees = 1)
          .supervisor("S-" + unit, unit, s -> s.maxSimultaneous = 1);
    }
    given
        .unplaced("a", p -> {})
        .placed("b", "S-U", "A")
        .placed("c", "S-V", "A")
        .student("a", s -> s.excludedUnits = List.of("V", "W"))
        .student("b", s -> s.excludedUnits = List.of("W"))
        .student("c", s -> s.excludedUnits = List.of("U"));
    Problem problem = given.problem();
    PlacementSchedule schedule = StartPlan.of(problem, given.plan());
    Roster roster = new Roster(schedule);

    assertThat(new ChainPlacing(roster, new PossibleUnits(problem, schedule)).placeAll(() -> false))
        .isOne();
    assertThat(unplaced(schedule)).isZero();
  }

  @Test
  void twoOfHalfTimeHaveThePlaceOfOneWhereNotEverybodyFits() {
    Problem problem =
        new TestProblem()
            .supervisor("S", "U", s -> s.maxSimultaneous = 1)
            .unplaced("full", p -> {})
            .unplaced("half", p -> p.intensity = 50)
            .unplaced("half too", p -> p.intensity = 50)
            .problem();

    Beginning beginning = Beginning.of(problem, null, () -> false);
    assertThat(beginning.mayPlaceMore()).isTrue();
    PlacementSchedule schedule =
        beginning.smallestFirst(problem, null, () -> false).roster().schedule();

    assertThat(schedule.placements())
        .filteredOn(PlanningPlacement::isUnplaced)
        .extracting(PlanningPlacement::id)
        .containsExactly("full");
  }

  private static long unplaced(PlacementSchedule schedule) {
    return schedule.placements().stream().filter(PlanningPlacement::isUnplaced).count();
  }
}
