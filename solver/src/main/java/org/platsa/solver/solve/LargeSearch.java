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
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.LowerBound;
import org.platsa.solver.bound.RelaxedPlan;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.Division.Region;

/**
 * Searches a problem of many towns region by region (<i>regionvis sökning</i>), one region in each
 * thread: first with borders where units are far apart, while one thread, maybe the only one,
 * relaxes the whole problem; then from the plan to which the relaxation guides, if that is better,
 * again and again with borders elsewhere, each region beginning from the plan so far, and first of
 * all the few where somebody has no place. See {@link Pass}.
 */
final class LargeSearch {
  /** After that the relaxation of so many placements grows better by very little. */
  private static final Duration RELAXING_A_PLACEMENT = Duration.ofMillis(15);

  /** Where somebody has no place in more of the regions, they are no exception. */
  private static final double MOST_PLACING = 0.1;

  /**
   * How much dearer than the relaxation a place may make the plan and still be tried, in soft cost.
   */
  private static final long WORTH = 30;

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
  private final Set<Runnable> stops = new HashSet<>();
  private boolean stopped;

  /** Whether a limit is met in the pass at hand. */
  private volatile boolean over;

  private volatile @Nullable RelaxedPlan relaxed;
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
      for (int i = 0; i < pass.times() && ended().isEmpty() && pass(pass, random); i++) {
        judge();
      }
      if (pass == Pass.FIRST) {
        startAnewGuided();
      }
      Optional<StopReason> reason = ended();
      if (reason.isPresent()) {
        return reason.get();
      }
    }
  }

  /** Ends the search soon, from any thread. */
  void stop() {
    synchronized (stops) {
      stopped = true;
      stops.forEach(Runnable::run);
    }
  }

  private Optional<StopReason> ended() {
    synchronized (stops) {
      if (stopped) {
        return Optional.of(StopReason.STOPPED);
      }
    }
    return best.isProvenOptimal()
        ? Optional.of(StopReason.OPTIMAL)
        : limits.met(best.elapsed(), best.sinceImproved());
  }

  /** Ends the regions at hand, and those that would follow, once a limit is met. */
  private void look() {
    best.flush();
    if (ended().equals(Optional.of(StopReason.UNIMPROVED))) {
      judge(); // what the regions came to may be better than is known
    }
    if (ended().isPresent()) {
      over = true;
      endRunning();
    }
  }

  /** Whether there was any region to search. */
  private boolean pass(Pass pass, Random random) {
    if (pass == Pass.PLACING && !isAnybodyWaiting(problem.placements(), Set.of())) {
      return false;
    }
    Random borders = pass.hasBordersElsewhere() ? random : null;
    Map<String, String> unitOf = parts.unitsOfPlacements(plan(), borders);
    Division division = Division.of(problem, unitOf, borders);
    List<Region> regions = division.regions();
    if (pass == Pass.PLACING) {
      regions =
          regions.stream()
              .filter(region -> isAnybodyWaiting(region.placements(), division.apart()))
              .toList();
      if (regions.isEmpty()
          || regions.size() > Math.max(threads, MOST_PLACING * division.regions().size())) {
        return false;
      }
    }
    Duration each = withinUnimproved(pass.timeOfEach(left(), regions.size(), threads));
    List<Runnable> searches = new ArrayList<>();
    if (pass == Pass.FIRST) {
      searches.add(this::relax);
    }
    for (Region region : regions) {
      long ownSeed = random.nextLong();
      searches.add(() -> search(pass, region, division.apart(), each, ownSeed));
    }
    over = false;
    SideBySide.runAll(threads, searches, this::look, this::stop);
    return true;
  }

  /** Short enough to come to something before the search ends for want of it. */
  private Duration withinUnimproved(Duration time) {
    Duration most = limits.unimproved() == null ? time : limits.unimproved().dividedBy(2);
    return time.compareTo(most) < 0 ? time : most;
  }

  /** Null without a limit in time. */
  private @Nullable Duration left() {
    return limits.time() == null ? null : limits.time().minus(best.elapsed());
  }

  /** Relaxes the whole problem; the regions that are searched meanwhile end with it. */
  private void relax() {
    Duration time = RELAXING_A_PLACEMENT.multipliedBy(problem.placements().size());
    Duration left = left();
    if (left != null) {
      long share = (long) (Pass.SHARE_OF_RELAXING * left.toMillis());
      time = Duration.ofMillis(Math.clamp(share, 1, time.toMillis()));
    }
    LowerBound bound = new LowerBound(problem, withinUnimproved(time), best::raise);
    Runnable stop = bound::stop;
    if (!begin(stop)) {
      return;
    }
    try {
      relaxed = bound.compute().orElse(null);
    } finally {
      end(stop);
    }
    if (relaxed != null) {
      endRunning();
    }
  }

  private void search(Pass pass, Region region, Set<String> fixed, Duration time, long ownSeed) {
    Duration left = Objects.requireNonNullElse(left(), time);
    if (isOver(pass) || region.placements().isEmpty() || !left.isPositive()) {
      return;
    }
    Problem part;
    synchronized (current) {
      part = parts.of(region.units(), region.placements(), current, fixed);
    }
    RelaxedPlan whole = relaxed;
    if (isAnybodyWaiting(region.placements(), fixed)) {
      whole = null; // a guide knows few places for each, and here any may be needed
    }
    PlacementSolver solver =
        new PlacementSolver(
            part,
            SolveLimits.ofTime(left.compareTo(time) < 0 ? left : time),
            ownSeed,
            whole == null ? null : new RelaxedGuide(part, whole, WORTH));
    Runnable stop = solver::stop;
    if (!begin(stop)) {
      return;
    }
    SolveResult result;
    try {
      if (isOver(pass)) {
        solver.stop(); // that came just before it could have been told
      }
      result = solver.solve();
    } finally {
      end(stop);
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
  }

  /** Whether a limit is met, or the relaxation had that the pass only waits for. */
  private boolean isOver(Pass pass) {
    return over || (pass == Pass.FIRST && relaxed != null);
  }

  /** Whether any but these has no place who, as far as is known, might have one. */
  private boolean isAnybodyWaiting(List<Placement> placements, Set<String> but) {
    RelaxedPlan whole = relaxed;
    synchronized (current) {
      return placements.stream()
          .filter(placement -> !placement.pinned() && !but.contains(placement.id()))
          .filter(placement ->
              Objects.requireNonNull(current.get(placement.id())).supervisorId() == null)
          .anyMatch(placement ->
              whole == null || !whole.shares().getOrDefault(placement.id(), List.of()).isEmpty());
    }
  }

  private void endRunning() {
    synchronized (stops) {
      stops.forEach(Runnable::run);
    }
  }

  /** Whether something that can be stopped may begin. */
  private boolean begin(Runnable stop) {
    synchronized (stops) {
      return !stopped && stops.add(stop);
    }
  }

  private void end(Runnable stop) {
    synchronized (stops) {
      stops.remove(stop);
    }
  }

  /** Takes the plan to which the relaxation guides, if there is one and it is better. */
  private void startAnewGuided() {
    RelaxedPlan whole = relaxed;
    if (whole == null || ended().isPresent()) {
      return;
    }
    PlacementPlan before = plan();
    Map<String, String> unitOf = parts.unitsOfPlacements(before, null);
    unitOf.putAll(parts.unitsOfRelaxed(whole));
    Division division = Division.of(problem, unitOf, null);
    Map<String, Assignment> staying = parts.staying(before);
    List<Callable<PlacementPlan>> starts = new ArrayList<>();
    for (Region region : division.regions()) {
      starts.add(() -> {
        Problem part = parts.of(region.units(), region.placements(), staying, division.apart());
        return ScheduleMapper.toPlan(new RelaxedGuide(part, whole, WORTH).start());
      });
    }
    Map<String, Assignment> guided = new HashMap<>();
    for (PlacementPlan part : SideBySide.run(threads, starts, best::flush, this::stop)) {
      part.assignments().forEach(assignment -> guided.put(assignment.placementId(), assignment));
    }
    PlacementPlan after = plan(guided, current);
    Cost cost = checker.judge(after).cost();
    if (cost.compareTo(best.cost()) < 0) {
      best.offer(after, cost);
      after.assignments().forEach(assignment -> current.put(assignment.placementId(), assignment));
    }
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
      return plan(current, Map.of());
    }
  }

  private PlacementPlan plan(Map<String, Assignment> first, Map<String, Assignment> otherwise) {
    return new PlacementPlan(
        problem.placements().stream()
            .map(placement -> {
              Assignment assignment = first.get(placement.id());
              return assignment != null
                  ? assignment
                  : Objects.requireNonNull(otherwise.get(placement.id()));
            })
            .toList());
  }
}
