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
import org.platsa.solver.explain.Sitters.Gone;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.planning.PlanningPlacement;

/**
 * Looks for a place for somebody who makes way and has nowhere to go (<i>kedjor</i>): the problem
 * is changed for them, or a third one makes way in turn. How much is tried is limited.
 */
final class Chains {
  private static final int MOST_BEGUN = 10;
  private static final int MOST_THIRD = 10;
  private static final int MOST_LOOKS = 1_000;

  private final Trial trial;
  private final PlanningPlacement placement;
  private final Obstacles obstacles;
  private final Set<PlanningPlacement> begun = new HashSet<>();
  private final Set<PlanningPlacement> third = new HashSet<>();
  private int looks;

  /** The placement must be unplaced in the trial, which every method leaves as it was. */
  Chains(Trial trial, PlanningPlacement placement) {
    this.trial = trial;
    this.placement = placement;
    this.obstacles = new Obstacles(trial);
  }

  /** Those who would make way for somebody who makes way, and were moved in trial. */
  Set<PlanningPlacement> third() {
    return third;
  }

  /**
   * With the placement at a spot, from which somebody has gone: the nearest place that one change
   * of each kind would open to them, and the nearest from which a third one could go elsewhere.
   * Nothing for somebody who has gone before: the first spot is the nearest.
   */
  List<Opening> openings(Spot spot, Gone gone) {
    if (begun.size() >= MOST_BEGUN || !begun.add(gone.placement())) {
      return List.of();
    }
    RuleCosts more = trial.joining(placement, spot.supervisor(), spot.period());
    more.add(gone.leaving(), 1);
    trial.put(placement, spot);
    List<Spot> places =
        Spots.around(trial, gone.placement()).near().stream()
            .filter(there -> there.isOfRightKind() && !there.isPossible() && !gone.wasAt(there))
            .sorted(Comparator.comparingInt(Spot::minutes))
            .toList();
    List<Opening> openings = new ArrayList<>(changingTheProblem(spot, gone, places, more));
    places.stream()
        .filter(there -> Sitters.TAKEN_UP.containsAll(there.obstacles()))
        .flatMap(there -> makingWay(spot, gone, there, more).stream())
        .findFirst()
        .ifPresent(openings::add);
    trial.remove(placement);
    return openings;
  }

  private Iterable<PlanningPlacement> sittersAt(PlanningPlacement gone, Spot there) {
    return Sitters.at(trial, gone, there).stream().filter(sitter -> sitter != placement).toList();
  }

  private static boolean isOfOne(List<RemedyChange> changes) {
    return changes.size() == 1 && changes.getFirst().kind() != RemedyChange.Kind.TRAVEL_LIMIT;
  }

  private Collection<Opening> changingTheProblem(
      Spot spot, Gone gone, List<Spot> places, RuleCosts more) {
    Map<RemedyChange.Kind, Opening> openings = new EnumMap<>(RemedyChange.Kind.class);
    for (Spot there : places) {
      DocumentChanges.against(there.obstacles(), trial, gone.placement(), there)
          .filter(Chains::isOfOne)
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
                    spot,
                    all.cost(),
                    Set.of(spot.supervisor())));
          });
    }
    return openings.values();
  }

  private Optional<Opening> makingWay(Spot spot, Gone gone, Spot there, RuleCosts more) {
    for (PlanningPlacement sitter : sittersAt(gone.placement(), there)) {
      if (looks++ >= MOST_LOOKS || (third.size() >= MOST_THIRD && !third.contains(sitter))) {
        continue;
      }
      Gone next = Gone.from(trial, sitter);
      Optional<Opening> opening =
          obstacles.of(gone.placement(), there.supervisor(), there.period()).isEmpty()
              ? elsewhere(spot, new Move(gone.placement(), there), next, more)
              : Optional.empty();
      next.undo().restore(trial);
      if (opening.isPresent()) {
        return opening;
      }
    }
    return Optional.empty();
  }

  /** With the first one moved, the cheapest place for the third. */
  private Optional<Opening> elsewhere(Spot spot, Move first, Gone next, RuleCosts more) {
    third.add(next.placement());
    RuleCosts all = new RuleCosts();
    all.add(more, 1);
    all.add(next.leaving(), 1);
    all.add(trial.joining(first.placement(), first.to().supervisor(), first.to().period()), 1);
    trial.put(first.placement(), first.to());
    Optional<Opening> cheapest =
        Spots.around(trial, next.placement()).possible().stream()
            .filter(to -> !next.wasAt(to))
            .map(to -> new Move(next.placement(), to))
            .map(second ->
                new Opening(
                    List.of(first.asChange(), second.asChange()),
                    List.of(first, second),
                    spot,
                    cost(all, second),
                    Set.of(spot.supervisor())))
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
