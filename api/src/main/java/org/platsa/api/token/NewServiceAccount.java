package org.platsa.api.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A service account that was made just now (<i>nytt konto</i>), with its token: it is told this one
 * time.
 *
 * @param account the account
 * @param token its token; null when the account had been made by the same request before
 */
@Schema(
    name = "NewServiceAccount",
    description = "A service account that was made just now, with its token.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewServiceAccount(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ServiceAccount account,
    @Schema(
            description =
                "The token. Only its hash is kept: it is told this one time, and absent when the"
                    + " request came again with its Idempotency-Key. Whoever has lost it revokes"
                    + " the account and makes another.")
        @Nullable String token) {
  /** Without the token. */
  @Override
  public String toString() {
    return "NewServiceAccount[" + account + "]";
  }
}
