package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.benchmarks.convert.RankedChoices.Ranking;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.problem.Wish;

/**
 * Makes a problem of ranked choices: a unit for each project, one week, a placement for each
 * student. As many as possible are placed, and then the sum of ranks is as low as possible.
 */
public final class ChoicesConverter {
  private static final String AREA = "ALL";
  private static final PlacementKind KIND = PlacementKind.LIA;
  private static final String PERIOD = "ALL";

  private ChoicesConverter() {}

  /**
   * Converts them.
   *
   * @param anywhere whether a student may be where the student did not choose to be, after all
   *     choices; otherwise the student is rather without a place
   */
  public static Conversion convert(RankedChoices choices, boolean anywhere) {
    List<Unit> units = new ArrayList<>();
    List<Supervisor> supervisors = new ArrayList<>();
    choices
        .capacities()
        .forEach((project, most) -> {
          units.add(Abstracts.unit(project, project, AREA, UnitKind.CARE_HOME, most, List.of()));
          supervisors.addAll(Abstracts.supervisors(project, most));
        });
    Problem problem =
        new Problem(
            Problem.SCHEMA_VERSION,
            "Ranked choices",
            Map.of("madeBy", "convert-choices"),
            Abstracts.term(1),
            List.of(new Area(AREA, "All")),
            units,
            supervisors,
            List.of(Abstracts.SCHOOL),
            List.of(new Period(PERIOD, "All", KIND, Abstracts.FIRST_MONDAY, 1, List.of())),
            choices.students().stream()
                .map(ranking -> student(ranking, choices, anywhere))
                .toList(),
            choices.students().stream().map(ChoicesConverter::placement).toList(),
            List.of(),
            Abstracts.only(ConstraintId.PREFERENCE));
    List<String> notes = new ArrayList<>(choices.notes());
    notes.add("The sum of ranks is the soft cost and 1 for each who is placed.");
    return new Conversion(problem, notes);
  }

  private static Student student(Ranking ranking, RankedChoices choices, boolean anywhere) {
    List<String> excluded =
        anywhere
            ? List.of()
            : choices.capacities().keySet().stream()
                .filter(project -> !ranking.ranks().containsKey(project))
                .toList();
    return new Student(
            ranking.student(),
            Abstracts.SCHOOL.id(),
            Abstracts.SOMEWHERE,
            Transport.WALK,
            List.of(),
            excluded,
            List.of(),
            false,
            false,
            List.of())
        .withWishes(
            ranking.ranks().entrySet().stream()
                .map(rank -> Wish.unit(rank.getKey(), rank.getValue()))
                .toList());
  }

  private static Placement placement(Ranking ranking) {
    return new Placement(
        ranking.student(),
        ranking.student(),
        KIND,
        List.of(PERIOD),
        List.of(),
        Placement.FULL_TIME,
        true,
        null,
        false,
        null);
  }

  /** The project of each supervisor of a converted problem. */
  static Map<String, String> projectOfSupervisor(RankedChoices choices) {
    Map<String, String> projects = new HashMap<>();
    choices
        .capacities()
        .forEach((project, most) ->
            Abstracts.supervisors(project, most)
                .forEach(supervisor -> projects.put(supervisor.id(), project)));
    return projects;
  }
}
