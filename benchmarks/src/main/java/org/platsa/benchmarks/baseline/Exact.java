package org.platsa.benchmarks.baseline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.bound.ExactListener;
import org.platsa.solver.bound.ExactResult;
import org.platsa.solver.bound.ExactSolver;
import org.platsa.solver.bound.RelaxationSolver;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;

/** The exact program of the whole model, from nothing (<i>exakt metod</i>). */
final class Exact {
  private Exact() {}

  static Outcome run(Problem problem, Duration limit) {
    Best best = new Best();
    ExactResult result = new ExactSolver(problem, limit, null, best).solve();
    return new Outcome(
        result.plan(), result.cost(), best.trail.steps(), better(best.bound, result.bound()));
  }

  /**
   * The relaxation's bound, and what the exact program makes of it if there is time left for that.
   */
  static Outcome bound(Problem problem, Duration limit) {
    Best best = new Best();
    new RelaxationSolver(problem, limit, 1, best::raised).compute();
    Duration left = best.trail.left(limit);
    if (left.compareTo(best.trail.elapsed()) > 0) {
      ExactResult result = new ExactSolver(problem, left, null, best).solve();
      best.bound = better(best.bound, result.bound());
    }
    return new Outcome(null, null, best.trail.steps(), best.bound);
  }

  private static @Nullable Bound better(@Nullable Bound one, @Nullable Bound other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    int comparison = one.compareTo(other);
    return comparison > 0 || (comparison == 0 && one.optimal()) ? one : other;
  }

  private static final class Best implements ExactListener {
    private final Trail trail = new Trail();
    private @Nullable Bound bound;

    @Override
    public void raised(Bound raised) {
      bound = better(bound, raised);
    }

    @Override
    public void improved(PlacementPlan plan, Cost cost) {
      trail.improved(cost);
    }
  }
}
