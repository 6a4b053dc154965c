package org.platsa.api.reserve;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.platsa.api.cancellation.GroupUse;
import org.platsa.api.cancellation.ReserveCell;
import org.platsa.api.cancellation.ReserveChoice;
import org.platsa.api.cancellation.ReserveSimulation;

/**
 * What a term's places are expected to come to, and who is held ready (<i>planering för
 * avbokningar</i>).
 *
 * @param termId which term
 * @param runId of which plan
 * @param choice what is decided, or what holds while nothing is
 * @param history what earlier terms tell of all places
 * @param groups what is expected by provider and kind of placement
 * @param cells by period and kind of unit
 * @param expected by the closed form
 * @param simulated the same by trying
 */
@Schema(
    name = "Reserve",
    description = "What a term's places are expected to come to, and who is held ready.")
public record ReserveView(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022") String termId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID runId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ReserveChoice choice,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) History history,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<GroupUse> groups,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<ReserveCell> cells,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Use expected,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) ReserveSimulation simulated) {
  public ReserveView {
    groups = List.copyOf(groups);
    cells = List.copyOf(cells);
  }

  /**
   * What earlier terms tell (<i>historik</i>).
   *
   * @param offered places that were told, of all providers
   * @param used of them those that were used
   * @param mean what is expected where a group has none, 0 to 1
   * @param strength how many places of its own a group needs to be half its own estimate
   */
  @Schema(name = "UseHistory", description = "What earlier terms tell of the use of places.")
  public record History(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "611") int offered,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "498") int used,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.81") double mean,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "34.2") double strength) {}

  /**
   * How many places come to use (<i>förväntat nyttjande</i>).
   *
   * @param placed placements with a place in the plan
   * @param ready how many are held ready
   * @param without places used without anybody held ready
   * @param with places used with them
   */
  @Schema(name = "ExpectedUse", description = "How many places are expected to come to use.")
  public record Use(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "336") int placed,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "14") int ready,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "268.8") double without,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "281.4") double with) {
    /** A number of these places as a share, 0 to 1. */
    public double shareOf(double places) {
      return placed == 0 ? 0 : places / placed;
    }
  }

  /** Where somebody waits for a place. */
  public List<ReserveCell> scarce() {
    return cells.stream().filter(ReserveCell::scarce).toList();
  }
}
