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
import org.platsa.solver.solve.move.PossibleUnits;
import org.platsa.solver.solve.move.Room;

/**
 * Finds places for those who have none (<i>inplacering med kedjor</i>): where there is room, or
 * else by a chain in which the first takes the place of a second, who takes that of a third, who
 * finds room. These are augmenting paths (Kuhn, <i>The Hungarian method for the assignment
 * problem</i>, 1955) of a few links, and only so many are tried. Nobody loses a place.
 */
public final class ChainPlacing {
  /** How many others move at most so that one has a place. */
  private static final int LONGEST_CHAIN = 4;

  /** After so many looks at seats, a placement is given up. */
  private static final int MOST_LOOKS = 200_000;

  /** After so many looks for each placement of the problem, no more chains are tried. */
  private static final long LOOKS_OF_EACH = 2_000;

  /** The same however many placements there are. */
  private static final long MOST_LOOKS_IN_ALL = 10_000_000;

  private final Roster roster;
  private final PossibleUnits reach;
  private final GreedyPlacing greedy;
  private final long mostLooksInAll;
  private long looksBefore;
  private long looksInAll;

  public ChainPlacing(Roster roster, PossibleUnits reach) {
    this.roster = roster;
    this.reach = reach;
    this.greedy = new GreedyPlacing(roster, reach);
    this.mostLooksInAll =
        Math.min(MOST_LOOKS_IN_ALL, LOOKS_OF_EACH * roster.schedule().placements().size());
  }

  /**
   * Places whom it can, first those who cost most without a place.
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
      // A chain may have left a place free that suits somebody who was tried before it.
      waiting.stream().filter(PlanningPlacement::isUnplaced).forEach(greedy::place);
    }
    return (int) waiting.stream().filter(PlanningPlacement::isPlaced).count();
  }

  /** Places one by a chain; false if none was found. */
  private boolean makeRoom(PlanningPlacement placement) {
    looksBefore = roster.looks();
    boolean made =
        looksInAll < mostLooksInAll && makeRoom(placement, LONGEST_CHAIN, new HashSet<>());
    looksInAll += roster.looks() - looksBefore;
    return made;
  }

  /**
   * The same by a chain of at most so many links.
   *
   * @param moved who has been moved in this chain, so that nobody is moved twice
   */
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

  /** Places one where somebody is in the way who can go elsewhere; false if nobody can. */
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

  /**
   * Those who may be the reason why there is no room: others with the supervisor, the student's
   * other placements, and others at a unit that is full.
   */
  private List<PlanningPlacement> inTheWay(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    List<PlanningPlacement> others = new ArrayList<>(supervisor.placements());
    for (PlanningPlacement sibling : roster.schedule().siblings(placement)) {
      if (sibling.isPlaced() && sibling.period().overlaps(period)) {
        others.add(sibling);
      }
    }
    for (PlanningPlacement bound : roster.schedule().boundTo(placement)) {
      if (bound.isPlaced() && Room.areAtOdds(placement, supervisor.unit(), period, bound)) {
        others.add(bound);
      }
    }
    if (roster.isFull(supervisor.unit(), placement.kind(), period)) {
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
