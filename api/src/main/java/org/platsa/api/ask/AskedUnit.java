package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a unit has said what it offers (<i>läget hos en enhet</i>).
 *
 * @param unitId which unit
 * @param unit its name
 * @param unchanged whether it said that all is as the data has it
 * @param later whether its answer is not in the term's data yet
 * @param answeredAt when it answered last; null if it has not
 * @param answeredBy who did, by name
 * @param remindedAt when its managers were last reminded; null if they never were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AskedUnit", description = "Whether a unit has said what it offers.")
public record AskedUnit(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "E-06") String unitId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String unit,
    @Schema(
            description = "Whether it said that all is as the data has it.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean unchanged,
    @Schema(
            description = "Whether its answer is not in the term's data yet.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        boolean later,
    @Schema(description = "When it answered last.") @Nullable Instant answeredAt,
    @Schema(description = "Who answered.") @Nullable String answeredBy,
    @Schema(description = "When its managers were last reminded.") @Nullable Instant remindedAt) {
  /** Of its answer, to be sent back by whoever answers. */
  @JsonIgnore
  public String version() {
    return version(answeredAt);
  }

  static String version(@Nullable Instant answeredAt) {
    return answeredAt == null ? "none" : answeredAt.toString();
  }

  /** Whether it has answered. */
  public boolean answered() {
    return answeredAt != null;
  }
}
