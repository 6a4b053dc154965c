package org.platsa.solver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

class NearUnitsTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000})
  void findsWhatSortingAllWouldFind(int count) {
    Problem problem = RandomProblems.problem(3, 60, 90, 90);
    NearUnits near = new NearUnits(problem.units());
    for (Student student : problem.students()) {
      for (List<UnitKind> kinds :
          List.of(List.<UnitKind>of(), List.of(problem.units().getFirst().kind()))) {
        assertThat(near.nearest(student.home(), kinds, count))
            .extracting(unit -> distance(student.home(), unit))
            .containsExactlyElementsOf(
                problem.units().stream()
                    .filter(unit -> kinds.isEmpty() || kinds.contains(unit.kind()))
                    .sorted(Comparator.comparingDouble(unit -> distance(student.home(), unit)))
                    .limit(count)
                    .map(unit -> distance(student.home(), unit))
                    .toList());
      }
    }
  }

  private static double distance(Location from, Unit to) {
    double east = (to.location().lon() - from.lon()) * Math.cos(Math.toRadians(from.lat()));
    return Math.hypot(to.location().lat() - from.lat(), east);
  }
}
