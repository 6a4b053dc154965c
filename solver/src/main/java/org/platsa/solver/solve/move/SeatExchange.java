package org.platsa.solver.solve.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.UnitAndPeriod;
import org.platsa.solver.solve.move.Reassignment.Target;

/**
 * Shares the seats of many placements out among them anew so that all together cost least
 * (<i>platsbyte</i>): a very large neighbourhood that is searched exactly (Ahuja, Ergun, Orlin and
 * Punnen, <i>A survey of very large-scale neighborhood search techniques</i>, 2002). Placements in
 * one period that are of one kind and intensity and may all be paired or not may change seats
 * freely: what supervisors, units and pairs cost stays the same, only their own costs change. Some
 * who have no place take part, and may get the seat of one whose loss costs less.
 */
final class SeatExchange {
  private static final int MOST_PLACED = 100;
  private static final int MOST_UNPLACED = 20;

  /** Of each member so many places where it would like to be are looked at. */
  private static final int PLACES_LOOKED_AT = 12;

  /** An exchange among n is as much work as n³ times this many draws of other moves. */
  private static final double DRAWS_PER_CUBE = 0.004;

  /**
   * What each unit of medium cost counts for, above every sum of soft costs: a hundred placements
   * at a weight of a million and some hundred minutes.
   */
  private static final long UNPLACED = 1_000_000_000_000L;

  /** Above every sum of the former: twenty unplaced of a medium cost of at most thirty. */
  private static final long IMPOSSIBLE = 1_000_000_000_000_000L;

  private final PlacementSchedule schedule;
  private final Room room;
  private final LocalCosts costs;
  private final List<PlanningPlacement> unplaced = new ArrayList<>();

  /** The draw from which on an exchange is due. */
  private double due;

  private long draws;

  SeatExchange(PlacementSchedule schedule, Room room) {
    this.schedule = schedule;
    this.room = room;
    this.costs = new LocalCosts(schedule);
  }

  /** An exchange around a placement, if one is due; null if not, or if it would change nothing. */
  @Nullable Reassignment drawIfDue(PlanningPlacement around, Random random) {
    draws++;
    if (draws < due || around.isUnplaced()) {
      return null;
    }
    List<PlanningPlacement> members = members(around, random);
    due = draws + 1 + DRAWS_PER_CUBE * Math.pow(members.size(), 3);
    return members.size() < 2 ? null : exchanged(members, around.period());
  }

  /**
   * Who takes part: the placement, those like it at the places where members would like to be, as
   * long as there are not too many, and some who have no place.
   */
  private List<PlanningPlacement> members(PlanningPlacement around, Random random) {
    List<PlanningPlacement> members = new ArrayList<>();
    members.add(around);
    boolean[] seen = new boolean[schedule.placements().size()];
    boolean[] looked = new boolean[schedule.units().size()];
    seen[around.index()] = true;
    for (int i = 0; i < members.size() && members.size() < MOST_PLACED; i++) {
      List<UnitAndPeriod> wanted =
          Objects.requireNonNull(schedule.places()).get(members.get(i).index());
      int tries = Math.min(wanted.size(), PLACES_LOOKED_AT);
      for (int k = 0; k < tries && members.size() < MOST_PLACED; k++) {
        double drawn = random.nextDouble();
        PlanningUnit unit = wanted.get((int) (wanted.size() * drawn * drawn)).unit();
        if (!looked[unit.index()]) {
          looked[unit.index()] = true;
          addAlike(members, seen, around, unit);
        }
      }
    }
    addUnplaced(members, around);
    return members;
  }

  /** Adds those at a unit who may change seats with a placement. */
  private void addAlike(
      List<PlanningPlacement> members,
      boolean[] seen,
      PlanningPlacement around,
      PlanningUnit unit) {
    for (PlanningSupervisor supervisor : schedule.supervisorsOf(unit)) {
      for (PlanningPlacement other : supervisor.placements()) {
        if (!seen[other.index()]
            && !other.isPinned()
            && other.period() == around.period()
            && isAlike(other, around)
            && mayJoin(members, other)
            && members.size() < MOST_PLACED) {
          seen[other.index()] = true;
          members.add(other);
        }
      }
    }
  }

  /** Adds some without a place who could take the seats; one of each student at most. */
  private void addUnplaced(List<PlanningPlacement> members, PlanningPlacement around) {
    unplaced.clear();
    for (PlanningPlacement other : schedule.placements()) {
      if (unplaced.size() < MOST_UNPLACED
          && other.isUnplaced()
          && !other.isPinned()
          && isAlike(other, around)
          && unplaced.stream().noneMatch(each -> each.student() == other.student())
          && mayJoin(members, other)
          && other.allowedPeriods().contains(around.period())
          && room.studentIsFree(other, around.period(), null)) {
        unplaced.add(other);
      }
    }
    members.addAll(unplaced);
  }

  /**
   * Whether each member may look at others as they are: of placements that a rule binds to each
   * other only one takes part.
   */
  private static boolean mayJoin(List<PlanningPlacement> members, PlanningPlacement other) {
    return !other.isBound() || members.stream().noneMatch(each -> each.isBoundTo(other));
  }

  private static boolean isAlike(PlanningPlacement one, PlanningPlacement other) {
    return one.kind().equals(other.kind())
        && one.intensity() == other.intensity()
        && one.mayPair() == other.mayPair();
  }

  private @Nullable Reassignment exchanged(List<PlanningPlacement> members, PlanningPeriod period) {
    int size = members.size();
    long[][] matrix = new long[size][size];
    for (int row = 0; row < size; row++) {
      PlanningPlacement member = members.get(row);
      for (int column = 0; column < size; column++) {
        matrix[row][column] = cost(member, members.get(column).supervisor(), period);
      }
    }
    int[] seatOf = LeastCostAssignment.solve(matrix);
    List<Target> targets = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      PlanningSupervisor seat = members.get(seatOf[row]).supervisor();
      if (seat != members.get(row).supervisor()) {
        targets.add(new Target(members.get(row), seat, period));
      }
    }
    return targets.isEmpty() ? null : new Reassignment(targets);
  }

  /** What a member costs at a seat; without a seat what it costs to have no place. */
  private long cost(
      PlanningPlacement member, @Nullable PlanningSupervisor seat, PlanningPeriod period) {
    if (seat == null) {
      return UNPLACED * member.unplacedCost();
    }
    boolean isHere = seat == member.supervisor();
    if (!isHere
        && (!member.allowedPeriods().contains(period)
            || !member.fit(seat.unit()).isPossible()
            || !member.isPossible(seat, period)
            || !room.othersAllow(member, seat.unit(), period, null))) {
      return IMPOSSIBLE;
    }
    return costs.atUnit(member, seat.unit(), member.fit(seat.unit()))
        + costs.with(member, seat, period);
  }
}
