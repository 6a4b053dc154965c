package org.platsa.solver.validation;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a search (<i>körningens inställningar</i>), as far as it can be doubtful;
 * what is not asked for is null or empty.
 *
 * @param time when to stop
 * @param unimproved when to stop for want of a better plan
 * @param steps when to stop, in steps
 * @param weights soft weights in place of the problem's
 * @param startOf ids of the placements that the plan to begin from was made for
 */
public record SearchSettings(
    @Nullable Duration time,
    @Nullable Duration unimproved,
    @Nullable Integer steps,
    Map<String, Integer> weights,
    @Nullable List<String> startOf) {
  public SearchSettings {
    // Not Map.copyOf: its search for a free place is linear in names that were made to collide.
    weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    startOf = startOf == null ? null : List.copyOf(startOf);
  }

  /**
   * What the settings are called where they are asked for.
   *
   * @param time what {@link SearchSettings#time} is called, and so on
   * @param pointer stands before a name to say where it is: {@code /} in JSON
   */
  public record Names(
      String pointer, String time, String unimproved, String steps, String weights, String start) {
    /** As in the body of a request. */
    public static final Names OF_REQUEST =
        new Names(
            "/", "timeLimitSeconds", "unimprovedSeconds", "stepLimit", "weights", "startFrom");

    /** As on the command line. */
    public static final Names OF_OPTIONS =
        new Names("", "--seconds", "--unimproved", "--steps", "--weight", "--start");
  }
}
