package org.platsa.api.page.plan;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.draft.Draft;
import org.platsa.api.draft.DraftNow;
import org.platsa.api.draft.DraftPlan;
import org.platsa.api.draft.Seat;
import org.platsa.api.run.RunStatus;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Kpis;
import org.platsa.solver.plan.PlanDocument;
import org.platsa.solver.plan.PlanOverview;
import org.platsa.solver.problem.DistinctNames;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;

/**
 * The plan that a page shows (<i>visad plan</i>): a run's best, or a draft.
 *
 * @param problem what it is a plan of, with the weights it is judged by, and with names that tell
 *     its areas, units and providers apart
 * @param draft the draft as it stands; null for a run's
 * @param run whose plan it is; null for a draft
 * @param against what it is compared with; null if with nothing but what the draft began with
 * @param seats where everybody is, by placement id, in the problem's order
 * @param before where everybody was as the draft began, or is in the plan that it is compared with;
 *     the same as the seats for a run's
 * @param cost what it costs
 * @param costBefore what the plan cost that the draft began with
 * @param kpis the coordinator's figures
 * @param overview where everybody is, and how loads are
 * @param explainer prices and reasons
 */
public record Shown(
    Problem problem,
    @Nullable DraftNow draft,
    @Nullable RunStatus run,
    @Nullable Against against,
    Map<String, Seat> seats,
    Map<String, Seat> before,
    Cost cost,
    Cost costBefore,
    Kpis kpis,
    PlanOverview overview,
    Explainer explainer) {

  static Shown of(DraftNow draft, PlanOverview overview) {
    DraftPlan plan = draft.plan();
    return new Shown(
        DistinctNames.of(plan.problem()),
        draft,
        null,
        null,
        plan.seats(),
        plan.before(),
        plan.judgement().cost(),
        plan.beginning().cost(),
        plan.judgement().kpis(),
        overview,
        plan.explainer());
  }

  static Shown of(
      RunStatus run,
      Problem problem,
      PlanDocument plan,
      Explainer explainer,
      PlanOverview overview) {
    Map<String, Seat> seats = new LinkedHashMap<>();
    List<Placement> placements = problem.placements();
    for (int i = 0; i < placements.size(); i++) {
      PlanOverview.Seated seated = overview.placements().get(i);
      seats.put(
          seated.placementId(),
          new Seat(
              seated.supervisorId(),
              seated.periodId(),
              seated.isPlaced() && placements.get(i).pinned()));
    }
    return new Shown(
        DistinctNames.of(problem),
        null,
        run,
        null,
        seats,
        seats,
        plan.cost(),
        plan.cost(),
        plan.kpis(),
        overview,
        explainer);
  }

  /**
   * Another plan that it is compared with.
   *
   * @param id of the run or the draft whose plan it is
   * @param name of the draft; null for a run's
   * @param made when the run was asked for, or the draft was changed last
   */
  public record Against(UUID id, @Nullable String name, Instant made) {}

  /** The same, compared with another plan, of this version of the data or another. */
  Shown against(Against other, PlanDocument plan) {
    Map<String, Assignment> there = new HashMap<>();
    plan.assignments().forEach(one -> there.put(one.placementId(), one));
    Map<String, Seat> then = new LinkedHashMap<>();
    seats.forEach((id, seat) -> {
      Assignment assignment = there.get(id);
      then.put(
          id,
          assignment == null
              ? new Seat(null, null, false)
              : new Seat(assignment.supervisorId(), assignment.periodId(), false));
    });
    return new Shown(
        problem, draft, run, other, seats, then, cost, costBefore, kpis, overview, explainer);
  }

  /** Whether a placement is somewhere else than when the draft began, or in the other plan. */
  boolean isChanged(String placementId) {
    Seat now = seats.get(placementId);
    Seat then = before.get(placementId);
    return now != null
        && then != null
        && !(Objects.equals(now.supervisorId(), then.supervisorId())
            && Objects.equals(now.periodId(), then.periodId()));
  }

  /** Who takes part in breaking a hard rule. */
  Set<String> broken() {
    Set<String> broken = new TreeSet<>();
    overview.broken().forEach(rule -> broken.addAll(rule.placementIds()));
    return broken;
  }

  /** The draft in short; null for a run's plan. */
  public @Nullable Draft draftInShort() {
    return draft == null ? null : draft.draft();
  }

  /** Which version of a draft this is; 0 for a run's plan, with which one would begin. */
  public int version() {
    return draft == null ? 0 : draft.draft().version();
  }

  /** Where programs ask about this plan, such as {@code drafts/0198…}. */
  public String resource() {
    if (draft != null) {
      return "drafts/" + draft.draft().id();
    }
    return "runs/" + runId();
  }

  /** The run whose plan it is; empty for a draft. */
  public @Nullable UUID runId() {
    return run == null ? null : run.id();
  }
}
