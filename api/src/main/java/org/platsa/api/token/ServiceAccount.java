package org.platsa.api.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.Scope;

/**
 * A system that may use the service with a token (<i>systemkonto</i>).
 *
 * @param id its id
 * @param name what people call it
 * @param scopes what it may do, in the order of {@link Scope}
 * @param providerId for whom it acts; null for the department's own
 * @param tokenBeginning the first characters of its token
 * @param createdAt when it was made
 * @param createdBy who made it, by name
 * @param expiresAt when its token ceases to work; null for a demo
 * @param lastUsedAt when it was last used, to within some minutes; null if never
 * @param revokedAt when it was revoked; null if it was not
 */
@Schema(name = "ServiceAccount", description = "A system that may use the service with a token.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServiceAccount(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(
            description = "What people call it.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "The schools' register")
        String name,
    @Schema(description = "What it may do.", requiredMode = Schema.RequiredMode.REQUIRED)
        List<Scope> scopes,
    @Schema(
            description = "The education provider that it acts for; absent for others.",
            example = "U-1")
        @Nullable String providerId,
    @Schema(
            description = "The first characters of its token, which is not kept.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "platsa_4fXk2")
        String tokenBeginning,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant createdAt,
    @Schema(
            description = "Who made it, by name.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "Anna Ek")
        String createdBy,
    @Schema(description = "When its token ceases to work.") @Nullable Instant expiresAt,
    @Schema(description = "When it was last used, to within some minutes; absent if never.")
        @Nullable Instant lastUsedAt,
    @Schema(description = "When it was revoked; absent if it was not.")
        @Nullable Instant revokedAt) {
  public ServiceAccount {
    scopes = List.copyOf(scopes);
  }
}
