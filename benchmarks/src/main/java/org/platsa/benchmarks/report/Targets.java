package org.platsa.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.platsa.benchmarks.report.Target.Verdict;
import org.platsa.benchmarks.run.RepairMeasurement;
import org.platsa.benchmarks.run.Size;
import org.platsa.benchmarks.run.SolveMeasurement;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.plan.Cost;

/**
 * What Platsa is to reach on a machine with two cores, and whether it does (<i>mål</i>). Gaps are
 * medians over seeds against the best proven bound; of several instances the worst counts.
 */
final class Targets {
  private static final long NATION_HEAP_MB = 8 * 1024;

  /** How much faster than the placements time and memory may grow and still be nearly linear. */
  private static final double NEARLY = 1.5;

  private static final long REPAIR_MS = 1_000;
  private static final int REPAIR_MOVES = 3;

  private final Results results;

  private Targets(Results results) {
    this.results = results;
  }

  static List<Target> of(Results results) {
    Targets targets = new Targets(results);
    List<Target> all = new ArrayList<>();
    all.add(targets.everyonePlaced());
    all.add(targets.gap("term", Size.TERM, 10, 0.01));
    all.add(targets.gap("term", Size.TERM, 60, 0.005));
    all.add(targets.noPeerBetter());
    all.add(targets.crowded());
    all.add(targets.gap("county", Size.COUNTY, 60, 0.02));
    all.add(targets.gap("county", Size.COUNTY, 300, 0.01));
    all.add(targets.nation());
    all.add(targets.growth());
    all.add(targets.repair());
    return all;
  }

  private Target everyonePlaced() {
    String wanted = "1 s: no hard rule broken, everyone placed who can be";
    int all = 0;
    int met = 0;
    for (InstanceResults term : results.of(Size.TERM)) {
      if (term.bound() == null) {
        continue;
      }
      for (SolveMeasurement run : term.runs(Methods.PLATSA, 1)) {
        all++;
        met += term.placesAll(run.cost()) ? 1 : 0;
      }
    }
    return all == 0
        ? Target.notMeasured("term", wanted)
        : new Target("term", wanted, met + " of " + all + " runs", Verdict.of(met == all));
  }

  private Target gap(String name, Size size, double limit, double most) {
    String wanted = Figures.limit(limit) + ": gap at most " + Figures.format("%.1f %%", 100 * most);
    List<Measured> measured = new ArrayList<>();
    for (InstanceResults instance : results.of(size)) {
      new Group(instance.info().id(), List.of(instance))
          .gaps(Methods.PLATSA, limit)
          .ifPresent(spread -> measured.add(new Measured(instance.info().id(), spread)));
    }
    Optional<Measured> worst =
        measured.stream().max(Comparator.comparingDouble(m -> m.spread().median()));
    if (worst.isEmpty()) {
      return Target.notMeasured(name, wanted);
    }
    Spread spread = worst.get().spread();
    String text =
        measured.size() == 1
            ? Figures.gap(Optional.of(spread))
            : "at worst %s (%s), at best %s, of %d"
                .formatted(
                    Figures.percent(spread.median()),
                    worst.get().id(),
                    Figures.percent(
                        measured.stream().mapToDouble(m -> m.spread().median()).min().orElse(0)),
                    measured.size());
    return new Target(name, wanted, text, Verdict.of(spread.median() <= most));
  }

  private Target noPeerBetter() {
    String wanted = "from 1 s up: no peer better at any limit";
    int comparisons = 0;
    List<String> worse = new ArrayList<>();
    for (InstanceResults term : results.of(Size.TERM)) {
      for (double limit : term.limits(Methods.PLATSA)) {
        Optional<Cost> own = cost(term, Methods.PLATSA, limit);
        for (String peer : Methods.PEERS) {
          if (own.isEmpty() || term.runs(peer, limit).isEmpty()) {
            continue;
          }
          comparisons++;
          Optional<Cost> theirs = cost(term, peer, limit);
          if (theirs.isPresent() && theirs.get().compareTo(own.get()) < 0) {
            worse.add(
                "%s on %s at %s (by %s)"
                    .formatted(
                        Methods.name(peer),
                        term.info().id(),
                        Figures.limit(limit),
                        Figures.percent(
                            (own.get().soft() - theirs.get().soft())
                                / (double) Math.max(1, theirs.get().soft()))));
          }
        }
      }
    }
    if (comparisons == 0) {
      return Target.notMeasured("term", wanted);
    }
    String text = "best in %d of %d comparisons".formatted(comparisons - worse.size(), comparisons);
    return new Target(
        "term",
        wanted,
        worse.isEmpty() ? text : text + "; better: " + String.join(", ", worse),
        Verdict.of(worse.isEmpty()));
  }

  private static Optional<Cost> cost(InstanceResults instance, String method, double limit) {
    return instance.middle(method, limit).map(SolveMeasurement::cost);
  }

