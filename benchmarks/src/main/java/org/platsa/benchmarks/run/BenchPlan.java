package org.platsa.benchmarks.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.platsa.benchmarks.baseline.Method;
import org.platsa.benchmarks.run.RepairMeasurement.Event;

/**
 * What is to be measured (<i>mätplan</i>).
 *
 * @param parts each in its turn, for one seed after the other
 */
record BenchPlan(List<Part> parts) {
  private static final List<Method> ALL =
      List.of(Method.GREEDY, Method.TIMEFOLD_DEFAULT, Method.EXACT, Method.PLATSA);
  private static final List<Method> BOUND = List.of(Method.BOUND);
  private static final List<Method> ANYTIME =
      List.of(Method.TIMEFOLD_DEFAULT, Method.EXACT, Method.PLATSA);
  private static final List<Method> PROVING = List.of(Method.EXACT, Method.PLATSA);
  private static final List<Method> AT_SIZE =
      List.of(Method.GREEDY, Method.TIMEFOLD_DEFAULT, Method.PLATSA);
  private static final List<Method> AT_LARGEST = List.of(Method.GREEDY, Method.PLATSA);

  /** In both the standard and the full plan, so that each can go on with what the other held. */
  private static final List<Part> BOUNDS =
      List.of(
          new Solves(Instances.TERMS, BOUND, List.of(20), 1),
          new Solves(List.of(Instances.CROWDED), BOUND, List.of(45), 1),
          new Solves(Instances.EXAMPLES, BOUND, List.of(30), 1));

  private static final int PUBLISHED_SECONDS = 5;
  private static final int REPAIR_SECONDS = 2;

  /** For what stands between measurements: judging, clearing the heap, reading a document. */
  private static final Duration BETWEEN = Duration.ofMillis(400);

  /** For the same, and for placing by hand, at the size of a nation. */
  private static final Duration BETWEEN_NATIONS = Duration.ofSeconds(30);

  BenchPlan {
    parts = List.copyOf(parts);
  }

  /** A share of it, of one kind. */
  sealed interface Part {
    /** Ids of {@link Instances}, in order. */
    List<String> instances();

    /** From 1 to this. */
    int seeds();

    /** How many measurements it holds. */
    int count();

    /** The most time they take, without what stands between them. */
    Duration time();
  }

