package org.platsa.solver.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKinds;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;

/**
 * A valid problem with positions in place of ids and weeks in place of days (<i>uppslagsverk</i>):
 * what the rules look things up in. Positions are those of the problem's lists, except that
 * supervisors stand unit by unit. Immutable.
 */
public final class ProblemIndex {
  private static final int[] NONE = new int[0];

  private final Problem problem;
  private final TravelTimes travelTimes;
  private final PlacementKinds kinds;

  /** By placement: whether its supervisor must have training. */
  private final boolean[] needsTraining;

  /** Unit by unit, within a unit in the problem's order. */
  private final List<Supervisor> supervisors;

  private final Map<String, Integer> unitPositions;
  private final Map<String, Integer> supervisorPositions;
  private final Map<String, Integer> periodPositions;
  private final Map<String, Integer> placementPositions;

  /** By unit: its first supervisor; the last entry is the number of supervisors. */
  private final int[] firstSupervisor;

  private final int[] unitOfSupervisor;

  /** By unit: active supervisors with training. */
  private final int[] trained;

  /** By unit: whether an active step 3 supervisor works there. */
  private final boolean[] step3;

  /** By unit; null where it offers nothing in particular, and is open. */
  private final @Nullable UnitOffers[] offers;

  /** By supervisor: the periods in which they are available. */
  private final BitSet[] available;

  /** By period. */
  private final Weeks[] weeks;

  /** By placement. */
  private final Student[] students;

  /** By placement. */
  private final int[] providers;

  /** By provider: how many placements it asks for. */
  private final int[] askedFor;

  /** By placement, in the document's order. */
  private final int[][] allowedPeriods;

  /** By placement: for each period rule periodPreference's amount; empty where it is always 0. */
  private final int[][] gradesFromPreferred;

  /** By placement: the student's other placements. */
  private final int[][] siblings;

  /** By placement: those together with which it could break a {@link PairRule}. */
  private final int[][] bound;

  /** By placement: the first of all that are bound to each other, directly or through others. */
  private final int[] knot;

  /** By placement: the unit of a published place that is not lost, otherwise -1. */
  private final int[] publishedUnit;

