package org.platsa.api.freed;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.publication.ShownPlace;

/**
 * A place that is on offer, as the department knows it (<i>ledig plats på erbjudande</i>).
 *
 * @param id its id
 * @param place unit and weeks
 * @param offeredAt since when it is on offer
 * @param until the last day on which it can be taken
 * @param state how it stands
 * @param providers to how many providers it is on offer
 * @param takenBy which provider has taken it, by name; null if nobody has
 * @param takenFor for whom, by pseudonym; null if nobody has
 * @param takenAt when; null if nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FreedPlace", description = "A place that is on offer.")
public record FreedPlace(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ShownPlace.Place place,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant offeredAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate until,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) State state,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int providers,
    @Nullable String takenBy,
    @Nullable String takenFor,
    @Nullable Instant takenAt) {
  /** How a place on offer stands (<i>läge</i>). */
  @Schema(name = "FreedState", description = "How a place on offer stands.")
  public enum State {
    /** It can be taken. */
    OPEN,
    /** Somebody has taken it. */
    TAKEN,
    /** Its day is over, and nobody has taken it. */
    OVER,
    /** The department has taken it back. */
    ENDED
  }

  /**
   * A place on offer to the present provider.
   *
   * @param id its id
   * @param termId of which term
   * @param place unit and weeks
   * @param until the last day on which it can be taken
   * @param opensOn from when on it is this provider's turn
   * @param open whether it can be taken now
   * @param candidates who of the provider's own could take it; without a place now
   */
  @Schema(name = "FreedOffer", description = "A place on offer to the present provider.")
  public record Offer(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ShownPlace.Place place,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate until,
      @Schema(
              description = "From when on it is this provider's turn.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          LocalDate opensOn,
      @Schema(
              description = "Whether it can be taken now.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          boolean open,
      @Schema(
              description = "Who of the provider's own could take it.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          List<Candidate> candidates) {
    public Offer {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * Somebody without a place who could take one (<i>elev utan plats</i>).
   *
   * @param placementId which placement
   * @param studentId whose, by pseudonym
   */
  @Schema(name = "FreedCandidate", description = "Somebody without a place who could take one.")
  public record Candidate(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P-0001") String placementId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "elev-d7u4y")
          String studentId) {}
}
