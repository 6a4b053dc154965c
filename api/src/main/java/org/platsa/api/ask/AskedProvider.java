package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a provider has come with its requests (<i>läget hos en utbildare</i>).
 *
 * @param id of its sheet, by which reads of it are recorded
 * @param providerId which provider
 * @param provider its name
 * @param students students that were sent
 * @param placements placements that were sent for them
 * @param waiting students that are written, changed or taken away and not sent
 * @param later of the sent and the taken away those that are not in the term's data yet
 * @param late of the sent those that came after the day that was said first
 * @param leftOut of the sent and not taken in those that the department has left out
 * @param protectedStudents of all those with a protected identity
 * @param sentAt when something was last sent; null if nothing was
 * @param sentBy who sent it, by name
 * @param remindedAt when it was last reminded; null if it never was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AskedProvider", description = "How far a provider has come with its requests.")
public record AskedProvider(
    @JsonIgnore UUID id,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "U-1") String providerId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String provider,
    @Schema(description = "Students that were sent.", requiredMode = Schema.RequiredMode.REQUIRED)
        int students,
    @Schema(description = "Placements for them.", requiredMode = Schema.RequiredMode.REQUIRED)
        int placements,
    @Schema(
            description = "Students that are written, changed or taken away and not sent.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        int waiting,
    @Schema(
            description = "What was sent and is not in the term's data yet.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        int later,
    @Schema(
            description = "What was sent after the day that was said first.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        int late,
    @Schema(
            description = "What was sent and is left out of the term's data until it is sent anew.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        int leftOut,
    @JsonIgnore int protectedStudents,
    @Schema(description = "When something was last sent.") @Nullable Instant sentAt,
    @Schema(description = "Who sent it.") @Nullable String sentBy,
    @Schema(description = "When it was last reminded.") @Nullable Instant remindedAt) {
  /** Whether it has answered at all. */
  public boolean answered() {
    return sentAt != null;
  }
}
