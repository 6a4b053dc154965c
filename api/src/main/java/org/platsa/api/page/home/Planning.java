package org.platsa.api.page.home;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunState;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.ListedProblem;
import org.platsa.api.submission.Problems;
import org.springframework.stereotype.Component;

/** What the department has handed in and how its runs stand (<i>planeringen just nu</i>). */
@Component
class Planning {
  private static final int SHOWN = 8;

  private final Problems problems;
  private final RunStore runs;
  private final CurrentTenant tenant;

  Planning(Problems problems, RunStore runs, CurrentTenant tenant) {
    this.problems = problems;
    this.runs = runs;
    this.tenant = tenant;
  }

  /**
   * A problem and how it stands.
   *
   * @param problem the problem
   * @param run its newest run; null if it has none
   */
  record Planned(ListedProblem problem, @Nullable Run run) {}

  /** The newest problems, each with its newest run. */
  List<Planned> newest() {
    List<ListedProblem> newest = problems.newest(tenant.id(), SHOWN);
    Map<UUID, Run> ofProblem =
        runs.newestOf(tenant.id(), newest.stream().map(ListedProblem::id).toList()).stream()
            .collect(Collectors.toMap(Run::problemId, Function.identity()));
    return newest.stream()
        .map(problem -> new Planned(problem, ofProblem.get(problem.id())))
        .toList();
  }

  /** How many runs are being worked on. */
  int solving() {
    return runs.count(tenant.id(), RunState.SOLVING);
  }

  /** How many runs wait. */
  int queued() {
    return runs.count(tenant.id(), RunState.QUEUED);
  }
}
