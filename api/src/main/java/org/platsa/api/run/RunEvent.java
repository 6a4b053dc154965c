package org.platsa.api.run;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.plan.Assignment;

/**
 * Something that happened in a run (<i>händelse</i>).
 *
 * @param runId the run
 * @param seq its place in the run's order, from 1
 * @param type what happened
 * @param at when
 * @param data JSON for readers, without assignments
 * @param changes the assignments that differ from the plan before; in an improvement
 * @param plan the whole plan; always in a plan event, now and then in an improvement
 */
public record RunEvent(
    UUID runId,
    long seq,
    Type type,
    Instant at,
    String data,
    @Nullable List<PlanChange> changes,
    @Nullable List<Assignment> plan) {
  /** What can happen. */
  public enum Type {
    STATE,
    PLAN,
    IMPROVEMENT;

    /** As stored and sent. */
    public String wireName() {
      return switch (this) {
        case STATE -> "state";
        case PLAN -> "plan";
        case IMPROVEMENT -> "improvement";
      };
    }
  }
}
