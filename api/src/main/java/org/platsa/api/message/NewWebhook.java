package org.platsa.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook with a secret that was made just now (<i>ny hemlighet</i>): it is told this one time.
 *
 * @param webhook the webhook
 * @param secret what its messages are signed with, as Standard Webhooks writes it; null when the
 *     webhook had been made by the same request before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NewWebhook", description = "A webhook with a secret that was made just now.")
public record NewWebhook(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Webhook webhook,
    @Schema(
            description =
                "What messages are signed with, as Standard Webhooks writes it: whsec_ and Base64."
                    + " It is told this one time, and absent when the request came again with its"
                    + " Idempotency-Key: then it can be given another.",
            example = "whsec_…")
        @Nullable String secret) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "NewWebhook[" + webhook + "]";
  }
}
