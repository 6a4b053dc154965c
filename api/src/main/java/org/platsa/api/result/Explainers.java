package org.platsa.api.result;

import java.time.Duration;
import java.util.UUID;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.compute.SharedResults;
import org.platsa.api.database.Notifications;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.run.RunStore;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.Explanation;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What answers questions on plans (<i>förklarare</i>): made once for a plan, kept while in use. */
@Component
public class Explainers {
  /** What a placement, a supervisor or a student takes in it; measured on a nation. */
  private static final long BYTES_EACH = 400;

  /** Pages take so much less than explainers. */
  private static final int PAGES_SHARE = 10;

  private final ReadTransaction read;
  private final Plans plans;
  private final RunStore runs;
  private final Problems problems;
  private final ExplanationStore store;
  private final ComputeLane lane;
  private final JsonMapper json;
  private final SharedResults<PlanKey, Explained> made;
  private final SharedResults<PageKey, byte[]> pages;

  Explainers(
      ReadTransaction read,
      Plans plans,
      RunStore runs,
      Problems problems,
      ExplanationStore store,
      ComputeLane lane,
      JsonMapper json,
      Notifications notifications,
      Settings settings) {
    this.read = read;
    this.plans = plans;
    this.runs = runs;
    this.problems = problems;
    this.store = store;
    this.lane = lane;
    this.json = json;
    Duration patience = settings.compute().deadline();
    this.made = new SharedResults<>(settings.compute().explainerBytes(), Explained::heap, patience);
    this.pages =
        new SharedResults<>(
            settings.compute().explainerBytes() / PAGES_SHARE, page -> page.length, patience);
    notifications.listen(Notifications.FORGET, payload -> forget());
  }

  private void forget() {
    made.forget();
    pages.forget();
  }

  /** A plan by the event that saved it, and by what it is a plan of. */
  private record PlanKey(UUID run, long seq, String problemVersion) {}

  /** A page of its explanation. */
  private record PageKey(PlanKey plan, int from, int limit) {}

  /** A plan's explainer, with the problem that the plan is of. */
  public record Explained(Problem problem, Explainer explainer) {
    /** One page of the whole plan. */
    ExplainedPlan page(int from, int limit) {
      Explanation page = explainer.explain(from, limit);
      Explanation first =
          from == 0 && limit >= ExplanationText.MOST
              ? page
              : explainer.explain(0, ExplanationText.MOST);
      return ExplainedPlan.of(problem, first).at(page);
    }

    private long heap() {
      return BYTES_EACH
          * (problem.placements().size()
              + problem.supervisors().size()
              + problem.students().size());
    }
  }

  /**
   * For a run's best plan.
   *
   * @throws ApiException 404 if there is no such run, 409 if it has no plan yet
   */
  public Explained of(UUID tenant, UUID run) {
    return of(tenant, key(tenant, run));
  }

  /**
   * A page of the explanation of a run's best plan, in JSON.
   *
   * @throws ApiException as {@link #of(UUID, UUID)} does
   */
  byte[] page(UUID tenant, UUID run, int from, int limit) {
    PlanKey key = key(tenant, run);
    return pages.get(
        new PageKey(key, from, limit),
        () -> {
          Explained explained = of(tenant, key);
          return lane.call(
              ComputeTask.EXPLAIN_PLAN, () -> json.writeValueAsBytes(explained.page(from, limit)));
        });
  }

  private PlanKey key(UUID tenant, UUID run) {
    return read.of(() -> {
      String version = problems.version(tenant, runs.get(tenant, run).problemId());
      return new PlanKey(run, store.planNumber(tenant, run).orElse(0), version);
    });
  }

  private Explained of(UUID tenant, PlanKey key) {
    return made.get(
        key, () -> lane.call(preparing(tenant, key.run()), () -> make(tenant, key.run())));
  }

  private ComputeTask preparing(UUID tenant, UUID run) {
    return read.of(() -> {
      UUID problem = runs.get(tenant, run).problemId();
      return ComputeTask.preparing(problems.summary(tenant, problem).placements());
    });
  }

  /** A new one, of nobody else's. */
  Explained make(UUID tenant, UUID run) {
    Plans.RunPlan plan = plans.best(tenant, run);
    return new Explained(
        plan.problem(),
        new Explainer(plan.problem(), new PlacementPlan(plan.document().assignments())));
  }
}
