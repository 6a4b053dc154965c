package org.platsa.solver.rule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;

/**
 * Finds the units that a student may reach in so many minutes (<i>enheter inom räckhåll</i>)
 * without a look at every unit of the country.
 */
public final class UnitsInReach {
  private final TravelTimes travelTimes;
  private final UnitMap map;
  private final Map<String, Integer> positions = new HashMap<>();

  /**
   * Prepares to find units.
   *
   * @param units those of the problem, whose positions are given back
   */
  public UnitsInReach(List<Unit> units, TravelTimes travelTimes) {
    this.travelTimes = travelTimes;
    map = new UnitMap(units);
    for (int unit = 0; unit < units.size(); unit++) {
      positions.put(units.get(unit).id(), unit);
    }
  }

  /**
   * Positions in rising order of every unit that the student can reach in so many minutes, by
   * estimate or by a known time, and perhaps of some that take longer; of all units for a student
   * whose home nobody may know.
   *
   * @param minutes one way, inclusive
   */
  public int[] of(Student student, int minutes) {
    int[] near = map.within(student.home(), TravelTimes.reachKm(student.transport(), minutes));
    IntStream known =
        travelTimes.unitsOfKnownTime(student).stream()
            .map(positions::get)
            .filter(Objects::nonNull)
            .mapToInt(Integer::intValue);
    return IntStream.concat(Arrays.stream(near), known).sorted().distinct().toArray();
  }
}
