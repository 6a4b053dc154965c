package org.platsa.benchmarks.run;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What was measured before under the same circumstances (<i>redan mätt</i>), so that a run that was
 * cut off goes on where it stood.
 */
final class AlreadyMeasured {
  private final Set<Key> keys = new HashSet<>();

  /**
   * Of results, those that count.
   *
   * @param context they must have been made under, but for the run
   */
  AlreadyMeasured(List<Measurement> results, Context context) {
    for (Measurement result : results) {
      if (!result.context().inRun(context.run()).equals(context)) {
        continue;
      }
      String sha = result.instance().sha256();
      keys.add(
          switch (result) {
            case SolveMeasurement m -> new Key(sha, m.method(), m.seed(), m.limitSeconds());
            case RepairMeasurement m ->
                new Key(sha, m.happened().name(), m.seed(), m.limitSeconds());
          });
    }
  }

  /**
   * Whether this was measured.
   *
   * @param what a method's id or an event's name
   */
  boolean has(InstanceInfo instance, String what, long seed, double limitSeconds) {
    return keys.contains(new Key(instance.sha256(), what, seed, limitSeconds));
  }

  /** How many they are. */
  int count() {
    return keys.size();
  }

  private record Key(String sha256, String what, long seed, double limitSeconds) {}
}
