package org.platsa.solver.planning;

import java.util.List;
import org.platsa.solver.rule.SharedRules;
import org.platsa.solver.rule.SupervisorWeek;

/**
 * What a supervisor's placements amount to (<i>handledarens belastning</i>).
 *
 * @param placements how many in the term
 * @param capacityExcess started full-time trainees above the simultaneous maximum, summed over
 *     weeks
 * @param mixedWeeks weeks with two or more who may not share the supervisor
 * @param withoutPartner placements that may be paired but have no partner with this supervisor
 */
public record SupervisorLoad(
    int placements, int capacityExcess, int mixedWeeks, int withoutPartner) {
  /** The load of a supervisor with these placements, at least one. */
  public static SupervisorLoad of(
      PlanningSupervisor supervisor, List<PlanningPlacement> placements) {
    boolean peerLearning = supervisor.unit().peerLearning();
    int maxSimultaneous = supervisor.supervisor().maxSimultaneous();
    if (placements.size() == 1) {
      return ofOne(supervisor, placements.getFirst());
    }
    int excess = 0;
    int mixed = 0;
    int end = endWeek(placements);
    for (int week = firstWeek(placements); week < end; week++) {
      SupervisorWeek together = new SupervisorWeek();
      for (int i = 0; i < placements.size(); i++) {
        PlanningPlacement placement = placements.get(i);
        if (placement.covers(week)) {
          together.add(placement.kind(), placement.mayPair(), placement.intensity());
        }
      }
      excess += together.capacityExcess(maxSimultaneous);
      mixed += together.isMixed(peerLearning) ? 1 : 0;
    }
    return new SupervisorLoad(
        placements.size(), excess, mixed, withoutPartner(placements, peerLearning));
  }

  /** The load of one placement, which is what most supervisors have. */
  private static SupervisorLoad ofOne(PlanningSupervisor supervisor, PlanningPlacement placement) {
    int excess = supervisor.aboveSimultaneousLimit(placement.intensity());
    return new SupervisorLoad(
        1, placement.period().weeks() * excess, 0, placement.mayPair() ? 1 : 0);
  }

  private static int withoutPartner(List<PlanningPlacement> placements, boolean peerLearning) {
    int without = 0;
    for (int i = 0; i < placements.size(); i++) {
      PlanningPlacement placement = placements.get(i);
      if (SharedRules.findsNoPartner(placement.mayPair(), peerLearning)
          || (placement.mayPair() && isFirstOfOddGroup(placements, i, placement))) {
        without++;
      }
    }
    return without;
  }

  private static boolean isFirstOfOddGroup(
      List<PlanningPlacement> placements, int position, PlanningPlacement placement) {
    int group = 0;
    for (int i = 0; i < placements.size(); i++) {
      PlanningPlacement other = placements.get(i);
      if (placement.fitsAsPartner(other, placement.period())) {
        if (i < position) {
          return false;
        }
        group++;
      }
    }
    return SharedRules.withoutPartner(group) == 1;
  }

  private static int firstWeek(List<PlanningPlacement> placements) {
    int first = Integer.MAX_VALUE;
    for (PlanningPlacement placement : placements) {
      first = Math.min(first, placement.period().firstWeek());
    }
    return first;
  }

  private static int endWeek(List<PlanningPlacement> placements) {
    int end = Integer.MIN_VALUE;
    for (PlanningPlacement placement : placements) {
      end = Math.max(end, placement.period().endWeek());
    }
    return end;
  }
}
