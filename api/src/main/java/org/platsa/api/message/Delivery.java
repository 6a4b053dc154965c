package org.platsa.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message on its way to a webhook (<i>leverans</i>).
 *
 * @param id its own
 * @param messageId the message's, which every try carries
 * @param kind what it tells
 * @param at when that happened
 * @param state how far it has come
 * @param tries how often it was sent
 * @param triedAt when last; null if never
 * @param dueAt when it is sent next; null unless it waits
 * @param fault what the last try came to; null if it was taken, or never tried
 * @param status the HTTP status of the last answer; null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Delivery", description = "A message on its way to a webhook.")
public record Delivery(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(
            description = "The message's id, which every try carries as webhook-id.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        UUID messageId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) MessageKind kind,
    @Schema(description = "When it happened.", requiredMode = Schema.RequiredMode.REQUIRED)
        Instant at,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) State state,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1") int tries,
    @Schema(description = "When it was last tried.") @Nullable Instant triedAt,
    @Schema(description = "When it is sent next, if it waits.") @Nullable Instant dueAt,
    @Schema(description = "What the last try came to.") @Nullable DeliveryFault fault,
    @Schema(description = "The HTTP status of the last answer.", example = "500")
        @Nullable Integer status) {
  /** How far a delivery has come (<i>läge</i>). */
  @Schema(name = "DeliveryState", description = "How far a delivery has come.")
  public enum State {
    /** To be sent, for the first time or again. */
    WAITING,
    /** Taken. */
    SENT,
    /** Not taken for too long; it is not sent again by itself. */
    GIVEN_UP,
    /** No longer wanted when it was its turn. */
    DROPPED
  }

  /** Whether somebody can have it sent again. */
  public boolean canBeSentAgain() {
    return state == State.GIVEN_UP;
  }
}
