package org.platsa.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address of one of the department's systems that is told what happens (<i>webhook</i>).
 *
 * @param id its own
 * @param url where messages are sent
 * @param kinds what it is told
 * @param createdAt when it was made
 * @param createdBy by whom, by name
 * @param endedAt when it ended; null while it is told
 * @param endedWhy why
 * @param waiting deliveries that are to be sent, for the first time or again
 * @param givenUp deliveries that were not taken for too long
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Webhook", description = "An address that is told what happens.")
public record Webhook(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "https://skolan.example.se/platsa")
        String url,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<MessageKind> kinds,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String createdBy,
    @Schema(description = "When it ended; absent while it is told.") @Nullable Instant endedAt,
    @Schema(description = "Why it ended.") @Nullable End endedWhy,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") int waiting,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0") int givenUp) {
  /** Why a webhook is told no more (<i>slut</i>). */
  @Schema(name = "WebhookEnd", description = "Why a webhook is told no more.")
  public enum End {
    /** An administrator has removed it. */
    REMOVED,
    /** Its server has answered 410: it is gone. */
    GONE
  }

  public Webhook {
    kinds = List.copyOf(kinds);
  }
}
