package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.rule.LocalRule;
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

  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, Workplace> all = new HashMap<>();
  private final Map<Long, List<Workplace>> cells = new HashMap<>();
  private final TravelTimes travel;
  private final PeriodSets presence;

  /**
   * A unit that takes trainees.
   *
   * @param supervisors those who may take anybody at all
   * @param any the periods in which some supervisor is there
   * @param trained the periods in which some supervisor with training is there
   */
  record Workplace(Unit unit, List<Supervisor> supervisors, BitSet any, BitSet trained) {}

  Workplaces(Problem problem) {
    travel = new TravelTimes(problem);
    presence = new PeriodSets(problem.periods());
    problem.students().forEach(student -> students.put(student.id(), student));
    for (Unit unit : problem.units()) {
      if (unit.maxTrainees() > 0) {
        all.put(unit.id(), new Workplace(unit, new ArrayList<>(), new BitSet(), new BitSet()));
      }
    }
    for (Supervisor supervisor : problem.supervisors()) {
      Workplace workplace = all.get(supervisor.unitId());
      if (workplace != null && supervisor.maxPerTerm() > 0 && supervisor.maxSimultaneous() > 0) {
        BitSet present = presence.of(supervisor);
        workplace.supervisors().add(supervisor);
        workplace.any().or(present);
        if (supervisor.training().isTrained()) {
          workplace.trained().or(present);
        }
      }
    }
    for (Unit unit : problem.units()) {
      Workplace workplace = all.get(unit.id());
      if (workplace != null && !workplace.any().isEmpty()) {
        long cell = cell(row(unit.location().lat()), column(unit.location().lon()));
        cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(workplace);
      }
    }
  }

  /** Whether a placement could be anywhere at all. */
  boolean existFor(Placement placement) {
    return existFor(placement, (workplace, periods) -> true);
  }

  /**
   * Whether a placement could be somewhere in one of the periods that are given for it.
   *
   * @param suits asked of each workplace where it could be, with the periods in which it could
   */
  boolean existFor(Placement placement, BiPredicate<Workplace, BitSet> suits) {
    Student student = students.get(placement.studentId());
    if (student == null) {
      throw new IllegalArgumentException(
          "Placement " + placement.id() + " is of no student of the problem");
    }
    Request request =
        new Request(placement, student, presence.of(placement.allowedPeriods()), travel, suits);
    for (String unitId : travel.unitsOfKnownTime(student)) {
      Workplace workplace = all.get(unitId);
      if (workplace != null && request.fits(workplace)) {
        return true;
      }
    }
    return existsAround(request);
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
      Placement placement,
      Student student,
      BitSet allowed,
      TravelTimes travel,
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
      BitSet there =
          placement.kind().needsTrainedSupervisor() ? workplace.trained() : workplace.any();
      if (!there.intersects(allowed)) {
        return false;
      }
      int minutes = travel.minutes(student, workplace.unit());
      for (LocalRule rule : OBSTACLES) {
        if (rule.amount(placement, student, workplace.unit(), minutes) > 0) {
          return false;
        }
      }
      BitSet periods = (BitSet) there.clone();
      periods.and(allowed);
      return suits.test(workplace, periods);
    }
  }
}
