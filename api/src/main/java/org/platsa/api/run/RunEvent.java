package org.platsa.api.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a run (<i>händelse</i>), as it is stored.
 *
 * @param seq its place in the run's order, from 1
 * @param type what happened
 * @param at when
 * @param data a JSON object for readers, not empty, without assignments
 * @param changes JSON: the {@link PlanChange}s against the plan before; in an improvement
 * @param plan JSON: the whole plan; always in a plan event, now and then in an improvement
 */
public record RunEvent(
    long seq, Type type, Instant at, String data, @Nullable String changes, @Nullable String plan) {
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

  /** How much memory the event takes, about. */
  public int weight() {
    return 100
        + data.length()
        + (changes == null ? 0 : changes.length())
        + (plan == null ? 0 : plan.length());
  }
}
