package org.platsa.api.answer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.publication.AnswerReason;

/**
 * What a provider answers (<i>svar</i>).
 *
 * @param answers place by place; all are taken or none
 * @param acceptRest whether every place that has no answer then is accepted
 */
@Schema(name = "AnswerRequest", description = "What a provider answers.")
public record AnswerRequest(
    @Schema(description = "Place by place; all are taken or none.")
        @Nullable List<@Nullable OfPlace> answers,
    @Schema(description = "Whether every place that has no answer then is accepted.")
        @Nullable Boolean acceptRest) {
  /** What is done with a place. */
  @Schema(name = "AnswerDeed", description = "What is done with a place.")
  public enum Deed {
    /** The student comes. */
    ACCEPT,
    /** The place is not wanted, and the request is over. */
    DECLINE,
    /** The student does not come; also for one without a place. */
    WITHDRAW,
    /** The student is to have another place. */
    ASK_OTHER,
    /** The answer is taken back. */
    TAKE_BACK
  }

  /**
   * The answer to one place.
   *
   * @param placementId which placement
   * @param deed what is done
   * @param reason why; needed to decline, to withdraw and to ask for another
   */
  @Schema(name = "PlaceAnswer", description = "The answer to one place.")
  public record OfPlace(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P-0001")
          @Nullable String placementId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable Deed deed,
      @Schema(description = "Needed to decline, to withdraw and to ask for another place.")
          @Nullable AnswerReason reason) {}

  /** One place's answer alone. */
  public static AnswerRequest of(
      String placementId, @Nullable Deed deed, @Nullable AnswerReason reason) {
    return new AnswerRequest(List.of(new OfPlace(placementId, deed, reason)), null);
  }

  /** Everything is accepted that has no answer. */
  public static AnswerRequest ofRest() {
    return new AnswerRequest(List.of(), true);
  }
}
