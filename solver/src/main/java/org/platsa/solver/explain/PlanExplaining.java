package org.platsa.solver.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Difference;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningProvider;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitLoad;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.rule.UnitOffers;
import org.platsa.solver.work.Interruption;

/**
 * Explains a whole plan page by page (<i>förklaring av en plan</i>): everything is counted once,
 * and of each list only a page is told.
 */
final class PlanExplaining {
  /** Rules of which one supervisor, unit or provider can have several cases. */
  private static final Set<ConstraintId> COUNTING =
      Set.of(
          ConstraintId.SUPERVISOR_CAPACITY,
          ConstraintId.SUPERVISOR_MIX,
          ConstraintId.SUPERVISOR_TERM_LIMIT,
          ConstraintId.UNIT_CAPACITY,
          ConstraintId.PEER_PAIR,
          ConstraintId.TRIAL_QUOTA);

  private final Problem problem;
  private final TrialPlan trial;
  private final PlacementSchedule schedule;
  private final List<BrokenRule> broken;
  private final RuleCosts costs = new RuleCosts();
  private final Map<ConstraintId, Integer> matches = new EnumMap<>(ConstraintId.class);

  /** By id of a provider that asks for places. */
  private final Map<String, Asking> asking = new HashMap<>();

  /** Placed placements for each active supervisor with training. */
  private final double fairShare;

  private final List<Explanation.UnitLoad> units;

  PlanExplaining(TrialPlan trial, List<BrokenRule> broken) {
    this.problem = trial.problem();
    this.trial = trial;
    this.schedule = trial.schedule();
    this.broken = broken;
    long placed = schedule.placements().stream().filter(PlanningPlacement::isPlaced).count();
    int trained = schedule.units().stream().mapToInt(PlanningUnit::trainedSupervisors).sum();
    this.fairShare = trained == 0 ? 0 : (double) placed / trained;
    this.units = schedule.units().stream().map(this::unit).toList();
    addUp();
  }

  Explanation explain(int from, int limit) {
    List<PlanningPlacement> unplaced =
        schedule.placements().stream().filter(PlanningPlacement::isUnplaced).toList();
    List<EducationProvider> providers =
        problem.providers().stream().filter(provider -> asking.containsKey(provider.id())).toList();
    Section page = new Section(from, limit);
    return new Explanation(
        costs.cost(),
        schedule.placements().size() - unplaced.size(),
        constraints(),
        mostAbove(units).orElse(null),
        mostBelow(units).orElse(null),
        new Explanation.Page(
            from,
            limit,
            broken.size(),
            unplaced.size(),
            schedule.placements().size(),
            schedule.supervisors().size(),
            units.size(),
            providers.size()),
        page.of(broken),
        page.of(unplaced).stream().map(this::unplaced).toList(),
        page.of(schedule.placements()).stream().map(this::placement).toList(),
        page.of(schedule.supervisors()).stream().map(this::supervisor).toList(),
        page.of(units),
        page.of(providers).stream().map(this::provider).toList());
  }

  PlanOverview overview() {
    Map<String, Map<String, Long>> here = byUnitAndPeriod();
    return new PlanOverview(
        schedule.placements().stream().map(this::seated).toList(),
        units,
        schedule.supervisors().stream().map(this::supervisor).toList(),
        schedule.units().stream()
            .flatMap(unit -> occupied(unit, here.getOrDefault(unit.id(), Map.of())))
            .toList(),
        broken);
  }

  private Stream<PlanOverview.Occupied> occupied(PlanningUnit unit, Map<String, Long> here) {
    UnitLoad load = trial.load(unit);
    return schedule.periods().stream()
        .map(period -> {
          Period asked = problem.periods().get(period.index());
          if (UnitOffers.places(unit.unit(), asked, problem.term()) == 0) {
            int there = here.getOrDefault(period.id(), 0L).intValue();
            return new PlanOverview.Occupied(unit.id(), period.id(), there, 0);
          }
          UnitLoad.Filling fullest = load.fullest(unit, period, asked.kind());
          return new PlanOverview.Occupied(
              unit.id(), period.id(), fullest.trainees(), fullest.places());
        });
  }

  /** How many there are of each period at each unit, by their ids. */
  private Map<String, Map<String, Long>> byUnitAndPeriod() {
    Map<String, Map<String, Long>> here = new HashMap<>();
    for (PlanningPlacement placement : schedule.placements()) {
      PlanningSupervisor supervisor = placement.supervisor();
      if (supervisor != null) {
        here.computeIfAbsent(supervisor.unit().id(), id -> new HashMap<>())
            .merge(placement.period().id(), 1L, Long::sum);
      }
    }
    return here;
  }

  private PlanOverview.Seated seated(PlanningPlacement placement) {
    Interruption.check();
    Map<String, Long> own = trial.accounts().own(placement).byId();
    PlanningSupervisor supervisor = placement.supervisor();
    return supervisor == null
        ? new PlanOverview.Seated(placement.id(), null, null, null, null, own, List.of())
        : new PlanOverview.Seated(
            placement.id(),
            supervisor.id(),
            supervisor.unit().id(),
            placement.period().id(),
            placement.travel(supervisor.unit()),
            own,
            Explainer.partners(placement, supervisor));
  }

