package org.platsa.api.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer of type application/problem+json (<i>felsvar</i>), RFC 9457.
 *
 * @param type the {@link ErrorType}'s URI
 * @param title the type's title
 * @param status the HTTP status
 * @param detail what happened this time
 * @param instance the path that was asked for
 * @param issues every fault that was found; empty when there is nothing to point at
 */
@Schema(name = "Error", description = "Why a request was refused (RFC 9457 problem details).")
public record ApiError(
    @Schema(
            description = "Stable URI of the kind of error.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "urn:platsa:error:invalid-document")
        String type,
    @Schema(
            description = "The same text for every error of the type.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "The document breaks rules")
        String title,
    @Schema(
            description = "The HTTP status.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "422")
        int status,
    @Schema(
            description = "What happened this time.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "The problem has 1 error.")
        String detail,
    @Schema(description = "The path that was asked for.", example = "/api/v1/problems")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String instance,
    @Schema(description = "Every fault that was found, all at once.")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<ErrorIssue> issues) {
  public ApiError {
    issues = List.copyOf(issues);
  }

  static ApiError of(
      ErrorType type, String detail, @Nullable String instance, List<ErrorIssue> issues) {
    return new ApiError(
        type.uri().toString(), type.title(), type.status(), detail, instance, issues);
  }
}
