package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.planning.Obstacles;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/**
 * Finds single changes that would give an unplaced placement a place. Worth a try are the places
 * where one rule alone stands in the way; each change is then made and scored, and kept only if it
 * works.
 */
final class Remedies {
  private static final int MOST = 10;
  private static final int MOST_OF_A_KIND = 3;
  private static final int TRIES_OF_A_KIND = 8;

  private final Problem problem;
  private final PlacementPlan plan;
  private final Trial trial;
  private final PlanningPlacement placement;

  /** The placement must be unplaced in the trial, which every method leaves as it was. */
  Remedies(Problem problem, PlacementPlan plan, Trial trial, PlanningPlacement placement) {
    this.problem = problem;
    this.plan = plan;
    this.trial = trial;
    this.placement = placement;
  }

  /**
   * The most useful first: the one with the cheapest place of each kind, then each kind's second,
   * and so on.
   */
  List<Remedy> best() {
    Map<Remedy.Kind, List<Opening>> openings = openings();
    List<List<Remedy>> rounds = new ArrayList<>();
    openings.forEach((kind, ofKind) -> {
      int most = kind == Remedy.Kind.TRAVEL_LIMIT ? 1 : MOST_OF_A_KIND;
      List<Remedy> remedies =
          ofKind.stream()
              .limit(TRIES_OF_A_KIND)
              .flatMap(opening -> verified(opening).stream())
              .limit(most)
              .toList();
      for (int i = 0; i < remedies.size(); i++) {
        if (rounds.size() == i) {
          rounds.add(new ArrayList<>());
        }
        rounds.get(i).add(remedies.get(i));
      }
    });
    return rounds.stream()
        .flatMap(round ->
            round.stream().sorted(Comparator.comparing(remedy -> remedy.difference().cost())))
        .limit(MOST)
        .toList();
  }

  /** By kind, the cheapest place first; for travel, the lowest limit first. */
  private Map<Remedy.Kind, List<Opening>> openings() {
    Map<ProblemChange, List<Place>> placesByChange = new LinkedHashMap<>();
    Obstacles obstacles = new Obstacles(trial.schedule());
    for (PlanningSupervisor supervisor : trial.schedule().supervisors()) {
      for (PlanningPeriod period : periods()) {
        Set<ConstraintId> rules = obstacles.of(placement, supervisor, period);
        ProblemChange change =
            rules.size() == 1 ? change(rules.iterator().next(), supervisor, period) : null;
        if (change != null) {
          placesByChange
              .computeIfAbsent(change, key -> new ArrayList<>())
              .add(new Place(supervisor, period));
        }
      }
    }
    Map<Remedy.Kind, List<Opening>> openings = new EnumMap<>(Remedy.Kind.class);
    placesByChange.forEach((change, places) ->
        openings
            .computeIfAbsent(change.kind(), key -> new ArrayList<>())
            .add(opening(change, places)));
    openings.forEach((kind, ofKind) ->
        ofKind.sort(
            kind == Remedy.Kind.TRAVEL_LIMIT
                ? Comparator.comparing(
                    opening -> opening.change().limit(),
                    Comparator.nullsLast(Comparator.naturalOrder()))
                : Comparator.comparing(Opening::cost)));
    return openings;
  }

  /** The allowed periods, and others meant for its kind. */
  private List<PlanningPeriod> periods() {
    return trial.schedule().periods().stream()
        .filter(period ->
            placement.allowedPeriods().contains(period)
                || problem.periods().get(period.index()).kind() == placement.kind())
        .toList();
  }

