package org.platsa.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
            example = "30")
        @Min(1)
        @Max(86_400)
        @Nullable Integer timeLimitSeconds,
    @Schema(description = "Stop when nothing better was found for so many seconds.", example = "10")
        @Min(1)
        @Max(86_400)
        @Nullable Integer unimprovedSeconds,
    @Schema(
            description =
                "Stop after so many steps of the search: the same problem, seed and step limit give"
                    + " the same plan.")
        @Min(1)
        @Max(2_000_000_000)
        @Nullable Integer stepLimit,
    @Schema(description = "Of the random numbers; 0 when absent.", example = "1")
        @Nullable Long seed,
    @Schema(description = "Higher first; 5 when absent.", example = "5") @Min(0) @Max(10)
        @Nullable Integer priority,
    @Schema(
            description = "Soft weights by constraint id, in place of the problem's.",
            example = "{\"travel\": 2}")
        @Nullable Map<String, Integer> weights,
    @Schema(description = "A run whose best plan to begin from.") @Nullable UUID startFrom) {
  /** A run with every setting left out. */
  public static final RunRequest DEFAULT = new RunRequest(null, null, null, null, null, null, null);
}
