package org.platsa.api.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.PlacementKind;

/**
 * Somebody who comes to a unit, as it was published (<i>elev som kommer</i>).
 *
 * @param termId of which term
 * @param unitId where
 * @param unit its name
 * @param studentId who, by pseudonym
 * @param provider from which provider, by name
 * @param kind what kind of placement
 * @param period the period's name
 * @param from the first day
 * @param to the last day
 * @param supervisorId with whom; null where that is not known
 * @param together others who are with the same supervisor in some of these weeks, by pseudonym
 * @param needsSupport whether the student needs more support
 * @param learnsSwedish whether the student learns Swedish
 * @param protectedIdentity whether nobody may know where the student lives
 * @param agreed whether the provider has accepted the place
 * @param proposalId of which proposal it is
 * @param position its place there
 * @param confirmedAt when the unit confirmed it; null if it has not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Trainee", description = "Somebody who comes to a unit, as it was published.")
public record Trainee(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06") String unitId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String unit,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "elev-d7u4y") String studentId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String provider,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PlacementKind kind,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "APL 2") String period,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate from,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate to,
    @Nullable String supervisorId,
    @Schema(
            description = "Others with the same supervisor in some of these weeks.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<String> together,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean needsSupport,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean learnsSwedish,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean protectedIdentity,
    @Schema(
            description = "Whether the provider has accepted the place.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean agreed,
    @Schema(
            description = "Of which proposal it is; named when the unit confirms it.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        UUID proposalId,
    @Schema(
            description = "Its place there; named when the unit confirms it.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        int position,
    @Schema(description = "When the unit confirmed it; absent if it has not.")
        @Nullable Instant confirmedAt) {
  public Trainee {
    together = List.copyOf(together);
  }

  /** Whether the student is there on a day. */
  public boolean isThere(LocalDate day) {
    return !from.isAfter(day) && !to.isBefore(day);
  }

  /** Whether both are there on some day. */
  boolean overlaps(Trainee other) {
    return !from.isAfter(other.to) && !other.from.isAfter(to);
  }

  /** How a form names the place when the unit confirms it. */
  public String place() {
    return proposalId + "." + position;
  }

  /** The numbers of the weeks, such as "35–39". */
  public String weeks() {
    int first = from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    int last = to.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return first == last ? Integer.toString(first) : first + "–" + last;
  }

  Trainee with(List<String> others) {
    return new Trainee(
        termId,
        unitId,
        unit,
        studentId,
        provider,
        kind,
        period,
        from,
        to,
        supervisorId,
        others,
        needsSupport,
        learnsSwedish,
        protectedIdentity,
        agreed,
        proposalId,
        position,
        confirmedAt);
  }
}
