package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.ProblemIndex;
import org.platsa.solver.rule.TravelTimes;

/**
 * Finds whether there is any unit where a placement could be if nobody else were there (<i>möjliga
 * arbetsplatser</i>). Units lie in a grid of small cells, which are looked into from the student's
 * home outwards as far as the travel limit reaches: a nation's hundred thousand placements cannot
 * each be held against its twenty thousand units.
 */
final class Workplaces {
  /** The size of a cell in degrees of latitude: about 11 km. */
  private static final double CELL_LAT = 0.1;

  /** The size of a cell in degrees of longitude: about 11 km or less in Sweden. */
  private static final double CELL_LON = 0.2;

  private static final int CELLS_AROUND = (int) Math.round(360 / CELL_LON);

  private static final double ROUNDING = 1e-6;

  private static final List<LocalRule> OBSTACLES =
      LocalRule.ofUnit().stream().filter(LocalRule::isObstacle).toList();

  private final ProblemIndex index;
  private final Map<String, Workplace> all = new HashMap<>();
  private final Map<Long, List<Workplace>> cells = new HashMap<>();
  private final PeriodSets presence;

  /**
   * A unit that takes trainees.
   *
   * @param supervisors those who may take anybody at all
   * @param alike the same, those together who are alike to all rules about one placement
   */
  record Workplace(Unit unit, List<Supervisor> supervisors, Map<Object, Alike> alike) {}

  /**
   * Supervisors who are alike to all rules about one placement.
   *
   * @param one any of them, by position
   * @param present the periods in which they are available
   */
  record Alike(int one, BitSet present) {}

  Workplaces(ProblemIndex index) {
    this.index = index;
    Problem problem = index.problem();
    presence = new PeriodSets(problem.periods());
    for (Unit unit : problem.units()) {
      if (unit.maxTrainees() > 0) {
        all.put(unit.id(), new Workplace(unit, new ArrayList<>(), new LinkedHashMap<>()));
      }
    }
    for (int i = 0; i < index.supervisors().size(); i++) {
      Supervisor supervisor = index.supervisor(i);
      Workplace workplace = all.get(supervisor.unitId());
      if (workplace != null && supervisor.maxPerTerm() > 0 && supervisor.maxSimultaneous() > 0) {
        workplace.supervisors().add(supervisor);
        Alike alike = new Alike(i, presence.of(supervisor));
        List<Object> seen =
            LocalRule.ofPlace().stream().map(rule -> rule.seenOf(supervisor)).toList();
        workplace.alike().putIfAbsent(List.of(seen, alike.present), alike);
      }
    }
    for (Unit unit : problem.units()) {
      Workplace workplace = all.get(unit.id());
      if (workplace != null
          && workplace.alike().values().stream().anyMatch(alike -> !alike.present.isEmpty())) {
        long cell = cell(row(unit.location().lat()), column(unit.location().lon()));
        cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(workplace);
      }
    }
  }

  /** Whether a placement, by position, could be anywhere at all. */
  boolean existFor(int placement) {
    return existFor(placement, (workplace, periods) -> true);
  }

  /**
   * Whether a placement could be somewhere in one of the periods that are given for it.
   *
   * @param placement by position
   * @param suits asked of each workplace where it could be, with the periods in which it could
   */
  boolean existFor(int placement, BiPredicate<Workplace, BitSet> suits) {
    Student student = index.student(placement);
    BitSet allowed = presence.of(index.openPeriods(placement));
    Request request = new Request(index, placement, student, allowed, suits);
    for (String unitId : index.travelTimes().unitsOfKnownTime(student)) {
      Workplace workplace = all.get(unitId);
      if (workplace != null && request.fits(workplace)) {
        return true;
      }
    }
    return existsAround(request);
  }

  /** Of some periods those in which a supervisor may take a placement, whoever else is there. */
  BitSet periodsWith(Supervisor supervisor, int placement, BitSet periods) {
    int position = index.supervisorPosition(supervisor.id()).orElseThrow();
    BitSet possible = new BitSet();
    for (int p = periods.nextSetBit(0); p >= 0; p = periods.nextSetBit(p + 1)) {
      possible.set(p, LocalRule.isPossible(index, placement, position, p));
    }
    return possible;
  }

  private boolean existsAround(Request request) {
    Location home = request.student.home();
    if (home == null) {
      return cells.values().stream().anyMatch(request::fitsAny);
    }
    double km = TravelTimes.reachKm(request.student.transport(), TravelTimes.LIMIT_MINUTES);
    double degrees = Math.toDegrees(km / TravelTimes.EARTH_RADIUS_KM) + ROUNDING;
    double north = Math.min(90, Math.abs(home.lat()) + degrees);
    double widest = Math.sin(Math.toRadians(degrees)) / Math.cos(Math.toRadians(home.lat()));
    if (north >= 90 || widest >= 1) {
      return cells.values().stream().anyMatch(request::fitsAny);
    }
    int rows = 1 + (int) Math.ceil(degrees / CELL_LAT);
    int columns = 1 + (int) Math.ceil(Math.toDegrees(Math.asin(widest)) / CELL_LON);
    int row = row(home.lat());
    int column = column(home.lon());
    for (int ring = 0; ring <= Math.max(rows, columns); ring++) {
      for (int dy = -Math.min(ring, rows); dy <= Math.min(ring, rows); dy++) {
        boolean wholeRow = Math.abs(dy) == ring;
        for (int dx = -ring; dx <= ring; dx += wholeRow || ring == 0 ? 1 : 2 * ring) {
          if (Math.abs(dx) <= columns && request.fitsAny(at(row + dy, column + dx))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private List<Workplace> at(int row, int column) {
    return cells.getOrDefault(cell(row, Math.floorMod(column, CELLS_AROUND)), List.of());
  }

  private static int row(double lat) {
    return (int) Math.floor(lat / CELL_LAT);
  }

  private static int column(double lon) {
    return Math.floorMod((int) Math.floor(lon / CELL_LON), CELLS_AROUND);
  }

  private static long cell(int row, int column) {
    return ((long) row << 32) + column;
  }

  /** What a place is looked for. */
  private record Request(
      ProblemIndex index,
      int placement,
      Student student,
      BitSet allowed,
      BiPredicate<Workplace, BitSet> suits) {

    boolean fitsAny(List<Workplace> workplaces) {
      for (Workplace workplace : workplaces) {
        if (fits(workplace)) {
          return true;
        }
      }
      return false;
    }

    boolean fits(Workplace workplace) {
      BitSet periods = periodsAt(workplace);
      if (periods.isEmpty()) {
        return false;
      }
      int minutes = index.travelTimes().minutes(student, workplace.unit());
      for (LocalRule rule : OBSTACLES) {
        if (rule.amount(index.placement(placement), student, workplace.unit(), minutes) > 0) {
          return false;
        }
      }
      return suits.test(workplace, periods);
    }

    /** The periods in which somebody there may take the placement. */
    private BitSet periodsAt(Workplace workplace) {
      BitSet periods = new BitSet();
      for (Alike alike : workplace.alike().values()) {
        for (int p = allowed.nextSetBit(0); p >= 0; p = allowed.nextSetBit(p + 1)) {
          if (alike.present.get(p)
              && !periods.get(p)
              && LocalRule.isPossible(index, placement, alike.one, p)) {
            periods.set(p);
          }
        }
      }
      return periods;
    }
  }
}
