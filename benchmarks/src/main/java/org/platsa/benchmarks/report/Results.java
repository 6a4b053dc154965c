package org.platsa.benchmarks.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.platsa.benchmarks.run.Context;
import org.platsa.benchmarks.run.InstanceInfo;
import org.platsa.benchmarks.run.Measurement;
import org.platsa.benchmarks.run.RepairMeasurement;
import org.platsa.benchmarks.run.ResultFile;
import org.platsa.benchmarks.run.Size;
import org.platsa.benchmarks.run.SolveMeasurement;
import org.platsa.solver.bound.Bound;

/**
 * Raw results of any number of files (<i>resultat</i>). Of the same measurement made twice the
 * newest counts; a bound counts whenever it was proven, for the same document.
 */
final class Results {
  private static final Comparator<Bound> TIGHTEST_LAST =
      Comparator.<Bound>naturalOrder().thenComparing(Bound::optimal);

  private final List<InstanceResults> instances;
  private final List<Context> contexts;
  private final int count;

  private Results(List<InstanceResults> instances, List<Context> contexts, int count) {
    this.instances = instances;
    this.contexts = contexts;
    this.count = count;
  }

  static Results read(List<Path> files) throws IOException {
    List<Measurement> all = new ArrayList<>();
    for (Path file : files) {
      all.addAll(ResultFile.read(file));
    }
    return of(all);
  }

  static Results of(List<Measurement> all) {
    List<Measurement> oldestFirst =
        all.stream().sorted(Comparator.comparing(Measurement::time)).toList();
    Map<String, InstanceInfo> infos = new LinkedHashMap<>();
    Map<String, Map<List<Object>, SolveMeasurement>> solves = new LinkedHashMap<>();
    Map<String, Map<List<Object>, RepairMeasurement>> repairs = new LinkedHashMap<>();
    Map<String, Bound> bounds = new HashMap<>();
    Map<String, Context> contexts = new TreeMap<>();
    for (Measurement measurement : oldestFirst) {
      String sha = measurement.instance().sha256();
      infos.put(sha, measurement.instance());
      contexts.put(measurement.context().run(), measurement.context());
      switch (measurement) {
        case SolveMeasurement m -> {
          solves
              .computeIfAbsent(sha, key -> new LinkedHashMap<>())
              .put(List.of(m.method(), m.seed(), m.limitSeconds(), m.cores()), m);
          if (m.bound() != null) {
            bounds.merge(sha, m.bound(), BinaryOperator.maxBy(TIGHTEST_LAST));
          }
        }
        case RepairMeasurement m ->
            repairs
                .computeIfAbsent(sha, key -> new LinkedHashMap<>())
                .put(List.of(m.happened(), m.seed(), m.limitSeconds()), m);
      }
    }
    List<InstanceResults> instances = new ArrayList<>();
    infos.forEach((sha, info) ->
        instances.add(
            new InstanceResults(
                info,
                List.copyOf(solves.getOrDefault(sha, Map.of()).values()),
                List.copyOf(repairs.getOrDefault(sha, Map.of()).values()),
                bounds.get(sha))));
    instances.sort(
        Comparator.comparing((InstanceResults instance) -> instance.info().size())
            .thenComparing(instance -> instance.info().placements())
            .thenComparing(instance -> instance.info().id()));
    return new Results(instances, List.copyOf(contexts.values()), all.size());
  }

  List<InstanceResults> instances() {
    return instances;
  }

  /** One for each run of the command, the oldest first. */
  List<Context> contexts() {
    return contexts;
  }

  /** Lines read. */
  int count() {
    return count;
  }

  List<InstanceResults> of(Size size) {
    return instances.stream().filter(instance -> instance.info().size() == size).toList();
  }

  /** The terms together, then every other instance by itself. */
  List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    List<InstanceResults> terms = of(Size.TERM);
    if (!terms.isEmpty()) {
      groups.add(new Group(terms.size() == 1 ? terms.getFirst().info().id() : "the terms", terms));
    }
    instances.stream()
        .filter(instance -> instance.info().size() != Size.TERM)
        .forEach(instance -> groups.add(new Group(instance.info().id(), List.of(instance))));
    return groups;
  }
}
