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
import org.platsa.solver.explain.Sitters.Gone;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;

/**
 * Looks for changes that would open a place to an unplaced placement: at every spot around it, the
 * problem is changed against the rules in the way, and those who sit there make way, to a place
 * that is free or that one more change opens to them. How much is tried is limited, so that
 * explaining a placement costs what its surroundings hold.
 */
final class Openings {
  private static final int MOST_LOOKS = 2_000;
  private static final int MOST_MOVED = 40;
  private static final int ENOUGH_OPENINGS = 8;
  private static final int MOST_CHANGES_WITH_MOVES = 2;

  /** Places to try for somebody who makes way, the cheapest first. */
  private static final int MOST_PLACES = 30;

  private final Trial trial;
  private final PlanningPlacement placement;
  private final Obstacles obstacles;
  private final Chains chains;
  private final Map<List<RemedyChange>, Opening> chained = new LinkedHashMap<>();
  private final List<Spot> spots;
  private final List<Spot> ofOtherKinds;
  private final Map<PlanningPlacement, List<Spot>> placesElsewhere = new HashMap<>();
  private int looks;

  /** The placement must be unplaced in the trial, which every method leaves as it was. */
  Openings(Trial trial, PlanningPlacement placement, Spots around) {
    this.trial = trial;
    this.placement = placement;
    this.obstacles = new Obstacles(trial);
    this.chains = new Chains(trial, placement);
    this.ofOtherKinds = around.near().stream().filter(Spot::hasOnlyTheWrongKind).toList();
    this.spots =
        around.near().stream()
            .filter(Spot::isOfRightKind)
            .sorted(
                Comparator.comparingInt(Spot::minutes)
                    .thenComparing(spot -> spot.supervisor().index())
                    .thenComparing(spot -> spot.period().index()))
            .toList();
  }

  /** Supervisors and periods that are looked at. */
  int places() {
    return spots.size();
  }

  /** Others who were moved in trial. */
  int moved() {
    Set<PlanningPlacement> moved = new HashSet<>(placesElsewhere.keySet());
    moved.addAll(chains.third());
    return moved.size();
  }

  /**
   * Those that take so many changes, the cheapest first. Where they are more than two, nobody is
   * moved: these are all that is in the way at a place.
   */
  List<Opening> taking(int changes) {
    List<Opening> openings = new ArrayList<>(changingTheProblem(spots, changes));
    if (changes <= MOST_CHANGES_WITH_MOVES) {
      openings.addAll(makingWay(changes));
    }
    openings.sort(Comparator.comparing(Opening::cost));
    return openings;
  }

  /** Those that only take that a unit of another kind is allowed, the cheapest first. */
  List<Opening> allowingAnotherKind() {
    List<Opening> openings = new ArrayList<>(changingTheProblem(ofOtherKinds, 1));
    openings.sort(Comparator.comparing(Opening::cost));
    return openings;
  }

  private List<Opening> changingTheProblem(List<Spot> around, int most) {
    Map<List<RemedyChange>, List<Spot>> byChanges = new LinkedHashMap<>();
    for (Spot spot : around) {
      DocumentChanges.against(spot.obstacles(), trial, placement, spot)
          .filter(changes -> changes.size() == most)
          .ifPresent(
              changes -> byChanges.computeIfAbsent(changes, key -> new ArrayList<>()).add(spot));
    }
    List<Opening> openings = new ArrayList<>();
    byChanges.forEach((changes, open) -> {
      Spot best = open.getFirst();
      Cost lowest = cost(best);
      Set<PlanningSupervisor> supervisors = new LinkedHashSet<>();
      for (Spot spot : open) {
        supervisors.add(spot.supervisor());
        Cost cost = cost(spot);
        if (cost.compareTo(lowest) < 0) {
          best = spot;
          lowest = cost;
        }
      }
      openings.add(new Opening(changes, List.of(), best, lowest, supervisors));
    });
    return openings;
  }

  private Cost cost(Spot spot) {
    return trial.joining(placement, spot.supervisor(), spot.period()).cost();
  }

