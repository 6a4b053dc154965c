package org.platsa.solver.rule;

import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.ProviderTier;

/**
 * What several placements cost together (<i>gemensamma regler</i>), in plain numbers: those of one
 * unit, one supervisor, one student or one provider. Amounts are before the rule's weight unless a
 * method says otherwise.
 *
 * @see SupervisorWeek
 * @see StudentWeeks
 */
public final class SharedRules {
  private SharedRules() {}

  /** Rule unitCapacity: trainees above the maximum in one week. */
  public static int unitExcess(int trainees, int maxTrainees) {
    return Math.max(0, trainees - maxTrainees);
  }

  /** Rule supervisorTermLimit: placements above the term's maximum. */
  public static int termExcess(int placements, int maxPerTerm) {
    return Math.max(0, placements - maxPerTerm);
  }

  /** Rule supervisorRotation: n × (n + 2h), with n placements this term and h recent ones. */
  public static long rotation(int placements, int recentPlacements) {
    return (long) placements * (placements + 2L * recentPlacements);
  }

  /**
   * Rule unitSpread, its weight included: weight × n² / k, rounded down, with n placements and k
   * active supervisors with training, counted as at least 1.
   */
  public static long spreadCost(long weight, int placements, int trainedSupervisors) {
    return weight * placements * placements / Math.max(1, trainedSupervisors);
  }

  /** What one more than so many placements adds to {@link #rotation}. */
  public static long rotationOfOneMore(int placements, int recentPlacements) {
    return rotation(placements + 1, recentPlacements) - rotation(placements, recentPlacements);
  }

  /** What one more than so many placements adds to {@link #spreadCost}, without the rounding. */
  public static double spreadOfOneMore(long weight, int placements, int trainedSupervisors) {
    return weight * (2.0 * placements + 1) / Math.max(1, trainedSupervisors);
  }

  /**
   * Rule peerPair: how many have no partner in a group of those who fit each other: who may be
   * paired, are of one kind and have one supervisor and period, at a peer-learning unit.
   */
  public static int withoutPartner(int group) {
    return group % 2;
  }

  /**
   * Rule peerPair, the part that the unit alone decides: who may be paired finds no partner at a
   * unit without peer learning.
   */
  public static boolean findsNoPartner(boolean mayPair, boolean peerLearningUnit) {
    return mayPair && !peerLearningUnit;
  }

  /**
   * Rule revisit: how many of a student's placements at one unit this term are revisits: all of
   * them if the student was there in an earlier term, otherwise all but the first.
   */
  public static int revisits(int placements, boolean visitedBefore) {
    return visitedBefore ? placements : Math.max(0, placements - 1);
  }

  /**
   * Rule unplaced: the medium cost of one placement without a place.
   *
   * @param byKind the priority of its kind
   */
  public static long priority(ProviderTier tier, int byKind) {
    int byTier =
        switch (tier) {
          case COLLEGE_MEMBER -> 10;
          case TRIAL -> 6;
          case OTHER -> 3;
        };
    return (long) byTier * byKind;
  }

  /** Rule trialQuota: promised places that a provider lacks. */
  public static int missingQuota(EducationProvider provider, int askedFor, int unplaced) {
    return Math.max(0, promised(provider, askedFor) - (askedFor - unplaced));
  }

  /**
   * Rule trialQuota: the places that a provider on trial is promised, but no more than it asked
   * for; 0 for all other providers.
   */
  public static int promised(EducationProvider provider, int askedFor) {
    return provider.tier() == ProviderTier.TRIAL
        ? Math.min(provider.guaranteedPlaces(), askedFor)
        : 0;
  }

  /**
   * Rule providerFairness, its weight included: weight × u² / r, rounded down, with u unplaced of r
   * asked for; 0 where nobody is unplaced.
   */
  public static long fairnessCost(long weight, int unplaced, int askedFor) {
    return unplaced == 0 ? 0 : weight * unplaced * unplaced / askedFor;
  }
}
