package org.platsa.solver.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitLoad;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.SupervisorWeek;
import org.platsa.solver.rule.UnitOffers;

/**
 * Says which changes of the problem take hard rules out of a placement's way (<i>ändringar i
 * underlaget</i>).
 */
final class DocumentChanges {
  /** No remedy proposes that a supervisor has more trainees at once than this. */
  private static final int MOST_SIMULTANEOUS = 3;

  private DocumentChanges() {}

  /**
   * The changes against all of these rules; empty if there is a rule against which nothing can be
   * proposed. Where they give more room, it is for those who are there as the trial stands and for
   * the placement.
   */
  static Optional<List<RemedyChange>> against(
      Set<ConstraintId> rules, TrialPlan trial, PlanningPlacement placement, PlaceNearby place) {
    List<RemedyChange> changes = new ArrayList<>();
    for (ConstraintId rule : rules) {
      List<RemedyChange> ofRule = against(rule, trial, placement, place);
      if (ofRule.isEmpty()) {
        return Optional.empty();
      }
      // One offer can be against two rules.
      ofRule.stream().filter(change -> !changes.contains(change)).forEach(changes::add);
    }
    return Optional.of(changes);
  }

  private static List<RemedyChange> against(
      ConstraintId rule, TrialPlan trial, PlanningPlacement placement, PlaceNearby place) {
    Supervisor supervisor = place.supervisor().supervisor();
    Unit unit = place.supervisor().unit().unit();
    String period = place.period().id();
    return switch (rule) {
      case PERIOD_ALLOWED -> List.of(RemedyChange.period(period));
      case UNIT_KIND -> List.of(RemedyChange.unitKind(unit.kind()));
      case UNIT_EXCLUDED -> List.of(RemedyChange.exclusion(unit.id()));
      case UNIT_REQUIREMENT ->
          LocalRule.lacking(placement.student(), unit).stream().map(RemedyChange::licence).toList();
      case TRAINED_SUPERVISOR -> List.of(RemedyChange.trained(supervisor.id()));
      case PROFESSION -> List.of(RemedyChange.profession());
      case SUPERVISOR_AVAILABLE -> List.of(RemedyChange.present(supervisor.id(), period));
      case TRAVEL_LIMIT -> List.of(RemedyChange.travelLimit(place.minutes()));
      case UNIT_CAPACITY -> {
        int needed = traineesInUnit(trial, place) + 1;
        List<RemedyChange> more = new ArrayList<>();
        if (needed > unit.maxTrainees()) {
          more.add(RemedyChange.unitPlace(unit.id(), period, needed));
        }
        if (Obstacles.isAboveOffer(trial, placement, place.supervisor().unit(), place.period())) {
          more.add(offer(trial, placement, place));
        }
        yield needed <= Unit.MOST_TRAINEES ? more : List.of();
      }
      // Whoever is set aside opens when somebody has mended the row, and not before.
      case UNIT_CLOSED ->
          unit.setAside() == null ? List.of(offer(trial, placement, place)) : List.of();
      case PLACEMENT_ORDER -> List.of(RemedyChange.order());
      case NO_REPEAT -> List.of(RemedyChange.repeat());
      case SUPERVISOR_CAPACITY -> {
        int needed = fullTimeWith(placement, place);
        yield needed <= MOST_SIMULTANEOUS
            ? List.of(RemedyChange.simultaneousPlace(supervisor.id(), needed))
            : List.of();
      }
      case SUPERVISOR_TERM_LIMIT -> {
        int needed = place.supervisor().placements().size() + 1;
        yield needed <= Supervisor.MOST_PER_TERM
            ? List.of(RemedyChange.termPlace(supervisor.id(), needed))
            : List.of();
      }
      default -> List.of();
    };
  }

  /** As many places as those who are there now and the placement need of each offer. */
  private static RemedyChange offer(
      TrialPlan trial, PlanningPlacement placement, PlaceNearby place) {
    PlanningUnit unit = place.supervisor().unit();
    UnitLoad load = trial.load(unit);
    int most = 0;
    for (UnitOffers.Limit limit : unit.limits()) {
      for (int week = place.period().firstWeek(); week < place.period().endWeek(); week++) {
        if (place.period().covers(week) && limit.counts(week, placement.kind())) {
          most = Math.max(most, load.counted(limit, week));
        }
      }
    }
    return RemedyChange.offer(unit.id(), place.period().id(), most + 1);
  }

  /** How many trainees are at the unit in that week of the period in which most are. */
  private static int traineesInUnit(TrialPlan trial, PlaceNearby place) {
    int[] trainees = trial.load(place.supervisor().unit()).trainees();
    int most = 0;
    int end = Math.min(place.period().endWeek(), trainees.length);
    for (int week = place.period().firstWeek(); week < end; week++) {
      most = place.period().covers(week) ? Math.max(most, trainees[week]) : most;
    }
    return most;
  }

  /**
   * How many full-time trainees the supervisor would have together with the placement, started ones
   * counted whole, in that week of the period in which most are.
   */
  private static int fullTimeWith(PlanningPlacement placement, PlaceNearby place) {
    int most = 0;
    for (int week = place.period().firstWeek(); week < place.period().endWeek(); week++) {
      if (!place.period().covers(week)) {
        continue;
      }
      SupervisorWeek together = new SupervisorWeek();
      together.add(placement.kind(), placement.mayPair(), placement.intensity());
      for (PlanningPlacement other : place.supervisor().placements()) {
        if (other.covers(week)) {
          together.add(other.kind(), other.mayPair(), other.intensity());
        }
      }
      most = Math.max(most, together.capacityExcess(0));
    }
    return most;
  }
}
