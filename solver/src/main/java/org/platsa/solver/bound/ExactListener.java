package org.platsa.solver.bound;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;

/** Told what the exact method finds while it works (<i>lyssnare</i>), on the solving thread. */
public interface ExactListener {
  /** A listener that does nothing. */
  ExactListener NONE =
      new ExactListener() {
        @Override
        public void raised(Bound bound) {}

        @Override
        public void improved(PlacementPlan plan, Cost cost) {}
      };

  /** A better bound is proven. */
  void raised(Bound bound);

  /** A better plan is found. */
  void improved(PlacementPlan plan, Cost cost);

  /**
   * The relaxation of the soft level is solved; the search in whole numbers begins when this
   * returns.
   *
   * @return a plan to begin with, if a better one is known by now; otherwise null
   */
  default @Nullable PlacementPlan relaxed(RelaxedPlan relaxed) {
    return null;
  }
}
