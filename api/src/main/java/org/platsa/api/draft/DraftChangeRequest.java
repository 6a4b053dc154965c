package org.platsa.api.draft;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where placements are to be (<i>ändring av utkast</i>), all at once or not at all.
 *
 * @param version of the draft that was seen
 * @param moves where each is to be
 */
@Schema(name = "DraftChangeRequest", description = "Where placements are to be.")
public record DraftChangeRequest(
    @Schema(
            description = "The draft's version that was seen; 409 if it has had another change.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "0")
        @Nullable Integer version,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable Target> moves) {
  /**
   * Where one is to be.
   *
   * @param placementId who
   * @param supervisorId with whom; null takes the place away
   * @param periodId when; null takes the place away
   * @param pinned whether it stays there when the draft is planned again; as it was when null
   */
  @Schema(name = "DraftTarget", description = "Where a placement is to be.")
  public record Target(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P-0001")
          @Nullable String placementId,
      @Schema(description = "With whom; absent to take the place away.")
          @Nullable String supervisorId,
      @Schema(description = "When; absent to take the place away.") @Nullable String periodId,
      @Schema(
              description =
                  "Whether it stays there when the draft is planned again; as it was when absent.")
          @Nullable Boolean pinned) {}
}
