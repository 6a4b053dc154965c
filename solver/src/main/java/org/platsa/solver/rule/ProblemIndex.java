package org.platsa.solver.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;

/**
 * A valid problem with positions for ids and weeks for days (<i>uppslagsverk</i>): what the rules
 * look things up in. Positions are those of the problem's lists, but for supervisors, who stand
 * unit by unit. Immutable.
 */
public final class ProblemIndex {
  private final Problem problem;
  private final TravelTimes travelTimes;
  private final List<Supervisor> supervisors;
  private final Map<String, Integer> unitPositions;
  private final Map<String, Integer> supervisorPositions;
  private final Map<String, Integer> periodPositions;
  private final Map<String, Integer> placementPositions;

  /** By unit: its first supervisor; one more at the end. */
  private final int[] firstSupervisor;

  private final int[] unitOfSupervisor;
  private final int[] trained;
  private final boolean[] step3;

  /** By supervisor: periods in which they are active and in no week absent. */
  private final BitSet[] available;

  private final int[] firstWeek;
  private final Student[] students;
  private final int[] providers;
  private final int[] askedFor;
  private final int[][] allowedPeriods;
  private final int[][] siblings;

  /** By placement: the unit of a published place that is not lost, otherwise -1. */
  private final int[] publishedUnit;

  /**
   * Looks a problem through once.
   *
   * @throws IllegalArgumentException if the problem refers to what it does not have
   */
  public ProblemIndex(Problem problem) {
    this.problem = problem;
    travelTimes = new TravelTimes(problem);
    unitPositions = positions(problem.units(), Unit::id);
    periodPositions = positions(problem.periods(), Period::id);
    placementPositions = positions(problem.placements(), Placement::id);
    firstWeek =
        problem.periods().stream()
            .mapToInt(period -> problem.term().weekOf(period.firstMonday()))
            .toArray();

    int units = problem.units().size();
    List<List<Supervisor>> byUnit = new ArrayList<>();
    problem.units().forEach(unit -> byUnit.add(new ArrayList<>()));
    for (Supervisor supervisor : problem.supervisors()) {
      byUnit.get(find(unitPositions, "unit", supervisor.unitId())).add(supervisor);
    }
    supervisors = byUnit.stream().flatMap(List::stream).toList();
    supervisorPositions = positions(supervisors, Supervisor::id);
    firstSupervisor = new int[units + 1];
    unitOfSupervisor = new int[supervisors.size()];
    trained = new int[units];
    step3 = new boolean[units];
    available = new BitSet[supervisors.size()];
    for (int unit = 0; unit < units; unit++) {
      int position = firstSupervisor[unit];
      for (Supervisor supervisor : byUnit.get(unit)) {
        unitOfSupervisor[position] = unit;
        available[position] = availablePeriods(supervisor);
        if (supervisor.active() && supervisor.training().isTrained()) {
          trained[unit]++;
          step3[unit] |= supervisor.training() == Training.STEP_3;
        }
        position++;
      }
      firstSupervisor[unit + 1] = position;
    }

    int placements = problem.placements().size();
    Map<String, Student> studentsById = new HashMap<>();
    problem.students().forEach(student -> studentsById.put(student.id(), student));
    Map<String, Integer> providerPositions = positions(problem.providers(), EducationProvider::id);
    Map<String, List<Integer>> byStudent = new HashMap<>();
    students = new Student[placements];
    providers = new int[placements];
    askedFor = new int[problem.providers().size()];
    allowedPeriods = new int[placements][];
    publishedUnit = new int[placements];
    for (int i = 0; i < placements; i++) {
      Placement placement = problem.placements().get(i);
      Student student = find(studentsById, "student", placement.studentId());
      students[i] = student;
      providers[i] = find(providerPositions, "provider", student.providerId());
      askedFor[providers[i]]++;
      allowedPeriods[i] =
          placement.allowedPeriods().stream()
              .map(periodPositions::get)
              .filter(Objects::nonNull)
              .mapToInt(position -> position)
              .distinct()
              .toArray();
      publishedUnit[i] = publishedUnit(placement.published());
      byStudent.computeIfAbsent(student.id(), key -> new ArrayList<>()).add(i);
    }
    siblings = new int[placements][];
    byStudent.values().forEach(this::addSiblings);
  }

  private void addSiblings(List<Integer> ofOneStudent) {
    for (int placement : ofOneStudent) {
      siblings[placement] =
          ofOneStudent.stream().mapToInt(each -> each).filter(each -> each != placement).toArray();
    }
  }

  private int publishedUnit(@Nullable PublishedPlace published) {
    return published == null
            || published.unitId() == null
            || !supervisorPositions.containsKey(published.supervisorId())
        ? -1
        : unitPositions.getOrDefault(published.unitId(), -1);
  }

