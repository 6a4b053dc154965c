package org.platsa.api.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit has confirmed of a term's published plan (<i>enhetens bekräftelser</i>).
 *
 * @param unitId which unit
 * @param unit its name
 * @param coming how many placements are to come there from today on
 * @param confirmed how many of them the unit has confirmed
 * @param waiting those that it has not, by day and pseudonym
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "UnitConfirmations",
    description = "What a unit has confirmed of a term's published plan.")
public record UnitConfirmations(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06") String unitId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String unit,
    @Schema(
            description = "Placements that are to come there from today on.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        int coming,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int confirmed,
    @Schema(
            description = "Those that the unit has not confirmed.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<Unconfirmed> waiting) {
  public UnitConfirmations {
    waiting = List.copyOf(waiting);
  }

  /**
   * Somebody whom the unit has not confirmed.
   *
   * @param studentId who, by pseudonym
   * @param period when, by name
   * @param from the first day
   * @param supervisorId with whom; null where that is not known
   */
  @Schema(name = "Unconfirmed", description = "Somebody whom the unit has not confirmed.")
  public record Unconfirmed(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String studentId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String period,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate from,
      @Nullable String supervisorId) {}
}
