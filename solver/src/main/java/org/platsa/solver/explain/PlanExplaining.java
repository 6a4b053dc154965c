package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitLoad;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;

/** Explains one whole plan. */
final class PlanExplaining {
  private final Problem problem;
  private final Trial trial;
  private final PlacementSchedule schedule;
  private final RuleCosts costs;
  private final OwnCosts own;
  private final double fairShare;

  PlanExplaining(Problem problem, Trial trial) {
    this.problem = problem;
    this.trial = trial;
    this.schedule = trial.schedule();
    this.costs = trial.costs();
    this.own = OwnCosts.of(trial);
    long placed = schedule.placements().stream().filter(PlanningPlacement::isPlaced).count();
    int trained = schedule.units().stream().mapToInt(PlanningUnit::trainedSupervisors).sum();
    this.fairShare = trained == 0 ? 0 : (double) placed / trained;
  }

  Explanation explain() {
    return new Explanation(
        costs.cost(), constraints(), placements(), supervisors(), units(), providers());
  }

  private List<Explanation.ConstraintCost> constraints() {
    return Arrays.stream(ConstraintId.values())
        .map(rule ->
            new Explanation.ConstraintCost(
                rule.id(),
                rule.level(),
                rule.weight(problem.weights()),
                costs.of(rule),
                own.matches(rule)))
        .toList();
  }

  private List<Explanation.PlacementCost> placements() {
    Funnels funnels = new Funnels(schedule);
    List<Explanation.PlacementCost> placements = new ArrayList<>();
    for (PlanningPlacement placement : schedule.placements()) {
      Map<String, Long> ownCosts = own.ofPlacement(placement.id());
      PlanningSupervisor supervisor = placement.supervisor();
      placements.add(
          supervisor == null
              ? new Explanation.PlacementCost(
                  placement.id(),
                  null,
                  null,
                  null,
                  null,
                  ownCosts,
                  Difference.NONE,
                  funnels.of(placement))
              : new Explanation.PlacementCost(
                  placement.id(),
                  supervisor.id(),
                  supervisor.unit().id(),
                  placement.period().id(),
                  placement.fit().minutes(),
                  ownCosts,
                  ifUnplaced(placement, supervisor),
                  null));
    }
    return placements;
  }

  private Difference ifUnplaced(PlanningPlacement placement, PlanningSupervisor supervisor) {
    PlanningPeriod period = placement.period();
    trial.remove(placement);
    Difference difference = trial.costs().minus(costs).asDifference();
    trial.put(placement, supervisor, period);
    return difference;
  }

  private List<Explanation.SupervisorLoad> supervisors() {
    return schedule.supervisors().stream()
        .map(planned -> {
          Supervisor supervisor = planned.supervisor();
          return new Explanation.SupervisorLoad(
              supervisor.id(),
              supervisor.unitId(),
              supervisor.training(),
              supervisor.active(),
              planned.placements().size(),
              supervisor.active() && planned.isTrained() ? rounded(fairShare) : 0,
              supervisor.recentPlacements(),
              supervisor.maxPerTerm(),
              supervisor.maxSimultaneous(),
              own.ofSupervisor(supervisor.id()));
        })
        .toList();
  }

  private List<Explanation.UnitLoad> units() {
    return schedule.units().stream().map(this::unit).toList();
  }

  private Explanation.UnitLoad unit(PlanningUnit unit) {
    UnitLoad.Counter counter = new UnitLoad.Counter();
    int recent = 0;
    for (PlanningSupervisor supervisor : schedule.supervisorsOf(unit)) {
      recent += supervisor.supervisor().recentPlacements();
      supervisor.placements().forEach(placement -> counter.add(placement.period(), 1));
    }
    UnitLoad load = counter.load();
    return new Explanation.UnitLoad(
        unit.id(),
        load.placements(),
        rounded(fairShare * unit.trainedSupervisors()),
        unit.trainedSupervisors(),
        recent,
        Arrays.stream(load.trainees()).max().orElse(0),
        unit.maxTrainees(),
        own.ofUnit(unit.id()));
  }

  private List<Explanation.ProviderCost> providers() {
    Map<String, int[]> counts = new HashMap<>();
    for (PlanningPlacement placement : schedule.placements()) {
      int[] count = counts.computeIfAbsent(placement.provider().id(), key -> new int[2]);
      count[0] += placement.isPlaced() ? 1 : 0;
      count[1]++;
    }
    List<Explanation.ProviderCost> providers = new ArrayList<>();
    for (EducationProvider provider : problem.providers()) {
      if (counts.containsKey(provider.id())) {
        int[] count = Objects.requireNonNull(counts.get(provider.id()));
        providers.add(
            new Explanation.ProviderCost(
                provider.id(),
                count[0],
                count[1],
                provider.guaranteedPlaces(),
                own.ofProvider(provider.id())));
      }
    }
    return providers;
  }

  /** To two decimals. */
  private static double rounded(double share) {
    return Math.round(share * 100) / 100.0;
  }
}
