package org.platsa.solver.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Training;

/**
 * Why one placement is where it is, or has no place (<i>förklaring av en placering</i>).
 *
 * @param placementId a placement of the problem
 * @param studentId whose it is
 * @param pinned whether the problem fixes where it is
 * @param place where it is; null when unplaced
 * @param costs its own costs by constraint id, in the table's order, only those above 0: what its
 *     supervisor, unit or provider costs as a whole is not in here
 * @param broken the hard rules that it takes part in breaking
 * @param ifUnplaced what the plan would cost more without a place for it; nothing when unplaced
 * @param alternativesAsked how many alternatives were asked for at most; 0 when none were looked
 *     for
 * @param alternatives other places that break no hard rule, the best of each unit, cheapest first
 * @param funnel why nobody takes it; null when placed
 * @param remedies what would give it a place, the most useful first, another kind of unit last;
 *     empty when placed, or when it could be placed without any change
 * @param tried what was tried to find remedies; null when there was no reason to
 */
public record PlacementExplanation(
    String placementId,
    String studentId,
    boolean pinned,
    @Nullable Place place,
    Map<String, Long> costs,
    List<BrokenRule> broken,
    Difference ifUnplaced,
    int alternativesAsked,
    List<Recommendation> alternatives,
    @Nullable Funnel funnel,
    List<Remedy> remedies,
    @Nullable Tried tried) {
  /**
   * Supervisors farther away than this, in minutes one way, only count as too far away. A third
   * more than the longest acceptable travel: no remedy proposes a longer one.
   */
  public static final int REACH_MINUTES = 120;

  public PlacementExplanation {
    costs = Collections.unmodifiableMap(new LinkedHashMap<>(costs));
    broken = List.copyOf(broken);
    alternatives = List.copyOf(alternatives);
    remedies = List.copyOf(remedies);
  }

  /** Whether the placement has a place. */
  @JsonIgnore
  public boolean isPlaced() {
    return place != null;
  }

  /**
   * Where a placement is (<i>plats</i>).
   *
   * @param supervisorId with whom
   * @param unitId where
   * @param periodId when
   * @param minutes travel one way; null when nobody may know the home
   * @param training the supervisor's
   * @param supervisorPlacements how many the supervisor has in the term, this one included
   * @param partners placements it is paired with: same kind, supervisor and period, all may be
   *     paired, at a peer-learning unit
   * @param others other placements with the same supervisor in a week of it, partners left out
   */
  public record Place(
      String supervisorId,
      String unitId,
      String periodId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer minutes,
      Training training,
      int supervisorPlacements,
      List<String> partners,
      List<String> others) {
    public Place {
      partners = List.copyOf(partners);
      others = List.copyOf(others);
    }
  }
}
