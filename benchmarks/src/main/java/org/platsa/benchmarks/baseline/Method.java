package org.platsa.benchmarks.baseline;

import java.time.Duration;
import java.util.Arrays;
import org.platsa.solver.problem.Problem;

/** A way from a problem to a plan or to a bound (<i>metod</i>). */
public enum Method {
  /** {@link Greedy}: by hand. */
  GREEDY("greedy", false, false),
  /** {@link TimefoldDefault}: stock local search over the same rules, on one core. */
  TIMEFOLD_DEFAULT("timefold-default", true, true),
  /** {@link Exact}: the exact program from nothing, on one core. */
  EXACT("exact", false, true),
  /** {@link Platsa}: what is measured, on all cores it is given. */
  PLATSA("platsa", true, true),
  /** {@link Exact}: as long as it takes to prove a good bound; its plan is not compared. */
  BOUND("bound", false, true);

  private final String id;
  private final boolean seeded;
  private final boolean timed;

  Method(String id, boolean seeded, boolean timed) {
    this.id = id;
    this.seeded = seeded;
    this.timed = timed;
  }

  /** As it stands in commands and results. */
  public String id() {
    return id;
  }

  /** Whether another seed may give another plan. */
  public boolean isSeeded() {
    return seeded;
  }

  /** Whether it uses the time it is given; otherwise it just ends. */
  public boolean isTimed() {
    return timed;
  }

  /** Cores it uses of those it is given. */
  public int cores(int given) {
    return this == PLATSA ? given : 1;
  }

  /**
   * The method with this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Method of(String id) {
    return Arrays.stream(values())
        .filter(method -> method.id.equals(id))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no method '%s'. Maybe one of %s"
                    .formatted(id, Arrays.stream(values()).map(Method::id).toList())));
  }

  /**
   * Runs it on the calling thread.
   *
   * @param problem a valid problem
   * @param limit wall-clock time it has, its own preparations included
   * @param seed of its random numbers, if it has any
   * @param cores the most it may use
   */
  public Outcome run(Problem problem, Duration limit, long seed, int cores) {
    return switch (this) {
      case GREEDY -> Greedy.run(problem);
      case TIMEFOLD_DEFAULT -> TimefoldDefault.run(problem, limit, seed);
      case EXACT -> Exact.run(problem, limit);
      case PLATSA -> Platsa.run(problem, limit, seed, cores);
      case BOUND -> Exact.bound(problem, limit);
    };
  }
}