  private Target crowded() {
    String wanted = "60 s: medium cost proven least, or within 1 % of its bound";
    for (InstanceResults instance : results.of(Size.CROWDED)) {
      Optional<SolveMeasurement> run = instance.middle(Methods.PLATSA, 60);
      Bound bound = instance.bound();
      if (run.isEmpty() || bound == null) {
        continue;
      }
      Cost cost = run.get().cost();
      double gap = instance.mediumGap(cost);
      return new Target(
          "demand 1.5",
          wanted,
          cost == null
              ? "no plan"
              : Figures.format(
                  "%,d against a bound of %,d: %s",
                  cost.medium(), bound.medium(), gap == 0 ? "the least" : Figures.percent(gap)),
          Verdict.of(gap <= 0.01));
    }
    return Target.notMeasured("demand 1.5", wanted);
  }

  private Target nation() {
    String wanted = "600 s: a whole plan within 8 GiB, gap stated";
    for (InstanceResults nation : results.of(Size.NATION)) {
      Optional<SolveMeasurement> run = nation.middle(Methods.PLATSA, 600);
      if (run.isEmpty()) {
        continue;
      }
      SolveMeasurement m = run.get();
      Cost cost = m.cost();
      boolean hit =
          cost != null
              && cost.hard() == 0
              && Scaling.isWhole(m)
              && nation.bound() != null
              && m.context().maxHeapMb() <= NATION_HEAP_MB;
      Bound bound = nation.bound();
      String gap =
          bound == null || cost == null
              ? "no bound had"
              : Figures.format(
                  "medium %,d against at least %,d; soft %,d, at least %,d if it were that low"
                      + " (%s)",
                  cost.medium(),
                  bound.medium(),
                  cost.soft(),
                  bound.soft(),
                  Figures.percent(
                      (cost.soft() - bound.soft()) / (double) Math.max(1, bound.soft())));
      return new Target(
          "nation",
          wanted,
          cost == null
              ? "no plan"
              : Figures.format(
                  "heap limit %,d MiB, peak %,d MiB; %s",
                  m.context().maxHeapMb(), m.peakHeapMb(), gap),
          Verdict.of(hit));
    }
    return Target.notMeasured("nation", wanted);
  }

  private Target growth() {
    String wanted = "from county to nation: time and memory grow nearly linearly";
    Optional<SolveMeasurement> county = longest(Size.COUNTY);
    Optional<SolveMeasurement> nation = longest(Size.NATION);
    if (county.isEmpty() || nation.isEmpty()) {
      return Target.notMeasured("nation", wanted);
    }
    double size = ratio(nation.get(), county.get(), m -> m.instance().placements());
    double time = ratio(nation.get(), county.get(), Scaling::secondsToWholePlan);
    double memory = ratio(nation.get(), county.get(), Scaling::heapMb);
    if (!Double.isFinite(time) || time == 0) {
      return new Target("nation", wanted, "no whole plan", Verdict.MISS);
    }
    return new Target(
        "nation",
        wanted,
        Figures.format(
            "placements × %.1f, time to a whole plan × %.1f, heap × %.1f", size, time, memory),
        Verdict.of(time <= NEARLY * size && memory <= NEARLY * size));
  }

  private Optional<SolveMeasurement> longest(Size size) {
    return results.of(size).stream()
        .flatMap(instance ->
            instance.limits(Methods.PLATSA).reversed().stream()
                .limit(1)
                .flatMap(limit -> instance.middle(Methods.PLATSA, limit).stream()))
        .findFirst();
  }

  private static double ratio(
      SolveMeasurement large, SolveMeasurement small, ToDoubleFunction<SolveMeasurement> value) {
    return value.applyAsDouble(large) / value.applyAsDouble(small);
  }

  private Target repair() {
    String wanted = "repaired within 1 s, at most 3 others moved";
    List<RepairMeasurement> all =
        results.of(Size.TERM).stream().flatMap(term -> term.repairs().stream()).toList();
    if (all.isEmpty()) {
      return Target.notMeasured("repair", wanted);
    }
    List<RepairMeasurement> done =
        all.stream().filter(m -> m.firstMs() != null && m.firstMoved() != null).toList();
    Optional<Spread> ms =
        Spread.of(
            done.stream()
                .map(RepairMeasurement::firstMs)
                .filter(Objects::nonNull)
                .map(Long::doubleValue)
                .toList());
    Optional<Spread> moved =
        Spread.of(
            done.stream()
                .map(RepairMeasurement::firstMoved)
                .filter(Objects::nonNull)
                .map(Integer::doubleValue)
                .toList());
    if (ms.isEmpty() || moved.isEmpty()) {
      return new Target("repair", wanted, "none of " + all.size() + " repaired", Verdict.MISS);
    }
    boolean hit =
        done.size() == all.size()
            && ms.get().max() <= REPAIR_MS
            && moved.get().max() <= REPAIR_MOVES;
    return new Target(
        "repair",
        wanted,
        Figures.format(
            "%d of %d repaired, median %.0f ms, at most %.0f ms; others moved: median %.0f, at"
                + " most %.0f",
            done.size(),
            all.size(),
            ms.get().median(),
            ms.get().max(),
            moved.get().median(),
            moved.get().max()),
        Verdict.of(hit));
  }

  private record Measured(String id, Spread spread) {}
}
