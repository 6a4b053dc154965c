package org.platsa.solver.solve.move;

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
 * Draws moves that break no hard rule (<i>grannskap</i>): to another unit, more often a promising
 * one, to another supervisor of the same unit, to the place of somebody who goes elsewhere, to a
 * partner, and of a pair together. In between, an exchange of many seats ({@link SeatExchange}).
 */
public final class Neighbourhood {
  /** How many placements to draw in vain before drawing a move that changes nothing. */
  private static final int TRIES = 40;

  private final PlacementSchedule schedule;
  private final List<PlanningPlacement> movable;
  private final List<List<UnitAndPeriod>> places;
  private final SeatExchange exchange;
  private final Room room;
  private final long size;

  /**
   * The moves of a schedule, as it is when each is drawn.
   *
   * @param schedule one that was told where to try each placement
   */
  public Neighbourhood(PlacementSchedule schedule) {
    this.schedule = schedule;
    this.places = Objects.requireNonNull(schedule.places(), "nobody has shown any places");
    this.room = new Room(schedule);
    this.movable =
        schedule.placements().stream()
            .filter(placement -> !placement.isPinned())
            .filter(placement -> !placesOf(placement).isEmpty())
            .toList();
    this.size = movable.stream().mapToLong(placement -> placesOf(placement).size() * 4L).sum();
    this.exchange = new SeatExchange(schedule, room);
  }

  /** Whether there is nothing to move. */
  public boolean isEmpty() {
    return movable.isEmpty();
  }

  /** A rough count of moves, kept since Timefold asks for it at each step. */
  public long size() {
    return size;
  }

  /** A random move; one that changes nothing if none was found soon. */
  public Reassignment draw(Random random) {
    Reassignment exchanged = exchange.drawIfDue(pick(movable, random), random);
    if (exchanged != null) {
      return exchanged;
    }
    for (int i = 0; i < TRIES; i++) {
      PlanningPlacement placement = pick(movable, random);
      Reassignment move = draw(placement, random);
      if (move != null) {
        return move;
      }
    }
    return noChange();
  }

  /** A move that changes nothing, which is always accepted. */
  public Reassignment noChange() {
    return Reassignment.of(Target.of(movable.getFirst()));
  }

  /** A random move of a placement; null if the one that was drawn is not possible. */
  private @Nullable Reassignment draw(PlanningPlacement placement, Random random) {
    int drawn = random.nextInt(100);
    if (placement.isUnplaced()) {
      return drawn < 60 ? relocate(placement, random) : displace(placement, random);
    }
    if (drawn < 35) {
      return relocate(placement, random);
    }
    if (drawn < 55) {
      return changeSupervisor(placement, random);
    }
    if (drawn < 75) {
      return displace(placement, random);
    }
    if (!placement.mayPair()) {
      return relocate(placement, random);
    }
    return drawn < 87 ? joinPartner(placement, random) : relocatePair(placement, random);
  }

  /** To a supervisor with room at a promising unit. */
  private @Nullable Reassignment relocate(PlanningPlacement placement, Random random) {
    UnitAndPeriod place = promising(placement, random);
    PlanningPeriod period = place.period();
    PlanningSupervisor supervisor = withRoom(placement, place.unit(), period, null, random);
    return supervisor == null ? null : Reassignment.of(new Target(placement, supervisor, period));
  }

  /** To another supervisor of the same unit, perhaps in another period. */
  private @Nullable Reassignment changeSupervisor(PlanningPlacement placement, Random random) {
    PlanningPeriod period = random.nextInt(3) == 0 ? period(placement, random) : placement.period();
    PlanningSupervisor supervisor = withRoom(placement, placement.unit(), period, null, random);
    return supervisor == null ? null : Reassignment.of(new Target(placement, supervisor, period));
  }

  /**
   * To the place of somebody at a promising unit, in that one's period if it is allowed. That one
   * goes to the first one's old place, or to a promising unit with room or, if the first had no
   * place, loses its own.
   */
  private @Nullable Reassignment displace(PlanningPlacement placement, Random random) {
    UnitAndPeriod wanted = promising(placement, random);
    PlanningPlacement other = occupant(wanted.unit(), random);
    if (other == null
        || other == placement
        || other.isPinned()
        || other.student() == placement.student()) {
      return null;
    }
    PlanningSupervisor taken = other.supervisorOrThrow();
    PlanningPeriod period =
        placement.allowedPeriods().contains(other.period()) ? other.period() : wanted.period();
    if (!placement.fit(taken.unit()).isPossible() || !room.isFor(placement, taken, period, other)) {
      return null;
    }
    Target first = new Target(placement, taken, period);
    if (placement.isPlaced()
        && placement.unit() != taken.unit()
        && other.allowedPeriods().contains(placement.period())
        && other.fit(placement.unit()).isPossible()
        && room.isFor(other, placement.supervisorOrThrow(), placement.period(), placement)) {
      return Reassignment.of(
          first, new Target(other, placement.supervisorOrThrow(), placement.period()));
    }
    for (int i = 0; i < 4; i++) {
      UnitAndPeriod place = promising(other, random);
      if (place.unit() == taken.unit()) {
        continue;
      }
      PlanningSupervisor supervisor =
          withRoom(other, place.unit(), place.period(), placement, random);
      if (supervisor != null) {
        return Reassignment.of(first, new Target(other, supervisor, place.period()));
      }
    }
    return placement.isUnplaced()
        ? Reassignment.of(first, new Target(other, null, other.period()))
        : null;
  }

