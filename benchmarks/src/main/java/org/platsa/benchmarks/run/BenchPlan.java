package org.platsa.benchmarks.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.platsa.benchmarks.baseline.Method;

/**
 * What is to be measured (<i>mätplan</i>).
 *
 * @param solves in order
 * @param repairs after all solves
 */
record BenchPlan(List<Solves> solves, List<Repairs> repairs) {
  private static final List<Method> ALL =
      List.of(Method.GREEDY, Method.TIMEFOLD_DEFAULT, Method.EXACT, Method.PLATSA);
  private static final List<Method> BOUND = List.of(Method.BOUND);
  private static final List<Integer> EVERY_LIMIT = List.of(1, 3, 10, 30, 60, 100);

  /** For what stands between measurements: judging, clearing the heap, reading a document. */
  private static final Duration BETWEEN = Duration.ofMillis(400);

  BenchPlan {
    solves = List.copyOf(solves);
    repairs = List.copyOf(repairs);
  }

  /**
   * Solves of some instances, each by each method under each limit.
   *
   * @param instances ids of {@link Instances}
   * @param methods in the order in which they take turns
   * @param limits in seconds
   * @param seeds 1 to this; a method without random numbers runs once only
   */
  record Solves(List<String> instances, List<Method> methods, List<Integer> limits, int seeds) {
    Solves {
      instances = List.copyOf(instances);
      methods = List.copyOf(methods);
      limits = List.copyOf(limits);
    }

    /** Whether a method takes its turn under a limit with a seed. */
    boolean has(Method method, int limit, int seed) {
      return methods.contains(method)
          && (method.isSeeded() ? seed <= seeds : seed == 1)
          && (method.isTimed() || limits.getFirst() == limit);
    }
  }

  /**
   * Repairs of published plans: for each seed one supervisor who falls ill and one placement that
   * is cancelled.
   *
   * @param instances ids of {@link Instances}
   * @param seeds 1 to this
   * @param publishedSeconds the time for the plan that is published
   * @param seconds the time for a repair
   * @param anewSeconds the time for a new solve that may move everybody
   */
  record Repairs(
      List<String> instances, int seeds, int publishedSeconds, int seconds, int anewSeconds) {
    Repairs {
      instances = List.copyOf(instances);
    }
  }

  /** All sizes but the nation's, and every target but its, in less than 30 minutes. */
  static BenchPlan standard() {
    return new BenchPlan(
        List.of(
            new Solves(Instances.TERMS, BOUND, List.of(20), 1),
            new Solves(List.of(Instances.CROWDED), BOUND, List.of(45), 1),
            new Solves(List.of(Instances.COUNTY), BOUND, List.of(90), 1),
            new Solves(Instances.TERMS, ALL, List.of(1, 3, 10), 3),
            new Solves(
                List.of("ht2021", "vt2023"),
                List.of(Method.TIMEFOLD_DEFAULT, Method.EXACT, Method.PLATSA),
                List.of(60),
                1),
            new Solves(List.of(Instances.CROWDED), ALL, List.of(10, 60), 1),
            new Solves(
                List.of(Instances.COUNTY),
                List.of(Method.GREEDY, Method.TIMEFOLD_DEFAULT, Method.PLATSA),
                List.of(60),
                1),
            new Solves(List.of(Instances.COUNTY), List.of(Method.PLATSA), List.of(300), 1)),
        List.of(new Repairs(Instances.TERMS, 1, 5, 2, 5)));
  }

  /** A look at whether everything works, in less than 3 minutes; its numbers say little. */
  static BenchPlan quick() {
    return new BenchPlan(
        List.of(
            new Solves(List.of("ht2021", Instances.CROWDED), BOUND, List.of(15), 1),
            new Solves(List.of("ht2021", Instances.CROWDED), ALL, List.of(1, 3), 2),
            new Solves(
                List.of(Instances.COUNTY),
                List.of(Method.GREEDY, Method.TIMEFOLD_DEFAULT, Method.PLATSA),
                List.of(10),
                1)),
        List.of(new Repairs(List.of("ht2021"), 1, 3, 1, 3)));
  }

  /** Everything, some five hours; the nation's plan wants {@code -Xmx8g}. */
  static BenchPlan full() {
    return new BenchPlan(
        List.of(
            new Solves(Instances.TERMS, BOUND, List.of(300), 1),
            new Solves(List.of(Instances.CROWDED), BOUND, List.of(300), 1),
            new Solves(List.of(Instances.COUNTY), BOUND, List.of(600), 1),
            new Solves(List.of(Instances.NATION), BOUND, List.of(600), 1),
            new Solves(Instances.TERMS, ALL, EVERY_LIMIT, 5),
            new Solves(List.of(Instances.CROWDED), ALL, EVERY_LIMIT, 5),
            new Solves(List.of(Instances.COUNTY), ALL, List.of(10, 60, 300), 3),
            new Solves(
                List.of(Instances.NATION),
                List.of(Method.GREEDY, Method.TIMEFOLD_DEFAULT, Method.PLATSA),
                List.of(600),
                1)),
        List.of(new Repairs(Instances.TERMS, 5, 30, 5, 30)));
  }

  /** What was asked for, and bounds for it if the methods hold {@link Method#BOUND}. */
  static BenchPlan chosen(
      List<String> instances,
      List<Method> methods,
      List<Integer> limits,
      int seeds,
      int boundSeconds) {
    List<Method> plans = methods.stream().filter(method -> method != Method.BOUND).toList();
    List<Solves> solves = new ArrayList<>();
    if (methods.contains(Method.BOUND)) {
      solves.add(new Solves(instances, BOUND, List.of(boundSeconds), 1));
    }
    if (!plans.isEmpty()) {
      solves.add(new Solves(instances, plans, limits, seeds));
    }
    return new BenchPlan(solves, List.of());
  }

  static List<Method> everyMethod() {
    return Stream.concat(BOUND.stream(), ALL.stream()).toList();
  }

  /** How many measurements it holds. */
  int count() {
    int count = 0;
    for (Solves part : solves) {
      for (Method method : part.methods()) {
        int limits = method.isTimed() ? part.limits().size() : 1;
        count += part.instances().size() * limits * (method.isSeeded() ? part.seeds() : 1);
      }
    }
    for (Repairs part : repairs) {
      count += part.instances().size() * part.seeds() * RepairMeasurement.Event.values().length;
    }
    return count;
  }

  /** The time it takes, about, without the warm-up. */
  Duration estimate() {
    Duration sum = BETWEEN.multipliedBy(count());
    for (Solves part : solves) {
      int seconds = part.limits().stream().mapToInt(Integer::intValue).sum();
      for (Method method : part.methods()) {
        int times = part.instances().size() * (method.isSeeded() ? part.seeds() : 1);
        sum = sum.plusSeconds(method.isTimed() ? (long) times * seconds : 0);
      }
    }
    for (Repairs part : repairs) {
      int events = RepairMeasurement.Event.values().length;
      long each = part.publishedSeconds() + (long) events * (part.seconds() + part.anewSeconds());
      sum = sum.plusSeconds(part.instances().size() * part.seeds() * each);
    }
    return sum;
  }
}
