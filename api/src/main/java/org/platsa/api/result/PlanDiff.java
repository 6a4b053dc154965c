package org.platsa.api.result;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;

/**
 * What differs between two plans (<i>skillnad mellan planer</i>).
 *
 * @param from the run or draft compared with
 * @param to the other run or draft
 * @param fromCost what the first costs
 * @param toCost what the other costs
 * @param byConstraint cost of the other less cost of the first, by constraint id, where not 0
 * @param toReweighted the other plan by the first one's weights
 * @param same placements that both have at the same place
 * @param moved placements that are elsewhere
 * @param removed placements that only the first plan's problem has
 * @param added placements that only the other plan's problem has
 */
@Schema(name = "PlanDiff", description = "What differs between two plans.")
public record PlanDiff(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID from,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) UUID to,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Cost fromCost,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Cost toCost,
    @Schema(description = "Cost of `to` less cost of `from`, where not 0.")
        Map<String, Long> byConstraint,
    @Schema(
            description =
                "What `to` would cost by the weights of `from`: the same as `toCost` where these"
                    + " are the same.",
            requiredMode = Schema.RequiredMode.REQUIRED)
        Reweighted toReweighted,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int same,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Move> moved,
    List<String> removed,
    List<String> added) {

  /**
   * A plan by another's weights (<i>omvägd plan</i>).
   *
   * @param cost what it costs by those
   * @param byConstraint that cost by constraint id, where not 0
   */
  @Schema(name = "Reweighted", description = "A plan by the weights of another.")
  public record Reweighted(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Cost cost,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Map<String, Long> byConstraint) {}

  /** A placement that is elsewhere. */
  @Schema(name = "Move", description = "A placement that is elsewhere.")
  public record Move(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String placementId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Kind kind,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Assignment from,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Assignment to) {}

  /** The most that has changed for the student. */
  public enum Kind {
    PLACED,
    UNPLACED,
    UNIT,
    PERIOD,
    SUPERVISOR
  }

  /** What differs; judges the other plan anew if the weights differ. */
  public static PlanDiff between(ComparedPlan from, ComparedPlan to) {
    Map<String, Assignment> before = byPlacement(from);
    Map<String, Assignment> after = byPlacement(to);
    Map<String, String> unitsBefore = units(from.problem());
    Map<String, String> unitsAfter = units(to.problem());
    List<Move> moved = new ArrayList<>();
    int same = 0;
    for (Assignment assignment : after.values()) {
      Assignment old = before.get(assignment.placementId());
      if (old == null) {
        continue;
      }
      if (old.equals(assignment)) {
        same++;
      } else {
        moved.add(
            new Move(
                assignment.placementId(),
                kind(old, assignment, unitsBefore, unitsAfter),
                old,
                assignment));
      }
    }
    return new PlanDiff(
        from.id(),
        to.id(),
        from.document().cost(),
        to.document().cost(),
        costs(from.document().byConstraint(), to.document().byConstraint()),
        reweighted(to, from.problem().weights()),
        same,
        moved,
        before.keySet().stream().filter(id -> !after.containsKey(id)).toList(),
        after.keySet().stream().filter(id -> !before.containsKey(id)).toList());
  }

  private static Reweighted reweighted(ComparedPlan plan, Map<String, Integer> weights) {
    boolean areSame =
        Arrays.stream(ConstraintId.values())
            .allMatch(rule -> rule.weight(weights) == rule.weight(plan.problem().weights()));
    if (areSame) {
      return new Reweighted(plan.document().cost(), plan.document().byConstraint());
    }
    Judgement judgement =
        new PlanChecker(plan.problem().withWeights(weights))
            .judge(new PlacementPlan(plan.document().assignments()));
    return new Reweighted(judgement.cost(), judgement.byConstraint());
  }

  private static Kind kind(
      Assignment old,
      Assignment now,
      Map<String, String> unitsBefore,
      Map<String, String> unitsAfter) {
    if (!old.isPlaced()) {
      return Kind.PLACED;
    }
    if (!now.isPlaced()) {
      return Kind.UNPLACED;
    }
    if (!Objects.equals(unit(unitsBefore, old), unit(unitsAfter, now))) {
      return Kind.UNIT;
    }
    return Objects.equals(old.periodId(), now.periodId()) ? Kind.SUPERVISOR : Kind.PERIOD;
  }

  private static @Nullable String unit(Map<String, String> units, Assignment assignment) {
    return units.get(Objects.requireNonNull(assignment.supervisorId()));
  }

  private static Map<String, Long> costs(Map<String, Long> from, Map<String, Long> to) {
    Map<String, Long> costs = new TreeMap<>(to);
    from.forEach((id, cost) -> costs.merge(id, -cost, Long::sum));
    costs.values().removeIf(cost -> cost == 0);
    return costs;
  }

  private static Map<String, Assignment> byPlacement(ComparedPlan plan) {
    Map<String, Assignment> map = new LinkedHashMap<>();
    plan.document().assignments().forEach(a -> map.put(a.placementId(), a));
    return map;
  }

  private static Map<String, String> units(Problem problem) {
    Map<String, String> units = new LinkedHashMap<>();
    for (Supervisor supervisor : problem.supervisors()) {
      units.put(supervisor.id(), supervisor.unitId());
    }
    return units;
  }
}
