package org.platsa.solver.solve;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a search ends (<i>sökgränser</i>): at the first limit it meets. At least one must be set.
 *
 * @param time wall-clock time from the call on, or null
 * @param unimproved wall-clock time without a better plan, or null
 * @param steps steps of the local search, or null; the only limit that gives the same plan each
 *     time
 */
public record SolveLimits(
    @Nullable Duration time, @Nullable Duration unimproved, @Nullable Integer steps) {
  public SolveLimits {
    if (time == null && unimproved == null && steps == null) {
      throw new IllegalArgumentException("a search needs a limit: time, unimproved time or steps");
    }
    requirePositive("time", time);
    requirePositive("unimproved", unimproved);
    if (steps != null && steps < 1) {
      throw new IllegalArgumentException("steps must be at least 1, not " + steps);
    }
  }

  /**
   * The limit in time that has been met, if any.
   *
   * @param elapsed since the search began
   * @param sinceImproved since a better plan was found
   */
  Optional<StopReason> met(Duration elapsed, Duration sinceImproved) {
    if (time != null && elapsed.compareTo(time) >= 0) {
      return Optional.of(StopReason.TIME_LIMIT);
    }
    if (unimproved != null && sinceImproved.compareTo(unimproved) >= 0) {
      return Optional.of(StopReason.UNIMPROVED);
    }
    return Optional.empty();
  }

  /** A search that ends after this time. */
  public static SolveLimits ofTime(Duration time) {
    return new SolveLimits(time, null, null);
  }

  /** A search that ends after so many steps. */
  public static SolveLimits ofSteps(int steps) {
    return new SolveLimits(null, null, steps);
  }

  private static void requirePositive(String name, @Nullable Duration duration) {
    if (duration != null && !duration.isPositive()) {
      throw new IllegalArgumentException(name + " must be above zero, not " + duration);
    }
  }
}
