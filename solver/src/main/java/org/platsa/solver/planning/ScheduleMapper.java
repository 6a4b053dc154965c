package org.platsa.solver.planning;

import ai.timefold.solver.core.api.domain.solution.ConstraintWeightOverrides;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
import org.platsa.solver.rule.ProblemIndex;
import org.platsa.solver.rule.Weeks;

/** The only way between documents and planning classes. The problem must be valid. */
public final class ScheduleMapper {
  private ScheduleMapper() {}

  /**
   * The problem with a plan of it, whatever rules that breaks.
   *
   * @throws IllegalArgumentException if the plan names what the problem does not have
   */
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
   * @see Placement#isFixed()
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

  /** Gives an unplaced placement a place before planning starts. */
  public static void assign(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    placement.assign(supervisor, period);
  }

  /** Takes a placement's place away before planning starts. */
  public static void unassign(PlanningPlacement placement) {
    placement.unassign();
  }

  private static final class Builder {
    /** Stands in where the problem has no periods. */
    private static final PlanningPeriod NEVER = new PlanningPeriod("", -1, new Weeks(0, 0));

    private final ProblemIndex index;

    private final List<PlanningPeriod> periods = new ArrayList<>();
    private final List<PlanningUnit> units = new ArrayList<>();
    private final List<PlanningSupervisor> supervisors = new ArrayList<>();
    private final List<PlanningPlacement> placements = new ArrayList<>();

    Builder(Problem problem) {
      index = new ProblemIndex(problem);
      for (Period period : problem.periods()) {
        periods.add(new PlanningPeriod(period.id(), periods.size(), index.weeks(periods.size())));
      }
      for (int unit = 0; unit < problem.units().size(); unit++) {
        PlanningUnit planned = new PlanningUnit(index, unit);
        units.add(planned);
        while (supervisors.size() < index.endSupervisor(unit)) {
          supervisors.add(new PlanningSupervisor(index, supervisors.size(), planned));
        }
      }
      List<PlanningProvider> providers =
          IntStream.range(0, problem.providers().size())
              .mapToObj(i -> new PlanningProvider(index, i))
              .toList();
      PlanningPeriod first = periods.isEmpty() ? NEVER : periods.getFirst();
      for (int i = 0; i < problem.placements().size(); i++) {
        placements.add(
            new PlanningPlacement(
                index, i, providers.get(index.provider(i)), allowedPeriods(i), first));
      }
    }

    private List<PlanningPeriod> allowedPeriods(int placement) {
      return IntStream.range(0, index.allowedPeriodCount(placement))
          .mapToObj(i -> periods.get(index.allowedPeriod(placement, i)))
          .toList();
    }

    PlacementSchedule build() {
      return new PlacementSchedule(
          placements, supervisors, units, periods, weights(index.problem().weights()));
    }

    void assign(String placementId, String supervisorId, String periodId) {
      placements
          .get(known("placement", placementId, index.placementPosition(placementId)))
          .assign(
              supervisors.get(
                  known("supervisor", supervisorId, index.supervisorPosition(supervisorId))),
              periods.get(known("period", periodId, index.periodPosition(periodId))));
    }

    void assignPinned() {
      for (Placement placement : index.problem().placements()) {
        Slot slot = placement.assignment();
        if (placement.isFixed() && slot != null) {
          assign(placement.id(), slot.supervisorId(), slot.periodId());
        }
      }
    }

    private static int known(String what, String id, OptionalInt position) {
      return position.orElseThrow(
          () -> new IllegalArgumentException("The problem has no " + what + " '" + id + "'"));
    }

    /**
     * The problem's own weights as Timefold reads them. Rules that round after weighting have their
     * weight in the amount already; for them this only says whether the rule counts at all.
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
