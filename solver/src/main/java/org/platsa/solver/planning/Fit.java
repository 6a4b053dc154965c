package org.platsa.solver.planning;

import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Unit;

/**
 * How a placement suits a unit (<i>passning</i>), whoever the supervisor is: everything that
 * depends on the unit alone.
 *
 * @param minutes travel one way
 * @param rightKind whether the unit is of a required kind
 * @param excluded whether the student must not be there
 * @param missingRequirements what the unit requires and the student lacks
 * @param outsidePreference whether the student asked for other units
 * @param revisit whether the student has been there
 * @param withoutCoach whether the student learns Swedish and the unit has no language coach
 */
public record Fit(
    int minutes,
    boolean rightKind,
    boolean excluded,
    int missingRequirements,
    boolean outsidePreference,
    boolean revisit,
    boolean withoutCoach) {
  /** Above this many minutes one way a placement is not acceptable. */
  public static final int TRAVEL_LIMIT_MINUTES = 90;

  private static final int LONG_TRAVEL_MINUTES = 45;
  private static final int EXTRA_COST_OF_LONG_TRAVEL = 3;

  static Fit of(PlanningPlacement placement, Unit unit, int minutes) {
    Student student = placement.student();
    var kinds = placement.placement().requiredUnitKinds();
    int missing = 0;
    for (String requirement : unit.requires()) {
      if (!student.licences().contains(requirement)) {
        missing++;
      }
    }
    return new Fit(
        minutes,
        kinds.isEmpty() || kinds.contains(unit.kind()),
        student.excludedUnits().contains(unit.id()),
        missing,
        !student.preferredUnits().isEmpty() && !student.preferredUnits().contains(unit.id()),
        student.visitedUnits().contains(unit.id()),
        student.learnsSwedish() && !unit.languageCoach());
  }

  public boolean isTooFar() {
    return minutes > TRAVEL_LIMIT_MINUTES;
  }

  /** Minutes, and three more for each above 45. */
  public int travelCost() {
    return minutes + EXTRA_COST_OF_LONG_TRAVEL * Math.max(0, minutes - LONG_TRAVEL_MINUTES);
  }

  /** Whether no hard rule keeps the placement from the unit. */
  public boolean isPossible() {
    return rightKind && !excluded && missingRequirements == 0 && !isTooFar();
  }
}
