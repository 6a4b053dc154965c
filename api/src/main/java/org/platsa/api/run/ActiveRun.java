package org.platsa.api.run;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.solve.PlacementSolver;

/** A run that this replica works on (<i>pågående körning</i>). Thread-safe. */
final class ActiveRun {
  /** Why a search is to end before its limits; the first cause counts. */
  enum Cause {
    /** A client wants it to end. */
    CANCELLED,
    /** The problem was changed. */
    CHANGED,
    /** This replica shuts down. */
    SHUTDOWN,
    /** Another worker has the run now. */
    LOST
  }

  private final Run run;
  private final long startNanos = System.nanoTime();
  private UUID problemId;
  private @Nullable PlacementSolver solver;
  private @Nullable Cause cause;
  private long evaluations;

  ActiveRun(Run run) {
    this.run = run;
    this.problemId = run.problemId();
    this.evaluations = run.evaluations();
  }

  Run run() {
    return run;
  }

  synchronized UUID problemId() {
    return problemId;
  }

  /** Begins a search; it ends at once if there is a cause already. */
  synchronized void begin(PlacementSolver next) {
    solver = next;
    if (cause != null) {
      next.stop();
    }
  }

  /** Begins with another problem, after {@link Cause#CHANGED}. */
  synchronized void moveTo(UUID nextProblemId) {
    problemId = nextProblemId;
    if (cause == Cause.CHANGED) {
      cause = null;
    }
    solver = null;
  }

  /** Ends the search. */
  synchronized void end(Cause why) {
    // A cancelled or lost run is not to go on with a changed problem.
    if (cause == null || cause == Cause.CHANGED) {
      cause = why;
    }
    if (solver != null) {
      solver.stop();
    }
  }

  synchronized @Nullable Cause cause() {
    return cause;
  }

  synchronized void evaluated(long total) {
    evaluations = Math.max(evaluations, total);
  }

  synchronized long evaluations() {
    return evaluations;
  }

  /** Searched over all attempts, this one until now. */
  Duration spent() {
    return run.spent().plusNanos(System.nanoTime() - startNanos);
  }
}
