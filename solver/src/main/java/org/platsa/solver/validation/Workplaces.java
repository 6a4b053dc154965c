package org.platsa.solver.validation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;

/**
 * Units where a placement could be by itself, everybody else away. Units lie in a grid of small
 * cells, which are looked into from the student's home outwards as far as the travel limit reaches:
 * a nation's hundred thousand placements do not each meet its twenty thousand units.
 */
final class Workplaces {
  /** Of a cell, in degrees; about 11 km from south to north. */
  private static final double CELL_LAT = 0.1;

  private static final double CELL_LON = 0.2;
  private static final int CELLS_AROUND = (int) Math.round(360 / CELL_LON);

  private final Map<String, Student> students = new HashMap<>();
  private final Map<String, Workplace> all = new HashMap<>();
  private final Map<Long, List<Workplace>> cells = new HashMap<>();
  private final Map<String, Map<String, Integer>> knownMinutes = new HashMap<>();
  private final Map<Transport, Double> reach = new EnumMap<>(Transport.class);
  private final Presence presence;

  /**
   * A unit that takes trainees.
   *
   * @param supervisors those who may take anybody at all
   * @param any the periods in which some supervisor is there
   * @param trained the periods in which some supervisor with training is there
   */
  record Workplace(Unit unit, List<Supervisor> supervisors, BitSet any, BitSet trained) {}

  Workplaces(Problem problem) {
    presence = new Presence(problem.periods());
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
    for (TravelTime time : problem.travelMinutes()) {
      knownMinutes
          .computeIfAbsent(time.studentId(), key -> new HashMap<>())
          .put(time.unitId(), time.minutes());
    }
    for (Transport transport : Transport.values()) {
      reach.put(transport, reachInDegrees(transport));
    }
  }

  /** How far north of the equator somebody living on it can get. */
  private static double reachInDegrees(Transport transport) {
    double near = 0;
    double far = 180;
    for (int i = 0; i < 40; i++) {
      double middle = (near + far) / 2;
      Location there = new Location(Math.min(90, middle), 0);
      if (isWithinLimit(transport, new Location(0, 0), there)) {
        near = middle;
      } else {
        far = middle;
      }
    }
    return far + 1e-6;
  }

  private static boolean isWithinLimit(Transport transport, Location from, Location to) {
    return PlanChecker.estimatedMinutes(transport, from, to) <= PlanChecker.TRAVEL_LIMIT_MINUTES;
  }

  /** Whether a placement could be anywhere at all. */
  boolean existFor(Placement placement) {
    return existFor(placement, (workplace, periods) -> true);
  }

  /**
   * Whether a placement could be somewhere in one of the periods that are given for it.
   *
   * @param suits asked of workplaces with the periods that the placement could be there
   */
  boolean existFor(Placement placement, BiPredicate<Workplace, BitSet> suits) {
    Student student = students.get(placement.studentId());
    if (student == null) {
      throw new IllegalArgumentException(
          "Placement " + placement.id() + " is of no student of the problem");
    }
    Request request =
        new Request(
            placement,
            student,
            presence.of(placement.allowedPeriods()),
            knownMinutes.getOrDefault(student.id(), Map.of()),
            suits);
    for (String unitId : request.known.keySet()) {
      Workplace workplace = all.get(unitId);
      if (workplace != null && request.fits(workplace)) {
        return true;
      }
    }
    return existsAround(request);
  }

  private boolean existsAround(Request request) {
    Location home = request.student.home();
    double degrees = reach.getOrDefault(request.student.transport(), 180.0);
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

  /** What is looked for. */
  private record Request(
      Placement placement,
      Student student,
      BitSet allowed,
      Map<String, Integer> known,
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
      Unit unit = workplace.unit();
      if ((!placement.requiredUnitKinds().isEmpty()
              && !placement.requiredUnitKinds().contains(unit.kind()))
          || student.excludedUnits().contains(unit.id())
          || !student.licences().containsAll(unit.requires())
          || !isReached(unit)) {
        return false;
      }
      BitSet there =
          placement.kind().needsTrainedSupervisor() ? workplace.trained() : workplace.any();
      if (!there.intersects(allowed)) {
        return false;
      }
      BitSet periods = (BitSet) there.clone();
      periods.and(allowed);
      return suits.test(workplace, periods);
    }

    private boolean isReached(Unit unit) {
      Integer minutes = known.get(unit.id());
      return minutes == null
          ? isWithinLimit(student.transport(), student.home(), unit.location())
          : minutes <= PlanChecker.TRAVEL_LIMIT_MINUTES;
    }
  }
}
