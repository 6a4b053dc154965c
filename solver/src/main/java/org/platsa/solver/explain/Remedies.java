package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Finds what would give an unplaced placement a place (<i>åtgärder</i>): single changes; pairs of
 * changes if no single one helps; if no pair does either, changes against everything in the way at
 * one place. Each is tried out and judged by the checker, and told only if it works.
 */
final class Remedies {
  /** How many remedies are told at most. */
  private static final int MOST = 10;

  private static final int MOST_OF_A_KIND = 3;

  /** No remedy proposes more changes at once than this. */
  private static final int MOST_CHANGES = 4;

  /** How many openings of a kind are judged, the cheapest first. */
  private static final int TRIES_OF_A_KIND = 8;

  private final TrialPlan trial;
  private final TouchedPart touched;
  private final PlanningPlacement placement;
  private final Openings openings;

  /** The placement must be unplaced in the trial, which every method leaves as it was. */
  Remedies(TrialPlan trial, TouchedPart touched, PlanningPlacement placement, PlacesNearby around) {
    this.trial = trial;
    this.touched = touched;
    this.placement = placement;
    this.openings = new Openings(trial, placement, around);
  }

  /**
   * The remedies, the most useful first: the cheapest of each kind, then each kind's second, and so
   * on. More changes are tried only if fewer do not help. Another kind of unit comes last, since
   * the course may well need the kind that it asks for.
   */
  List<Remedy> best() {
    List<Remedy> remedies = new ArrayList<>();
    for (int changes = 1; changes <= MOST_CHANGES && remedies.isEmpty(); changes++) {
      List<Remedy> found = best(openings.taking(changes));
      remedies.addAll(
          changes <= 2 ? found : found.subList(0, Math.min(MOST_OF_A_KIND, found.size())));
    }
    remedies.addAll(best(openings.allowingAnotherKind()));
    return remedies;
  }

  /** What was tried; to be asked after {@link #best()}. */
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

  /** The best of one kind; of raised travel limits only the lowest. */
  private List<Remedy> best(List<Opening> ofKind, List<RemedyChange.Kind> kinds) {
    boolean travel = kinds.equals(List.of(RemedyChange.Kind.TRAVEL_LIMIT));
    if (travel) {
      ofKind.sort(Comparator.comparingInt(opening -> opening.place().minutes()));
    }
    return ofKind.stream()
        .limit(TRIES_OF_A_KIND)
        .flatMap(opening -> verified(opening).stream())
        .limit(travel ? 1 : MOST_OF_A_KIND)
        .toList();
  }

  /** The opening as a remedy, if the checker finds no broken hard rule. */
  private Optional<Remedy> verified(Opening opening) {
    Judged judged = judged(opening);
    if (judged.joining().breaksAHardRule()) {
      return Optional.empty();
    }
    RuleCosts difference = judged.difference();
    difference.add(trial.providerOfUnplaced(placement), -1);
    PlanningSupervisor supervisor = opening.place().supervisor();
    return Optional.of(
        new Remedy(
            opening.changes(),
            supervisor.id(),
            supervisor.unit().id(),
            opening.place().period().id(),
            placement.travel(supervisor.unit()),
            opening.supervisors().size(),
            difference.asDifference()));
  }

  /** Makes the changes in a part of the problem, judges that, and undoes them. */
  private Judged judged(Opening opening) {
    List<PlanningPlacement> movers = new ArrayList<>();
    List<PlanningUnit> joined = new ArrayList<>();
    movers.add(placement);
    joined.add(opening.place().supervisor().unit());
    for (Opening.Move move : opening.moves()) {
      movers.add(move.placement());
      joined.add(move.to().supervisor().unit());
    }
    Problem around = touched.around(movers, joined);
    Problem changed = ChangedProblem.of(around, placement.placement(), opening.changes());
    PlacementPlan before = touched.plan(around);
    List<FormerPlace> formers =
        opening.moves().stream().map(move -> FormerPlace.of(move.placement())).toList();
    opening.moves().forEach(move -> trial.remove(move.placement()));
    trial.put(placement, opening.place());
    opening.moves().forEach(move -> trial.put(move.placement(), move.to()));
    PlacementPlan after = touched.plan(changed);
    trial.remove(placement);
    opening.moves().forEach(move -> trial.remove(move.placement()));
    formers.forEach(former -> former.restore(trial));
    RuleCosts costs = TouchedPart.costs(changed, after);
    if (opening.kinds().contains(RemedyChange.Kind.TRAVEL_LIMIT)) {
      costs.add(ConstraintId.TRAVEL_LIMIT, -1); // the placement's own travel would be accepted
    }
    return new Judged(
        costs.minus(TouchedPart.costs(changed, before)),
        costs.minus(TouchedPart.costs(around, before)));
  }

  /**
   * What the checker says of an opening.
   *
   * @param joining what everybody there costs more, both judged in the changed problem
   * @param difference what that costs more than the plan does in the problem as it is
   */
  private record Judged(RuleCosts joining, RuleCosts difference) {}
}
