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
 * @param mixedWeeks weeks with two or more who are too much company for each other
 * @param withoutPartner placements that may be paired but have no partner
 */
public record SupervisorLoad(
    int placements, int capacityExcess, int mixedWeeks, int withoutPartner) {
  /** The load of a supervisor with these placements; all must have a period. */
  public static SupervisorLoad of(
      PlanningSupervisor supervisor, List<PlanningPlacement> placements) {
    boolean peerLearning = supervisor.unit().peerLearning();
    int maxSimultaneous = supervisor.supervisor().maxSimultaneous();
    if (placements.size() == 1) {
      return ofOne(maxSimultaneous, placements.getFirst());
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
        placements.size(),
        excess,
        mixed,
        peerLearning ? oddGroups(placements) : pairing(placements));
  }

  /** Alone all the time, as most are. */
  private static SupervisorLoad ofOne(int maxSimultaneous, PlanningPlacement placement) {
    SupervisorWeek alone = new SupervisorWeek();
    alone.add(placement.kind(), placement.mayPair(), placement.intensity());
    int excess = placement.period().weeks() * alone.capacityExcess(maxSimultaneous);
    return new SupervisorLoad(1, excess, 0, placement.mayPair() ? 1 : 0);
  }

  private static int oddGroups(List<PlanningPlacement> placements) {
    int odd = 0;
    for (int i = 0; i < placements.size(); i++) {
      PlanningPlacement placement = placements.get(i);
      if (placement.mayPair() && isFirstOfOddGroup(placements, i, placement)) {
        odd++;
      }
    }
    return odd;
  }

  private static boolean isFirstOfOddGroup(
      List<PlanningPlacement> placements, int position, PlanningPlacement placement) {
    int group = 0;
    for (int i = 0; i < placements.size(); i++) {
      PlanningPlacement other = placements.get(i);
      if (other.mayPair()
          && other.kind() == placement.kind()
          && other.period() == placement.period()) {
        if (i < position) {
          return false;
        }
        group++;
      }
    }
    return SharedRules.withoutPartner(group) == 1;
  }

  private static int pairing(List<PlanningPlacement> placements) {
    int pairing = 0;
    for (PlanningPlacement placement : placements) {
      if (placement.mayPair()) {
        pairing++;
      }
    }
    return pairing;
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
