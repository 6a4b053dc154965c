package org.platsa.api.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;
import tools.jackson.core.type.TypeReference;

/**
 * A placement that one plan puts elsewhere than another (<i>flytt</i>).
 *
 * @param from where it was, or null
 * @param to where it is
 */
public record PlanChange(@Nullable Assignment from, Assignment to) {
  /** A list of changes, as JSON is read to one. */
  public static final TypeReference<List<PlanChange>> LIST = new TypeReference<>() {};

  /** What must be changed of one plan to get the other; both of the same problem. */
  public static List<PlanChange> between(List<Assignment> before, List<Assignment> after) {
    Map<String, Assignment> old = byPlacement(before);
    List<PlanChange> changes = new ArrayList<>();
    for (Assignment assignment : after) {
      Assignment former = old.get(assignment.placementId());
      if (!assignment.equals(former)) {
        changes.add(new PlanChange(former, assignment));
      }
    }
    return changes;
  }

  /** The plan after the changes, in the order of the plan before. */
  public static List<Assignment> apply(List<Assignment> plan, List<PlanChange> changes) {
    Map<String, Assignment> result = byPlacement(plan);
    for (PlanChange change : changes) {
      result.put(change.to().placementId(), change.to());
    }
    return List.copyOf(result.values());
  }

  /**
   * Several steps as one: what came back to where it was before the first is left out.
   *
   * @param steps each step's changes, in order
   */
  public static List<PlanChange> merged(List<List<PlanChange>> steps) {
    Map<String, PlanChange> merged = new LinkedHashMap<>();
    for (List<PlanChange> step : steps) {
      for (PlanChange change : step) {
        merged.merge(
            change.to().placementId(),
            change,
            (first, last) -> new PlanChange(first.from(), last.to()));
      }
    }
    merged.values().removeIf(change -> Objects.equals(change.from(), change.to()));
    return List.copyOf(merged.values());
  }

  private static Map<String, Assignment> byPlacement(List<Assignment> plan) {
    Map<String, Assignment> map = LinkedHashMap.newLinkedHashMap(plan.size());
    plan.forEach(assignment -> map.put(assignment.placementId(), assignment));
    return map;
  }
}
