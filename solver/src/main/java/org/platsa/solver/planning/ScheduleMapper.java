package org.platsa.solver.planning;

import ai.timefold.solver.core.api.domain.solution.ConstraintWeightOverrides;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;

/** The only way between documents and planning classes. The problem must be valid. */
public final class ScheduleMapper {
  private ScheduleMapper() {}

  /** The problem with a plan of it, taken as it is. */
  public static PlacementSchedule toSchedule(Problem problem, PlacementPlan plan) {
    Builder builder = new Builder(problem);
    for (Assignment assignment : plan.assignments()) {
      if (assignment.supervisorId() != null && assignment.periodId() != null) {
        builder.assign(assignment.placementId(), assignment.supervisorId(), assignment.periodId());
      }
    }
    return builder.build();
  }

  /**
   * The problem with nobody placed but the pinned.
   *
   * @see Placement#pinned()
   */
  public static PlacementSchedule toSchedule(Problem problem) {
    Builder builder = new Builder(problem);
    builder.assignPinned();
    return builder.build();
  }

  /** The plan of a schedule, in the problem's order. */
  public static PlacementPlan toPlan(PlacementSchedule schedule) {
    List<Assignment> assignments = new ArrayList<>(schedule.placements().size());
    for (PlanningPlacement placement : schedule.placements()) {
      PlanningSupervisor supervisor = placement.supervisor();
      assignments.add(
          supervisor == null
              ? new Assignment(placement.id(), null, null)
              : new Assignment(placement.id(), supervisor.id(), placement.period().id()));
    }
    return new PlacementPlan(assignments);
  }

  /** Puts a placement somewhere before planning starts. */
  public static void assign(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    placement.assign(supervisor, period);
  }

  /** Takes a placement's place away before planning starts. */
  public static void unassign(PlanningPlacement placement) {
    placement.unassign();
  }

  private static final class Builder {
    private final Problem problem;
    private final List<PlanningPeriod> periods = new ArrayList<>();
    private final Map<String, PlanningPeriod> periodsById = new HashMap<>();
    private final List<PlanningUnit> units = new ArrayList<>();
    private final List<PlanningSupervisor> supervisors = new ArrayList<>();
    private final Map<String, PlanningSupervisor> supervisorsById = new HashMap<>();
    private final List<PlanningPlacement> placements = new ArrayList<>();
    private final Map<String, PlanningPlacement> placementsById = new HashMap<>();

    Builder(Problem problem) {
      this.problem = problem;
      addPeriods();
      addUnits();
      addPlacements();
    }

    PlacementSchedule build() {
      return new PlacementSchedule(
          placements, supervisors, units, periods, weights(problem.weights()));
    }

    void assign(String placementId, String supervisorId, String periodId) {
      find(placementsById, "placement", placementId)
          .assign(
              find(supervisorsById, "supervisor", supervisorId),
              find(periodsById, "period", periodId));
    }

    void assignPinned() {
      for (Placement placement : problem.placements()) {
        Slot slot = placement.assignment();
        if (placement.pinned() && slot != null) {
          assign(placement.id(), slot.supervisorId(), slot.periodId());
        }
      }
    }

    private void addPeriods() {
      Term term = problem.term();
      for (Period period : problem.periods()) {
        PlanningPeriod planned =
            PlanningPeriod.of(period, periods.size(), term.weekOf(period.firstMonday()));
        periods.add(planned);
        periodsById.put(planned.id(), planned);
      }
    }

