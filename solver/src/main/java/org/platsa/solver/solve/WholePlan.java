package org.platsa.solver.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.planning.PlanningUnit;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.move.PossibleUnits;
import org.platsa.solver.solve.region.Division;
import org.platsa.solver.solve.region.Region;
import org.platsa.solver.solve.region.SubProblems;
import org.platsa.solver.solve.region.UnitLinks;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.ChainPlacing;
import org.platsa.solver.solve.start.Guide;
import org.platsa.solver.solve.start.Roster;
import org.platsa.solver.solve.start.StartPlan;

/**
 * The plan of a whole problem while its regions are searched (<i>helhetsplan</i>). For any number
 * of threads: no two searches have the same unit at a time.
 */
final class WholePlan {
  /** How many of the units that suit a placement best are linked by it. */
  private static final int FAVOURITES = 6;

  /**
   * Looks at seats, for each placement, after which no more chains are tried between two passes
   * over the regions: most of those who wait then were tried before.
   */
  private static final int LOOKS_BETWEEN = 300;

  /** Between judgements of the whole plan passes at least so many times as long as one takes. */
  private static final int TIME_PER_JUDGING = 20;

  private final Problem problem;
  private final SearchRun run;
  private final PlanChecker checker;
  private final SubProblems parts;
  private final PossibleUnits reach;
  private final BitSet busyUnits = new BitSet();

  private Filled filled;
  private Division division;
  private long judgedNanos = System.nanoTime();
  private long judgingNanos;

  WholePlan(Problem problem, Beginning beginning, SearchRun run) {
    this.problem = problem;
    this.run = run;
    this.checker = new PlanChecker(problem);
    this.parts = new SubProblems(problem);
    this.reach = beginning.reach();
    this.filled = Filled.of(beginning.roster());
    this.division = division(null);
  }

  /** A roster, in which things can be found by id. */
  private record Filled(
      Roster roster,
      List<List<PlanningPlacement>> students,
      Map<String, PlanningSupervisor> supervisors,
      Map<String, PlanningPeriod> periods) {
    static Filled of(Roster roster) {
      PlacementSchedule schedule = roster.schedule();
      Map<String, List<PlanningPlacement>> students = new LinkedHashMap<>();
      Map<String, PlanningSupervisor> supervisors = new HashMap<>();
      Map<String, PlanningPeriod> periods = new HashMap<>();
      for (PlanningPlacement placement : schedule.placements()) {
        if (!placement.isPinned()) {
          students
              .computeIfAbsent(placement.student().id(), key -> new ArrayList<>())
              .add(placement);
        }
      }
      schedule.supervisors().forEach(each -> supervisors.put(each.id(), each));
      schedule.periods().forEach(each -> periods.put(each.id(), each));
      return new Filled(roster, List.copyOf(students.values()), supervisors, periods);
    }
  }

  private Division division(@Nullable RelaxedPlan relaxed) {
    List<PlanningUnit> units = filled.roster().schedule().units();
    Map<String, Integer> unitIndex = new HashMap<>();
    units.forEach(unit -> unitIndex.put(unit.id(), unit.index()));
    List<int[]> favourites =
        filled.students().stream()
            .flatMap(List::stream)
            .map(placement -> favourites(placement, relaxed, unitIndex))
            .toList();
    return new Division(new UnitLinks(units.size(), favourites));
  }

  private int[] favourites(
      PlanningPlacement placement, @Nullable RelaxedPlan relaxed, Map<String, Integer> unitIndex) {
    if (relaxed != null) {
      int[] guided =
          relaxed.shares().getOrDefault(placement.id(), List.of()).stream()
              .mapToInt(share -> Objects.requireNonNull(unitIndex.get(share.unitId())))
              .distinct()
              .limit(FAVOURITES)
              .toArray();
      if (guided.length > 1) {
        return guided;
      }
    }
    int[] units = reach.unitsOf(placement);
    return Arrays.copyOf(units, Math.min(units.length, FAVOURITES));
  }

  /**
   * Regions of the plan as it is, with other borders each time.
   *
   * @param size placements wanted in each
   */
  synchronized List<Region> divide(int size, Random random) {
    List<List<List<PlanningPlacement>>> studentsOf =
        Stream.<List<List<PlanningPlacement>>>generate(ArrayList::new)
            .limit(filled.roster().schedule().units().size())
            .toList();
    for (List<PlanningPlacement> student : filled.students()) {
      int unit = unitOf(student, random);
      if (unit >= 0) {
        studentsOf.get(unit).add(student);
      }
    }
    return division.divide(studentsOf, size, random);
  }

  /**
   * The unit to which a student belongs in a division: where one of the placements is, or else
   * could be; -1 if the one that was drawn could be nowhere.
   */
  private int unitOf(List<PlanningPlacement> student, Random random) {
    int first = random.nextInt(student.size());
    for (int i = 0; i < student.size(); i++) {
      PlanningPlacement placement = student.get((first + i) % student.size());
      if (placement.isPlaced()) {
        return placement.unit().index();
      }
    }
    int[] units = reach.unitsOf(student.get(first));
    double drawn = random.nextDouble();
    return units.length == 0 ? -1 : units[(int) (units.length * drawn * drawn)];
  }

  /** Whether somebody of a region has no place although there are units that might do. */
  synchronized boolean isAnybodyWaiting(Region region) {
    return region.placements().stream()
        .anyMatch(placement -> placement.isUnplaced() && reach.unitsOf(placement).length > 0);
  }

