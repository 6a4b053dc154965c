package org.platsa.api.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A term on its way to be deleted (<i>gallring av en termin</i>).
 *
 * @param termId as documents call it
 * @param lastDay its last day
 * @param dueOn when it may be deleted; null while the department has not decided
 * @param state how far it has come
 * @param problems how many there are of it
 * @param runs how many of these
 * @param unfinishedRuns how many of these are queued or solving: it cannot be deleted meanwhile
 * @param archive the newest, if it has all that there is of the term now
 * @param deletedByServiceOn when the service deletes it, if the department decided so and the
 *     archive has been received
 */
@Schema(name = "TermRetention", description = "A term on its way to be deleted.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TermState(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) LocalDate lastDay,
    @Schema(description = "When it may be deleted; absent while that is not decided.")
        @Nullable LocalDate dueOn,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) State state,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int problems,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int runs,
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            description = "Runs that are queued or solving: meanwhile it cannot be deleted.")
        int unfinishedRuns,
    @Schema(description = "The newest archive, if it has all that there is of the term now.")
        @Nullable Archive archive,
    @Schema(description = "When the service deletes it, if it does.")
        @Nullable LocalDate deletedByServiceOn) {
  /** How far a term has come. */
  @Schema(name = "TermRetentionState", description = "How far a term has come.")
  public enum State {
    /** It is kept. */
    KEPT,
    /** It is to be exported. */
    DUE,
    /** It has been exported, and somebody is to say that the archive has come. */
    ARCHIVED,
    /** The archive has come: it may be deleted. */
    RECEIVED
  }

  /**
   * What was exported.
   *
   * @param id its id
   * @param madeAt when
   * @param madeBy by whom
   * @param bytes its size
   * @param sha256 of the file, in hexadecimal
   * @param receivedAt when somebody said that it has come; null if nobody has
   * @param receivedBy who
   */
  @Schema(name = "TermArchive", description = "What was exported.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Archive(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant madeAt,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String madeBy,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long bytes,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String sha256,
      @Schema(description = "When somebody said that it has come.") @Nullable Instant receivedAt,
      @Schema(description = "Who said so.") @Nullable String receivedBy) {}
}
