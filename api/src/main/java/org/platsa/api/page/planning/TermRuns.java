package org.platsa.api.page.planning;

import java.util.List;
import java.util.UUID;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunStatus;
import org.platsa.api.run.RunStatuses;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.Problems;
import org.springframework.stereotype.Component;

/** The runs of one term (<i>terminens körningar</i>). */
@Component
class TermRuns {
  /** So many are listed. */
  static final int SHOWN = 20;

  private final RunStore runs;
  private final RunStatuses statuses;
  private final Problems problems;
  private final CurrentTenant tenant;

  TermRuns(RunStore runs, RunStatuses statuses, Problems problems, CurrentTenant tenant) {
    this.runs = runs;
    this.statuses = statuses;
    this.problems = problems;
    this.tenant = tenant;
  }

  /**
   * A run with what its best plan is worth.
   *
   * @throws ApiException 404 if it is no run of the term
   */
  RunStatus get(String termId, UUID id) {
    Run run = runs.get(tenant.id(), id);
    if (!problems.summary(tenant.id(), run.problemId()).termId().equals(termId)) {
      throw ApiException.notFound("run", id);
    }
    return statuses.of(run);
  }

  /** The newest, each with what its best plan is worth. */
  List<RunStatus> newest(String termId) {
    return runs.ofTerm(tenant.id(), termId, SHOWN).stream().map(statuses::of).toList();
  }
}
