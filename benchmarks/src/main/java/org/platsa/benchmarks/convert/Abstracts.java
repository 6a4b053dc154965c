package org.platsa.benchmarks.convert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/**
 * What a problem needs that published instances say nothing of: days, places on the map, persons.
 * It is made so that it costs nothing and limits nothing.
 */
final class Abstracts {
  /** The first week of every converted term. */
  static final LocalDate FIRST_MONDAY = LocalDate.of(2025, 1, 6);

  /** The most weeks that a term has. */
  static final int MOST_WEEKS = 53;

  /** Everybody lives where all units are. */
  static final Location SOMEWHERE = new Location(60.0, 15.0);

  static final EducationProvider SCHOOL =
      new EducationProvider("SCHOOL", "School", ProviderTier.OTHER, 0, SOMEWHERE);

  private static final int DAYS_TO_FRIDAY = 4;

  private Abstracts() {}

  /** A term of so many weeks. */
  static Term term(int weeks) {
    return new Term(
        "CONVERTED", "Converted", FIRST_MONDAY, monday(weeks - 1).plusDays(DAYS_TO_FRIDAY));
  }

  /** The Monday of a week, counted from 0. */
  static LocalDate monday(int week) {
    return FIRST_MONDAY.plusWeeks(week);
  }

  /**
   * A unit at which only its own limits count: full-time trainees of one kind share its supervisors
   * as peers.
   */
  static Unit unit(
      String id, String name, String areaId, UnitKind kind, int most, List<Offer> offers) {
    return new Unit(id, name, areaId, kind, SOMEWHERE, most, most, true, false, List.of(), offers);
  }

  /** As many supervisors as it takes to have so many at the same time. */
  static List<Supervisor> supervisors(String unitId, int most) {
    List<Supervisor> supervisors = new ArrayList<>();
    for (int room = most; room > 0; room -= Supervisor.MOST_SIMULTANEOUS) {
      supervisors.add(
          new Supervisor(
              unitId + "-" + (supervisors.size() + 1),
              unitId,
              Training.STEP_1_2,
              true,
              List.of(),
              Math.min(room, Supervisor.MOST_SIMULTANEOUS),
              Supervisor.MOST_PER_TERM,
              0));
    }
    return supervisors;
  }

  /** Weights by which only one soft rule counts, once. */
  static Map<String, Integer> only(ConstraintId rule) {
    return Arrays.stream(ConstraintId.values())
        .filter(id -> id.level() == ConstraintLevel.SOFT)
        .collect(Collectors.toMap(ConstraintId::id, id -> id == rule ? 1 : 0));
  }
}