  /** What of each list is told. */
  private record Section(int from, int limit) {
    <T> List<T> of(List<T> all) {
      int start = Math.min(from, all.size());
      return all.subList(start, Math.min(all.size() - start, limit) + start);
    }
  }

  /** Adds up what everything costs, and counts the cases of each rule. */
  private void addUp() {
    OwnCosts accounts = trial.accounts();
    for (PlanningPlacement placement : schedule.placements()) {
      Interruption.check();
      count(accounts.of(placement));
      PlanningProvider provider = placement.provider();
      asking.merge(
          provider.id(),
          new Asking(provider, 1),
          (one, more) -> new Asking(provider, one.askedFor() + more.askedFor()));
      count(ConstraintId.REVISIT, accounts.returning(placement));
      for (PlanningPlacement sibling : schedule.siblings(placement)) {
        if (sibling.index() > placement.index()) {
          count(ConstraintId.STUDENT_OVERLAP, accounts.overlap(placement, sibling));
        }
      }
      for (PlanningPlacement other : schedule.boundTo(placement)) {
        if (other.index() > placement.index()) {
          count(accounts.together(placement, other));
        }
      }
    }
    schedule.supervisors().forEach(supervisor -> count(accounts.of(supervisor)));
    schedule.units().forEach(unit -> count(accounts.of(unit)));
    trial.unplaced().keySet().forEach(provider -> count(accounts.of(provider)));
  }

  private void count(ConstraintId rule, long cost) {
    RuleCosts part = new RuleCosts();
    part.add(rule, cost);
    count(part);
  }

  private void count(RuleCosts part) {
    costs.add(part, 1);
    for (ConstraintId rule : ConstraintId.values()) {
      if (part.of(rule) != 0) {
        matches.merge(rule, cases(rule, part.of(rule)), Integer::sum);
      }
    }
  }

  /**
   * How many cases of a rule the cost of one placement, supervisor, unit or provider stands for.
   */
  private int cases(ConstraintId rule, long cost) {
    return COUNTING.contains(rule) ? Math.toIntExact(cost / rule.weight(problem.weights())) : 1;
  }

  private List<Explanation.ConstraintCost> constraints() {
    return Arrays.stream(ConstraintId.values())
        .map(rule ->
            new Explanation.ConstraintCost(
                rule.id(),
                rule.level(),
                rule.weight(problem.weights()),
                costs.of(rule),
                matches.getOrDefault(rule, 0)))
        .toList();
  }

  private Explanation.Unplaced unplaced(PlanningPlacement placement) {
    Interruption.check();
    return new Explanation.Unplaced(
        placement.id(), FunnelCounter.of(PlacesNearby.around(trial, placement)));
  }

  private Explanation.PlacementCost placement(PlanningPlacement placement) {
    Interruption.check();
    Map<String, Long> own = trial.accounts().own(placement).byId();
    PlanningSupervisor supervisor = placement.supervisor();
    return supervisor == null
        ? new Explanation.PlacementCost(
            placement.id(), null, null, null, null, own, Difference.NONE)
        : new Explanation.PlacementCost(
            placement.id(),
            supervisor.id(),
            supervisor.unit().id(),
            placement.period().id(),
            placement.travel(supervisor.unit()),
            own,
            trial.leaving(placement).asDifference());
  }

  private Explanation.SupervisorLoad supervisor(PlanningSupervisor planned) {
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
        trial.accounts().of(planned).byId());
  }

  private Explanation.UnitLoad unit(PlanningUnit unit) {
    int recent = 0;
    for (PlanningSupervisor supervisor : schedule.supervisorsOf(unit)) {
      recent += supervisor.supervisor().recentPlacements();
    }
    UnitLoad load = trial.load(unit);
    return new Explanation.UnitLoad(
        unit.id(),
        load.placements(),
        rounded(fairShare * unit.trainedSupervisors()),
        unit.trainedSupervisors(),
        recent,
        Arrays.stream(load.trainees()).max().orElse(0),
        unit.maxTrainees(),
        trial.accounts().of(unit).byId());
  }

  private static Optional<Explanation.UnitLoad> mostAbove(List<Explanation.UnitLoad> units) {
    return units.stream()
        .max(Comparator.comparingDouble(PlanExplaining::excess))
        .filter(unit -> excess(unit) > 0);
  }

  private static Optional<Explanation.UnitLoad> mostBelow(List<Explanation.UnitLoad> units) {
    return units.stream()
        .min(Comparator.comparingDouble(PlanExplaining::excess))
        .filter(unit -> excess(unit) < 0);
  }

  private static double excess(Explanation.UnitLoad unit) {
    return unit.placements() - unit.fairShare();
  }

  private Explanation.ProviderCost provider(EducationProvider provider) {
    Asking asking = Objects.requireNonNull(this.asking.get(provider.id()));
    return new Explanation.ProviderCost(
        provider.id(),
        asking.askedFor() - trial.unplaced(asking.provider()),
        asking.askedFor(),
        provider.guaranteedPlaces(),
        trial.accounts().of(asking.provider()).byId());
  }

  /** To two decimals. */
  private static double rounded(double share) {
    return Math.round(share * 100) / 100.0;
  }

  /** A provider with how many placements it asked for. */
  private record Asking(PlanningProvider provider, int askedFor) {}
}
