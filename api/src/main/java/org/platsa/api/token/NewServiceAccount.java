package org.platsa.api.token;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A service account that was made just now (<i>nytt konto</i>), with its token: it is told this one
 * time.
 *
 * @param account the account
 * @param token its token
 */
@Schema(
    name = "NewServiceAccount",
    description = "A service account that was made just now, with its token.")
public record NewServiceAccount(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ServiceAccount account,
    @Schema(
            description = "The token. Only its hash is kept: it is told this one time.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String token) {
  /** Without the token. */
  @Override
  public String toString() {
    return "NewServiceAccount[" + account + "]";
  }
}
