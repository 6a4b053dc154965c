package org.platsa.solver.planning;

import ai.timefold.solver.core.api.domain.solution.ConstraintWeightOverrides;
import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.rule.ProblemIndex;

/** One problem with one plan of it, as Timefold works on it (<i>schema</i>). */
@PlanningSolution
public class PlacementSchedule {
  @PlanningEntityCollectionProperty private List<PlanningPlacement> placements;

  @PlanningEntityCollectionProperty
  @ValueRangeProvider(id = "supervisors")
  private List<PlanningSupervisor> supervisors;

  private List<PlanningUnit> units;
  private List<PlanningPeriod> periods;

  /** Shared with every clone; never changed once planning starts. */
  private @Nullable List<List<UnitAndPeriod>> places;

  private ConstraintWeightOverrides<HardMediumSoftLongScore> weights;

  @PlanningScore private @Nullable HardMediumSoftLongScore score;

  /** For Timefold only. */
  @SuppressWarnings("NullAway.Init")
  PlacementSchedule() {}

  PlacementSchedule(
      List<PlanningPlacement> placements,
      List<PlanningSupervisor> supervisors,
      List<PlanningUnit> units,
      List<PlanningPeriod> periods,
      ConstraintWeightOverrides<HardMediumSoftLongScore> weights) {
    this.placements = placements;
    this.supervisors = supervisors;
    this.units = units;
    this.periods = periods;
    this.weights = weights;
  }

  /** All placements, in the problem's order. */
  public List<PlanningPlacement> placements() {
    return placements;
  }

  /** All supervisors, unit by unit. */
  public List<PlanningSupervisor> supervisors() {
    return supervisors;
  }

  /** A unit's supervisors. */
  public List<PlanningSupervisor> supervisorsOf(PlanningUnit unit) {
    return supervisors.subList(unit.firstSupervisor(), unit.endSupervisor());
  }

  /** The other placements of a placement's student. */
  public List<PlanningPlacement> siblings(PlanningPlacement placement) {
    if (placement.isOnlyOfStudent()) {
      return List.of();
    }
    ProblemIndex problem = placement.problem();
    int index = placement.index();
    return IntStream.range(0, problem.siblingCount(index))
        .mapToObj(i -> placements.get(problem.sibling(index, i)))
        .toList();
  }

  /**
   * Those together with which a placement could break a {@link org.platsa.solver.rule.PairRule}.
   */
  public List<PlanningPlacement> boundTo(PlanningPlacement placement) {
    if (!placement.isBound()) {
      return List.of();
    }
    ProblemIndex problem = placement.problem();
    int index = placement.index();
    return IntStream.range(0, problem.boundCount(index))
        .mapToObj(i -> placements.get(problem.bound(index, i)))
        .toList();
  }

  /** All units, in the problem's order. */
  public List<PlanningUnit> units() {
    return units;
  }

  /** All periods, in the problem's order. */
  public List<PlanningPeriod> periods() {
    return periods;
  }

  /**
   * Where a search tries each placement, the most promising place first, by position among the
   * placements; null before {@link #setPlaces}.
   */
  public @Nullable List<List<UnitAndPeriod>> places() {
    return places;
  }

  /** Says where a search tries each placement; to be called before planning starts. */
  public void setPlaces(List<List<UnitAndPeriod>> promisingFirst) {
    places = List.copyOf(promisingFirst);
  }

  /** Weights that the problem sets in place of the default ones. */
  public ConstraintWeightOverrides<HardMediumSoftLongScore> weights() {
    return weights;
  }

  /** The score, once a solver or an analysis has set it. */
  public @Nullable HardMediumSoftLongScore score() {
    return score;
  }

  /**
   * The score as a cost.
   *
   * @throws IllegalStateException before a solver or an analysis has set a score
   */
  public Cost cost() {
    if (score == null) {
      throw new IllegalStateException("the schedule has no score yet");
    }
    return new Cost(-score.hardScore(), -score.mediumScore(), -score.softScore());
  }
}