  /**
   * Takes a region's units for one search. Left out are units that another search has at the
   * moment, and students who have a place at such a unit.
   *
   * @return what may be searched, to be given back by {@link #end}
   */
  synchronized Region begin(Region wanted) {
    TreeSet<Integer> units = new TreeSet<>(wanted.units());
    units.removeIf(busyUnits::get);
    Map<String, List<PlanningPlacement>> students = new LinkedHashMap<>();
    for (PlanningPlacement placement : wanted.placements()) {
      students.computeIfAbsent(placement.student().id(), key -> new ArrayList<>()).add(placement);
    }
    List<PlanningPlacement> own = new ArrayList<>();
    for (List<PlanningPlacement> student : students.values()) {
      List<Integer> places =
          everyPlacementOf(student)
              .filter(PlanningPlacement::isPlaced)
              .map(placement -> placement.unit().index())
              .toList();
      if (places.stream().noneMatch(busyUnits::get)) {
        units.addAll(places);
        own.addAll(student);
      }
    }
    units.forEach(busyUnits::set);
    return new Region(List.copyOf(units), own);
  }

  /** With the pinned ones: a region must know when a student is at another place. */
  private Stream<PlanningPlacement> everyPlacementOf(List<PlanningPlacement> student) {
    PlanningPlacement first = student.getFirst();
    return Stream.concat(Stream.of(first), filled.roster().schedule().siblings(first).stream());
  }

  /** Gives a region's units back. */
  synchronized void end(Region region) {
    region.units().forEach(busyUnits::clear);
  }

  /** The problem of a region that was begun. */
  synchronized Problem problemOf(Region region) {
    return parts.of(region, filled.roster().schedule());
  }

  /** Takes over what a region that was begun came to. */
  void take(Region region, PlacementPlan plan) {
    boolean judging;
    synchronized (this) {
      region.placements().stream()
          .filter(PlanningPlacement::isPlaced)
          .forEach(filled.roster()::unassign);
      Map<String, Assignment> found = new HashMap<>();
      plan.assignments().forEach(each -> found.put(each.placementId(), each));
      region.placements().forEach(placement -> assign(placement, found.get(placement.id())));
      // In steps the plan must not depend on the clock: it is judged when all regions are done.
      judging =
          run.limits().steps() == null
              && System.nanoTime() - judgedNanos > TIME_PER_JUDGING * judgingNanos;
      judgedNanos = judging ? System.nanoTime() : judgedNanos;
    }
    if (judging) {
      judge();
    }
  }

  private void assign(PlanningPlacement placement, @Nullable Assignment assignment) {
    if (assignment != null && assignment.supervisorId() != null && assignment.periodId() != null) {
      filled
          .roster()
          .assign(
              placement,
              Objects.requireNonNull(filled.supervisors().get(assignment.supervisorId())),
              Objects.requireNonNull(filled.periods().get(assignment.periodId())));
    }
  }

  /** Judges the plan as it is and offers it to the run. */
  void judge() {
    PlacementPlan plan = plan();
    long before = System.nanoTime();
    offered(plan);
    synchronized (this) {
      judgedNanos = System.nanoTime();
      judgingNanos = judgedNanos - before;
    }
  }

  /**
   * Judges the plan if the search is about to end for lack of a better one: what regions came to
   * since the last judgement may be better.
   */
  void judgeIfUnimproved() {
    if (run.ended().filter(StopReason.UNIMPROVED::equals).isPresent()) {
      judge();
    }
  }

  /**
   * Places whom it can and offers the plan as it then is. Goes on from the best plan if that leaves
   * fewer out: regions that were searched side by side may both have counted on one promised place.
   */
  void settle() {
    synchronized (this) {
      new ChainPlacing(filled.roster(), reach, LOOKS_BETWEEN).placeAll(run::isOver);
    }
    Cost cost = offered(plan());
    Cost best = run.best().cost();
    if (best.hard() < cost.hard() || best.medium() < cost.medium()) {
      startFrom(run.best().plan());
    }
  }

  /**
   * Goes on from the plan to which the relaxation guides, unless that leaves more out. It may cost
   * more than the best plan: what it decides fits together over all borders of regions, and the
   * rest is soon improved.
   *
   * @param rounded that plan, by {@link Guide#rounded}
   */
  void startAnew(Guide guide, Roster rounded) {
    Cost cost = offered(ScheduleMapper.toPlan(rounded.schedule()));
    synchronized (this) {
      if (cost.medium() <= run.best().cost().medium()) {
        filled = Filled.of(rounded);
      }
      division = division(guide.relaxed());
    }
  }

  /** Goes on from the best plan of the run, if that is better than this one. */
  void startFromBest() {
    Cost cost = offered(plan());
    if (run.best().cost().compareTo(cost) < 0) {
      startFrom(run.best().plan());
    }
  }

  /** Judges a plan, offers it to the run, and says what it costs. */
  private Cost offered(PlacementPlan plan) {
    Cost cost = checker.judge(plan).cost();
    run.best().offer(plan, cost);
    return cost;
  }

  private void startFrom(PlacementPlan plan) {
    Roster roster = new Roster(StartPlan.of(problem, plan));
    synchronized (this) {
      filled = Filled.of(roster);
    }
  }

  /** The plan as it is. */
  synchronized PlacementPlan plan() {
    return ScheduleMapper.toPlan(filled.roster().schedule());
  }
}
