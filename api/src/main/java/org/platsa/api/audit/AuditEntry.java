package org.platsa.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit log (<i>granskningspost</i>).
 *
 * @param id its id
 * @param at when, by the database's clock
 * @param actor who
 * @param action what was done, such as {@code run.queued}
 * @param subjectType what it was done to
 * @param subjectId its id
 * @param details more: ids and numbers
 * @param address the request's network address; null for what the service did by itself
 * @param runId the run that it was about, if any; it may be gone
 * @param problemId the problem, likewise
 */
@Schema(name = "AuditEntry", description = "Who did what, and when.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditEntry(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant at,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) By actor,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "run.queued") String action,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "run") String subjectType,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String subjectId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Map<String, Object> details,
    @Schema(description = "The request's network address.") @Nullable String address,
    @Schema(description = "The run that it was about; it may be gone.") @Nullable UUID runId,
    @Schema(description = "The problem that it was about; it may be gone.")
        @Nullable UUID problemId) {
  /**
   * Who did it.
   *
   * @param kind a person, a system, the service itself, or nobody who is known
   * @param id of the account or the service account
   * @param name as it was then
   */
  @Schema(name = "AuditActor", description = "Who did it.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record By(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Actor.Kind kind,
      @Schema(description = "The account or the service account.") @Nullable UUID id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name) {}
}
