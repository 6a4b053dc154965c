package org.platsa.api.page.planning;

import org.platsa.api.run.Proof;
import org.platsa.api.run.RunState;
import org.platsa.api.run.RunStatus;

/** How a run stands, as a coordinator is told it (<i>hur planeringen står</i>). */
public enum Stage {
  /** It waits for its turn. */
  WAITING,
  /** There is no plan yet. */
  STARTING,
  /** There is a plan, and nothing is proven of it. */
  SEARCHING,
  /** There is a plan that is proven to be near the best. */
  NEARING,
  /** It has been told to stop. */
  STOPPING,
  /** It has ended with the best plan there is. */
  BEST,
  /** It has ended with a plan that is proven to be near the best. */
  NEAR,
  /** It has ended with a plan of which nothing is proven. */
  UNPROVEN,
  /** It has ended without a plan. */
  NO_PLAN,
  /** The data changed: another run goes on in its place. */
  SUPERSEDED,
  /** It failed. */
  FAILED;

  /** How a run stands. */
  static Stage of(RunStatus run) {
    Proof proof = run.proof();
    boolean isNear = proof != null && proof.gapAtMost() != null;
    if (!run.state().isFinished()) {
      if (run.stopRequested()) {
        return STOPPING;
      }
      if (run.state() == RunState.QUEUED) {
        return WAITING;
      }
      return run.cost() == null ? STARTING : isNear ? NEARING : SEARCHING;
    }
    if (run.successor() != null) {
      return SUPERSEDED;
    }
    if (run.state() == RunState.FAILED) {
      return FAILED;
    }
    if (run.cost() == null) {
      return NO_PLAN;
    }
    if ((proof != null && proof.optimal()) || "PERFECT".equals(run.stopReason())) {
      return BEST;
    }
    return isNear ? NEAR : UNPROVEN;
  }

  /** What colour and picture goes with it: {@code ok}, {@code info}, {@code warn}, {@code bad}. */
  public String look() {
    return switch (this) {
      case BEST -> "ok";
      case NO_PLAN -> "warn";
      case FAILED -> "bad";
      default -> "info";
    };
  }
}