  private BitSet availablePeriods(Supervisor supervisor) {
    BitSet periods = new BitSet(firstWeek.length);
    if (!supervisor.active()) {
      return periods;
    }
    periods.set(0, firstWeek.length);
    for (Absence absence : supervisor.absences()) {
      int firstAbsent = problem.term().weekOf(absence.first());
      int lastAbsent = problem.term().weekOf(absence.last());
      for (int period = 0; period < firstWeek.length; period++) {
        if (firstWeek(period) <= lastAbsent && firstAbsent < endWeek(period)) {
          periods.clear(period);
        }
      }
    }
    return periods;
  }

  private static <T> Map<String, Integer> positions(List<T> list, Function<T, String> id) {
    Map<String, Integer> positions = HashMap.newHashMap(list.size());
    for (int i = 0; i < list.size(); i++) {
      positions.put(id.apply(list.get(i)), i);
    }
    return positions;
  }

  private static <T> T find(Map<String, T> map, String what, String id) {
    T found = map.get(id);
    if (found == null) {
      throw new IllegalArgumentException("The problem has no " + what + " '" + id + "'");
    }
    return found;
  }

  public Problem problem() {
    return problem;
  }

  public TravelTimes travelTimes() {
    return travelTimes;
  }

  /** The weight in force. */
  public int weight(ConstraintId rule) {
    return rule.weight(problem.weights());
  }

  /** Unit by unit. */
  public List<Supervisor> supervisors() {
    return supervisors;
  }

  public Placement placement(int placement) {
    return problem.placements().get(placement);
  }

  public Unit unit(int unit) {
    return problem.units().get(unit);
  }

  public Supervisor supervisor(int supervisor) {
    return supervisors.get(supervisor);
  }

  public Period period(int period) {
    return problem.periods().get(period);
  }

  /** The position of an id, if the problem has it. */
  public OptionalInt unitPosition(String id) {
    return position(unitPositions, id);
  }

  /** The position of an id, if the problem has it. */
  public OptionalInt supervisorPosition(String id) {
    return position(supervisorPositions, id);
  }

  /** The position of an id, if the problem has it. */
  public OptionalInt periodPosition(String id) {
    return position(periodPositions, id);
  }

  /** The position of an id, if the problem has it. */
  public OptionalInt placementPosition(String id) {
    return position(placementPositions, id);
  }

  private static OptionalInt position(Map<String, Integer> positions, String id) {
    Integer position = positions.get(id);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position);
  }

  public int unitOfSupervisor(int supervisor) {
    return unitOfSupervisor[supervisor];
  }

  /** The first of a unit's supervisors. */
  public int firstSupervisor(int unit) {
    return firstSupervisor[unit];
  }

  /** The one after a unit's last supervisor. */
  public int endSupervisor(int unit) {
    return firstSupervisor[unit + 1];
  }

  /** Active supervisors of a unit with training. */
  public int trainedSupervisors(int unit) {
    return trained[unit];
  }

  /** Whether an active step 3 supervisor works at a unit. */
  public boolean hasStep3(int unit) {
    return step3[unit];
  }

  /** Whether a supervisor is active, and absent in no week of a period. */
  public boolean isAvailable(int supervisor, int period) {
    return available[supervisor].get(period);
  }

  /** A period's first week, 0 being the term's first. */
  public int firstWeek(int period) {
    return firstWeek[period];
  }

  /** The week after a period's last. */
  public int endWeek(int period) {
    return firstWeek[period] + period(period).weeks();
  }

  /** Whether two periods share a week. */
  public boolean overlap(int period, int other) {
    return firstWeek(period) < endWeek(other) && firstWeek(other) < endWeek(period);
  }

  /** Whose a placement is. */
  public Student student(int placement) {
    return students[placement];
  }

  /** The position of the provider that asks for a placement. */
  public int provider(int placement) {
    return providers[placement];
  }

  /** How many placements a provider asks for. */
  public int askedFor(int provider) {
    return askedFor[provider];
  }

  /** How many periods a placement may be in; those that are not there do not count. */
  public int allowedPeriodCount(int placement) {
    return allowedPeriods[placement].length;
  }

  /** One of the periods that a placement may be in, in the document's order. */
  public int allowedPeriod(int placement, int i) {
    return allowedPeriods[placement][i];
  }

  public boolean isAllowed(int placement, int period) {
    for (int allowed : allowedPeriods[placement]) {
      if (allowed == period) {
        return true;
      }
    }
    return false;
  }

  /** How many other placements the student has. */
  public int siblingCount(int placement) {
    return siblings[placement].length;
  }

  /** One of the student's other placements. */
  public int sibling(int placement, int i) {
    return siblings[placement][i];
  }

  /** Whether its provider was told where a placement is. */
  public boolean isPublished(int placement) {
    return placement(placement).published() != null;
  }

  /** The unit where a placement was published; -1 if it was not, or if that place is lost. */
  public int publishedUnit(int placement) {
    return publishedUnit[placement];
  }

  /** Minutes one way from a placement's student to a unit. */
  public int minutes(int placement, int unit) {
    return travelTimes.minutes(students[placement], unit(unit));
  }
}
