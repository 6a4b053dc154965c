package org.platsa.benchmarks.report;

import org.platsa.benchmarks.baseline.Step;
import org.platsa.benchmarks.run.Size;
import org.platsa.benchmarks.run.SolveMeasurement;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Kpis;

/** How time and memory grow with size (<i>skalning</i>). */
final class Scaling {
  private Scaling() {}

  /** Whether instances of this size differ from each other in little else. */
  static boolean compares(Size size) {
    return size == Size.TERM || size == Size.COUNTY || size == Size.NATION;
  }

  /** Placements that have no place in the end; infinite without a plan. */
  static double unplaced(SolveMeasurement run) {
    Kpis kpis = run.kpis();
    return kpis == null ? Double.POSITIVE_INFINITY : kpis.askedFor() - kpis.placed();
  }

  /** Whether the last plan leaves out at most one in a hundred. */
  static boolean isWhole(SolveMeasurement run) {
    return unplaced(run) <= run.instance().placements() / 100.0;
  }

  /**
   * Until the first plan that breaks no hard rule and leaves out no more than the last one does;
   * infinite if the last one is not whole.
   */
  static double secondsToWholePlan(SolveMeasurement run) {
    Cost last = run.cost();
    if (last == null || !isWhole(run)) {
      return Double.POSITIVE_INFINITY;
    }
    for (Step step : run.improvements()) {
      if (step.cost().hard() <= last.hard() && step.cost().medium() <= last.medium()) {
        return Math.max(1, step.ms()) / 1000.0;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The heap that was in use after collections, or at all where nothing was collected. */
  static double heapMb(SolveMeasurement run) {
    return Math.max(1, run.liveHeapMb() > 0 ? run.liveHeapMb() : run.peakHeapMb());
  }
}