  /** The change that takes a rule out of the way, or null if there is none to propose. */
  private @Nullable ProblemChange change(
      ConstraintId rule, PlanningSupervisor planned, PlanningPeriod period) {
    Supervisor supervisor = planned.supervisor();
    Unit unit = planned.unit().unit();
    return switch (rule) {
      case PERIOD_ALLOWED ->
          ProblemChange.inPeriod(Remedy.Kind.PERIOD, placement.id(), period.id());
      case UNIT_CAPACITY ->
          unit.maxTrainees() == Unit.MOST_TRAINEES
              ? null
              : new ProblemChange(
                  Remedy.Kind.UNIT_PLACE, unit.id(), period.id(), unit.maxTrainees() + 1, null);
      case SUPERVISOR_CAPACITY ->
          supervisor.maxSimultaneous() == Supervisor.MOST_SIMULTANEOUS
              ? null
              : ProblemChange.toLimit(
                  Remedy.Kind.SIMULTANEOUS_PLACE,
                  supervisor.id(),
                  supervisor.maxSimultaneous() + 1);
      case SUPERVISOR_TERM_LIMIT ->
          supervisor.maxPerTerm() == Supervisor.MOST_PER_TERM
              ? null
              : ProblemChange.toLimit(
                  Remedy.Kind.TERM_PLACE, supervisor.id(), supervisor.maxPerTerm() + 1);
      case SUPERVISOR_AVAILABLE ->
          ProblemChange.inPeriod(Remedy.Kind.PRESENT, supervisor.id(), period.id());
      case TRAINED_SUPERVISOR -> ProblemChange.of(Remedy.Kind.TRAINED, supervisor.id());
      case UNIT_REQUIREMENT -> licence(unit);
      case TRAVEL_LIMIT ->
          ProblemChange.toLimit(
              Remedy.Kind.TRAVEL_LIMIT, placement.id(), placement.fit(planned.unit()).minutes());
      default -> null;
    };
  }

  private @Nullable ProblemChange licence(Unit unit) {
    List<String> missing =
        unit.requires().stream()
            .filter(requirement -> !placement.student().licences().contains(requirement))
            .distinct()
            .toList();
    return missing.size() == 1
        ? new ProblemChange(
            Remedy.Kind.LICENCE, placement.student().id(), null, null, missing.getFirst())
        : null;
  }

  private Opening opening(ProblemChange change, List<Place> places) {
    Place best = places.getFirst();
    Cost lowest = cost(best);
    for (Place place : places.subList(1, places.size())) {
      Cost cost = cost(place);
      if (cost.compareTo(lowest) < 0) {
        best = place;
        lowest = cost;
      }
    }
    int supervisors = (int) places.stream().map(Place::supervisor).distinct().count();
    return new Opening(change, best, lowest, supervisors);
  }

  private Cost cost(Place place) {
    trial.put(placement, place.supervisor(), place.period());
    Cost cost = trial.cost();
    trial.remove(placement);
    return cost;
  }

  private Optional<Remedy> verified(Opening opening) {
    ProblemChange change = opening.change();
    RuleCosts difference;
    if (change.isOfDocument()) {
      try (Trial changed = new Trial(change.applied(problem), plan)) {
        difference = difference(changed, opening.place());
      }
    } else {
      difference = difference(trial, opening.place()).without(ConstraintId.TRAVEL_LIMIT);
    }
    if (difference.cost().hard() > 0) {
      return Optional.empty();
    }
    PlanningSupervisor supervisor = opening.place().supervisor();
    return Optional.of(
        new Remedy(
            change.kind(),
            supervisor.id(),
            supervisor.unit().id(),
            opening.place().period().id(),
            placement.fit(supervisor.unit()).minutes(),
            change.limit(),
            change.requirement(),
            opening.supervisors(),
            difference.asDifference()));
  }

  /** What the placement costs more at a place than without one. */
  private RuleCosts difference(Trial changed, Place place) {
    PlanningPlacement same = changed.schedule().placements().get(placement.index());
    RuleCosts without = changed.costs();
    changed.put(
        same,
        changed.schedule().supervisors().get(place.supervisor().index()),
        changed.schedule().periods().get(place.period().index()));
    RuleCosts with = changed.costs();
    changed.remove(same);
    return with.minus(without);
  }

  /** Where the placement could be. */
  private record Place(PlanningSupervisor supervisor, PlanningPeriod period) {}

  /**
   * A change to try.
   *
   * @param change the change
   * @param place the cheapest place that it alone would open
   * @param cost the plan's cost with the placement there, before the change
   * @param supervisors how many it opens a place with
   */
  private record Opening(ProblemChange change, Place place, Cost cost, int supervisors) {}
}
