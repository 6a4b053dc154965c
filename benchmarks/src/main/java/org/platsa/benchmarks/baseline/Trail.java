package org.platsa.benchmarks.baseline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;

/**
 * Writes down how a method gets on (<i>förlopp</i>). Improvements that follow each other closely
 * are thinned out, to at most one in {@value #LEAST_MS} ms and one in 2 % of the time so far; what
 * is kept was there at the stated time, and the last is always kept.
 */
final class Trail {
  private static final int LEAST_MS = 10;
  private static final int SHARE_OF_ELAPSED = 50;

  private final long start = System.nanoTime();
  private final List<Step> steps = new ArrayList<>();
  private @Nullable Step pending;

  /** Since the method was called. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** What is left of a limit, at least a millisecond. */
  Duration left(Duration limit) {
    Duration left = limit.minus(elapsed());
    return left.compareTo(Duration.ofMillis(1)) > 0 ? left : Duration.ofMillis(1);
  }

  synchronized void improved(Cost cost) {
    add(new Step(elapsed().toMillis(), cost));
  }

  synchronized void add(Step step) {
    pending = step;
    Step last = steps.isEmpty() ? null : steps.getLast();
    if (last == null || step.ms() - last.ms() >= Math.max(LEAST_MS, step.ms() / SHARE_OF_ELAPSED)) {
      steps.add(step);
      pending = null;
    }
  }

  /** The last improvement was another than it seemed; it counts as found now. */
  synchronized void correctLast(Cost cost) {
    if (pending == null && !steps.isEmpty()) {
      steps.removeLast();
    }
    pending = new Step(elapsed().toMillis(), cost);
  }

  synchronized List<Step> steps() {
    if (pending != null) {
      steps.add(pending);
      pending = null;
    }
    return List.copyOf(steps);
  }
}
