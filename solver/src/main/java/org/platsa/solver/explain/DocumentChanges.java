package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;

/** Which changes of the problem take hard rules out of a placement's way. */
final class DocumentChanges {
  /** More trainees at once with one supervisor than this, nobody would mean. */
  private static final int MOST_SIMULTANEOUS = 3;

  private DocumentChanges() {}

  /** One for each rule, or none at all if there is one against which nothing is to be proposed. */
  static Optional<List<RemedyChange>> against(
      Set<ConstraintId> rules, PlanningPlacement placement, Spot spot) {
    List<RemedyChange> changes = new ArrayList<>();
    for (ConstraintId rule : rules) {
      List<RemedyChange> ofRule = against(rule, placement, spot);
      if (ofRule.isEmpty()) {
        return Optional.empty();
      }
      changes.addAll(ofRule);
    }
    return Optional.of(changes);
  }

  private static List<RemedyChange> against(
      ConstraintId rule, PlanningPlacement placement, Spot spot) {
    Supervisor supervisor = spot.supervisor().supervisor();
    Unit unit = spot.supervisor().unit().unit();
    String period = spot.period().id();
    return switch (rule) {
      case PERIOD_ALLOWED -> List.of(RemedyChange.period(period));
      case UNIT_EXCLUDED -> List.of(RemedyChange.exclusion(unit.id()));
      case UNIT_REQUIREMENT ->
          unit.requires().stream()
              .filter(requirement -> !placement.student().licences().contains(requirement))
              .map(RemedyChange::licence)
              .toList();
      case TRAINED_SUPERVISOR -> List.of(RemedyChange.trained(supervisor.id()));
      case SUPERVISOR_AVAILABLE -> List.of(RemedyChange.present(supervisor.id(), period));
      case TRAVEL_LIMIT -> List.of(RemedyChange.travelLimit(spot.minutes()));
      case UNIT_CAPACITY ->
          unit.maxTrainees() < Unit.MOST_TRAINEES
              ? List.of(RemedyChange.unitPlace(unit.id(), period, unit.maxTrainees() + 1))
              : List.of();
      case SUPERVISOR_CAPACITY ->
          supervisor.maxSimultaneous() < MOST_SIMULTANEOUS
              ? List.of(
                  RemedyChange.simultaneousPlace(supervisor.id(), supervisor.maxSimultaneous() + 1))
              : List.of();
      case SUPERVISOR_TERM_LIMIT ->
          supervisor.maxPerTerm() < Supervisor.MOST_PER_TERM
              ? List.of(RemedyChange.termPlace(supervisor.id(), supervisor.maxPerTerm() + 1))
              : List.of();
      default -> List.of();
    };
  }
}
