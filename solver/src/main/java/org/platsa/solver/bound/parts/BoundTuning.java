package org.platsa.solver.bound.parts;

/**
 * How the bound's methods are set (<i>inställningar för gränsen</i>). What concerns costs is a
 * share of a typical place's cost, {@link CostScale#typical}, so that a problem is treated alike
 * whatever its weights are multiplied by.
 *
 * @param choicesWhole a program with more choices than this is relaxed in parts; a term has about
 *     25,000
 * @param unitsAtFirst how many units a part has at most in the first round
 * @param unitsAtLast how many units a part has at most in the last; a larger one takes long to
 *     solve
 * @param littleGain parts grow when all of them together raise the bound by less than this share
 * @param noGain pricing ends when parts that cannot grow raise the bound by less than this share
 * @param far places so much dearer than a placement's cheapest are left out of a part's first
 *     program, 1 being a typical cost
 * @param noticed a difference in cost below this is rounding, 1 being a typical cost
 * @param guessSpread how much dearer than another a place must be, by the guess, to get about a
 *     third of its visitors, 1 being a typical cost
 * @param guessStep the most that a guessed price changes in its first round, 1 being a typical cost
 * @param open how much dearer than the relaxation a column of the first program in whole numbers
 *     may be, 1 being a typical cost
 * @param openShare the same as a share of the relaxation's value; the larger of the two counts
 */
public record BoundTuning(
    int choicesWhole,
    int unitsAtFirst,
    int unitsAtLast,
    double littleGain,
    double noGain,
    double far,
    double noticed,
    double guessSpread,
    double guessStep,
    double open,
    double openShare) {
  /** Found by trying on terms and counties; see the decision on the exact program. */
  public static final BoundTuning TRIED =
      new BoundTuning(60_000, 40, 200, 5e-4, 1e-5, 0.2, 5e-5, 0.125, 0.3, 0.02, 5e-5);

  public BoundTuning {
    atLeast("choicesWhole", choicesWhole, 0);
    atLeast("unitsAtFirst", unitsAtFirst, 1);
    atLeast("unitsAtLast", unitsAtLast, unitsAtFirst);
    share("noGain", noGain);
    share("littleGain", littleGain);
    share("far", far);
    share("noticed", noticed);
    share("guessSpread", guessSpread);
    share("guessStep", guessStep);
    share("open", open);
    share("openShare", openShare);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + "; it must be " + least + " up");
    }
  }

  private static void share(String name, double value) {
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          name + " is " + value + "; it must be above 0 and at most 1");
    }
  }

  /** The same with parts of so many units in the first round. */
  public BoundTuning unitsAtFirst(int units) {
    return new BoundTuning(
        choicesWhole,
        units,
        Math.max(units, unitsAtLast),
        littleGain,
        noGain,
        far,
        noticed,
        guessSpread,
        guessStep,
        open,
        openShare);
  }
}
