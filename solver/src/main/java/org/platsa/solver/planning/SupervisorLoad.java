package org.platsa.solver.planning;

import java.util.List;
import org.platsa.solver.problem.PlacementKind;

/**
 * What a supervisor's placements amount to (<i>handledarens belastning</i>).
 *
 * @param placements how many in the term
 * @param capacityExcess started full-time trainees above the simultaneous maximum, summed over
 *     weeks
 * @param mixedWeeks weeks with two or more who may not share a supervisor
 * @param withoutPartner placements that may be paired but have no partner
 */
public record SupervisorLoad(
    int placements, int capacityExcess, int mixedWeeks, int withoutPartner) {
  /** The load of a supervisor with these placements; all must have a period. */
  public static SupervisorLoad of(
      PlanningSupervisor supervisor, List<PlanningPlacement> placements) {
    int size = placements.size();
    return new SupervisorLoad(
        size,
        capacityExcess(supervisor.supervisor().maxSimultaneous(), placements),
        size < 2 ? 0 : mixedWeeks(supervisor.unit().peerLearning(), placements),
        supervisor.unit().peerLearning() ? oddGroups(placements) : pairing(placements));
  }

  /** Whether no hard rule is broken by having these at the same time. */
  public boolean isPossible() {
    return capacityExcess == 0 && mixedWeeks == 0;
  }

  private static int capacityExcess(int maxSimultaneous, List<PlanningPlacement> placements) {
    int excess = 0;
    int end = endWeek(placements);
    for (int week = firstWeek(placements); week < end; week++) {
      int intensity = 0;
      for (PlanningPlacement placement : placements) {
        if (placement.covers(week)) {
          intensity += placement.intensity();
        }
      }
      excess += Math.ceilDiv(Math.max(0, intensity - 100 * maxSimultaneous), 100);
    }
    return excess;
  }

  private static int mixedWeeks(boolean peerLearning, List<PlanningPlacement> placements) {
    int mixed = 0;
    int end = endWeek(placements);
    for (int week = firstWeek(placements); week < end; week++) {
      int together = 0;
      boolean share = peerLearning;
      PlacementKind kind = null;
      for (PlanningPlacement placement : placements) {
        if (placement.covers(week)) {
          together++;
          share &= placement.mayPair() && (kind == null || kind == placement.kind());
          kind = placement.kind();
        }
      }
      if (together >= 2 && !share) {
        mixed++;
      }
    }
    return mixed;
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
    return group % 2 == 1;
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
