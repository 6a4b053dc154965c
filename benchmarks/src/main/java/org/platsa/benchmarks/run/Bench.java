package org.platsa.benchmarks.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.baseline.Method;
import org.platsa.benchmarks.baseline.Outcome;
import org.platsa.benchmarks.run.BenchPlan.Part;
import org.platsa.benchmarks.run.BenchPlan.Repairs;
import org.platsa.benchmarks.run.BenchPlan.Solves;
import org.platsa.benchmarks.run.RepairMeasurement.Event;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveListener;
import org.platsa.solver.solve.SolveResult;

/**
 * Carries out a plan (<i>mätning</i>): one measurement after the other, never two at once. A round
 * has one seed and goes through every instance, limit and method, so that a machine that grows
 * slower does so for all of them.
 */
final class Bench {
  private static final long WARM_UP_SEED = 0;

  private final Instances instances;
  private final ResultFile results;
  private final Context context;
  private final Clock clock;
  private final PrintWriter log;
  private final HeapWatch heap = new HeapWatch();
  private @Nullable Instance loaded;
  private String loadedId = "";
  private int total;
  private int done;

  Bench(Instances instances, ResultFile results, Context context, Clock clock, PrintWriter log) {
    this.instances = instances;
    this.results = results;
    this.context = context;
    this.clock = clock;
    this.log = log;
  }

  /** So that the first measured is not the one for which the classes are loaded and compiled. */
  void warmUp(String id, int seconds) throws IOException {
    Instance instance = load(id);
    Duration each = Duration.ofSeconds(seconds).dividedBy(3);
    for (Method method :
        new Method[] {Method.GREEDY, Method.TIMEFOLD_DEFAULT, Method.EXACT, Method.PLATSA}) {
      Outcome outcome = method.run(instance.problem(), each, WARM_UP_SEED, context.cores());
      if (outcome.plan() != null && outcome.cost() != null) {
        Judging.requireSame(instance.problem(), outcome.plan(), outcome.cost());
      }
    }
  }

  /**
   * Measures everything that is not held already.
   *
   * @param held results that need not be measured again
   * @throws IllegalStateException if a method says another cost than the checker
   */
  void run(BenchPlan plan, AlreadyMeasured held) throws IOException {
    total = plan.count();
    for (int seed = 1; seed <= plan.rounds(); seed++) {
      for (Part part : plan.parts()) {
        for (String id : part.instances()) {
          switch (part) {
            case Solves solves -> solve(solves, id, seed, held);
            case Repairs repairs -> repair(repairs, id, seed, held);
          }
        }
      }
    }
  }

  private void solve(Solves part, String id, int seed, AlreadyMeasured held) throws IOException {
    for (int limit : part.limits()) {
      for (Method method : part.methods()) {
        if (!part.has(method, limit, seed)) {
          continue;
        }
        Instance instance = load(id);
        int seconds = method.isTimed() ? limit : 0;
        if (held.has(instance.info(), method.id(), seed, seconds)) {
          done++;
        } else {
          record(measure(instance, method, seconds, seed));
        }
      }
    }
  }

  private SolveMeasurement measure(Instance instance, Method method, int limit, int seed) {
    heap.begin();
    int cores = method.cores(context.cores());
    long start = System.nanoTime();
    Outcome outcome =
        method.run(instance.problem(), Duration.ofSeconds(Math.max(1, limit)), seed, cores);
    double wall = (System.nanoTime() - start) / 1e9;
    long peak = heap.peakMb();
    long live = heap.liveMb();
    Judgement judgement =
        outcome.plan() == null || outcome.cost() == null
            ? null
            : Judging.requireSame(instance.problem(), outcome.plan(), outcome.cost());
    return new SolveMeasurement(
        clock.instant().toString(),
        context,
        instance.info(),
        method.id(),
        seed,
        limit,
        cores,
        judgement == null ? null : judgement.cost(),
        judgement == null ? Map.of() : judgement.byConstraint(),
        judgement == null ? null : judgement.kpis(),
        outcome.improvements(),
        outcome.bound(),
        Math.round(wall * 1000) / 1000.0,
        peak,
        live);
  }

  private void repair(Repairs part, String id, int seed, AlreadyMeasured held) throws IOException {
    if (seed > part.seeds()) {
      return;
    }
    Instance instance = load(id);
    List<Event> events =
        Stream.of(Event.values())
            .filter(event -> !held.has(instance.info(), event.name(), seed, part.seconds()))
            .toList();
    done += Event.values().length - events.size();
    if (events.isEmpty()) {
      return;
    }
    SolveResult published =
        new PlacementSolver(
                instance.problem(),
                seconds(part.publishedSeconds()),
                seed,
                context.cores(),
                null,
                SolveListener.NONE)
            .solve();
    Judging.requireSame(instance.problem(), published.plan(), published.cost());
    PlacementPlan plan = published.plan();
    for (Event event : events) {
      RepairBench.Repair repair =
          new RepairBench(instance.problem(), plan, context.cores())
              .run(event, seed, seconds(part.seconds()), seconds(part.anewSeconds()));
      record(
          new RepairMeasurement(
              clock.instant().toString(),
              context,
              instance.info(),
              event,
              repair.happened().id(),
              seed,
              part.seconds(),
              repair.happened().mustMove().size(),
              repair.firstMs(),
              repair.firstMoved(),
              repair.moved(),
              repair.cost(),
              repair.costWithoutStability(),
              part.anewSeconds(),
              repair.anewCost(),
              repair.anewMoved()));
    }
  }

  private static SolveLimits seconds(int seconds) {
    return SolveLimits.ofTime(Duration.ofSeconds(seconds));
  }

  /** Keeps only one in memory, so that none counts as another's heap. */
  private Instance load(String id) throws IOException {
    if (loaded == null || !loadedId.equals(id)) {
      loaded = null;
      loaded = instances.load(id);
      loadedId = id;
    }
    return loaded;
  }

  private void record(Measurement measurement) throws IOException {
    results.append(measurement);
    done++;
    log.printf(Locale.ENGLISH, "%3d/%d %s%n", done, total, text(measurement));
    log.flush();
  }

  private static String text(Measurement measurement) {
    return switch (measurement) {
      case SolveMeasurement m ->
          String.format(
              Locale.ENGLISH,
              "%-9s %-17s %4.0f s, seed %d: %s%s, %.1f s",
              m.instance().id(),
              m.method(),
              m.limitSeconds(),
              m.seed(),
              m.cost() == null ? "no plan" : text(m.cost()),
              m.bound() == null
                  ? ""
                  : String.format(
                      Locale.ENGLISH,
                      ", bound %,d medium %,d soft%s",
                      m.bound().medium(),
                      m.bound().soft(),
                      m.bound().optimal() ? ", optimal" : ""),
              m.wallSeconds());
      case RepairMeasurement m ->
          String.format(
              Locale.ENGLISH,
              "%-9s repair, %s, seed %d: first after %s ms, %s others moved",
              m.instance().id(),
              m.happened(),
              m.seed(),
              m.firstMs(),
              m.firstMoved());
    };
  }

  private static String text(Cost cost) {
    return String.format(
        Locale.ENGLISH, "%,d hard %,d medium %,d soft", cost.hard(), cost.medium(), cost.soft());
  }
}
