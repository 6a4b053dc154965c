package org.platsa.solver.solve;

import java.time.Duration;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.SoftScale;

/**
 * The numbers that a search is set by (<i>sökparametrar</i>). What concerns costs is in the
 * problem's own terms, so that the same problem with all soft weights a thousand times as large is
 * searched alike. What concerns times and sizes was found by trying on terms, counties and a
 * nation: docs/decisions/0008-search.md.
 *
 * @param softScale soft cost by which a placement's fifth best unit is typically dearer than its
 *     best; 0 where all are alike
 * @param annealedTogether placements of a region that is annealed, at least 10
 * @param solvedTogether most placements of a region that the exact method solves with a guide
 *     beside the proof of a term, at least 10
 */
record SearchTuning(double softScale, int annealedTogether, int solvedTogether) {
  /** Problems with more placements than this are searched region by region. */
  static final int LARGEST_TERM = 1_000;

  /** With a smaller gap than this only the exact method goes on; annealing would slow it down. */
  static final double WORTH_ANNEALING = 0.001;

  /** A region that is solved with a guide is left when its gap is no larger than this. */
  static final double NEAR_ENOUGH_IN_REGION = 0.0005;

  /** How long a short round lasts at most. */
  static final Duration LONGEST_QUICK_ROUND = Duration.ofMillis(2500);

  /** With so many milliseconds of one core for each placement, the relaxation comes to its end. */
  static final double ENOUGH_TO_RELAX = 1.7;

  /** With fewer milliseconds for each placement, regions are annealed before they are solved. */
  static final double WORTH_SOLVING_AT_ONCE = 10;

  /**
   * Most regions are solved sooner than others, so one may take so many fair shares of the time.
   */
  static final double FAIR_SHARES_TO_SOLVE = 2.5;

  /** If somebody waits in a larger share of the regions, these are not searched by themselves. */
  static final double MOST_PLACING = 0.1;

  /** Steps of one region, for each of its placements, in a search that is limited in steps. */
  static final int STEPS_OF_A_PLACEMENT = 20;

  /** With less time left, for each placement or in all, the exact method would only begin. */
  private static final Duration WORTH_PROVING_EACH = Duration.ofMillis(10);

  private static final Duration WORTH_PROVING = Duration.ofMillis(1700);

  /** In the first round it is decided who gets a place, when not everybody fits at once. */
  private static final Duration LONGEST_CROWDED_ROUND = Duration.ofSeconds(20);

  /** After so long for each placement the relaxation grows better by very little. */
  private static final Duration RELAXING_A_PLACEMENT = Duration.ofMillis(15);

  /** How much dearer a place may be and still be tried, in soft scales. */
  private static final double WORTH_IN_TERM = 1.25;

  private static final double WORTH_IN_REGION = 0.375;

  private static final int FEWEST_SOLVED = 40;
  private static final int MOST_SOLVED = 340;
  private static final int LEAST_TOGETHER = 10;

  SearchTuning {
    if (!(softScale >= 0) || Double.isInfinite(softScale)) {
      throw new IllegalArgumentException("softScale must be at least 0, not " + softScale);
    }
    if (annealedTogether < LEAST_TOGETHER || solvedTogether < LEAST_TOGETHER) {
      throw new IllegalArgumentException(
          "regions need at least %d placements, not %d and %d"
              .formatted(LEAST_TOGETHER, annealedTogether, solvedTogether));
    }
  }

  /** The tuning for a problem, by the plan that its search begins with. */
  static SearchTuning of(Beginning beginning) {
    return new SearchTuning(SoftScale.of(beginning.roster(), beginning.reach()), 450, 100);
  }

  /** How much dearer, in soft cost, a place may be that the problem's own relaxation shows. */
  long worthInTerm() {
    return Math.round(WORTH_IN_TERM * softScale);
  }

  /** The same where the relaxation of the whole problem guides a part of it. */
  long worthInRegion() {
    return Math.round(WORTH_IN_REGION * softScale);
  }

  /**
   * Whether the exact method comes to anything in the time that is left.
   *
   * @param placements of the problem
   */
  static boolean isWorthProving(Duration left, int placements) {
    return left.compareTo(
            SearchRun.shorter(WORTH_PROVING, WORTH_PROVING_EACH.multipliedBy(placements)))
        > 0;
  }

  /** How long the first round of annealing lasts, before or beside the exact method. */
  static Duration firstRound(Duration left, Heat heat) {
    return heat == Heat.CROWDED
        ? SearchRun.shorter(left.dividedBy(3), LONGEST_CROWDED_ROUND)
        : SearchRun.shorter(left.dividedBy(10), LONGEST_QUICK_ROUND);
  }

  /** How long the relaxation of a problem with so many placements lasts at most. */
  static Duration longestRelaxation(int placements) {
    return RELAXING_A_PLACEMENT.multipliedBy(placements);
  }

  /**
   * Placements of a region that the exact method mostly solves in two thirds of the time there is:
   * 56 took it about 2.6 ms each, 110 about 5.5, 170 about 10.
   *
   * @param millisOfEach time for each placement
   */
  int solvedTogether(double millisOfEach) {
    double size = 56 * Math.pow(millisOfEach / 1.5 / 2.6, 0.9);
    return (int) Math.clamp(size, FEWEST_SOLVED, MOST_SOLVED);
  }

  /**
   * Placements of a region that is solved beside the proof of a term: as many as can be solved in
   * the time that is left, since the first pass over all regions helps most.
   *
   * @param placements of the term
   */
  int solvedBesideProof(Duration left, int placements) {
    double millisOfEach = Math.max(1.0, left.toMillis()) / placements;
    return Math.min(solvedTogether, solvedTogether(millisOfEach));
  }

  /** How freely a round of annealing accepts worse plans at its beginning (<i>temperatur</i>). */
  enum Heat {
    /** When somebody has no place yet: freely enough to move many for one. */
    CROWDED(6, 2.5),
    /** When the search began from nothing. */
    HOT(2, 0.25),
    /** From a good plan. */
    WARM(1, 0.1);

    private final int medium;
    private final double softScales;

    Heat(int medium, double softScales) {
      this.medium = medium;
      this.softScales = softScales;
    }
  }

  /** The temperature at which a round begins, as Timefold reads it. */
  String temperature(Heat heat) {
    return "0hard/%dmedium/%dsoft".formatted(heat.medium, Math.round(heat.softScales * softScale));
  }
}
