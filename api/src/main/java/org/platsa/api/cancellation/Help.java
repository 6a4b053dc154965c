package org.platsa.api.cancellation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.constraint.ConstraintLevel;

/**
 * How much a place helps (<i>nytta av en plats</i>): what it costs the plan that there is none.
 *
 * @param medium at the level at which placements without a place count
 * @param soft at the level of everything else
 */
@Schema(name = "PlaceHelp", description = "What it costs the plan that there is no place.")
public record Help(
    @Schema(
            description = "At the level at which placements without a place count.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "20")
        long medium,
    @Schema(
            description = "At the level of everything else.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "100")
        long soft) {
  /** Of a placement's own costs by constraint. */
  public static Help of(Map<String, Long> costs) {
    return new Help(sum(costs, ConstraintLevel.MEDIUM), sum(costs, ConstraintLevel.SOFT));
  }

  private static long sum(Map<String, Long> costs, ConstraintLevel level) {
    return costs.entrySet().stream()
        .filter(
            each -> ConstraintId.of(each.getKey()).filter(id -> id.level() == level).isPresent())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
