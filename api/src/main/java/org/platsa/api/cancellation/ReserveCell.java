package org.platsa.api.cancellation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.platsa.solver.problem.UnitKind;

/**
 * A kind of unit in a period (<i>verksamhetstyp i en period</i>): what is expected of its places,
 * and who is held ready for those that will be free.
 *
 * @param periodId which period
 * @param period its name
 * @param unitKind which kind of unit
 * @param placed placements that the plan has there
 * @param expectedUse how many of them are expected to come
 * @param waiting placements without a place that could take one of these
 * @param ready who is held ready, in the order in which they are called; each in one cell at most
 * @param expectedFilled how many freed places they are expected to take
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    name = "ReserveCell",
    description = "A kind of unit in a period: what its places come to, and who is held ready.")
public record ReserveCell(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "APL1") String periodId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "APL 1") String period,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UnitKind unitKind,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "12") int placed,
    @Schema(
            description = "How many of them are expected to come.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "9.6")
        double expectedUse,
    @Schema(
            description = "Placements without a place that could take one of these.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "4")
        int waiting,
    @Schema(
            description = "Who is held ready, in the order in which they are called.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        List<Ready> ready,
    @Schema(
            description = "How many freed places they are expected to take.",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "1.7")
        double expectedFilled) {
  public ReserveCell {
    ready = List.copyOf(ready);
  }

  /** Whether somebody waits for a place there. */
  public boolean scarce() {
    return waiting > 0;
  }

  /**
   * Somebody who is held ready (<i>reserv</i>).
   *
   * @param placementId which placement
   * @param studentId whose, by pseudonym
   * @param provider from which provider, by name
   * @param called how likely it is that a place is free for them, 0 to 1
   */
  @Schema(name = "Ready", description = "Somebody who is held ready.")
  public record Ready(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "P-0001") String placementId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "elev-d7u4y") String studentId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String provider,
      @Schema(
              description = "How likely it is that a place is free for them, 0 to 1.",
              requiredMode = Schema.RequiredMode.REQUIRED,
              example = "0.93")
          double called) {}
}
