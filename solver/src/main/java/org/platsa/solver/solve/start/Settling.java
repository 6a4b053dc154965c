package org.platsa.solver.solve.start;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.solve.move.Reach;

/**
 * Finds a place for those who have none (<i>inplacering</i>): where there is room, or else by a
 * chain in which one goes to the place of a second, who goes to the place of a third, who finds
 * room (augmenting paths, as in Kuhn's method for assignments, of a few links and tries). Nobody
 * loses a place, so the plan only gets better.
 */
public final class Settling {
  /** Who moves for one, at most. */
  private static final int LONGEST_CHAIN = 4;

  /** Seats looked at for one placement before it is given up. */
  private static final int MOST_LOOKS = 200_000;

  /** The same for all together, for each placement of the problem, and at most. */
  private static final long LOOKS_OF_EACH = 2_000;

  private static final long MOST_LOOKS_IN_ALL = 10_000_000;

  private final Roster roster;
  private final Reach reach;
  private final GreedyStart greedy;
  private final long mostLooksInAll;
  private long looksBefore;
  private long looksInAll;

  public Settling(Roster roster, Reach reach) {
    this.roster = roster;
    this.reach = reach;
    this.greedy = new GreedyStart(roster, reach);
    this.mostLooksInAll =
        Math.min(MOST_LOOKS_IN_ALL, LOOKS_OF_EACH * roster.schedule().placements().size());
  }

  /**
   * Places whom it can, those who cost most without a place first.
   *
   * @param over asked between placements whether to end
   * @return how many more have a place now
   */
  public int placeAll(BooleanSupplier over) {
    List<PlanningPlacement> waiting = new ArrayList<>();
    for (PlanningPlacement placement : roster.schedule().placements()) {
      if (placement.isUnplaced() && !placement.isPinned() && reach.unitsOf(placement).length > 0) {
        waiting.add(placement);
      }
    }
    waiting.sort(Comparator.comparingLong(PlanningPlacement::unplacedCost).reversed());
    int chains = 0;
    for (PlanningPlacement placement : waiting) {
      if (over.getAsBoolean()) {
        break;
      }
      if (!greedy.place(placement) && makeRoom(placement)) {
        chains++;
      }
    }
    if (chains > 0) {
      // What a chain leaves free may be a place for somebody who had none before.
      waiting.stream().filter(PlanningPlacement::isUnplaced).forEach(greedy::place);
    }
    return (int) waiting.stream().filter(PlanningPlacement::isPlaced).count();
  }

  private boolean makeRoom(PlanningPlacement placement) {
    looksBefore = roster.looks();
    boolean made =
        looksInAll < mostLooksInAll && makeRoom(placement, LONGEST_CHAIN, new HashSet<>());
    looksInAll += roster.looks() - looksBefore;
    return made;
  }

  private boolean makeRoom(PlanningPlacement placement, int links, Set<PlanningPlacement> moved) {
    for (int unit : reach.unitsOf(placement)) {
      for (PlanningPeriod period : placement.allowedPeriods()) {
        for (PlanningSupervisor supervisor :
            roster.schedule().supervisorsOf(roster.schedule().units().get(unit))) {
          if (takesOver(placement, supervisor, period, links, moved)) {
            return true;
          }
          if (roster.looks() - looksBefore > MOST_LOOKS) {
            return false;
          }
        }
      }
    }
    return false;
  }

  /** Whether somebody who is in the way can go elsewhere, now or by a chain of so many links. */
  private boolean takesOver(
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period,
      int links,
      Set<PlanningPlacement> moved) {
    for (PlanningPlacement other : inTheWay(placement, supervisor, period)) {
      if (other.isPinned()
          || moved.contains(other)
          || !roster.hasRoom(placement, supervisor, period, other)) {
        continue;
      }
      PlanningSupervisor left = other.supervisorOrThrow();
      PlanningPeriod leftPeriod = other.period();
      roster.unassign(other);
      roster.assign(placement, supervisor, period);
      moved.add(other);
      if (greedy.place(other) || (links > 1 && makeRoom(other, links - 1, moved))) {
        return true;
      }
      roster.unassign(placement);
      roster.assign(other, left, leftPeriod);
    }
    return false;
  }

  /** Who might be to blame that there is no room: the supervisor's, the unit's, the student's. */
  private List<PlanningPlacement> inTheWay(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    List<PlanningPlacement> others = new ArrayList<>(supervisor.placements());
    for (PlanningPlacement sibling : roster.schedule().siblings(placement)) {
      if (sibling.isPlaced() && sibling.period().overlaps(period)) {
        others.add(sibling);
      }
    }
    if (roster.isFull(supervisor.unit(), period)) {
      for (PlanningSupervisor colleague : roster.schedule().supervisorsOf(supervisor.unit())) {
        for (PlanningPlacement other : colleague.placements()) {
          if (colleague != supervisor && other.period().overlaps(period)) {
            others.add(other);
          }
        }
      }
    }
    return others;
  }
}