  /** To the supervisor of somebody at a promising unit with whom it would be a pair. */
  private @Nullable Reassignment joinPartner(PlanningPlacement placement, Random random) {
    PlanningUnit unit = promising(placement, random).unit();
    if (!unit.peerLearning()) {
      return null;
    }
    PlanningPlacement partner = occupant(unit, random);
    if (partner == null
        || partner == placement
        || !placement.fitsAsPartner(partner, partner.period())
        || !placement.allowedPeriods().contains(partner.period())) {
      return null;
    }
    PlanningSupervisor supervisor = partner.supervisorOrThrow();
    return isChange(placement, supervisor, partner.period())
            && room.isFor(placement, supervisor, partner.period(), null)
        ? Reassignment.of(new Target(placement, supervisor, partner.period()))
        : null;
  }

  /** Together with its partner, or another who may be paired, to a promising peer-learning unit. */
  private @Nullable Reassignment relocatePair(PlanningPlacement placement, Random random) {
    PlanningPlacement partner = partner(placement, random);
    UnitAndPeriod place = promising(placement, random);
    PlanningUnit unit = place.unit();
    PlanningPeriod period = place.period();
    if (partner == null
        || !unit.peerLearning()
        || !partner.allowedPeriods().contains(period)
        || !partner.fit(unit).isPossible()) {
      return null;
    }
    int size = unit.endSupervisor() - unit.firstSupervisor();
    int offset = random.nextInt(size);
    for (int i = 0; i < size; i++) {
      PlanningSupervisor supervisor =
          schedule.supervisors().get(unit.firstSupervisor() + (offset + i) % size);
      if (supervisor != placement.supervisor()
          && supervisor.placements().stream().noneMatch(p -> p.period().overlaps(period))
          && supervisor.aboveSimultaneousLimit(placement.intensity() + partner.intensity()) == 0
          && supervisor.aboveTermLimit(supervisor.placements().size() + 2) == 0
          && roomForTwo(placement, partner, supervisor, period)) {
        return Reassignment.of(
            new Target(placement, supervisor, period), new Target(partner, supervisor, period));
      }
    }
    return null;
  }

  private boolean roomForTwo(
      PlanningPlacement placement,
      PlanningPlacement partner,
      PlanningSupervisor supervisor,
      PlanningPeriod period) {
    return room.isFor(placement, supervisor, period, partner)
        && room.isFor(partner, supervisor, period, placement)
        && room.freePlaces(supervisor.unit(), placement.kind(), period, placement, partner) >= 2
        && placement.student() != partner.student()
        && !placement.isBoundTo(partner);
  }

  /** Its partner or, sometimes, anybody else with whom it may be paired. */
  private @Nullable PlanningPlacement partner(PlanningPlacement placement, Random random) {
    PlanningSupervisor supervisor = placement.supervisor();
    if (supervisor != null && supervisor.unit().peerLearning() && random.nextInt(4) > 0) {
      for (PlanningPlacement other : supervisor.placements()) {
        if (other != placement
            && !other.isPinned()
            && placement.fitsAsPartner(other, placement.period())) {
          return other;
        }
      }
    }
    PlanningPlacement other = pick(movable, random);
    return other != placement && other.mayPair() && other.kind().equals(placement.kind())
        ? other
        : null;
  }

  /** Somebody at a unit; null if nobody is. */
  private @Nullable PlanningPlacement occupant(PlanningUnit unit, Random random) {
    int size = unit.endSupervisor() - unit.firstSupervisor();
    int offset = random.nextInt(size);
    for (int i = 0; i < size; i++) {
      List<PlanningPlacement> occupants =
          schedule.supervisors().get(unit.firstSupervisor() + (offset + i) % size).placements();
      if (!occupants.isEmpty()) {
        return pick(occupants, random);
      }
    }
    return null;
  }

  /**
   * A supervisor of the unit with room, other than where the placement is: mostly the one for whom
   * one more costs least, sometimes the first that is found.
   *
   * @param leaving somebody whose present place counts as free, or null
   */
  private @Nullable PlanningSupervisor withRoom(
      PlanningPlacement placement,
      PlanningUnit unit,
      PlanningPeriod period,
      @Nullable PlanningPlacement leaving,
      Random random) {
    boolean any = random.nextInt(4) == 0;
    int size = unit.endSupervisor() - unit.firstSupervisor();
    int offset = random.nextInt(size);
    PlanningSupervisor best = null;
    long bestCost = Long.MAX_VALUE;
    for (int i = 0; i < size; i++) {
      PlanningSupervisor supervisor =
          schedule.supervisors().get(unit.firstSupervisor() + (offset + i) % size);
      if (supervisor == placement.supervisor() && period == placement.period()) {
        continue;
      }
      int load = supervisor.placements().size();
      long cost = supervisor.rotationCost(load + 1) - supervisor.rotationCost(load);
      if (cost < bestCost && room.isFor(placement, supervisor, period, leaving)) {
        if (any) {
          return supervisor;
        }
        best = supervisor;
        bestCost = cost;
      }
    }
    return best;
  }

  private List<UnitAndPeriod> placesOf(PlanningPlacement placement) {
    return places.get(placement.index());
  }

  /** Any of its places, the most promising ones more often. */
  private UnitAndPeriod promising(PlanningPlacement placement, Random random) {
    List<UnitAndPeriod> own = placesOf(placement);
    double drawn = random.nextDouble();
    return own.get((int) (own.size() * drawn * drawn));
  }

  private static PlanningPeriod period(PlanningPlacement placement, Random random) {
    return pick(placement.allowedPeriods(), random);
  }

  private static boolean isChange(
      PlanningPlacement placement, PlanningSupervisor supervisor, PlanningPeriod period) {
    return placement.supervisor() != supervisor || placement.period() != period;
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
