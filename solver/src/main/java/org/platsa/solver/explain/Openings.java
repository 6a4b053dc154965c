package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.explain.Opening.Move;
import org.platsa.solver.explain.PlacementsInTheWay.TakenAway;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * Looks for changes that would open a place to an unplaced placement (<i>öppningar</i>). At every
 * place around it two things are tried: to change the problem against the rules in the way, and to
 * move those who are in the way to a place that is free or that one more change opens to them. How
 * much is tried is limited, so that the time depends on what is around the placement only.
 */
final class Openings {
  private static final int MOST_LOOKS = 2_000;
  private static final int MOST_MOVED = 40;

  /** When so many openings by moves are found, no more are looked for. */
  private static final int ENOUGH_OPENINGS = 8;

  private static final int MOST_CHANGES_WITH_MOVES = 2;

  /** How many places are tried for somebody who makes way, the cheapest first. */
  private static final int MOST_PLACES = 30;

  private final TrialPlan trial;
  private final PlanningPlacement placement;
  private final Obstacles obstacles;
  private final MoveChains chains;
  private final Map<List<RemedyChange>, Opening> chained = new LinkedHashMap<>();
  private final List<PlaceNearby> places;
  private final List<PlaceNearby> ofOtherKinds;
  private final Map<PlanningPlacement, List<PlaceNearby>> placesElsewhere = new HashMap<>();
  private int looks;

  /** The placement must be unplaced in the trial, which every method leaves as it was. */
  Openings(TrialPlan trial, PlanningPlacement placement, PlacesNearby around) {
    this.trial = trial;
    this.placement = placement;
    this.obstacles = new Obstacles(trial);
    this.chains = new MoveChains(trial, placement);
    this.ofOtherKinds = around.near().stream().filter(PlaceNearby::hasOnlyTheWrongKind).toList();
    this.places =
        around.near().stream()
            .filter(PlaceNearby::isOfRightKind)
            .sorted(
                Comparator.comparingInt(PlaceNearby::minutes)
                    .thenComparing(place -> place.supervisor().index())
                    .thenComparing(place -> place.period().index()))
            .toList();
  }

  /** How many places are looked at: supervisors and periods. */
  int places() {
    return places.size();
  }

  /** How many others were moved in trial. */
  int moved() {
    Set<PlanningPlacement> moved = new HashSet<>(placesElsewhere.keySet());
    moved.addAll(chains.third());
    return moved.size();
  }

  /**
   * Openings that take so many changes, the cheapest first. If they are more than two, nobody is
   * moved: the changes are then against all the rules in the way at a place.
   */
  List<Opening> taking(int changes) {
    List<Opening> openings = new ArrayList<>(changingTheProblem(places, changes));
    if (changes <= MOST_CHANGES_WITH_MOVES) {
      openings.addAll(makingWay(changes));
    }
    openings.sort(Comparator.comparing(Opening::cost));
    return openings;
  }

  /** Openings that only take a unit of another kind to be allowed, the cheapest first. */
  List<Opening> allowingAnotherKind() {
    List<Opening> openings = new ArrayList<>(changingTheProblem(ofOtherKinds, 1));
    openings.sort(Comparator.comparing(Opening::cost));
    return openings;
  }

  /** Openings by so many changes of the problem alone. */
  private List<Opening> changingTheProblem(List<PlaceNearby> around, int count) {
    Map<List<RemedyChange>, List<PlaceNearby>> byChanges = new LinkedHashMap<>();
    for (PlaceNearby place : around) {
      DocumentChanges.against(place.obstacles(), trial, placement, place)
          .filter(changes -> changes.size() == count)
          .ifPresent(
              changes -> byChanges.computeIfAbsent(changes, key -> new ArrayList<>()).add(place));
    }
    List<Opening> openings = new ArrayList<>();
    byChanges.forEach((changes, open) -> {
      PlaceNearby best = open.getFirst();
      Cost lowest = cost(best);
      Set<PlanningSupervisor> supervisors = new LinkedHashSet<>();
      for (PlaceNearby place : open) {
        supervisors.add(place.supervisor());
        Cost cost = cost(place);
        if (cost.compareTo(lowest) < 0) {
          best = place;
          lowest = cost;
        }
      }
      openings.add(new Opening(changes, List.of(), best, lowest, supervisors));
    });
    return openings;
  }

  private Cost cost(PlaceNearby place) {
    return trial.joining(placement, place.supervisor(), place.period()).cost();
  }

