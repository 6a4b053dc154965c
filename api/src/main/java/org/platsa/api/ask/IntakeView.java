package org.platsa.api.ask;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.intake.DifferenceAnswer;
import org.platsa.api.workbook.ProblemDifference;

/**
 * What taking answers in would change (<i>granskning av svaren</i>).
 *
 * @param asking whose answers
 * @param problemId the term's newest data, which would be changed
 * @param version of data and answers together, to be sent back by whoever takes them in
 * @param takenAt when answers were last taken in; null if they never were
 * @param parts who answered what is taken in
 * @param faults what is in the way; then nothing can be taken in
 * @param leftOut what is left out until it is answered anew
 * @param difference what would differ; null while something is in the way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IntakeView", description = "What taking answers in would change.")
public record IntakeView(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Asking asking,
    @Schema(
            description = "The term's newest data, which would be changed.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        UUID problemId,
    @Schema(
            description = "Of data and answers together, to be sent back by who takes them in.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String version,
    @Schema(description = "When answers were last taken in.") @Nullable Instant takenAt,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Part> parts,
    @Schema(
            description = "What is in the way; then nothing can be taken in.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<IntakeFault> faults,
    @Schema(
            description = "What is left out until it is answered anew.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<LeftOut> leftOut,
    @JsonIgnore @Nullable ProblemDifference difference) {
  public IntakeView {
    parts = List.copyOf(parts);
    faults = List.copyOf(faults);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Whose answers are among them.
   *
   * @param from the provider or unit, by name
   * @param id the provider's or the unit's
   * @param unit whether it is a unit
   * @param students how many of a provider's students
   * @param removed how many of them are taken away
   * @param late how many came after the day that was said first
   */
  @Schema(name = "IntakePart", description = "Whose answers are taken in.")
  public record Part(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String from,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "U-1") String id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean unit,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int students,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int removed,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int late) {}

  /** What would differ, as programs are told it. */
  @JsonProperty("difference")
  @Schema(description = "What would differ; absent while something is in the way.")
  public @Nullable DifferenceAnswer told() {
    return difference == null ? null : DifferenceAnswer.of(difference);
  }

  /** Whether something of what is in the way can be left out. */
  public boolean canBeLeftOut() {
    return faults.stream().anyMatch(fault -> !fault.id().isEmpty());
  }

  /** Whether there is anything to be taken in, and nothing in the way. */
  public boolean canBeTaken() {
    return !parts.isEmpty() && faults.isEmpty();
  }
}
