package org.platsa.solver.plan;

import org.jspecify.annotations.Nullable;

/**
 * A change of the problem or the plan (<i>ändring</i>) that helps to give a placement a place.
 *
 * @param kind what is changed; says which of the other components are there
 * @param placementId for {@link Kind#MOVE} and {@link Kind#UNPIN}: who makes way
 * @param supervisorId whose limit, presence or training is changed; for {@link Kind#MOVE} and
 *     {@link Kind#UNPIN} with whom the other one would be
 * @param unitId for {@link Kind#UNIT_PLACE} and {@link Kind#EXCLUSION} the unit; for {@link
 *     Kind#MOVE} and {@link Kind#UNPIN} where the other one would be
 * @param periodId for {@link Kind#PERIOD}, {@link Kind#UNIT_PLACE} and {@link Kind#PRESENT} the
 *     period that it is needed in; for {@link Kind#MOVE} and {@link Kind#UNPIN} when the other one
 *     would be there
 * @param limit for {@link Kind#UNIT_PLACE}, {@link Kind#SIMULTANEOUS_PLACE}, {@link
 *     Kind#TERM_PLACE} and {@link Kind#TRAVEL_LIMIT} the new limit, the last in minutes
 * @param requirement for {@link Kind#LICENCE} what the student would need
 */
public record Change(
    Kind kind,
    @Nullable String placementId,
    @Nullable String supervisorId,
    @Nullable String unitId,
    @Nullable String periodId,
    @Nullable Integer limit,
    @Nullable String requirement) {
  /** What is changed. */
  public enum Kind {
    /** Another placement moves to another place. */
    MOVE,
    /** Another placement, which is pinned, is unpinned and moves to another place. */
    UNPIN,
    /** The placement may also be in the period. */
    PERIOD,
    /** The student may be at the unit after all. */
    EXCLUSION,
    /** The unit takes one more at the same time. */
    UNIT_PLACE,
    /** The supervisor takes one more at the same time; never more than 3. */
    SIMULTANEOUS_PLACE,
    /** The supervisor takes one more in the term. */
    TERM_PLACE,
    /** The supervisor is there in the period. */
    PRESENT,
    /** The supervisor gets training, step 1–2. */
    TRAINED,
    /** The student gets what the unit requires. */
    LICENCE,
    /**
     * The longest acceptable travel one way is raised, to {@value
     * PlacementExplanation#REACH_MINUTES} minutes at most.
     */
    TRAVEL_LIMIT
  }

  public static Change period(String periodId) {
    return new Change(Kind.PERIOD, null, null, null, periodId, null, null);
  }

  public static Change exclusion(String unitId) {
    return new Change(Kind.EXCLUSION, null, null, unitId, null, null, null);
  }

  public static Change unitPlace(String unitId, String periodId, int limit) {
    return new Change(Kind.UNIT_PLACE, null, null, unitId, periodId, limit, null);
  }

  public static Change simultaneousPlace(String supervisorId, int limit) {
    return new Change(Kind.SIMULTANEOUS_PLACE, null, supervisorId, null, null, limit, null);
  }

  public static Change termPlace(String supervisorId, int limit) {
    return new Change(Kind.TERM_PLACE, null, supervisorId, null, null, limit, null);
  }

  public static Change present(String supervisorId, String periodId) {
    return new Change(Kind.PRESENT, null, supervisorId, null, periodId, null, null);
  }

  public static Change trained(String supervisorId) {
    return new Change(Kind.TRAINED, null, supervisorId, null, null, null, null);
  }

  public static Change licence(String requirement) {
    return new Change(Kind.LICENCE, null, null, null, null, null, requirement);
  }

  public static Change travelLimit(int minutes) {
    return new Change(Kind.TRAVEL_LIMIT, null, null, null, null, minutes, null);
  }

  /** Another placement makes way; unpinned for it if it is pinned. */
  public static Change move(
      boolean pinned, String placementId, String supervisorId, String unitId, String periodId) {
    return new Change(
        pinned ? Kind.UNPIN : Kind.MOVE, placementId, supervisorId, unitId, periodId, null, null);
  }
}
