package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Tries every schedule of a tiny instance. */
final class BruteForce {
  private final MssInstance instance;
  private final ToLongFunction<MssScore> value;
  private final List<List<int[][]>> schedules = new ArrayList<>();
  private OptionalLong best = OptionalLong.empty();

  private BruteForce(MssInstance instance, ToLongFunction<MssScore> value) {
    this.instance = instance;
    this.value = value;
  }

  /** The highest value of a schedule that keeps all published rules, if any does. */
  static OptionalLong best(MssInstance instance, ToLongFunction<MssScore> value) {
    BruteForce force = new BruteForce(instance, value);
    for (int s = 0; s < instance.students(); s++) {
      List<int[][]> all = new ArrayList<>();
      int[][] none = new int[2][instance.horizon()];
      Arrays.fill(none[0], -1);
      Arrays.fill(none[1], -1);
      force.extend(s, 0, none, all);
      force.schedules.add(all);
    }
    force.combine(new ArrayList<>());
    return force.best;
  }

  /** Of one student, whatever the others do. */
  private void extend(int student, int from, int[][] schedule, List<int[][]> all) {
    if (from == instance.horizon()) {
      if (isPossible(student, schedule)) {
        all.add(new int[][] {schedule[0].clone(), schedule[1].clone()});
      }
      return;
    }
    extend(student, from + 1, schedule, all);
    if (from + instance.duration() > instance.horizon()) {
      return;
    }
    for (int h = 0; h < instance.hospitals(); h++) {
      for (int d = 0; d < instance.disciplines(); d++) {
        fill(schedule, from, h, d);
        extend(student, from + instance.duration(), schedule, all);
        fill(schedule, from, -1, -1);
      }
    }
  }

  private void fill(int[][] schedule, int from, int hospital, int discipline) {
    Arrays.fill(schedule[0], from, from + instance.duration(), hospital);
    Arrays.fill(schedule[1], from, from + instance.duration(), discipline);
  }

  private boolean isPossible(int student, int[][] schedule) {
    int[][] hospital = new int[instance.students()][instance.horizon()];
    int[][] discipline = new int[instance.students()][instance.horizon()];
    for (int s = 0; s < instance.students(); s++) {
      Arrays.fill(hospital[s], -1);
      Arrays.fill(discipline[s], -1);
    }
    hospital[student] = schedule[0];
    discipline[student] = schedule[1];
    return MssObjective.of(instance, hospital, discipline).broken().stream()
        .noneMatch(rule -> rule.startsWith("Student " + (student + 1) + " "));
  }

  private void combine(List<int[][]> chosen) {
    if (chosen.size() < instance.students()) {
      for (int[][] schedule : schedules.get(chosen.size())) {
        chosen.add(schedule);
        combine(chosen);
        chosen.removeLast();
      }
      return;
    }
    MssScore score =
        MssObjective.of(
            instance,
            chosen.stream().map(schedule -> schedule[0]).toArray(int[][]::new),
            chosen.stream().map(schedule -> schedule[1]).toArray(int[][]::new));
    if (score.broken().isEmpty()) {
      long reached = value.applyAsLong(score);
      best = OptionalLong.of(best.isEmpty() ? reached : Math.max(best.getAsLong(), reached));
    }
  }
}
