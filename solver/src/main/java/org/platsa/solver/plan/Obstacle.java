package org.platsa.solver.plan;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.platsa.solver.constraint.ConstraintId;

/**
 * What keeps a placement from a supervisor in a period (<i>hinder</i>), in the order in which a
 * {@link Funnel} asks: first what no plan can change, then what the others take up.
 */
public enum Obstacle {
  /**
   * The unit is of another kind than the placement requires; only told where nobody at a unit of a
   * required kind is near.
   */
  OTHER_KIND(ConstraintId.UNIT_KIND),
  /** More than 90 minutes away. */
  TOO_FAR(ConstraintId.TRAVEL_LIMIT),
  /** The student must not be at the unit. */
  EXCLUDED(ConstraintId.UNIT_EXCLUDED),
  /** The unit requires something that the student lacks. */
  REQUIREMENT(ConstraintId.UNIT_REQUIREMENT),
  /** The supervisor lacks the training that the placement needs. */
  UNTRAINED(ConstraintId.TRAINED_SUPERVISOR),
  /** The supervisor is not of the profession that the placement asks for. */
  OTHER_PROFESSION(ConstraintId.PROFESSION),
  /** The supervisor is inactive, or absent in a week of the period. */
  ABSENT(ConstraintId.SUPERVISOR_AVAILABLE),
  /** The unit offers no place for the kind of placement in those weeks. */
  CLOSED(ConstraintId.UNIT_CLOSED),
  /** The student has another placement in those weeks. */
  STUDENT_ELSEWHERE(ConstraintId.STUDENT_OVERLAP),
  /** The order or distance to another placement of the student would not be right. */
  OUT_OF_ORDER(ConstraintId.PLACEMENT_ORDER),
  /**
   * The student has another placement at the unit, or at a unit of its kind, and may not return.
   */
  REPEATED(ConstraintId.NO_REPEAT),
  /** Somebody is there then from whom the student must be kept apart. */
  NOT_TOGETHER(ConstraintId.APART),
  /** The unit takes or offers no more in those weeks. */
  UNIT_FULL(ConstraintId.UNIT_CAPACITY),
  /** The supervisor takes no more in those weeks, or in the term. */
  SUPERVISOR_FULL(ConstraintId.SUPERVISOR_CAPACITY, ConstraintId.SUPERVISOR_TERM_LIMIT),
  /** The supervisor has room, but somebody in those weeks who may not share. */
  MAY_NOT_SHARE(ConstraintId.SUPERVISOR_MIX);

  private final Set<ConstraintId> rules;

  Obstacle(ConstraintId first, ConstraintId... others) {
    rules = EnumSet.of(first, others);
  }

  /**
   * The obstacle of which a hard rule is a part. None for the allowed periods, which a funnel takes
   * as given, and for rules that are not hard.
   */
  public static Optional<Obstacle> of(ConstraintId rule) {
    for (Obstacle obstacle : values()) {
      if (obstacle.rules.contains(rule)) {
        return Optional.of(obstacle);
      }
    }
    return Optional.empty();
  }
}
