package org.platsa.solver.plan;

import org.jspecify.annotations.Nullable;

/**
 * One single change that would give an unplaced placement a place (<i>åtgärd</i>), and the best
 * place it would give.
 *
 * @param kind what to change
 * @param supervisorId with whom the placement would then be
 * @param unitId where
 * @param periodId when
 * @param minutes travel one way
 * @param limit the new limit for {@link Kind#UNIT_PLACE}, {@link Kind#SIMULTANEOUS_PLACE}, {@link
 *     Kind#TERM_PLACE} and {@link Kind#TRAVEL_LIMIT}, the last in minutes; otherwise null
 * @param requirement what the student would need for {@link Kind#LICENCE}; otherwise null
 * @param supervisors how many supervisors could take the placement after the change
 * @param difference what the changed problem's plan would cost more with the placement there than
 *     without a place
 */
public record Remedy(
    Kind kind,
    String supervisorId,
    String unitId,
    String periodId,
    int minutes,
    @Nullable Integer limit,
    @Nullable String requirement,
    int supervisors,
    Difference difference) {
  /** What is changed. */
  public enum Kind {
    /** The placement may also be in the period. */
    PERIOD,
    /** The unit takes one more at the same time, needed in the period. */
    UNIT_PLACE,
    /** The supervisor takes one more at the same time. */
    SIMULTANEOUS_PLACE,
    /** The supervisor takes one more in the term. */
    TERM_PLACE,
    /** The supervisor is there in the period. */
    PRESENT,
    /** The supervisor gets training, step 1–2. */
    TRAINED,
    /** The student gets what the unit requires. */
    LICENCE,
    /** The longest acceptable travel one way is raised. */
    TRAVEL_LIMIT
  }
}
