package org.platsa.api.page.planning;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.draft.Draft;
import org.platsa.api.run.RunStatus;

/**
 * A plan that can be chosen to compare (<i>valbar plan</i>): a run's best, or a draft.
 *
 * @param run whose plan it is; null for a draft
 * @param draft the draft; null for a run's plan
 */
public record Chosen(@Nullable RunStatus run, @Nullable Draft draft) {
  static Chosen of(RunStatus run) {
    return new Chosen(run, null);
  }

  static Chosen of(Draft draft) {
    return new Chosen(null, draft);
  }

  /** Of the run or the draft. */
  public UUID id() {
    if (draft != null) {
      return draft.id();
    }
    if (run == null) {
      throw new IllegalStateException("A plan is a draft's or a run's");
    }
    return run.id();
  }

  /** What it is a plan of. */
  UUID problemId() {
    if (draft != null) {
      return draft.problemId();
    }
    if (run == null) {
      throw new IllegalStateException("A plan is a draft's or a run's");
    }
    return run.problemId();
  }

  /** How an address of the plan's page calls it. */
  public String kind() {
    return draft == null ? "run" : "draft";
  }
}
