package org.platsa.solver.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A whole plan at a glance (<i>överblick</i>): what a board of it shows. No alternatives are tried
 * and nobody's absence is weighed, so it takes an instant.
 *
 * @param placements every placement, in the problem's order
 * @param units every unit, in the problem's order
 * @param supervisors every supervisor, unit by unit
 * @param occupied how full every unit is in every period, unit by unit
 * @param broken where hard rules are broken, by name, in the table's order
 */
public record PlanOverview(
    List<Seated> placements,
    List<Explanation.UnitLoad> units,
    List<Explanation.SupervisorLoad> supervisors,
    List<Occupied> occupied,
    List<BrokenRule> broken) {
  public PlanOverview {
    placements = List.copyOf(placements);
    units = List.copyOf(units);
    supervisors = List.copyOf(supervisors);
    occupied = List.copyOf(occupied);
    broken = List.copyOf(broken);
  }

  /**
   * How full a unit is in a period (<i>beläggning</i>), as the rules unitCapacity and unitClosed
   * count it for the kind that the period is for: by the limit that leaves the least room.
   *
   * @param trainees whom that limit counts at the same time, those of periods that overlap too; of
   *     a closed unit those who are in the period all the same
   * @param most how many it takes or offers at the same time; 0 where it is closed
   */
  public record Occupied(String unitId, String periodId, int trainees, int most) {
    /** Whether it takes nobody at all. */
    public boolean isClosed() {
      return most == 0;
    }

    /** Whether it takes nobody more. */
    public boolean isFull() {
      return trainees >= most;
    }

    /** Whether it has more than it takes. */
    public boolean isOver() {
      return trainees > most;
    }
  }

  /**
   * Where a placement is (<i>placering på tavlan</i>).
   *
   * @param placementId the placement
   * @param supervisorId with whom; null when unplaced
   * @param unitId where; null when unplaced
   * @param periodId when; null when unplaced
   * @param minutes travel one way; null when unplaced, and when nobody may know the home
   * @param costs its own costs by constraint id, in the table's order, only those above 0
   * @param partners placements it is paired with, by id
   */
  public record Seated(
      String placementId,
      @Nullable String supervisorId,
      @Nullable String unitId,
      @Nullable String periodId,
      @Nullable Integer minutes,
      Map<String, Long> costs,
      List<String> partners) {
    public Seated {
      costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
      partners = List.copyOf(partners);
    }

    /** Whether it has a place. */
    public boolean isPlaced() {
      return supervisorId != null;
    }
  }
}