  private Collection<Opening> makingWay(int changes) {
    looks = 0;
    Map<List<RemedyChange>, Opening> openings = new LinkedHashMap<>();
    for (Spot spot : spots) {
      makeWay(spot, spot.obstacles(), List.of(), changes, openings);
    }
    chained.forEach(openings::putIfAbsent);
    return openings.values();
  }

  /** Takes those who sit at a spot away, one after the other, as long as changes are left. */
  private void makeWay(
      Spot spot,
      Set<ConstraintId> rules,
      List<Gone> gone,
      int changes,
      Map<List<RemedyChange>, Opening> openings) {
    if (!isWorthIt(rules, changes - gone.size())) {
      return;
    }
    int last = gone.isEmpty() ? -1 : gone.getLast().placement().index();
    for (PlanningPlacement sitter : Sitters.at(trial, placement, spot)) {
      if (sitter.index() <= last
          || openings.size() >= ENOUGH_OPENINGS
          || looks++ >= MOST_LOOKS
          || (placesElsewhere.size() >= MOST_MOVED && !placesElsewhere.containsKey(sitter))) {
        continue;
      }
      List<Gone> more = new ArrayList<>(gone);
      more.add(Gone.from(trial, sitter));
      Set<ConstraintId> rest = obstacles.of(placement, spot.supervisor(), spot.period());
      DocumentChanges.against(rest, trial, placement, spot)
          .filter(ofProblem -> more.size() + ofProblem.size() == changes)
          .flatMap(ofProblem -> opening(spot, ofProblem, more))
          .ifPresent(opening -> openings.merge(opening.changes(), opening, Opening::or));
      if (rest.isEmpty() && more.size() == changes - 1) {
        chains
            .openings(spot, more.getFirst())
            .forEach(opening -> chained.put(opening.changes(), opening));
      }
      makeWay(spot, rest, more, changes, openings);
      more.getLast().undo().restore(trial);
    }
  }

  /** Whether so many changes can be enough, if one of them is that somebody makes way. */
  private static boolean isWorthIt(Set<ConstraintId> rules, int changes) {
    int others = (int) rules.stream().filter(rule -> !Sitters.TAKEN_UP.contains(rule)).count();
    return others < rules.size() && others < changes;
  }

  /** With the placement at the spot, and a place elsewhere for everybody who has gone. */
  private Optional<Opening> opening(Spot spot, List<RemedyChange> ofProblem, List<Gone> gone) {
    for (Gone sitter : gone) {
      placesElsewhere.computeIfAbsent(sitter.placement(), this::placesOf);
    }
    RuleCosts more = trial.joining(placement, spot.supervisor(), spot.period());
    trial.put(placement, spot);
    List<RemedyChange> changes = new ArrayList<>(ofProblem);
    List<Move> moves = new ArrayList<>();
    for (Gone sitter : gone) {
      Optional<Spot> elsewhere = elsewhere(sitter);
      if (elsewhere.isEmpty()) {
        break;
      }
      Spot to = elsewhere.get();
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
        ? Optional.of(new Opening(changes, moves, spot, more.cost(), Set.of(spot.supervisor())))
        : Optional.empty();
  }

  private Optional<Spot> elsewhere(Gone sitter) {
    return placesElsewhere.getOrDefault(sitter.placement(), List.of()).stream()
        .filter(spot -> !sitter.wasAt(spot))
        .limit(MOST_PLACES)
        .filter(
            spot -> obstacles.of(sitter.placement(), spot.supervisor(), spot.period()).isEmpty())
        .findFirst();
  }

  /** Where a placement that is out could go, the cheapest first. */
  private List<Spot> placesOf(PlanningPlacement out) {
    Map<Spot, Cost> costs = new LinkedHashMap<>();
    for (Spot spot : Spots.around(trial, out).possible()) {
      costs.put(spot, trial.joining(out, spot.supervisor(), spot.period()).cost());
    }
    return costs.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }
}
