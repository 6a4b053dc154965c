package org.platsa.solver.planning;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.rule.UnitOffers;

/**
 * What a unit's placements amount to (<i>enhetens belastning</i>).
 *
 * @param placements how many in the term
 * @param trainees how many there are in each week of the term; later weeks have none
 * @param byKind the same by kind of placement; empty for a unit that offers nothing in particular
 */
@SuppressWarnings("ArrayRecordComponent") // Counts in the scoring hot path; never compared.
public record UnitLoad(int placements, int[] trainees, Map<PlacementKind, int[]> byKind) {
  /** Trainees above what the unit takes and what it offers, summed over weeks. */
  public int capacityExcess(PlanningUnit unit) {
    int excess = 0;
    for (int inWeek : trainees) {
      excess += unit.aboveCapacity(inWeek);
    }
    for (UnitOffers.Limit limit : unit.limits()) {
      for (int week = Math.max(0, limit.first()); week < limit.end(); week++) {
        excess += limit.excess(counted(limit, week));
      }
    }
    return excess;
  }

  /**
   * How full a unit is.
   *
   * @param trainees how many count
   * @param places of how many
   */
  public record Filling(int trainees, int places) {
    private int room() {
      return places - trainees;
    }
  }

  /**
   * How full the unit is in the week of a period in which it has the least room for a kind of
   * placement, by the limit that leaves it: what the unit takes at all, or offers to that kind.
   * Those of other periods count, too.
   */
  public Filling fullest(PlanningUnit unit, PlanningPeriod period, PlacementKind kind) {
    Filling fullest = new Filling(0, unit.maxTrainees());
    for (int week = period.firstWeek(); week < period.endWeek(); week++) {
      if (!period.covers(week)) {
        continue;
      }
      fullest = fuller(fullest, new Filling(at(trainees, week), unit.maxTrainees()));
      for (UnitOffers.Limit limit : unit.limits()) {
        if (limit.counts(week, kind)) {
          fullest = fuller(fullest, new Filling(counted(limit, week), limit.places()));
        }
      }
    }
    return fullest;
  }

  private static Filling fuller(Filling one, Filling other) {
    boolean isFuller =
        other.room() == one.room() ? other.places() < one.places() : other.room() < one.room();
    return isFuller ? other : one;
  }

  private static int at(int[] counts, int week) {
    return week < counts.length ? counts[week] : 0;
  }

  /** How many of a limit's kinds there are in a week. */
  public int counted(UnitOffers.Limit limit, int week) {
    int count = 0;
    for (Map.Entry<PlacementKind, int[]> kind : byKind.entrySet()) {
      if (limit.counts(week, kind.getKey()) && week < kind.getValue().length) {
        count += kind.getValue()[week];
      }
    }
    return count;
  }

  /** Counts a unit's placements one by one. */
  public static final class Counter {
    private int placements;
    private int[] trainees = new int[24];
    private final Map<PlacementKind, int[]> byKind = new HashMap<>();

    /**
     * Adds a placement at a unit in a period.
     *
     * @param times 1, or -1 to take it away
     */
    public void add(PlanningUnit unit, PlacementKind kind, PlanningPeriod period, int times) {
      placements += times;
      trainees = added(trainees, period, times);
      if (!unit.limits().isEmpty()) {
        byKind.put(kind, added(byKind.getOrDefault(kind, new int[24]), period, times));
      }
    }

    private static int[] added(int[] counts, PlanningPeriod period, int times) {
      int[] enough =
          period.endWeek() > counts.length ? Arrays.copyOf(counts, period.endWeek()) : counts;
      for (int week = period.firstWeek(); week < period.endWeek(); week++) {
        if (period.covers(week)) {
          enough[week] += times;
        }
      }
      return enough;
    }

    /** The load so far. */
    public UnitLoad load() {
      Map<PlacementKind, int[]> kinds = Map.of();
      if (!byKind.isEmpty()) {
        kinds = new HashMap<>(byKind);
        kinds.replaceAll((kind, counts) -> counts.clone());
      }
      return new UnitLoad(placements, trainees.clone(), kinds);
    }
  }
}
