package org.platsa.api.publication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;

/**
 * A plan that may be published (<i>plan att publicera</i>): a run's, or one version of a draft.
 *
 * @param problemId what it is a plan of
 * @param problemVersion that problem's version, as it was read
 * @param runId the run; null for a draft's
 * @param draftId the draft; null for a run's
 * @param draftVersion which version of it; null for a run's
 * @param problem what it is a plan of
 * @param overview where everybody is, and what is broken
 * @param explainer why
 */
record PublishablePlan(
    UUID problemId,
    String problemVersion,
    @Nullable UUID runId,
    @Nullable UUID draftId,
    @Nullable Integer draftVersion,
    Problem problem,
    PlanOverview overview,
    Explainer explainer) {

  /** The placements of each provider that has any, in the problem's order. */
  Map<String, List<Placement>> byProvider() {
    Map<String, String> providers = new LinkedHashMap<>();
    for (Student student : problem.students()) {
      providers.put(student.id(), student.providerId());
    }
    Map<String, List<Placement>> placements = new LinkedHashMap<>();
    problem.providers().forEach(each -> placements.put(each.id(), new ArrayList<>()));
    for (Placement placement : problem.placements()) {
      String provider = providers.get(placement.studentId());
      if (provider != null) {
        placements.computeIfAbsent(provider, id -> new ArrayList<>()).add(placement);
      }
    }
    placements.values().removeIf(List::isEmpty);
    return placements;
  }

  /** Where each placement is, by its id. */
  Map<String, PlanOverview.Seated> seats() {
    Map<String, PlanOverview.Seated> seats = new LinkedHashMap<>();
    overview.placements().forEach(each -> seats.put(each.placementId(), each));
    return seats;
  }
}
