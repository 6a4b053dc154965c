package org.platsa.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.platsa.benchmarks.run.SolveMeasurement;

/**
 * Instances that are looked at together (<i>grupp</i>).
 *
 * @param name for people
 * @param instances one or more
 */
record Group(String name, List<InstanceResults> instances) {
  Group {
    instances = List.copyOf(instances);
  }

  /** Limits of any timed method that is compared, the shortest first. */
  List<Double> limits() {
    TreeSet<Double> limits = new TreeSet<>();
    for (InstanceResults instance : instances) {
      for (String method : Methods.COMPARED) {
        limits.addAll(instance.limits(method));
      }
    }
    limits.remove(0.0);
    return List.copyOf(limits);
  }

  /** Its name, and on how many of its instances anything ran under a limit if not on all. */
  String name(double limit) {
    int count = under(limit).size();
    return count == instances.size()
        ? name
        : Figures.format("%s (%d of %d)", name, count, instances.size());
  }

  /** A method that needs no limit counts only beside those that had one. */
  private List<InstanceResults> under(double limit) {
    return instances.stream()
        .filter(instance ->
            Methods.COMPARED.stream().anyMatch(method -> instance.limits(method).contains(limit)))
        .toList();
  }

  /** Gaps of a method's runs under a limit, over all instances and seeds. */
  Optional<Spread> gaps(String method, double limit) {
    List<Double> gaps = new ArrayList<>();
    for (InstanceResults instance : under(limit)) {
      for (SolveMeasurement run : instance.runs(method, limit)) {
        double gap = instance.gap(run.cost());
        if (!Double.isNaN(gap)) {
          gaps.add(gap);
        }
      }
    }
    return Spread.of(gaps);
  }

  /** Gaps that a method's runs had reached after so many milliseconds of their longest limit. */
  Optional<Spread> gapsAt(String method, double ms) {
    List<Double> gaps = new ArrayList<>();
    for (InstanceResults instance : instances) {
      List<Double> limits = instance.limits(method);
      if (limits.isEmpty()) {
        continue;
      }
      for (SolveMeasurement run : instance.runs(method, limits.getLast())) {
        double gap = instance.gap(InstanceResults.costAt(run, ms));
        if (!Double.isNaN(gap)) {
          gaps.add(gap);
        }
      }
    }
    return Spread.of(gaps);
  }

  /** Any value of a method's runs under a limit. */
  Optional<Spread> values(String method, double limit, ToDoubleFunction<SolveMeasurement> value) {
    List<Double> values = new ArrayList<>();
    for (InstanceResults instance : instances) {
      instance.runs(method, limit).forEach(run -> values.add(value.applyAsDouble(run)));
    }
    return Spread.of(values);
  }
}
