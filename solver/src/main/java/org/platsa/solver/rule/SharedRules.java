package org.platsa.solver.rule;

import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.ProviderTier;

/**
 * What several placements cost together (<i>gemensamma regler</i>), in plain numbers: a unit's, a
 * supervisor's, a student's, a provider's.
 *
 * @see SupervisorWeek
 * @see StudentWeeks
 */
public final class SharedRules {
  private SharedRules() {}

  /** Rule unitCapacity: so many trainees too many in one week. */
  public static int unitExcess(int trainees, int maxTrainees) {
    return Math.max(0, trainees - maxTrainees);
  }

  /** Rule supervisorTermLimit: so many placements too many in the term. */
  public static int termExcess(int placements, int maxPerTerm) {
    return Math.max(0, placements - maxPerTerm);
  }

  /** Rule supervisorRotation: n × (n + 2h). */
  public static long rotation(int placements, int recentPlacements) {
    return (long) placements * (placements + 2L * recentPlacements);
  }

  /** Rule unitSpread, its weight included: weight × n² / k, rounded down, k at least 1. */
  public static long spreadCost(long weight, int placements, int trainedSupervisors) {
    return weight * placements * placements / Math.max(1, trainedSupervisors);
  }

  /** What one more adds to {@link #rotation}. */
  public static long rotationOfOneMore(int placements, int recentPlacements) {
    return rotation(placements + 1, recentPlacements) - rotation(placements, recentPlacements);
  }

  /** What one more adds to {@link #spreadCost}, fractions kept. */
  public static double spreadOfOneMore(long weight, int placements, int trainedSupervisors) {
    return weight * (2.0 * placements + 1) / Math.max(1, trainedSupervisors);
  }

  /** Rule peerPair: who has no partner in a group of those who fit each other. */
  public static int withoutPartner(int group) {
    return group % 2;
  }

  /**
   * Rule revisit: a student's placements at one unit this term, but the first if the unit is new.
   */
  public static int revisits(int placements, boolean visitedBefore) {
    return visitedBefore ? placements : Math.max(0, placements - 1);
  }

  /** Rule unplaced: the medium cost of one placement without a place. */
  public static long priority(ProviderTier tier, PlacementKind kind) {
    int byTier =
        switch (tier) {
          case COLLEGE_MEMBER -> 10;
          case TRIAL -> 6;
          case OTHER -> 3;
        };
    int byKind =
        switch (kind) {
          case APPRENTICESHIP -> 3;
          case APL, LIA -> 2;
          case PRAO -> 1;
        };
    return (long) byTier * byKind;
  }

  /** Rule trialQuota: guaranteed places that are missing; only asked-for places count. */
  public static int missingQuota(EducationProvider provider, int askedFor, int unplaced) {
    return Math.max(0, promised(provider, askedFor) - (askedFor - unplaced));
  }

  /** Rule trialQuota: places that a provider on trial is sure of; 0 for all others. */
  public static int promised(EducationProvider provider, int askedFor) {
    return provider.tier() == ProviderTier.TRIAL
        ? Math.min(provider.guaranteedPlaces(), askedFor)
        : 0;
  }

  /** Rule providerFairness, its weight included: weight × u² / r, rounded down; 0 of none. */
  public static long fairnessCost(long weight, int unplaced, int askedFor) {
    return unplaced == 0 ? 0 : weight * unplaced * unplaced / askedFor;
  }
}
