package org.platsa.benchmarks.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.baseline.Step;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Kpis;

/**
 * One method on one instance, once (<i>en lösning</i>). Cost, byConstraint and kpis are the
 * checker's; null, empty and null if the method had no plan in time.
 *
 * @param time when it ended
 * @param context under what circumstances
 * @param instance of which problem
 * @param method the method's id
 * @param seed of its random numbers
 * @param limitSeconds the time it had; 0 if it needs no limit
 * @param cores it was allowed to use
 * @param cost what the plan costs
 * @param byConstraint that cost by constraint id, only those above 0
 * @param kpis the coordinator's figures
 * @param improvements better and better plans, thinned out, with the time they took
 * @param bound what the method proved, if anything
 * @param wallSeconds what it took in all
 * @param peakHeapMb the most heap in use, garbage included, in MiB
 * @param liveHeapMb the most heap in use just after a garbage collection, that before it began
 *     perhaps included, in MiB; 0 if there was none. Memory outside the heap, as the exact
 *     program's, is in neither
 */
public record SolveMeasurement(
    String time,
    Context context,
    InstanceInfo instance,
    String method,
    long seed,
    double limitSeconds,
    int cores,
    @Nullable Cost cost,
    Map<String, Long> byConstraint,
    @Nullable Kpis kpis,
    List<Step> improvements,
    @Nullable Bound bound,
    double wallSeconds,
    long peakHeapMb,
    long liveHeapMb)
    implements Measurement {
  public SolveMeasurement {
    byConstraint = Collections.unmodifiableMap(new LinkedHashMap<>(byConstraint));
    improvements = List.copyOf(improvements);
  }
}
