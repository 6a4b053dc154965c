package org.platsa.solver.bound;

import org.platsa.solver.bound.IndexedProblem.Place;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;

/** The rules that look at one placement alone: where it may be, and what it costs there. */
final class SeatRules {
  static final int TRAVEL_LIMIT_MINUTES = 90;
  private static final int LONG_TRAVEL_MINUTES = 45;

  private final IndexedProblem problem;

  SeatRules(IndexedProblem problem) {
    this.problem = problem;
  }

  long weight(ConstraintId id) {
    return id.weight(problem.problem.weights());
  }

  /** Whether no hard rule about the unit forbids it, with so many minutes to go there. */
  boolean mayBeAt(int placement, int unit, int minutes) {
    Placement wanted = problem.placements.get(placement);
    Student student = problem.student[placement];
    Unit there = problem.units.get(unit);
    return minutes <= TRAVEL_LIMIT_MINUTES
        && (wanted.requiredUnitKinds().isEmpty()
            || wanted.requiredUnitKinds().contains(there.kind()))
        && !student.excludedUnits().contains(there.id())
        && student.licences().containsAll(there.requires());
  }

  /** Soft cost that depends on the unit alone, whoever takes the student and when. */
  long unitCost(int placement, int unit, int minutes) {
    Student student = problem.student[placement];
    Unit there = problem.units.get(unit);
    long cost =
        weight(ConstraintId.TRAVEL) * (minutes + 3L * Math.max(0, minutes - LONG_TRAVEL_MINUTES));
    if (!student.preferredUnits().isEmpty() && !student.preferredUnits().contains(there.id())) {
      cost += weight(ConstraintId.PREFERENCE);
    }
    if (student.visitedUnits().contains(there.id())) {
      cost += weight(ConstraintId.REVISIT);
    }
    if (student.learnsSwedish() && !there.languageCoach()) {
      cost += weight(ConstraintId.LANGUAGE);
    }
    if (problem.placements.get(placement).peerLearning() && !there.peerLearning()) {
      cost += weight(ConstraintId.PEER_PAIR);
    }
    return cost;
  }

  /** Soft cost that depends on the supervisor or the period: support and stability. */
  long supervisorCost(int placement, int supervisor, int period) {
    int unit = problem.unitOf[supervisor];
    long cost = supportCost(problem.student[placement].needsSupport(), supervisor);
    Place published = problem.publishedPlace[placement];
    if (published != null) {
      boolean sameUnitAndPeriod =
          published.period() == period && problem.unitOf[published.supervisor()] == unit;
      int change = sameUnitAndPeriod ? (published.supervisor() == supervisor ? 0 : 1) : 3;
      cost += weight(ConstraintId.STABILITY) * change;
    }
    return cost;
  }

  /** Soft cost of what the supervisor cannot give a student who needs support. */
  long supportCost(boolean needsSupport, int supervisor) {
    return needsSupport && problem.supervisors.get(supervisor).training() != Training.STEP_3
        ? weight(ConstraintId.SUPPORT) * (problem.hasStep3[problem.unitOf[supervisor]] ? 1 : 2)
        : 0;
  }

  /** Soft cost of a published placement that is at another unit than it was told. */
  long movedCost() {
    return 3 * weight(ConstraintId.STABILITY);
  }

  /** Soft cost of a placement that has no place, besides what its provider's share costs. */
  long unplacedCost(int placement) {
    return problem.publishedPlace[placement] == null ? 0 : 3 * weight(ConstraintId.STABILITY);
  }

  /** Medium cost of a placement that has no place. */
  long priority(int placement) {
    ProviderTier tier = problem.providers.get(problem.provider[placement]).tier();
    int byTier =
        switch (tier) {
          case COLLEGE_MEMBER -> 10;
          case TRIAL -> 6;
          case OTHER -> 3;
        };
    int byKind =
        switch (problem.placements.get(placement).kind()) {
          case APPRENTICESHIP -> 3;
          case APL, LIA -> 2;
          case PRAO -> 1;
        };
    return (long) byTier * byKind;
  }
}