  /**
   * Reads a problem.
   *
   * @throws IllegalArgumentException if the problem refers to what it does not have
   */
  public ProblemIndex(Problem problem) {
    this.problem = problem;
    travelTimes = new TravelTimes(problem);
    kinds = new PlacementKinds(problem.placementKinds());
    needsTraining = new boolean[problem.placements().size()];
    for (int i = 0; i < needsTraining.length; i++) {
      needsTraining[i] = kinds.needsTraining(problem.placements().get(i).kind());
    }
    unitPositions = positions(problem.units(), Unit::id);
    periodPositions = positions(problem.periods(), Period::id);
    placementPositions = positions(problem.placements(), Placement::id);
    weeks =
        problem.periods().stream()
            .map(period -> Weeks.of(period, problem.term().weekOf(period.firstMonday())))
            .toArray(Weeks[]::new);

    int units = problem.units().size();
    List<List<Supervisor>> byUnit = supervisorsByUnit();
    supervisors = byUnit.stream().flatMap(List::stream).toList();
    supervisorPositions = positions(supervisors, Supervisor::id);
    firstSupervisor = new int[units + 1];
    unitOfSupervisor = new int[supervisors.size()];
    trained = new int[units];
    step3 = new boolean[units];
    offers = new @Nullable UnitOffers[units];
    available = new BitSet[supervisors.size()];
    for (int unit = 0; unit < units; unit++) {
      int position = firstSupervisor[unit];
      boolean isOpen = unit(unit).offers().isEmpty() && unit(unit).setAside() == null;
      offers[unit] = isOpen ? null : new UnitOffers(unit(unit), problem.term());
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
    gradesFromPreferred = new int[placements][];
    for (int i = 0; i < placements; i++) {
      Placement placement = problem.placements().get(i);
      Student student = find(studentsById, "student", placement.studentId());
      students[i] = student;
      providers[i] = find(providerPositions, "provider", student.providerId());
      askedFor[providers[i]]++;
      allowedPeriods[i] = allowedPeriods(placement.openPeriods(student));
      publishedUnit[i] = publishedUnit(placement.published());
      gradesFromPreferred[i] = gradesFromPreferred(placement);
      byStudent.computeIfAbsent(student.id(), key -> new ArrayList<>()).add(i);
    }
    siblings = new int[placements][];
    byStudent.values().forEach(this::addSiblings);
    bound = bound();
    knot = knots();
  }

  private int[][] bound() {
    Map<Integer, Set<Integer>> partners = new HashMap<>();
    for (int i = 0; i < siblings.length; i++) {
      Placement placement = placement(i);
      for (int sibling : siblings[i]) {
        if (PairRule.bindsSiblings(students[i], placement, placement(sibling))) {
          partners.computeIfAbsent(i, key -> new TreeSet<>()).add(sibling);
        }
      }
      for (String id : placement.apart()) {
        Integer other = placementPositions.get(id);
        if (other != null && other != i) {
          partners.computeIfAbsent(i, key -> new TreeSet<>()).add(other);
          partners.computeIfAbsent(other, key -> new TreeSet<>()).add(i);
        }
      }
    }
    int[][] byPlacement = new int[siblings.length][];
    Arrays.fill(byPlacement, NONE);
    partners.forEach((placement, others) ->
        byPlacement[placement] = others.stream().mapToInt(each -> each).toArray());
    return byPlacement;
  }

  private int[] knots() {
    int[] knots = new int[bound.length];
    Arrays.fill(knots, -1);
    Deque<Integer> open = new ArrayDeque<>();
    for (int first = 0; first < knots.length; first++) {
      if (knots[first] >= 0) {
        continue;
      }
      open.add(first);
      knots[first] = first;
      while (!open.isEmpty()) {
        for (int partner : bound[open.remove()]) {
          if (knots[partner] < 0) {
            knots[partner] = first;
            open.add(partner);
          }
        }
      }
    }
    return knots;
  }

  private List<List<Supervisor>> supervisorsByUnit() {
    List<List<Supervisor>> byUnit = new ArrayList<>();
    problem.units().forEach(unit -> byUnit.add(new ArrayList<>()));
    for (Supervisor supervisor : problem.supervisors()) {
      byUnit.get(find(unitPositions, "unit", supervisor.unitId())).add(supervisor);
    }
    return byUnit;
  }

  /** Each once; those that the problem does not have are left out. */
  private int[] allowedPeriods(List<String> ids) {
    return ids.stream()
        .map(periodPositions::get)
        .filter(Objects::nonNull)
        .mapToInt(position -> position)
        .distinct()
        .toArray();
  }

  private int[] gradesFromPreferred(Placement placement) {
    return placement.periodWishes().isEmpty()
        ? NONE
        : problem.periods().stream()
            .mapToInt(period -> Wishes.inPeriod(placement, period.id()))
            .toArray();
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
    BitSet periods = new BitSet(weeks.length);
    for (int period = 0; period < weeks.length; period++) {
      periods.set(period, Availability.isAvailable(supervisor, period(period)));
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

  /** The problem itself. */
  public Problem problem() {
    return problem;
  }

  /** Minutes from homes to units. */
  public TravelTimes travelTimes() {
    return travelTimes;
  }

  /** A rule's weight: the problem's own, or the default. */
  public int weight(ConstraintId rule) {
    return rule.weight(problem.weights());
  }

  /** Unit by unit, within a unit in the problem's order. */
  public List<Supervisor> supervisors() {
    return supervisors;
  }

  /** The placement at a position. */
  public Placement placement(int placement) {
    return problem.placements().get(placement);
  }

  /** The unit at a position. */
  public Unit unit(int unit) {
    return problem.units().get(unit);
  }

  /** The supervisor at a position, unit by unit. */
  public Supervisor supervisor(int supervisor) {
    return supervisors.get(supervisor);
  }

  /** The period at a position. */
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

  /** The position of the unit where a supervisor works. */
  public int unitOfSupervisor(int supervisor) {
    return unitOfSupervisor[supervisor];
  }

  /** The position of a unit's first supervisor. */
  public int firstSupervisor(int unit) {
    return firstSupervisor[unit];
  }

  /** The position after a unit's last supervisor. */
  public int endSupervisor(int unit) {
    return firstSupervisor[unit + 1];
  }

  /** What applies to each kind of placement. */
  public PlacementKinds kinds() {
    return kinds;
  }

  /** Whether a placement's supervisor must have training. */
  public boolean needsTraining(int placement) {
    return needsTraining[placement];
  }

  /** Active supervisors of a unit with training. */
  public int trainedSupervisors(int unit) {
    return trained[unit];
  }

  /** Whether an active step 3 supervisor works at a unit. */
  public boolean hasStep3(int unit) {
    return step3[unit];
  }

  /** The limits of what a unit offers in some weeks; none for most. */
  public List<UnitOffers.Limit> limits(int unit) {
    UnitOffers here = offers[unit];
    return here == null ? List.of() : here.limits();
  }

  /** Rule unitClosed: whether a unit is not open to a kind of placement in a week of a period. */
  public boolean isClosed(int unit, int period, PlacementKind kind) {
    UnitOffers here = offers[unit];
    return here != null && here.isClosed(weeks[period], kind);
  }

  /** {@link Availability#isAvailable} by position. */
  public boolean isAvailable(int supervisor, int period) {
    return available[supervisor].get(period);
  }

  /** A period's weeks. */
  public Weeks weeks(int period) {
    return weeks[period];
  }

  /** A period's first week, 0 being the term's first. */
  public int firstWeek(int period) {
    return weeks[period].first();
  }

  /** The week after a period's last. */
  public int endWeek(int period) {
    return weeks[period].end();
  }

  /** Whether two periods share a week. */
  public boolean overlap(int period, int other) {
    return weeks[period].overlap(weeks[other]);
  }

  /** A placement's student. */
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

  /** Ids of the periods that a placement may be in now, those that are not there too. */
  public List<String> openPeriods(int placement) {
    return placement(placement).openPeriods(students[placement]);
  }

  /** Whether a placement may be in a period. */
  public boolean isAllowed(int placement, int period) {
    for (int allowed : allowedPeriods[placement]) {
      if (allowed == period) {
        return true;
      }
    }
    return false;
  }

  /** Rule periodPreference: how many grades a period is from the best for a placement. */
  public int gradesFromPreferred(int placement, int period) {
    int[] grades = gradesFromPreferred[placement];
    return grades.length == 0 ? 0 : grades[period];
  }

  /** How many other placements a placement's student has. */
  public int siblingCount(int placement) {
    return siblings[placement].length;
  }

  /** How many others there are together with which a placement could break a {@link PairRule}. */
  public int boundCount(int placement) {
    return bound[placement].length;
  }

  /** The position of one of them, in the problem's order. */
  public int bound(int placement, int i) {
    return bound[placement][i];
  }

  /** The same for all placements that are bound to each other, directly or through others. */
  public int knot(int placement) {
    return knot[placement];
  }

  /** Whether two placements break a rule at these units in these periods. */
  public boolean breaks(
      PairRule rule, int one, int unit, int period, int other, int otherUnit, int otherPeriod) {
    return rule.isBroken(place(one, unit, period), place(other, otherUnit, otherPeriod));
  }

  private PairRule.Place place(int placement, int unit, int period) {
    return new PairRule.Place(students[placement], placement(placement), unit(unit), weeks[period]);
  }

  /** The position of one of them, in the problem's order. */
  public int sibling(int placement, int i) {
    return siblings[placement][i];
  }

  /** Whether a placement's provider was told a place for it. */
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
