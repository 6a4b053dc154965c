package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.explain.Opening.Move;
import org.platsa.solver.explain.PlacementsInTheWay.TakenAway;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.planning.PlanningPlacement;

/**
 * Looks for a place for somebody who makes way for an unplaced placement but has no other place to
 * go to (<i>flyttkedjor</i>): either the problem is changed for them, or a third one makes way in
 * turn. How much is tried is limited.
 */
final class MoveChains {
  /** How many who make way are looked at. */
  private static final int MOST_BEGUN = 10;

  /** How many who would make way for these are moved in trial. */
  private static final int MOST_THIRD = 10;

  private static final int MOST_LOOKS = 1_000;

  private final TrialPlan trial;
  private final PlanningPlacement placement;
  private final Obstacles obstacles;
  private final Set<PlanningPlacement> begun = new HashSet<>();
  private final Set<PlanningPlacement> third = new HashSet<>();
  private int looks;

  /** The placement must be unplaced in the trial, which every method leaves as it was. */
  MoveChains(TrialPlan trial, PlanningPlacement placement) {
    this.trial = trial;
    this.placement = placement;
    this.obstacles = new Obstacles(trial);
  }

  /** Those who were moved in trial so that somebody who makes way finds a place. */
  Set<PlanningPlacement> third() {
    return third;
  }

  /**
   * With the placement where somebody made way for it: for that one the nearest place that each
   * kind of change would open, and the nearest from which a third one could go elsewhere. Nothing
   * for somebody who has made way before, since the first place that is tried is the nearest.
   */
  List<Opening> openings(PlaceNearby place, TakenAway gone) {
    if (begun.size() >= MOST_BEGUN || !begun.add(gone.placement())) {
      return List.of();
    }
    RuleCosts more = trial.joining(placement, place.supervisor(), place.period());
    more.add(gone.leaving(), 1);
    trial.put(placement, place);
    List<PlaceNearby> places =
        PlacesNearby.around(trial, gone.placement()).near().stream()
            .filter(there -> there.isOfRightKind() && !there.isPossible() && !gone.wasAt(there))
            .sorted(Comparator.comparingInt(PlaceNearby::minutes))
            .toList();
    List<Opening> openings = new ArrayList<>(changingTheProblem(place, gone, places, more));
    places.stream()
        .filter(there -> PlacementsInTheWay.TAKEN_UP.containsAll(there.obstacles()))
        .flatMap(there -> makingWay(place, gone, there, more).stream())
        .findFirst()
        .ifPresent(openings::add);
    trial.remove(placement);
    return openings;
  }

  /** Who could make way for somebody, except for the placement itself. */
  private Iterable<PlanningPlacement> sittersAt(PlanningPlacement gone, PlaceNearby there) {
    return PlacementsInTheWay.at(trial, gone, there).stream()
        .filter(sitter -> sitter != placement)
        .toList();
  }

  /**
   * Whether one change is enough; nobody means to raise the travel limit for one who has a place.
   */
  private static boolean isOfOne(List<RemedyChange> changes) {
    return changes.size() == 1 && changes.getFirst().kind() != RemedyChange.Kind.TRAVEL_LIMIT;
  }

  /** Places that one change of the problem would open to somebody who made way. */
  private Collection<Opening> changingTheProblem(
      PlaceNearby place, TakenAway gone, List<PlaceNearby> places, RuleCosts more) {
    Map<RemedyChange.Kind, Opening> openings = new EnumMap<>(RemedyChange.Kind.class);
    for (PlaceNearby there : places) {
      DocumentChanges.against(there.obstacles(), trial, gone.placement(), there)
          .filter(MoveChains::isOfOne)
          .map(List::getFirst)
          .filter(change -> !openings.containsKey(change.kind()))
          .ifPresent(change -> {
            RuleCosts all = new RuleCosts();
            all.add(more, 1);
            all.add(trial.joining(gone.placement(), there.supervisor(), there.period()), 1);
            Move move = new Move(gone.placement(), there);
            openings.put(
                change.kind(),
                new Opening(
                    List.of(change.of(gone.placement().id()), move.asChange()),
                    List.of(move),
                    place,
                    all.cost(),
                    Set.of(place.supervisor())));
          });
    }
    return openings.values();
  }

  /** A place for somebody who made way, from which a third one can go elsewhere. */
  private Optional<Opening> makingWay(
      PlaceNearby place, TakenAway gone, PlaceNearby there, RuleCosts more) {
    for (PlanningPlacement sitter : sittersAt(gone.placement(), there)) {
      if (looks++ >= MOST_LOOKS || (third.size() >= MOST_THIRD && !third.contains(sitter))) {
        continue;
      }
      TakenAway next = TakenAway.from(trial, sitter);
      Optional<Opening> opening =
          obstacles.of(gone.placement(), there.supervisor(), there.period()).isEmpty()
              ? elsewhere(place, new Move(gone.placement(), there), next, more)
              : Optional.empty();
      next.former().restore(trial);
      if (opening.isPresent()) {
        return opening;
      }
    }
    return Optional.empty();
  }

  /** The cheapest place for the third one, with the first one moved. */
  private Optional<Opening> elsewhere(
      PlaceNearby place, Move first, TakenAway next, RuleCosts more) {
    third.add(next.placement());
    RuleCosts all = new RuleCosts();
    all.add(more, 1);
    all.add(next.leaving(), 1);
    all.add(trial.joining(first.placement(), first.to().supervisor(), first.to().period()), 1);
    trial.put(first.placement(), first.to());
    Optional<Opening> cheapest =
        PlacesNearby.around(trial, next.placement()).possible().stream()
            .filter(to -> !next.wasAt(to))
            .map(to -> new Move(next.placement(), to))
            .map(second ->
                new Opening(
                    List.of(first.asChange(), second.asChange()),
                    List.of(first, second),
                    place,
                    cost(all, second),
                    Set.of(place.supervisor())))
            .min(Comparator.comparing(Opening::cost));
    trial.remove(first.placement());
    return cheapest;
  }

  private Cost cost(RuleCosts before, Move last) {
    RuleCosts all = trial.joining(last.placement(), last.to().supervisor(), last.to().period());
    all.add(before, 1);
    return all.cost();
  }
}
