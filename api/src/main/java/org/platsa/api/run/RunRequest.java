package org.platsa.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants of a run (<i>beställning av en körning</i>); everything may be left out.
 *
 * @param timeLimitSeconds when to stop
 * @param unimprovedSeconds when to stop for want of improvement
 * @param stepLimit when to stop, in steps of the search
 * @param seed of the random numbers; 0 when absent
 * @param priority 0 to 10, higher first; 5 when absent
 * @param weights soft weights by constraint id, in place of the problem's
 * @param startFrom a run whose best plan to begin from
 */
@Schema(name = "RunRequest", description = "What is wanted of a run; everything may be left out.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunRequest(
    @Schema(
            description =
                "Stop after this time of searching, in seconds: 60 unless a limit is given, at most"
                    + " 3,600.",
            minimum = "1",
            maximum = "3600",
            example = "30")
        @Nullable Integer timeLimitSeconds,
    @Schema(
            description = "Stop when nothing better was found for so many seconds.",
            minimum = "1",
            maximum = "" + RunRequest.MOST_UNIMPROVED_SECONDS,
            example = "10")
        @Nullable Integer unimprovedSeconds,
    @Schema(
            description =
                "Stop after so many steps of the search: the same problem, seed and step limit give"
                    + " the same plan.",
            minimum = "1",
            maximum = "" + RunRequest.MOST_STEPS)
        @Nullable Integer stepLimit,
    @Schema(description = "Of the random numbers; 0 when absent.", example = "1")
        @Nullable Long seed,
    @Schema(
            description = "Higher first; 5 when absent.",
            minimum = "0",
            maximum = "" + RunRequest.HIGHEST_PRIORITY,
            example = "5")
        @Nullable Integer priority,
    @Schema(
            description = "Soft weights by constraint id, in place of the problem's.",
            example = "{\"travel\": 2}")
        @Nullable Map<String, Integer> weights,
    @Schema(description = "A run whose best plan to begin from.") @Nullable UUID startFrom) {
  static final int MOST_UNIMPROVED_SECONDS = 86_400;
  static final int MOST_STEPS = 2_000_000_000;
  static final int HIGHEST_PRIORITY = 10;

  /** A run with every setting left out. */
  public static final RunRequest DEFAULT = new RunRequest(null, null, null, null, null, null, null);
}
