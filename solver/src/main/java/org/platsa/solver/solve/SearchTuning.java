package org.platsa.solver.solve;

import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.SoftScale;

/**
 * The numbers that a search is set by (<i>sökparametrar</i>), in the problem's own terms: the same
 * problem with all soft weights a thousand times as large is searched alike.
 *
 * @param softScale soft cost by which a placement's fifth best unit is typically dearer than its
 *     best; 0 where all are alike
 * @param annealedTogether placements of a region that is annealed, at least 10
 * @param solvedTogether placements of a region that the exact method solves with a guide beside the
 *     proof of the whole, at least 10
 */
record SearchTuning(double softScale, int annealedTogether, int solvedTogether) {
  /** How much dearer than the relaxation a place may be and still be tried, in soft scales. */
  private static final double TERM_WORTH = 1.25;

  private static final double REGION_WORTH = 0.375;

  private static final int FEWEST_SOLVED = 40;
  private static final int MOST_SOLVED = 340;

  SearchTuning {
    if (!(softScale >= 0) || Double.isInfinite(softScale)) {
      throw new IllegalArgumentException("softScale must be at least 0, not " + softScale);
    }
    if (annealedTogether < 10 || solvedTogether < 10) {
      throw new IllegalArgumentException(
          "regions need at least 10 placements, not %d and %d"
              .formatted(annealedTogether, solvedTogether));
    }
  }

  static SearchTuning of(Beginning beginning) {
    return new SearchTuning(SoftScale.of(beginning.roster(), beginning.reach()), 450, 100);
  }

  /** Soft cost that a place may be dearer by where the problem's own relaxation guides. */
  long worthInTerm() {
    return Math.round(TERM_WORTH * softScale);
  }

  /** The same where the relaxation of the whole guides a part of it. */
  long worthInRegion() {
    return Math.round(REGION_WORTH * softScale);
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

  /** How freely a round of annealing accepts worse plans at its beginning (<i>temperatur</i>). */
  enum Heat {
    /** When somebody has no place yet: free enough to move many for one. */
    CROWDED(6, 2.5),
    /** From nothing. */
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

  /** A starting temperature as Timefold reads it. */
  String temperature(Heat heat) {
    return "0hard/%dmedium/%dsoft".formatted(heat.medium, Math.round(heat.softScales * softScale));
  }
}
