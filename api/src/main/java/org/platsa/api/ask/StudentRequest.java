package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.UnitKind;

/**
 * A student for whom a provider asks (<i>elev med önskemål</i>), as it is sent: what is missing has
 * a usual value where there is one.
 *
 * @param studentId a pseudonym; one is made when null
 * @param reference what the provider knows the student by, told to nobody else
 * @param group what the provider calls the group, told to nobody else
 * @param home where the student lives; it is rounded to about 500 m
 * @param locality the same by the name of a locality
 * @param transport PUBLIC when null
 * @param ifUnchangedSince when the row that is changed was changed last; null for whatever it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "StudentRequest",
    description =
        "A student for whom a provider asks. Of `home` and `locality` one is needed, unless the"
            + " identity is protected.")
public record StudentRequest(
    @Schema(
            description = "A pseudonym, never a name or personal number; one is made when absent.",
            example = "elev-q6rtc")
        @Nullable String studentId,
    @Schema(
            description =
                "What the provider knows the student by. Kept for the provider alone, and shown to"
                    + " nobody else.",
            maxLength = 60,
            example = "VO24-07")
        @Nullable String reference,
    @Schema(description = "The same of the group.", maxLength = 60, example = "VO24")
        @Nullable String group,
    @Schema(description = "Rounded to about 500 m.") @Nullable Position home,
    @Schema(description = "A locality of Sweden, instead of a position.", example = "Ödåkra")
        @Nullable String locality,
    @Schema(description = "PUBLIC when absent.") @Nullable Transport transport,
    @ArraySchema(arraySchema = @Schema(description = "Such as DRIVING_LICENCE."))
        @Nullable List<@Nullable String> licences,
    @ArraySchema(arraySchema = @Schema(description = "Units where the student must not be."))
        @Nullable List<@Nullable String> excludedUnits,
    @ArraySchema(arraySchema = @Schema(description = "Units where the student has been."))
        @Nullable List<@Nullable String> visitedUnits,
    @ArraySchema(arraySchema = @Schema(description = "Units that the student asks for."))
        @Nullable List<@Nullable String> preferredUnits,
    @Nullable Boolean needsSupport,
    @Nullable Boolean learnsSwedish,
    @Nullable Boolean protectedIdentity,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "What is asked for, at least one.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            minItems = 1)
        @Nullable List<@Nullable OfPlacement> placements,
    @Schema(
            description =
                "`changedAt` of the student as it was read: refused (409, `CHANGED_MEANWHILE`) if"
                    + " somebody has changed it since. Absent for whatever it is.")
        @Nullable Instant ifUnchangedSince) {

  /** A position in degrees, WGS 84 (<i>läge</i>). */
  @Schema(name = "RequestedPosition", description = "A position in degrees, WGS 84.")
  public record Position(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "56.05") @Nullable Double lat,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "12.71")
          @Nullable Double lon) {}

  /**
   * One placement that is asked for (<i>önskad plats</i>).
   *
   * @param placementId its id; one is made when null
   * @param allowedPeriods ids of the periods that work, at least one
   * @param unitKinds kinds of unit that will do; every kind when null or empty
   * @param intensity percent of full time; 100 when null
   * @param peerLearning whether the student may be paired
   * @param profession what the supervisor must be, of the term's professions; any when null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "PlacementWish", description = "One placement that is asked for.")
  public record OfPlacement(
      @Schema(
              description =
                  "Its id, for one that is there already; when absent the student's first,"
                      + " second … keeps its id, and a new one gets one.",
              example = "P-7tq2m9wd")
          @Nullable String placementId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable PlacementKind kind,
      @ArraySchema(
              arraySchema =
                  @Schema(
                      description = "Ids of the periods that work.",
                      requiredMode = Schema.RequiredMode.REQUIRED),
              minItems = 1)
          @Nullable List<@Nullable String> allowedPeriods,
      @ArraySchema(
              arraySchema =
                  @Schema(description = "Kinds of unit that will do; every kind when empty."))
          @Nullable List<@Nullable UnitKind> unitKinds,
      @Schema(description = "Percent of full time; 100 when absent.", example = "100")
          @Nullable Integer intensity,
      @Schema(description = "Whether the student may be paired with another.")
          @Nullable Boolean peerLearning,
      @Schema(
              description =
                  "What the supervisor must be, one of `professions` to be chosen of; any when"
                      + " absent.")
          @Nullable String profession) {}
}
