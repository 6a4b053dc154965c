package org.platsa.solver.bound;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.lp.Deadline;
import org.platsa.solver.bound.lp.DualBound;
import org.platsa.solver.bound.lp.LeastCost;
import org.platsa.solver.bound.lp.LoadedProgram;
import org.platsa.solver.bound.model.IndexedProblem;
import org.platsa.solver.bound.model.PlacementProgram;
import org.platsa.solver.bound.model.ProgramBuilder;
import org.platsa.solver.bound.model.ProgramTooLargeException;
import org.platsa.solver.bound.parts.BoundTuning;
import org.platsa.solver.bound.parts.PartedRelaxation;
import org.platsa.solver.problem.Problem;

/**
 * A proven lower bound on the cost of every plan of a problem (<i>undre gräns</i>), by the
 * relaxation of its exact program: about a second for a term, one or two for each municipality of a
 * county or a nation. One computation of one problem; not reusable.
 */
public final class RelaxationSolver {
  private static final BoundTuning TUNING = BoundTuning.TRIED;

  /**
   * A program is given up if the heap has less than this for each choice. A nation has 20 million
   * choices and needs some 100 bytes for each, rows, calendars and prices included; the rest is for
   * the problem and for others. Better no bound than a service that is out of memory.
   */
  private static final long HEAP_BYTES_PER_CHOICE = 150;

  private final Problem problem;
  private final int threads;
  private final Deadline deadline;
  private final Consumer<Bound> raised;

  /**
   * Prepares; the time runs from here.
   *
   * @param problem a valid problem
   * @param limit the longest it may take
   * @param threads for a large problem, whose parts are relaxed side by side; at least 1
   * @param raised told each better bound, one after the other, on any of the computing threads
   */
  public RelaxationSolver(Problem problem, Duration limit, int threads, Consumer<Bound> raised) {
    this.problem = problem;
    this.threads = threads;
    this.raised = raised;
    deadline = new Deadline(limit);
  }

  /**
   * Computes the bound; blocks the calling thread.
   *
   * @return the bound and the divided plan that it comes from; empty if there was none in time, or
   *     if the problem is too large for a program
   */
  public Optional<RelaxedPlan> compute() {
    LevelByLevel levels;
    try {
      PlacementProgram program =
          ProgramBuilder.buildForParts(
              new IndexedProblem(problem), deadline, TUNING.choicesWhole(), mostChoices());
      levels = new LevelByLevel(problem, program, deadline, raised);
    } catch (ProgramTooLargeException tooLarge) {
      return Optional.empty();
    }
    if (!levels.program.whole) {
      return computeInParts(levels);
    }
    LeastCost soft = levels.soft();
    if (!soft.relax() && soft.isInfeasible()) {
      LeastCost medium = levels.mediumLevel();
      if (medium.relax()) {
        medium.solve(null, deadline.remaining().dividedBy(2), values -> {});
        soft = levels.soft();
        soft.relax();
      }
    }
    return result(levels, soft.relaxed(), soft.dual());
  }

  private static int mostChoices() {
    return (int)
        Math.min(Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_CHOICE, Integer.MAX_VALUE / 2);
  }

  /** To relax a large program as a whole takes too long; its parts take a second each or less. */
  private Optional<RelaxedPlan> computeInParts(LevelByLevel levels) {
    PartedRelaxation relaxation = levels.relaxInParts(TUNING, threads);
    Bound bound = levels.best();
    return bound == null
        ? Optional.empty()
        : Optional.of(RelaxedPlan.of(levels.program, bound, relaxation));
  }

  private static Optional<RelaxedPlan> result(
      LevelByLevel levels, LoadedProgram.@Nullable Solution solution, @Nullable DualBound dual) {
    Bound bound = levels.best();
    return bound == null || solution == null || dual == null
        ? Optional.empty()
        : Optional.of(RelaxedPlan.of(levels.program, bound, solution, dual));
  }

  /** From any thread: {@link #compute} returns soon with what is proven by then, if anything. */
  public void stop() {
    deadline.stop();
  }
}