    private void addUnits() {
      Map<String, List<Supervisor>> byUnit = new HashMap<>();
      for (Supervisor supervisor : problem.supervisors()) {
        byUnit.computeIfAbsent(supervisor.unitId(), key -> new ArrayList<>()).add(supervisor);
      }
      long spreadWeight = ConstraintId.UNIT_SPREAD.weight(problem.weights());
      for (Unit unit : problem.units()) {
        PlanningUnit planned = new PlanningUnit(unit, units.size(), spreadWeight);
        units.add(planned);
        int first = supervisors.size();
        int trained = 0;
        boolean step3 = false;
        for (Supervisor supervisor : byUnit.getOrDefault(unit.id(), List.of())) {
          PlanningSupervisor added =
              new PlanningSupervisor(
                  supervisor, supervisors.size(), planned, availablePeriods(supervisor));
          supervisors.add(added);
          supervisorsById.put(added.id(), added);
          if (supervisor.active() && supervisor.training().isTrained()) {
            trained++;
            step3 |= supervisor.training() == Training.STEP_3;
          }
        }
        planned.setSupervisors(first, supervisors.size(), trained, step3);
      }
    }

    private BitSet availablePeriods(Supervisor supervisor) {
      Term term = problem.term();
      BitSet available = new BitSet(periods.size());
      if (!supervisor.active()) {
        return available;
      }
      available.set(0, periods.size());
      for (Absence absence : supervisor.absences()) {
        int firstWeek = term.weekOf(absence.from());
        int lastWeek = term.weekOf(absence.to());
        for (PlanningPeriod period : periods) {
          if (period.firstWeek() <= lastWeek && firstWeek < period.endWeek()) {
            available.clear(period.index());
          }
        }
      }
      return available;
    }

    private void addPlacements() {
      Map<String, PlanningProvider> providers = new HashMap<>();
      long fairnessWeight = ConstraintId.PROVIDER_FAIRNESS.weight(problem.weights());
      for (EducationProvider provider : problem.providers()) {
        providers.put(provider.id(), new PlanningProvider(provider, fairnessWeight));
      }
      Map<String, Student> students = new HashMap<>();
      problem.students().forEach(student -> students.put(student.id(), student));
      Map<String, List<Integer>> byStudent = new HashMap<>();
      for (int i = 0; i < problem.placements().size(); i++) {
        byStudent
            .computeIfAbsent(problem.placements().get(i).studentId(), key -> new ArrayList<>())
            .add(i);
      }
      TravelTimes travelTimes = new TravelTimes(problem);
      for (Placement placement : problem.placements()) {
        Integer index = placements.size();
        Student student = find(students, "student", placement.studentId());
        PlanningProvider provider = find(providers, "provider", student.providerId());
        provider.addPlacement();
        PlanningPlacement planned =
            new PlanningPlacement(
                placement,
                index,
                student,
                provider,
                placement.allowedPeriods().stream()
                    .map(id -> find(periodsById, "period", id))
                    .toList(),
                travelTimes,
                byStudent.getOrDefault(student.id(), List.of()).stream()
                    .filter(other -> !other.equals(index))
                    .toList());
        Slot published = placement.published();
        if (published != null) {
          planned.setPublished(
              find(supervisorsById, "supervisor", published.supervisorId()),
              find(periodsById, "period", published.periodId()));
        }
        placements.add(planned);
        placementsById.put(planned.id(), planned);
      }
    }

    private static <T> T find(Map<String, T> map, String what, String id) {
      T found = map.get(id);
      if (found == null) {
        throw new IllegalArgumentException("The problem has no " + what + " '" + id + "'");
      }
      return found;
    }

    /**
     * The problem's own weights as overrides. Rules that round after weighting carry their weight
     * in the amount, so for them an override only switches the rule off.
     */
    private static ConstraintWeightOverrides<HardMediumSoftLongScore> weights(
        Map<String, Integer> weights) {
      Map<String, HardMediumSoftLongScore> overrides = new HashMap<>();
      weights.forEach((id, weight) -> {
        boolean carried =
            id.equals(ConstraintId.UNIT_SPREAD.id())
                || id.equals(ConstraintId.PROVIDER_FAIRNESS.id());
        overrides.put(id, HardMediumSoftLongScore.ofSoft(carried ? Math.min(1, weight) : weight));
      });
      return ConstraintWeightOverrides.of(overrides);
    }
  }
}
