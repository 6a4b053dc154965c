package org.platsa.api.run;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Kpis;

/**
 * How a run has gone (<i>förlopp</i>).
 *
 * @param points what its plans were worth when they were saved, in order
 * @param first the figures of its first plan; null while there is none, or none that is known here
 */
public record RunCourse(List<Point> points, @Nullable Kpis first) {
  public RunCourse {
    points = List.copyOf(points);
  }

  /**
   * A plan as it was saved.
   *
   * @param seconds searched until then
   * @param cost what it costs
   * @param bound what no plan can undercut, as far as it was proven then; null if nothing was
   * @param gap how far the plan was above the bound at most; null if that was not known
   */
  public record Point(double seconds, Cost cost, @Nullable Cost bound, @Nullable Double gap) {
    /** The gap as people are told it; see {@link Proof#gapAtMost}. */
    public @Nullable BigDecimal gapAtMost() {
      return Proof.atMost(gap);
    }
  }
}
