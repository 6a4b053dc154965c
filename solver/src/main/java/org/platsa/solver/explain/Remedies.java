package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.Remedy;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.plan.Tried;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.problem.Problem;

/**
 * Finds what would give an unplaced placement a place: single changes, and pairs of changes where
 * no single one helps. Every change is made and judged by the checker, and kept only if it works.
 */
final class Remedies {
  private static final int MOST = 10;
  private static final int MOST_OF_A_KIND = 3;
  private static final int TRIES_OF_A_KIND = 8;

  private final Trial trial;
  private final TouchedPart touched;
  private final PlanningPlacement placement;
  private final Openings openings;

  /** The placement must be unplaced in the trial, which every method leaves as it was. */
  Remedies(Trial trial, TouchedPart touched, PlanningPlacement placement, Spots around) {
    this.trial = trial;
    this.touched = touched;
    this.placement = placement;
    this.openings = new Openings(trial, placement, around);
  }

  /**
   * The most useful first: the cheapest of each kind, then each kind's second, and so on. Pairs
   * only where nothing else helps.
   */
  List<Remedy> best() {
    List<Remedy> single = best(openings.taking(1));
    return single.isEmpty() ? best(openings.taking(2)) : single;
  }

  Tried tried() {
    return new Tried(openings.places(), openings.moved());
  }

  private List<Remedy> best(List<Opening> found) {
    Map<List<RemedyChange.Kind>, List<Opening>> byKind = new LinkedHashMap<>();
    found.forEach(
        opening -> byKind.computeIfAbsent(opening.kinds(), key -> new ArrayList<>()).add(opening));
    List<List<Remedy>> rounds = new ArrayList<>();
    for (List<Opening> ofKind : byKind.values()) {
      List<Remedy> remedies = best(ofKind, ofKind.getFirst().kinds());
      for (int i = 0; i < remedies.size(); i++) {
        if (rounds.size() == i) {
          rounds.add(new ArrayList<>());
        }
        rounds.get(i).add(remedies.get(i));
      }
    }
    return rounds.stream()
        .flatMap(round ->
            round.stream().sorted(Comparator.comparing(remedy -> remedy.difference().cost())))
        .limit(MOST)
        .toList();
  }

  /** One limit for the travel is enough, the lowest. */
  private List<Remedy> best(List<Opening> ofKind, List<RemedyChange.Kind> kinds) {
    boolean travel = kinds.equals(List.of(RemedyChange.Kind.TRAVEL_LIMIT));
    if (travel) {
      ofKind.sort(Comparator.comparingInt(opening -> opening.spot().minutes()));
    }
    return ofKind.stream()
        .limit(TRIES_OF_A_KIND)
        .flatMap(opening -> verified(opening).stream())
        .limit(travel ? 1 : MOST_OF_A_KIND)
        .toList();
  }

  private Optional<Remedy> verified(Opening opening) {
    RuleCosts difference = judged(opening);
    if (opening.kinds().contains(RemedyChange.Kind.TRAVEL_LIMIT)) {
      difference.add(ConstraintId.TRAVEL_LIMIT, -difference.of(ConstraintId.TRAVEL_LIMIT));
    }
    if (difference.breaksAHardRule()) {
      return Optional.empty();
    }
    difference.add(trial.providerOfUnplaced(placement), -1);
    PlanningSupervisor supervisor = opening.spot().supervisor();
    return Optional.of(
        new Remedy(
            opening.changes(),
            supervisor.id(),
            supervisor.unit().id(),
            opening.spot().period().id(),
            opening.spot().minutes(),
            opening.supervisors().size(),
            difference.asDifference()));
  }

  /** What the checker says that everybody there costs more, in the changed problem. */
  private RuleCosts judged(Opening opening) {
    List<PlanningPlacement> movers = new ArrayList<>();
    List<PlanningUnit> joined = new ArrayList<>();
    movers.add(placement);
    joined.add(opening.spot().supervisor().unit());
    for (Opening.Move move : opening.moves()) {
      movers.add(move.placement());
      joined.add(move.to().supervisor().unit());
    }
    Problem around = touched.around(movers, joined);
    Problem changed = ChangedProblem.of(around, placement.placement(), opening.changes());
    PlacementPlan before = touched.plan(changed);
    List<Undo> undos = opening.moves().stream().map(move -> Undo.of(move.placement())).toList();
    opening.moves().forEach(move -> trial.remove(move.placement()));
    trial.put(placement, opening.spot());
    opening.moves().forEach(move -> trial.put(move.placement(), move.to()));
    PlacementPlan after = touched.plan(changed);
    trial.remove(placement);
    opening.moves().forEach(move -> trial.remove(move.placement()));
    undos.forEach(undo -> undo.restore(trial));
    return TouchedPart.difference(new PlanChecker(changed), after, before);
  }
}
