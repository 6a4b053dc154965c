package org.platsa.solver.bound.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.TravelTime;

class ProgramBuilderTest {
  @Test
  void aUnitThatLiesTooFarAwayButHasAShortKnownTravelTimeIsAChoice() {
    Problem problem = RandomProblems.problem(3, 40, 60, 90);
    IndexedProblem indexed = new IndexedProblem(problem);
    PlacementProgram before = program(problem);
    int placement = -1;
    int unit = -1;
    for (int i = 0; i < 40 && placement < 0; i++) {
      Set<Integer> offered = unitsOf(before, i);
      for (int u = 0; u < 60; u++) {
        if (!offered.isEmpty()
            && indexed.index.minutes(i, u) > 120
            && mayOtherwiseBeAt(indexed, i, u)) {
          placement = i;
          unit = u;
        }
      }
    }
    assertThat(placement).isNotNegative();
    Placement wanted = problem.placements().get(placement);
    List<TravelTime> times = new ArrayList<>(problem.travelMinutes());
    times.add(new TravelTime(wanted.studentId(), problem.units().get(unit).id(), 30));

    PlacementProgram after = program(withTimes(problem, times));

    assertThat(unitsOf(before, placement)).doesNotContain(unit);
    assertThat(unitsOf(after, placement)).contains(unit);
  }

  private static boolean mayOtherwiseBeAt(IndexedProblem problem, int placement, int unit) {
    Placement wanted = problem.placements.get(placement);
    int period = problem.allowedPeriods(placement).getFirst();
    return new PlaceCosts(problem).mayBeAt(placement, unit, 0)
        && IntStream.range(0, problem.supervisors.size())
            .anyMatch(s ->
                problem.unitOf[s] == unit
                    && problem.index.isAvailable(s, period)
                    && (problem.supervisors.get(s).training().isTrained()
                        || wanted.kind().equals(PlacementKind.PRAO)));
  }

  private static PlacementProgram program(Problem problem) {
    return ProgramBuilder.build(new IndexedProblem(problem), (i, unit, period) -> true);
  }

  private static Set<Integer> unitsOf(PlacementProgram program, int placement) {
    Set<Integer> units = new HashSet<>();
    for (int k = program.choices.first(placement); k < program.choices.end(placement); k++) {
      units.add(program.group(k).unit());
    }
    return units;
  }

  private static Problem withTimes(Problem problem, List<TravelTime> times) {
    return problem.withTravelMinutes(times);
  }
}
