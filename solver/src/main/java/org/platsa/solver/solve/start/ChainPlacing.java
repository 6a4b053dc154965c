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
 * problem</i>, 1955). They are looked for in passes, the shortest chains first. In one pass nobody
 * is asked to move twice: who could not make way for one can hardly make way for the next, so that
 * a pass takes no longer when most chains lead nowhere. Nobody loses a place.
 */
public final class ChainPlacing {
  /** How many others move at most so that one has a place, pass by pass. */
  private static final int[] LINKS = {1, 2, 4, 8, 16};

  /** After so many looks at seats for each placement of the problem, no more chains are tried. */
  private static final int LOOKS_OF_EACH = 3_000;

  /** The same however many placements there are. */
  private static final long MOST_LOOKS_IN_ALL = 10_000_000;

  private final Roster roster;
  private final PossibleUnits reach;
  private final GreedyPlacing greedy;
  private final long mostLooks;
  private long looksBefore;

  /** Whether a chain might have gone on if it might have been longer. */
  private boolean isCut;

  /** Tries as much as is worth while once. */
  public ChainPlacing(Roster roster, PossibleUnits reach) {
    this(roster, reach, LOOKS_OF_EACH);
  }

  /**
   * Tries less, or more.
   *
   * @param looksOfEach after so many looks at seats for each placement no more chains are tried
   */
  public ChainPlacing(Roster roster, PossibleUnits reach, int looksOfEach) {
    this.roster = roster;
    this.reach = reach;
    this.greedy = new GreedyPlacing(roster, reach);
    this.mostLooks =
        Math.min(MOST_LOOKS_IN_ALL, (long) looksOfEach * roster.schedule().placements().size());
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
    waiting.forEach(greedy::place);
    looksBefore = roster.looks();
    int pass = 0;
    while (pass < LINKS.length && !isEnough()) {
      // The last is repeated as long as it helps, since each chain changes who can make way.
      isCut = false;
      boolean helped = pass(waiting, LINKS[pass], over);
      if (!helped && !isCut) {
        break; // longer chains would be the same
      }
      pass += helped && pass == LINKS.length - 1 ? 0 : 1;
    }
    return (int) waiting.stream().filter(PlanningPlacement::isPlaced).count();
  }

  private boolean isEnough() {
    return roster.looks() - looksBefore > mostLooks;
  }

  /**
   * Tries to place everybody who still waits by chains of at most so many links.
   *
   * @return whether anybody got a place
   */
  private boolean pass(List<PlanningPlacement> waiting, int links, BooleanSupplier over) {
    boolean helped = false;
    Set<PlanningPlacement> asked = new HashSet<>();
    for (PlanningPlacement placement : waiting) {
      if (over.getAsBoolean() || isEnough()) {
        break;
      }
      if (placement.isUnplaced() && makeRoom(placement, links, asked)) {
        helped = true;
      }
    }
    if (helped) {
      // A chain may have left a place free that suits somebody who was tried before it.
      waiting.stream().filter(PlanningPlacement::isUnplaced).forEach(greedy::place);
    }
    return helped;
  }

  /**
   * Places one by a chain of at most so many links; false if none was found.
   *
   * @param asked who has been asked to move in this pass
   */
  private boolean makeRoom(PlanningPlacement placement, int links, Set<PlanningPlacement> asked) {
    for (int unit : reach.unitsOf(placement)) {
      for (PlanningPeriod period : placement.allowedPeriods()) {
        for (PlanningSupervisor supervisor :
            roster.schedule().supervisorsOf(roster.schedule().units().get(unit))) {
          if (takesOver(placement, supervisor, period, links, asked)) {
            return true;
          }
          if (isEnough()) {
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
      Set<PlanningPlacement> asked) {
    for (PlanningPlacement other : inTheWay(placement, supervisor, period)) {
      if (other.isPinned()
          || asked.contains(other)
          || !roster.hasRoom(placement, supervisor, period, other)) {
        continue;
      }
      PlanningSupervisor left = other.supervisorOrThrow();
      PlanningPeriod leftPeriod = other.period();
      roster.unassign(other);
      roster.assign(placement, supervisor, period);
      asked.add(other);
      if (greedy.place(other) || (links > 1 && makeRoom(other, links - 1, asked))) {
        return true;
      }
      isCut |= links == 1;
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
