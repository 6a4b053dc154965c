package org.platsa.solver.bound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.DualBound;
import org.platsa.solver.bound.lp.LeastCost;
import org.platsa.solver.bound.lp.LinearProgram;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.lp.LoadedProgram;
import org.platsa.solver.bound.model.PlanCoding;
import org.platsa.solver.bound.model.ProgramTooLargeException;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;

/**
 * Finds the best plan there is, with its proof (<i>exakt lösning</i>), by the exact program in
 * whole numbers. One solve of one problem, on one core; not reusable.
 *
 * <p>Level by level: what the medium level can be at least is known at once if everybody fits who
 * has a place to go to, so the soft level is tried first under that cap. Only if there is no such
 * plan is the least medium cost worked out.
 */
public final class ExactSolver {
  private final Problem problem;
  private final Deadline deadline;
  private final @Nullable PlacementPlan start;
  private final ExactListener listener;
  private final AllowedPlaces allowed;
  private @Nullable PlacementPlan plan;
  private @Nullable Cost cost;

  /**
   * Prepares; the time runs from here.
   *
   * @param problem a valid problem
   * @param limit the longest it may take
   * @param start a plan to begin with, if one is known; one that breaks more hard rules than the
   *     pinned placements force is not used
   * @param listener told each better bound and plan, on the solving thread
   */
  public ExactSolver(
      Problem problem, Duration limit, @Nullable PlacementPlan start, ExactListener listener) {
    this(problem, limit, start, listener, AllowedPlaces.ALL);
  }

  /**
   * The same with fewer places.
   *
   * @param allowed where placements may be; bounds then hold for plans with only these places
   */
  public ExactSolver(
      Problem problem,
      Duration limit,
      @Nullable PlacementPlan start,
      ExactListener listener,
      AllowedPlaces allowed) {
    this.problem = problem;
    this.allowed = allowed;
    this.start = start;
    this.listener = listener;
    deadline = new Deadline(limit);
  }

  /**
   * Solves on the calling thread.
   *
   * @return the best plan found and the best bound proven; neither if the problem is too large for
   *     a program
   */
  public ExactResult solve() {
    LevelByLevel levels;
    try {
      levels = new LevelByLevel(problem, allowed, deadline, listener::raised);
    } catch (ProgramTooLargeException tooLarge) {
      return new ExactResult(null, null, null);
    }
    PlanCoding coding = new PlanCoding(levels.program);
    long[] known = start == null ? null : coding.encode(start);
    if (known != null) {
      found(coding, known);
    }
    if (known != null && medium(levels, known) > levels.medium()) {
      // Likely not everyone fits: to relax the medium level is quicker than to find that out.
      levels.method(LevelByLevel.RELAXED);
      levels.mediumLevel().relax();
    }
    LeastCost soft = levels.soft();
    if (!solve(levels, coding, soft, underCap(levels, known, levels.medium()))
        && soft.isInfeasible()) {
      known = placeMost(levels, coding, known);
      if (known != null) {
        improveSoft(levels, coding, known);
      }
    }
    Bound bound = levels.best();
    if (bound != null && cost != null && bound.isReachedBy(cost)) {
      levels.reached();
    }
    return new ExactResult(plan, cost, levels.best());
  }

  /**
   * Solves the soft level under the cap on medium with which it was made; false if it gave no plan.
   */
  private boolean solve(
      LevelByLevel levels, PlanCoding coding, LeastCost soft, long @Nullable [] from) {
    levels.method(LevelByLevel.RELAXED);
    if (!soft.relax()) {
      return false;
    }
    long[] better = betterStart(levels, coding, soft, from);
    levels.method(LevelByLevel.WHOLE);
    soft.solve(better, deadline.remaining(), values -> found(coding, values));
    return soft.best() != null;
  }

  /**
   * The plan that the listener makes of the solved relaxation, if it is better than the known one.
   */
  private long @Nullable [] betterStart(
      LevelByLevel levels, PlanCoding coding, LeastCost soft, long @Nullable [] from) {
    Bound bound = levels.best();
    LoadedProgram.Solution solution = soft.relaxed();
    DualBound dual = soft.dual();
    if (bound == null || solution == null || dual == null) {
      return from;
    }
    PlacementPlan offered = listener.relaxed(RelaxedPlan.of(levels.program, bound, solution, dual));
    long[] values = offered == null ? null : coding.encode(offered);
    if (values == null) {
      return from;
    }
    found(coding, values);
    LinearProgram program = levels.program.program;
    long medium = from == null ? levels.medium() : program.value(Objective.MEDIUM, from);
    boolean better =
        program.value(Objective.MEDIUM, values) <= medium
            && (from == null
                || program.value(Objective.SOFT, values) < program.value(Objective.SOFT, from));
    return better ? values : from;
  }

  /**
   * Works out the least medium cost, when not everybody fits who has a place to go to.
   *
   * @return a plan of that cost, or the best one known when the time was over
   */
  private long @Nullable [] placeMost(
      LevelByLevel levels, PlanCoding coding, long @Nullable [] known) {
    LeastCost medium = levels.mediumLevel();
    levels.method(LevelByLevel.RELAXED);
    if (!medium.relax()) {
      return known;
    }
    levels.method(LevelByLevel.WHOLE);
    medium.solve(known, deadline.remaining().dividedBy(2), values -> found(coding, values));
    return medium.best();
  }

  /** Improves the soft cost of a plan without a higher medium cost. */
  private void improveSoft(LevelByLevel levels, PlanCoding coding, long[] known) {
    long reached = levels.program.program.value(Objective.MEDIUM, known);
    LeastCost soft = levels.soft();
    if (reached == levels.medium()) {
      solve(levels, coding, soft, known);
      return;
    }
    levels.method(LevelByLevel.RELAXED);
    soft.relax();
    LeastCost within = levels.softUnder(reached);
    solve(levels, coding, within, known);
  }

  /** The values, unless their medium cost is above the cap. */
  private static long @Nullable [] underCap(
      LevelByLevel levels, long @Nullable [] values, long cap) {
    return values != null && medium(levels, values) <= cap ? values : null;
  }

  private static long medium(LevelByLevel levels, long[] values) {
    return levels.program.program.value(Objective.MEDIUM, values);
  }

  private void found(PlanCoding coding, long @Nullable [] values) {
    if (values == null) {
      return;
    }
    PlacementPlan decoded = coding.decode(values);
    Cost judged = new PlanChecker(problem).judge(decoded).cost();
    if (cost == null || judged.compareTo(cost) < 0) {
      plan = decoded;
      cost = judged;
      listener.improved(decoded, judged);
    }
  }

  /** From any thread: {@link #solve} returns soon with what it has. */
  public void stop() {
    deadline.stop();
  }
}