  /**
   * Solves of some instances, each by each method under each limit.
   *
   * @param instances ids of {@link Instances}
   * @param methods in the order in which they take turns
   * @param limits in seconds
   * @param seeds 1 to this; a method without random numbers runs once only
   */
  record Solves(List<String> instances, List<Method> methods, List<Integer> limits, int seeds)
      implements Part {
    Solves {
      instances = List.copyOf(instances);
      methods = List.copyOf(methods);
      limits = List.copyOf(limits);
    }

    /** Whether a method takes its turn under a limit with a seed. */
    boolean has(Method method, int limit, int seed) {
      return (method.isSeeded() ? seed <= seeds : seed == 1)
          && (method.isTimed() || limits.getFirst() == limit);
    }

    @Override
    public int count() {
      return methods.stream()
          .mapToInt(method -> times(method) * (method.isTimed() ? limits.size() : 1))
          .sum();
    }

    @Override
    public Duration time() {
      int seconds = limits.stream().mapToInt(Integer::intValue).sum();
      return Duration.ofSeconds(
          methods.stream().filter(Method::isTimed).mapToLong(this::times).sum() * seconds);
    }

    private int times(Method method) {
      return instances.size() * (method.isSeeded() ? seeds : 1);
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
      List<String> instances, int seeds, int publishedSeconds, int seconds, int anewSeconds)
      implements Part {
    Repairs {
      instances = List.copyOf(instances);
    }

    @Override
    public int count() {
      return instances.size() * seeds * Event.values().length;
    }

    @Override
    public Duration time() {
      long each = publishedSeconds + (long) Event.values().length * (seconds + anewSeconds);
      return Duration.ofSeconds(instances.size() * seeds * each);
    }
  }

  /** Every method, size and limit, in less than 30 minutes. */
  static BenchPlan standard() {
    return new BenchPlan(
        with(
            BOUNDS,
            new Solves(Instances.TERMS, ALL, List.of(1, 3, 10), 3),
            new Solves(List.of(Instances.TERMS.getLast()), ANYTIME, List.of(100), 1),
            new Solves(List.of(Instances.CROWDED), ALL, List.of(10, 60), 1),
            new Solves(Instances.EXAMPLES, ALL, List.of(3), 1),
            new Solves(Instances.CONVERTED, PROVING, List.of(1), 1),
            repairs(1),
            new Solves(List.of(Instances.COUNTY), AT_SIZE, List.of(60), 1),
            new Solves(List.of(Instances.NATION), AT_LARGEST, List.of(300), 1)));
  }

  /** A look at whether everything works, in less than 3 minutes; its numbers say little. */
  static BenchPlan quick() {
    return new BenchPlan(
        List.of(
            new Solves(List.of("ht2021", Instances.CROWDED), BOUND, List.of(15), 1),
            new Solves(List.of("ht2021", Instances.CROWDED), ALL, List.of(1, 3), 2),
            new Solves(List.of(Instances.COUNTY), AT_SIZE, List.of(10), 1),
            new Repairs(List.of("ht2021"), 1, 3, 1, 3)));
  }

  /** As many seeds as the spread wants, and the large ones as long as they may take. */
  static BenchPlan full() {
    return new BenchPlan(
        with(
            BOUNDS,
            new Solves(List.of(Instances.COUNTY), BOUND, List.of(300), 1),
            new Solves(Instances.TERMS, ALL, List.of(1, 3, 10, 30, 100), 5),
            new Solves(Instances.TERMS, PROVING, List.of(60), 5),
            new Solves(List.of(Instances.CROWDED), ALL, List.of(10, 60), 5),
            new Solves(Instances.EXAMPLES, ALL, List.of(3, 10), 5),
            new Solves(Instances.CONVERTED, ALL, List.of(1), 5),
            repairs(5),
            new Solves(List.of(Instances.COUNTY), AT_SIZE, List.of(60), 3),
            new Solves(List.of(Instances.COUNTY), List.of(Method.PLATSA), List.of(300), 3),
            new Solves(List.of(Instances.NATION), AT_LARGEST, List.of(600), 1)));
  }

  private static Repairs repairs(int seeds) {
    return new Repairs(
        Instances.TERMS, seeds, PUBLISHED_SECONDS, REPAIR_SECONDS, PUBLISHED_SECONDS);
  }

  private static List<Part> with(List<Part> first, Part... more) {
    return Stream.concat(first.stream(), Stream.of(more)).toList();
  }

  /** What was asked for, and bounds for it if the methods hold {@link Method#BOUND}. */
  static BenchPlan chosen(
      List<String> instances,
      List<Method> methods,
      List<Integer> limits,
      int seeds,
      int boundSeconds) {
    List<Method> plans = methods.stream().filter(method -> method != Method.BOUND).toList();
    List<Part> parts = new ArrayList<>();
    if (methods.contains(Method.BOUND)) {
      parts.add(new Solves(instances, BOUND, List.of(boundSeconds), 1));
    }
    if (!plans.isEmpty()) {
      parts.add(new Solves(instances, plans, limits, seeds));
    }
    return new BenchPlan(parts);
  }

  static List<Method> everyMethod() {
    return Stream.concat(BOUND.stream(), ALL.stream()).toList();
  }

  /** Ids of all instances that it needs. */
  List<String> instances() {
    return parts.stream().flatMap(part -> part.instances().stream()).distinct().toList();
  }

  /** How many rounds there are, of one seed each. */
  int rounds() {
    return parts.stream().mapToInt(Part::seeds).max().orElse(0);
  }

  /** How many measurements it holds. */
  int count() {
    return parts.stream().mapToInt(Part::count).sum();
  }

  /** The time it takes at most, about, without the warm-up. */
  Duration estimate() {
    Duration sum = Duration.ZERO;
    for (Part part : parts) {
      Duration between = part.instances().contains(Instances.NATION) ? BETWEEN_NATIONS : BETWEEN;
      sum = sum.plus(part.time()).plus(between.multipliedBy(part.count()));
    }
    return sum;
  }
}
