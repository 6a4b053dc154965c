package org.platsa.solver.plan;

import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.UnitKind;

/**
 * A change of the problem or the plan (<i>ändring</i>) that helps to give a placement a place.
 *
 * @param kind what is changed; says which of the other components are there
 * @param placementId for {@link Kind#MOVE} and {@link Kind#UNPIN}: who makes way; for {@link
 *     Kind#PERIOD}, {@link Kind#EXCLUSION}, {@link Kind#LICENCE}, {@link Kind#ORDER}, {@link
 *     Kind#REPEAT} and {@link Kind#PROFESSION} the one who makes way, if the change is for that one
 * @param supervisorId whose limit, presence or training is changed; for {@link Kind#MOVE} and
 *     {@link Kind#UNPIN} with whom the other one would be
 * @param unitId for {@link Kind#UNIT_PLACE}, {@link Kind#OFFER} and {@link Kind#EXCLUSION} the
 *     unit; for {@link Kind#MOVE} and {@link Kind#UNPIN} where the other one would be
 * @param periodId for {@link Kind#PERIOD}, {@link Kind#UNIT_PLACE}, {@link Kind#OFFER} and {@link
 *     Kind#PRESENT} the period that it is needed in; for {@link Kind#MOVE} and {@link Kind#UNPIN}
 *     when the other one would be there
 * @param limit for {@link Kind#UNIT_PLACE}, {@link Kind#OFFER}, {@link Kind#SIMULTANEOUS_PLACE},
 *     {@link Kind#TERM_PLACE} and {@link Kind#TRAVEL_LIMIT} the new limit, the last in minutes
 * @param requirement for {@link Kind#LICENCE} what the student would need; for {@link
 *     Kind#UNIT_KIND} the kind of unit, by its name in documents
 */
public record RemedyChange(
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
     * The longest acceptable travel one way is raised for the placement, to {@value
     * PlacementExplanation#REACH_MINUTES} minutes at most.
     */
    TRAVEL_LIMIT,
    /** The placement may also be at a unit of another kind. */
    UNIT_KIND,
    /** The unit offers so many places to the kind of placement in the period. */
    OFFER,
    /** The placement need not come before or after the student's others. */
    ORDER,
    /** The student may come back to the same unit or kind of unit. */
    REPEAT,
    /** The placement may be with a supervisor of another profession. */
    PROFESSION
  }

  /** The placement may also be in the period. */
  public static RemedyChange period(String periodId) {
    return new RemedyChange(Kind.PERIOD, null, null, null, periodId, null, null);
  }

  /** The student may be at the unit after all. */
  public static RemedyChange exclusion(String unitId) {
    return new RemedyChange(Kind.EXCLUSION, null, null, unitId, null, null, null);
  }

  /** The unit takes so many at the same time, which the period needs. */
  public static RemedyChange unitPlace(String unitId, String periodId, int limit) {
    return new RemedyChange(Kind.UNIT_PLACE, null, null, unitId, periodId, limit, null);
  }

  /** The supervisor takes so many at the same time. */
  public static RemedyChange simultaneousPlace(String supervisorId, int limit) {
    return new RemedyChange(Kind.SIMULTANEOUS_PLACE, null, supervisorId, null, null, limit, null);
  }

  /** The supervisor takes so many in the term. */
  public static RemedyChange termPlace(String supervisorId, int limit) {
    return new RemedyChange(Kind.TERM_PLACE, null, supervisorId, null, null, limit, null);
  }

  /** The supervisor is there in the period. */
  public static RemedyChange present(String supervisorId, String periodId) {
    return new RemedyChange(Kind.PRESENT, null, supervisorId, null, periodId, null, null);
  }

  /** The supervisor gets training, step 1–2. */
  public static RemedyChange trained(String supervisorId) {
    return new RemedyChange(Kind.TRAINED, null, supervisorId, null, null, null, null);
  }

  /** The student gets what the unit requires. */
  public static RemedyChange licence(String requirement) {
    return new RemedyChange(Kind.LICENCE, null, null, null, null, null, requirement);
  }

  /** The longest acceptable travel is so long for the placement. */
  public static RemedyChange travelLimit(int minutes) {
    return new RemedyChange(Kind.TRAVEL_LIMIT, null, null, null, null, minutes, null);
  }

  /** The placement may also be at a unit of this kind. */
  public static RemedyChange unitKind(UnitKind kind) {
    return new RemedyChange(Kind.UNIT_KIND, null, null, null, null, null, kind.name());
  }

  /** The unit offers so many places at the same time in the period. */
  public static RemedyChange offer(String unitId, String periodId, int limit) {
    return new RemedyChange(Kind.OFFER, null, null, unitId, periodId, limit, null);
  }

  /** The placement need not come before or after the student's others. */
  public static RemedyChange order() {
    return new RemedyChange(Kind.ORDER, null, null, null, null, null, null);
  }

  /** The student may come back to the same unit or kind of unit. */
  public static RemedyChange repeat() {
    return new RemedyChange(Kind.REPEAT, null, null, null, null, null, null);
  }

  /** The placement may be with a supervisor of another profession. */
  public static RemedyChange profession() {
    return new RemedyChange(Kind.PROFESSION, null, null, null, null, null, null);
  }

  /** The same for another placement, as far as it is about a placement or its student. */
  public RemedyChange of(String otherPlacementId) {
    return switch (kind) {
      case PERIOD, EXCLUSION, LICENCE, ORDER, REPEAT, PROFESSION ->
          new RemedyChange(
              kind, otherPlacementId, supervisorId, unitId, periodId, limit, requirement);
      default -> this;
    };
  }

  /** Another placement makes way, and is unpinned for that if it is pinned. */
  public static RemedyChange move(
      boolean pinned, String placementId, String supervisorId, String unitId, String periodId) {
    return new RemedyChange(
        pinned ? Kind.UNPIN : Kind.MOVE, placementId, supervisorId, unitId, periodId, null, null);
  }
}
