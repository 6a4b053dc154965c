package org.platsa.api.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;

/**
 * Where a run finds everybody when it begins from a draft (<i>början</i>), and who stays there.
 *
 * @param seats everybody's; one of a placement that the problem no longer has does not count
 */
public record Beginning(List<PlannedSeat> seats) {
  public Beginning {
    seats = List.copyOf(seats);
  }

  /**
   * Where a placement is.
   *
   * @param placementId which
   * @param supervisorId with whom; null when unplaced
   * @param periodId when; null when unplaced
   * @param pinned whether it stays there
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PlannedSeat(
      String placementId,
      @Nullable String supervisorId,
      @Nullable String periodId,
      boolean pinned) {
    private @Nullable Slot slot() {
      return supervisorId == null || periodId == null ? null : new Slot(supervisorId, periodId);
    }
  }

  /** The plan that the search begins from. */
  PlacementPlan plan() {
    return new PlacementPlan(
        seats.stream()
            .map(seat -> new Assignment(seat.placementId(), seat.supervisorId(), seat.periodId()))
            .toList());
  }

  /** The problem with those pinned who stay, and nobody else. */
  public Problem applied(Problem problem) {
    Map<String, PlannedSeat> byPlacement = new HashMap<>();
    seats.forEach(seat -> byPlacement.put(seat.placementId(), seat));
    return problem.withPlacements(
        problem.placements().stream()
            .map(placement -> applied(placement, byPlacement.get(placement.id())))
            .toList());
  }

  private static Placement applied(Placement placement, @Nullable PlannedSeat seat) {
    if (seat == null) {
      return placement;
    }
    Slot slot = seat.slot();
    return seat.pinned() && slot != null
        ? placement.withAssignment(slot, true)
        : placement.withAssignment(placement.assignment(), false);
  }
}
