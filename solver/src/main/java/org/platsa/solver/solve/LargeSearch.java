package org.platsa.solver.solve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Unit;

/**
 * Searches a problem of many towns region by region (<i>regionvis sökning</i>): first with borders
 * where units are far apart, then again and again with borders elsewhere, each region beginning
 * from the plan so far. Regions are searched side by side, one in each thread.
 */
final class LargeSearch {
  private static final int PLACEMENTS_OF_A_REGION = 450;
  private static final double SHARE_OF_FIRST_PASS = 0.6;
  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final Duration LONGEST_AT_FIRST = Duration.ofSeconds(15);
  private static final Duration LONGEST_LATER = Duration.ofSeconds(8);

  /** Judging the whole plan may take one part in so many of the time. */
  private static final int TIME_PER_JUDGING = 20;

  private final Problem problem;
  private final SolveLimits limits;
  private final long seed;
  private final int threads;
  private final BestPlan best;
  private final PlanChecker checker;
  private final SubProblems parts;
  private final Map<String, Assignment> current = new HashMap<>();
  private final Set<PlacementSolver> running = new HashSet<>();
  private boolean stopped;
  private long judgedNanos = System.nanoTime();
  private long judgingNanos;

  LargeSearch(Problem problem, SolveLimits limits, long seed, int threads, BestPlan best) {
    this.problem = problem;
    this.limits = limits;
    this.seed = seed;
    this.threads = threads;
    this.best = best;
    this.checker = new PlanChecker(problem);
    this.parts = new SubProblems(problem);
  }

  /**
   * Searches until a limit is met.
   *
   * @param start where everybody is at the beginning
   */
  StopReason search(PlacementPlan start) {
    start.assignments().forEach(assignment -> current.put(assignment.placementId(), assignment));
    judge();
    Random random = new Random(seed);
    for (Pass pass = Pass.GREEDY; ; pass = pass.next()) {
      pass(pass, random);
      judge();
      synchronized (running) {
        if (stopped) {
          return StopReason.STOPPED;
        }
      }
      Optional<StopReason> met = limits.met(best.elapsed(), best.sinceImproved());
      if (met.isPresent()) {
        return met.get();
      }
    }
  }

  /** Ends the search soon, from any thread. */
  void stop() {
    synchronized (running) {
      stopped = true;
      running.forEach(PlacementSolver::stop);
    }
  }

  /** What a pass over the regions is for. */
  private enum Pass {
    /** Somewhere for everybody, at once. */
    GREEDY,
    /** The regions as they lie. */
    FIRST,
    /** Mending what the borders before it spoilt. */
    LATER;

    Pass next() {
      return this == GREEDY ? FIRST : LATER;
    }
  }

  private void pass(Pass pass, Random random) {
    PlacementPlan plan = plan();
    Map<String, String> unitOf = parts.unitsOfPlacements(plan);
    Map<String, List<Placement>> byUnit = new HashMap<>();
    for (Placement placement : problem.placements()) {
      byUnit
          .computeIfAbsent(
              Objects.requireNonNull(unitOf.get(placement.id())), key -> new ArrayList<>())
          .add(placement);
    }
    Regions regions =
        new Regions(
            unit -> byUnit.getOrDefault(unit.id(), List.of()).size(), PLACEMENTS_OF_A_REGION);
    List<List<Unit>> split =
        pass == Pass.LATER
            ? regions.across(problem.units(), random)
            : regions.alongGaps(problem.units());
    Duration each = timeOfEach(split.size(), pass);
    Set<String> fixed = placedApart(split, unitOf);
    List<Callable<Boolean>> searches = new ArrayList<>();
    for (List<Unit> units : split) {
      List<Placement> placements =
          units.stream().flatMap(u -> byUnit.getOrDefault(u.id(), List.of()).stream()).toList();
      long ownSeed = random.nextLong();
      searches.add(() -> searchRegion(units, placements, fixed, each, ownSeed));
    }
    SideBySide.run(threads, searches, best, this::stop);
  }

  /**
   * The placements of students whose other placements are in another region: a region does not know
   * when the student is elsewhere, so they stay as they are.
   */
  private Set<String> placedApart(List<List<Unit>> split, Map<String, String> unitOf) {
    Map<String, Integer> regionOfUnit = new HashMap<>();
    for (int i = 0; i < split.size(); i++) {
      for (Unit unit : split.get(i)) {
        regionOfUnit.put(unit.id(), i);
      }
    }
    Map<String, Set<Integer>> regionsOfStudent = new HashMap<>();
    for (Placement placement : problem.placements()) {
      regionsOfStudent
          .computeIfAbsent(placement.studentId(), key -> new HashSet<>())
          .add(regionOfUnit.get(unitOf.get(placement.id())));
    }
    Set<String> apart = new HashSet<>();
    for (Placement placement : problem.placements()) {
      if (regionsOfStudent.getOrDefault(placement.studentId(), Set.of()).size() > 1) {
        apart.add(placement.id());
      }
    }
    return apart;
  }

  private Duration timeOfEach(int regions, Pass pass) {
    if (pass == Pass.GREEDY) {
      return AT_ONCE;
    }
    boolean first = pass == Pass.FIRST;
    Duration longest = first ? LONGEST_AT_FIRST : LONGEST_LATER;
    Duration time = limits.time();
    if (time == null) {
      return longest;
    }
    double left = Math.max(0, time.minus(best.elapsed()).toMillis());
    double share = first ? SHARE_OF_FIRST_PASS : 1;
    Duration each = Duration.ofMillis((long) (left * share * threads / Math.max(1, regions)));
    if (each.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return each.compareTo(longest) > 0 ? longest : each;
  }

  /** Whether the region was searched. */
  private boolean searchRegion(
      List<Unit> units,
      List<Placement> placements,
      Set<String> fixed,
      Duration time,
      long ownSeed) {
    Duration left = limits.time() == null ? time : limits.time().minus(best.elapsed());
    if (placements.isEmpty() || !left.isPositive()) {
      return false;
    }
    Problem region;
    synchronized (current) {
      region = parts.of(units, placements, current, fixed);
    }
    PlacementSolver solver =
        new PlacementSolver(
            region,
            SolveLimits.ofTime(left.compareTo(time) < 0 ? left : time),
            ownSeed,
            null,
            SolveListener.NONE);
    synchronized (running) {
      if (stopped) {
        return false;
      }
      running.add(solver);
    }
    SolveResult result;
    try {
      result = solver.solve();
    } finally {
      synchronized (running) {
        running.remove(solver);
      }
    }
    best.addEvaluations(result.scoreEvaluations());
    synchronized (current) {
      for (Assignment assignment : result.plan().assignments()) {
        current.put(assignment.placementId(), assignment);
      }
      if (System.nanoTime() - judgedNanos > TIME_PER_JUDGING * judgingNanos) {
        judge();
      }
    }
    return true;
  }

  private void judge() {
    synchronized (current) {
      long before = System.nanoTime();
      PlacementPlan plan = plan();
      best.offer(plan, checker.judge(plan).cost());
      judgedNanos = System.nanoTime();
      judgingNanos = judgedNanos - before;
    }
  }

  private PlacementPlan plan() {
    synchronized (current) {
      return new PlacementPlan(
          problem.placements().stream()
              .map(placement -> Objects.requireNonNull(current.get(placement.id())))
              .toList());
    }
  }
}
