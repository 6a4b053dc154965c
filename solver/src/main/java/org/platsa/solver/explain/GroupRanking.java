package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.GroupCell;
import org.platsa.solver.plan.PlacementExplanation;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.work.Interruption;

/**
 * Prices the cells where several placements could be together (<i>prissatta rutor</i>). At a unit
 * each of them in turn gets the supervisor that is cheapest then, so the price is that of these
 * seats; others might cost a little less.
 */
final class GroupRanking {
  private final TrialPlan trial;
  private final List<PlanningPlacement> group;

  /**
   * Of placements with or without a place. All methods leave the trial as it was.
   *
   * @param group in the problem's order, each once
   */
  GroupRanking(TrialPlan trial, Collection<PlanningPlacement> group) {
    this.trial = trial;
    this.group = group.stream().sorted(Comparator.comparingInt(PlanningPlacement::index)).toList();
  }

  /** Where a placement was. */
  private record Was(PlanningSupervisor supervisor, PlanningPeriod period) {}

  /** Every unit that all of them can reach, in every period. */
  List<GroupCell> cells() {
    List<PlanningUnit> units = reached();
    return apart(now -> {
      List<GroupCell> cells = new ArrayList<>();
      for (PlanningUnit unit : units) {
        for (PlanningPeriod period : trial.schedule().periods()) {
          cell(now, unit, period).ifPresent(cells::add);
        }
      }
      return cells;
    });
  }

  /** One cell; nothing if the unit has no supervisor, or the problem no such cell. */
  Optional<GroupCell> cell(String unitId, String periodId) {
    Optional<PlanningUnit> unit =
        trial.schedule().units().stream().filter(one -> one.id().equals(unitId)).findFirst();
    Optional<PlanningPeriod> period =
        trial.schedule().periods().stream().filter(one -> one.id().equals(periodId)).findFirst();
    return unit.isEmpty() || period.isEmpty()
        ? Optional.empty()
        : apart(now -> cell(now, unit.get(), period.get()));
  }

  private List<PlanningUnit> reached() {
    List<PlanningUnit> units = new ArrayList<>(trial.schedule().units());
    for (PlanningPlacement placement : group) {
      units.retainAll(
          Set.copyOf(trial.surroundings().within(placement, PlacementExplanation.REACH_MINUTES)));
    }
    return units;
  }

  /** A question that is asked while none of the group has a place. */
  private interface Question<T> {
    T of(RuleCosts now);
  }

  private <T> T apart(Question<T> question) {
    Map<PlanningPlacement, Was> places = new LinkedHashMap<>();
    RuleCosts now = new RuleCosts();
    for (PlanningPlacement placement : group) {
      PlanningSupervisor supervisor = placement.supervisor();
      if (supervisor != null) {
        now.add(trial.leaving(placement), -1);
        places.put(placement, new Was(supervisor, placement.period()));
        trial.remove(placement);
      }
    }
    try {
      return question.of(now);
    } finally {
      places.forEach((placement, was) -> trial.put(placement, was.supervisor(), was.period()));
    }
  }

  private Optional<GroupCell> cell(RuleCosts now, PlanningUnit unit, PlanningPeriod period) {
    Interruption.check();
    List<PlanningSupervisor> supervisors = trial.schedule().supervisorsOf(unit);
    if (supervisors.isEmpty()) {
      return Optional.empty();
    }
    RuleCosts there = new RuleCosts();
    List<Assignment> seats = new ArrayList<>();
    try {
      for (PlanningPlacement placement : group) {
        Joined joined =
            supervisors.stream()
                .map(supervisor -> Joined.of(trial, placement, supervisor, period))
                .min(Comparator.comparing(one -> one.costs().cost()))
                .orElseThrow();
        there.add(joined.costs(), 1);
        trial.put(placement, joined.supervisor(), period);
        seats.add(new Assignment(placement.id(), joined.supervisor().id(), period.id()));
      }
    } finally {
      group.forEach(trial::remove);
    }
    return Optional.of(
        new GroupCell(
            unit.id(), period.id(), seats, there.minus(now).asDifference(), there.hardById()));
  }

  /** A supervisor with what the plan costs more when a placement joins them. */
  private record Joined(PlanningSupervisor supervisor, RuleCosts costs) {
    static Joined of(
        TrialPlan trial,
        PlanningPlacement placement,
        PlanningSupervisor supervisor,
        PlanningPeriod period) {
      return new Joined(supervisor, trial.joining(placement, supervisor, period));
    }
  }
}
