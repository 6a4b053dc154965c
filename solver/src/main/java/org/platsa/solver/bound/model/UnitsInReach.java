package org.platsa.solver.bound.model;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.platsa.solver.problem.Student;
import org.platsa.solver.rule.TravelTimes;
import org.platsa.solver.rule.UnitMap;

/**
 * Finds the units that a student may reach within the travel limit (<i>enheter inom räckhåll</i>)
 * without a look at every unit of the country.
 */
final class UnitsInReach {
  private final IndexedProblem problem;
  private final UnitMap map;

  UnitsInReach(IndexedProblem problem) {
    this.problem = problem;
    map = new UnitMap(problem.units);
  }

  /**
   * Units in rising order: every one that the placement's student can reach in so many minutes, by
   * estimate or by a known time, and maybe some just beyond.
   */
  int[] of(int placement, int minutes) {
    Student student = problem.student[placement];
    double km = TravelTimes.reachKm(student.transport(), minutes);
    IntStream known =
        problem.index.travelTimes().unitsOfKnownTime(student).stream()
            .map(problem.index::unitPosition)
            .flatMapToInt(OptionalInt::stream);
    return IntStream.concat(Arrays.stream(map.within(student.home(), km)), known)
        .sorted()
        .distinct()
        .toArray();
  }
}