  /** Openings by so many changes, of which at least one is that somebody makes way. */
  private Collection<Opening> makingWay(int changes) {
    looks = 0;
    Map<List<RemedyChange>, Opening> openings = new LinkedHashMap<>();
    for (PlaceNearby place : places) {
      makeWay(place, place.obstacles(), List.of(), changes, openings);
    }
    chained.forEach(openings::putIfAbsent);
    return openings.values();
  }

  /**
   * Takes those who are in the way at a place away, one after the other, as long as changes are
   * left.
   *
   * @param rules those in the placement's way there now
   * @param gone who has been taken away already
   * @param openings by their changes, to which those that are found are added
   */
  private void makeWay(
      PlaceNearby place,
      Set<ConstraintId> rules,
      List<TakenAway> gone,
      int changes,
      Map<List<RemedyChange>, Opening> openings) {
    if (!isWorthIt(rules, changes - gone.size())) {
      return;
    }
    int last = gone.isEmpty() ? -1 : gone.getLast().placement().index();
    for (PlanningPlacement sitter : PlacementsInTheWay.at(trial, placement, place)) {
      if (sitter.index() <= last
          || openings.size() >= ENOUGH_OPENINGS
          || looks++ >= MOST_LOOKS
          || (placesElsewhere.size() >= MOST_MOVED && !placesElsewhere.containsKey(sitter))) {
        continue;
      }
      List<TakenAway> more = new ArrayList<>(gone);
      more.add(TakenAway.from(trial, sitter));
      Set<ConstraintId> rest = obstacles.of(placement, place.supervisor(), place.period());
      DocumentChanges.against(rest, trial, placement, place)
          .filter(ofProblem -> more.size() + ofProblem.size() == changes)
          .flatMap(ofProblem -> opening(place, ofProblem, more))
          .ifPresent(opening -> openings.merge(opening.changes(), opening, Opening::or));
      if (rest.isEmpty() && more.size() == changes - 1) {
        chains
            .openings(place, more.getFirst())
            .forEach(opening -> chained.put(opening.changes(), opening));
      }
      makeWay(place, rest, more, changes, openings);
      more.getLast().former().restore(trial);
    }
  }

  /** Whether so many changes can be enough if one of them is that somebody makes way. */
  private static boolean isWorthIt(Set<ConstraintId> rules, int changes) {
    int others =
        (int) rules.stream().filter(rule -> !PlacementsInTheWay.TAKEN_UP.contains(rule)).count();
    return others < rules.size() && others < changes;
  }

  /** The opening with a place elsewhere for everybody who makes way; empty if one has none. */
  private Optional<Opening> opening(
      PlaceNearby place, List<RemedyChange> ofProblem, List<TakenAway> gone) {
    for (TakenAway sitter : gone) {
      placesElsewhere.computeIfAbsent(sitter.placement(), this::placesOf);
    }
    RuleCosts more = trial.joining(placement, place.supervisor(), place.period());
    trial.put(placement, place);
    List<RemedyChange> changes = new ArrayList<>(ofProblem);
    List<Move> moves = new ArrayList<>();
    for (TakenAway sitter : gone) {
      Optional<PlaceNearby> elsewhere = elsewhere(sitter);
      if (elsewhere.isEmpty()) {
        break;
      }
      PlaceNearby to = elsewhere.get();
      more.add(sitter.leaving(), 1);
      more.add(trial.joining(sitter.placement(), to.supervisor(), to.period()), 1);
      trial.put(sitter.placement(), to);
      Move move = new Move(sitter.placement(), to);
      moves.add(move);
      changes.add(move.asChange());
    }
    moves.forEach(move -> trial.remove(move.placement()));
    trial.remove(placement);
    return moves.size() == gone.size()
        ? Optional.of(new Opening(changes, moves, place, more.cost(), Set.of(place.supervisor())))
        : Optional.empty();
  }

  /** The cheapest place to which somebody who makes way could go. */
  private Optional<PlaceNearby> elsewhere(TakenAway sitter) {
    return placesElsewhere.getOrDefault(sitter.placement(), List.of()).stream()
        .filter(place -> !sitter.wasAt(place))
        .limit(MOST_PLACES)
        .filter(
            place -> obstacles.of(sitter.placement(), place.supervisor(), place.period()).isEmpty())
        .findFirst();
  }

  /** Where a placement that was taken away could go, the cheapest first. */
  private List<PlaceNearby> placesOf(PlanningPlacement out) {
    Map<PlaceNearby, Cost> costs = new LinkedHashMap<>();
    for (PlaceNearby place : PlacesNearby.around(trial, out).possible()) {
      costs.put(place, trial.joining(out, place.supervisor(), place.period()).cost());
    }
    return costs.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
