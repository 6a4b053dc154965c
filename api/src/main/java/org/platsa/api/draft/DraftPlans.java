package org.platsa.api.draft;

import java.util.List;
import java.util.UUID;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.compute.SharedResults;
import org.platsa.api.database.Notifications;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.run.RunStore;
import org.platsa.api.run.Weights;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;

/**
 * Versions of drafts that are worked with (<i>utkastens planer</i>), made once and kept a while.
 */
@Component
class DraftPlans {
  private final DraftStore store;
  private final RunStore runs;
  private final Problems problems;
  private final ReadTransaction read;
  private final ComputeLane lane;
  private final SharedResults<Key, DraftPlan> made;

  DraftPlans(
      DraftStore store,
      RunStore runs,
      Problems problems,
      ReadTransaction read,
      ComputeLane lane,
      Notifications notifications,
      Settings settings) {
    this.store = store;
    this.runs = runs;
    this.problems = problems;
    this.read = read;
    this.lane = lane;
    this.made =
        new SharedResults<>(
            settings.compute().explainerBytes(), DraftPlan::heap, settings.compute().deadline());
    notifications.listen(Notifications.FORGET, payload -> forget());
  }

  private void forget() {
    made.forget();
  }

  /** A version of a draft, and of what it is a plan of. */
  private record Key(UUID tenant, UUID draft, int version, String problemVersion) {}

  private record Stored(List<Assignment> beginning, DraftHistory history) {}

  /** A version of a draft that the tenant is known to have. */
  DraftPlan of(UUID tenant, Draft draft) {
    String problemVersion = read.of(() -> problems.version(tenant, draft.problemId()));
    return made.get(
        new Key(tenant, draft.id(), draft.version(), problemVersion), () -> make(tenant, draft));
  }

  private DraftPlan make(UUID tenant, Draft draft) {
    Problem problem = problems.problem(tenant, draft.problemId());
    return lane.call(
        ComputeTask.preparing(problem.placements().size()),
        () -> {
          Problem weighted = weighted(problem, tenant, draft);
          Stored stored =
              read.of(() ->
                  new Stored(
                      store.beginning(tenant, draft.id()),
                      store.history(tenant, draft.id(), draft.version())));
          return DraftPlan.of(weighted, stored.beginning(), stored.history());
        });
  }

  /**
   * Judged by what the plan was judged by that it began with, with those pinned whom that had
   * pinned.
   */
  private Problem weighted(Problem problem, UUID tenant, Draft draft) {
    UUID run = draft.runId();
    if (run == null) {
      return problem;
    }
    Problem weighted = Weights.applied(problem, runs.get(tenant, run).settings().weights());
    return runs.beginning(tenant, run)
        .map(beginning -> beginning.applied(weighted))
        .orElse(weighted);
  }
}
