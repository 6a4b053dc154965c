package org.platsa.solver.bound;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * Towns too far from one another to travel between, each with units, supervisors and placements of
 * its own; same seed, same problem.
 */
final class Towns {
  private static final LocalDate MONDAY = LocalDate.of(2024, 8, 26);

  private final Random random;
  private final List<Unit> units = new ArrayList<>();
  private final List<Supervisor> supervisors = new ArrayList<>();
  private final List<Student> students = new ArrayList<>();
  private final List<Placement> placements = new ArrayList<>();
  private final Map<String, Integer> weights;
  private int towns;

  Towns(long seed, Map<String, Integer> weights) {
    random = new Random(seed);
    this.weights = weights;
  }

  /**
   * One more.
   *
   * @param unitCount each with two supervisors, who take two placements each, one at a time
   * @param placementCount of the college's member in turn with another provider, allowed in both
   *     periods
   */
  Towns town(int unitCount, int placementCount) {
    double lat = 56 + 3.0 * towns++;
    for (int u = 0; u < unitCount; u++) {
      String unit = "U" + units.size();
      units.add(
          new Unit(unit, unit, "a", UnitKind.CARE_HOME, near(lat), 3, 20, false, false, List.of()));
      for (int s = 0; s < 2; s++) {
        supervisors.add(
            new Supervisor(
                "S" + supervisors.size(),
                unit,
                Training.STEP_1_2,
                true,
                List.of(),
                1,
                2,
                random.nextInt(3)));
      }
    }
    for (int p = 0; p < placementCount; p++) {
      String id = "P" + placements.size();
      students.add(
          new Student(
              id,
              p % 2 == 0 ? "member" : "other",
              near(lat),
              Transport.PUBLIC,
              List.of(),
              List.of(),
              List.of(),
              false,
              false,
              List.of(),
              false));
      placements.add(
          new Placement(
              id,
              id,
              PlacementKind.APL,
              List.of("A", "B"),
              List.of(),
              100,
              false,
              null,
              false,
              null));
    }
    return this;
  }

  private Location near(double lat) {
    return new Location(
        Math.round((lat + random.nextDouble() * 0.05) * 1000) / 1000.0,
        Math.round((13 + random.nextDouble() * 0.1) * 1000) / 1000.0);
  }

  Problem problem() {
    Location school = new Location(56, 13);
    return new Problem(
        Problem.SCHEMA_VERSION,
        "Towns",
        Map.of(),
        new Term("HT2024", "Höstterminen 2024", MONDAY, MONDAY.plusWeeks(16).minusDays(3)),
        List.of(new Area("a", "A")),
        units,
        supervisors,
        List.of(
            new EducationProvider("member", "M", ProviderTier.COLLEGE_MEMBER, 0, school),
            new EducationProvider("other", "O", ProviderTier.OTHER, 0, school)),
        List.of(
            new Period("A", "A", PlacementKind.APL, MONDAY, 5),
            new Period("B", "B", PlacementKind.APL, MONDAY.plusWeeks(6), 5)),
        students,
        placements,
        List.of(),
        weights);
  }
}
