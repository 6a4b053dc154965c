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
import org.platsa.solver.rule.SupervisorWeek;

/** Which changes of the problem take hard rules out of a placement's way. */
final class DocumentChanges {
  /** More trainees at once with one supervisor than this, nobody would mean. */
  private static final int MOST_SIMULTANEOUS = 3;

  private DocumentChanges() {}

  /**
   * One for each rule, or none at all if there is one against which nothing is to be proposed. More
   * room is room for those who are there as the trial stands, and for the placement.
   */
  static Optional<List<RemedyChange>> against(
      Set<ConstraintId> rules, Trial trial, PlanningPlacement placement, Spot spot) {
    List<RemedyChange> changes = new ArrayList<>();
    for (ConstraintId rule : rules) {
      List<RemedyChange> ofRule = against(rule, trial, placement, spot);
      if (ofRule.isEmpty()) {
        return Optional.empty();
      }
      changes.addAll(ofRule);
    }
    return Optional.of(changes);
  }

  private static List<RemedyChange> against(
      ConstraintId rule, Trial trial, PlanningPlacement placement, Spot spot) {
    Supervisor supervisor = spot.supervisor().supervisor();
    Unit unit = spot.supervisor().unit().unit();
    String period = spot.period().id();
    return switch (rule) {
      case PERIOD_ALLOWED -> List.of(RemedyChange.period(period));
      case UNIT_KIND -> List.of(RemedyChange.unitKind(unit.kind()));
      case UNIT_EXCLUDED -> List.of(RemedyChange.exclusion(unit.id()));
      case UNIT_REQUIREMENT ->
          unit.requires().stream()
              .filter(requirement -> !placement.student().licences().contains(requirement))
              .map(RemedyChange::licence)
              .toList();
      case TRAINED_SUPERVISOR -> List.of(RemedyChange.trained(supervisor.id()));
      case SUPERVISOR_AVAILABLE -> List.of(RemedyChange.present(supervisor.id(), period));
      case TRAVEL_LIMIT -> List.of(RemedyChange.travelLimit(spot.minutes()));
      case UNIT_CAPACITY -> {
        int needed = traineesInUnit(trial, spot) + 1;
        yield needed <= Unit.MOST_TRAINEES
            ? List.of(RemedyChange.unitPlace(unit.id(), period, needed))
            : List.of();
      }
      case SUPERVISOR_CAPACITY -> {
        int needed = fullTimeWith(placement, spot);
        yield needed <= MOST_SIMULTANEOUS
            ? List.of(RemedyChange.simultaneousPlace(supervisor.id(), needed))
            : List.of();
      }
      case SUPERVISOR_TERM_LIMIT -> {
        int needed = spot.supervisor().placements().size() + 1;
        yield needed <= Supervisor.MOST_PER_TERM
            ? List.of(RemedyChange.termPlace(supervisor.id(), needed))
            : List.of();
      }
      default -> List.of();
    };
  }

  /** How many are at the unit in that week of the period in which most are. */
  private static int traineesInUnit(Trial trial, Spot spot) {
    int[] trainees = trial.load(spot.supervisor().unit()).trainees();
    int most = 0;
    int end = Math.min(spot.period().endWeek(), trainees.length);
    for (int week = spot.period().firstWeek(); week < end; week++) {
      most = Math.max(most, trainees[week]);
    }
    return most;
  }

  /** Started full-time trainees with the placement, in the week in which most are. */
  private static int fullTimeWith(PlanningPlacement placement, Spot spot) {
    int most = 0;
    for (int week = spot.period().firstWeek(); week < spot.period().endWeek(); week++) {
      SupervisorWeek together = new SupervisorWeek();
      together.add(placement.kind(), placement.mayPair(), placement.intensity());
      for (PlanningPlacement other : spot.supervisor().placements()) {
        if (other.period().firstWeek() <= week && week < other.period().endWeek()) {
          together.add(other.kind(), other.mayPair(), other.intensity());
        }
      }
      most = Math.max(most, together.capacityExcess(0));
    }
    return most;
  }
}
