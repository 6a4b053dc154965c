package org.platsa.api.page.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.api.result.ComparedPlan;
import org.platsa.api.result.PlanDiff;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/**
 * Somebody who is elsewhere in another plan (<i>den som berörs</i>).
 *
 * @param placementId which placement
 * @param studentId whose
 * @param provider the education provider's name
 * @param kind what has changed: a kind of {@link PlanDiff}, {@code ADDED} or {@code REMOVED}
 * @param from where in the first plan; null if nowhere
 * @param to where in the other; null if nowhere
 */
public record MoveRow(
    String placementId,
    String studentId,
    String provider,
    String kind,
    @Nullable Where from,
    @Nullable Where to) {
  static final String ADDED = "ADDED";
  static final String REMOVED = "REMOVED";

  /** Where somebody is, by name. */
  public record Where(String unit, String period, String supervisor) {}

  /** Everybody who is elsewhere, and who is in one of the plans only. */
  static List<MoveRow> of(Comparisons.Compared compared) {
    Names before = Names.of(compared.one());
    Names after = Names.of(compared.other());
    List<MoveRow> rows = new ArrayList<>();
    for (PlanDiff.Move move : compared.diff().moved()) {
      rows.add(
          row(
              after,
              move.placementId(),
              move.kind().name(),
              before.where(move.from()),
              after.where(move.to())));
    }
    for (String added : compared.diff().added()) {
      rows.add(row(after, added, ADDED, null, after.where(added)));
    }
    for (String removed : compared.diff().removed()) {
      rows.add(row(before, removed, REMOVED, before.where(removed), null));
    }
    return rows;
  }

  private static MoveRow row(
      Names names, String placement, String kind, @Nullable Where from, @Nullable Where to) {
    return new MoveRow(
        placement, names.student(placement), names.provider(placement), kind, from, to);
  }

  /** What the ids of a plan are called. */
  private record Names(
      Map<String, Assignment> assignments,
      Map<String, Placement> placements,
      Map<String, Student> students,
      Map<String, String> providers,
      Map<String, String> periods,
      Map<String, String> units) {
    static Names of(ComparedPlan plan) {
      Problem problem = DistinctNames.of(plan.problem());
      Map<String, Assignment> assignments = new HashMap<>();
      plan.document().assignments().forEach(each -> assignments.put(each.placementId(), each));
      Map<String, Placement> placements = new HashMap<>();
      problem.placements().forEach(each -> placements.put(each.id(), each));
      Map<String, Student> students = new HashMap<>();
      problem.students().forEach(each -> students.put(each.id(), each));
      Map<String, String> providers = new HashMap<>();
      for (EducationProvider each : problem.providers()) {
        providers.put(each.id(), each.name());
      }
      Map<String, String> periods = new HashMap<>();
      for (Period each : problem.periods()) {
        periods.put(each.id(), each.name());
      }
      Map<String, String> unitNames = new HashMap<>();
      for (Unit each : problem.units()) {
        unitNames.put(each.id(), each.name());
      }
      Map<String, String> units = new HashMap<>();
      for (Supervisor each : problem.supervisors()) {
        units.put(each.id(), unitNames.getOrDefault(each.unitId(), each.unitId()));
      }
      return new Names(assignments, placements, students, providers, periods, units);
    }

    @Nullable Where where(String placement) {
      Assignment assignment = assignments.get(placement);
      return assignment == null ? null : where(assignment);
    }

    @Nullable Where where(Assignment assignment) {
      String supervisor = assignment.supervisorId();
      String period = assignment.periodId();
      return supervisor == null || period == null
          ? null
          : new Where(
              units.getOrDefault(supervisor, ""), periods.getOrDefault(period, period), supervisor);
    }

    String student(String placement) {
      Placement found = placements.get(placement);
      return found == null ? "" : found.studentId();
    }

    String provider(String placement) {
      Student student = students.get(student(placement));
      return student == null ? "" : providers.getOrDefault(student.providerId(), "");
    }
  }
}
