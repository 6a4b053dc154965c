package org.platsa.api.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a run searches (<i>körningens inställningar</i>): as asked for, with what was left out filled
 * in. They never change.
 *
 * @param priority 0 to 10, higher first
 * @param seed of the random numbers
 * @param timeLimit of searching, over all attempts
 * @param unimproved without a better plan, or null
 * @param stepLimit steps of the search, or null
 * @param weights soft weights in place of the problem's
 * @param startFrom a run whose best plan to begin from, or null
 * @param draft the draft that it plans on from; null if none, and once that is deleted
 * @param hasBeginning whether it begins where a draft had everybody
 */
public record RunSettings(
    int priority,
    long seed,
    Duration timeLimit,
    @Nullable Duration unimproved,
    @Nullable Integer stepLimit,
    Map<String, Integer> weights,
    @Nullable UUID startFrom,
    @Nullable UUID draft,
    boolean hasBeginning) {
  public RunSettings {
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /** The same search for another time, from another run's plan. */
  RunSettings goingOn(Duration time, @Nullable UUID from) {
    return new RunSettings(
        priority, seed, time, unimproved, stepLimit, weights, from, draft, hasBeginning);
  }
}
