package org.platsa.solver.bound.parts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.platsa.solver.bound.lp.LinearProgram.Objective;
import org.platsa.solver.bound.model.PlacementChoices;
import org.platsa.solver.bound.model.PlacementProgram;

/**
 * Says which placements may go to a part, and with which of its places the part's program begins
 * (<i>kandidater</i>): those that are not much dearer than the cheapest, by the prices so far or,
 * at units without any, by the guess.
 */
final class PartCandidates {
  /** How much dearer, in medium cost, places in a part's first program may be. */
  static final double FAR_MEDIUM = 1;

  /** A part's first program has no more places of a placement than this. */
  private static final int MOST_AT_FIRST = 60;

  /** The guess is corrected by no more than this factor after each part. */
  private static final double CORRECTION = 1.1;

  /** The guess is corrected by this power of the factor by which a part says that it is wrong. */
  private static final double SLOWLY = 0.2;

  private final PartLayout layout;
  private final PlacementProgram program;
  private final PlacementChoices choices;
  private final Objective objective;
  private final RowPrices prices;
  private final double far;
  private final double noticed;

  /** By unit: whether its rows have been priced. */
  private final boolean[] priced;

  /** What a place costs, besides its own costs, at units that have not been priced. */
  private final CrowdingGuess guess;

  /** By how much the parts priced so far say that the guess is too low. */
  private double correction = 1;

  PartCandidates(
      PartLayout layout,
      Objective objective,
      RowPrices prices,
      CrowdingGuess guess,
      double far,
      double noticed) {
    this.layout = layout;
    this.objective = objective;
    this.prices = prices;
    this.guess = guess;
    this.far = far;
    this.noticed = noticed;
    program = layout.program;
    choices = program.choices;
    priced = new boolean[program.problem.units.size()];
  }

  /**
   * The candidates of a part.
   *
   * @param left told each choice that the part has of a placement that is no candidate
   */
  List<Candidate> of(PartIndex index, int part, IntConsumer left) {
    List<Candidate> candidates = new ArrayList<>();
    for (int i : index.placements()[part]) {
      prices.set(program.placementRow[i], 0);
      double unplaced = prices.reduced(program.unplacedColumn[i]);
      double outside = unplaced;
      double inside = Double.POSITIVE_INFINITY;
      double cheapest = Double.POSITIVE_INFINITY;
      int[] here = new int[choices.end(i) - choices.first(i)];
      int size = 0;
      for (int k = choices.first(i); k < choices.end(i); k++) {
        if (index.ofUnit()[layout.unitOfGroup[choices.group(k)]] == part) {
          inside = Math.min(inside, expectedPrice(k));
          cheapest = Math.min(cheapest, choiceCost(k));
          here[size++] = k;
        } else {
          outside = Math.min(outside, expectedPrice(k));
        }
      }
      if (cheapest <= outside || index.isWhole()) {
        here = Arrays.copyOf(here, size);
        boolean[] used = near(i, here, Math.min(inside, outside) + far);
        candidates.add(new Candidate(i, outside, outside >= unplaced, here, used));
      } else {
        for (int h = 0; h < size; h++) {
          left.accept(here[h]);
        }
      }
    }
    return candidates;
  }

  private double choiceCost(int choice) {
    return objective == Objective.SOFT ? choices.cost(choice) : 0;
  }

  /** Which of these places are no dearer than the limit; if they are too many, the cheapest. */
  private boolean[] near(int placement, int[] here, double limit) {
    double[] expected = Arrays.stream(here).mapToDouble(this::expectedPrice).toArray();
    double[] sorted = Arrays.stream(expected).filter(price -> price <= limit).sorted().toArray();
    boolean[] used = new boolean[here.length];
    double last = sorted.length > MOST_AT_FIRST ? sorted[MOST_AT_FIRST - 1] : limit;
    int left = MOST_AT_FIRST;
    for (int h = 0; h < here.length; h++) {
      used[h] = sorted.length > MOST_AT_FIRST ? expected[h] < last : expected[h] <= limit;
      left -= used[h] ? 1 : 0;
    }
    // Of places that are equally cheap, different placements begin with different ones.
    for (int n = 0; n < here.length && left > 0 && sorted.length > MOST_AT_FIRST; n++) {
      int h = (int) ((n + 31L * placement) % here.length);
      if (!used[h] && expected[h] == last) {
        used[h] = true;
        left--;
      }
    }
    return used;
  }

  /** What a choice costs with its unit's prices, or with the guess at them. */
  private double expectedPrice(int choice) {
    int unit = layout.unitOfGroup[choices.group(choice)];
    return prices.ofChoice(choice) + (priced[unit] ? 0 : correction * guess.at(unit));
  }

  /**
   * Adds to the part's program every place that is cheaper than the place that its placement has
   * there; false if there is none.
   */
  boolean widen(List<Candidate> candidates) {
    boolean wider = false;
    for (Candidate candidate : candidates) {
      double paid =
          candidate.outsideIsNowhere
              ? prices.reduced(program.unplacedColumn[candidate.placement])
              : candidate.outside;
      for (int h = 0; h < candidate.here.length; h++) {
        if (candidate.used[h]) {
          paid = Math.min(paid, prices.ofChoice(candidate.here[h]));
        }
      }
      for (int h = 0; h < candidate.here.length; h++) {
        if (!candidate.used[h] && prices.ofChoice(candidate.here[h]) < paid - noticed) {
          candidate.used[h] = true;
          wider = true;
        }
      }
    }
    return wider;
  }

  /** Notes that the units of these groups have prices, which count instead of the guess. */
  void notePriced(int[] groups) {
    for (int g : groups) {
      priced[layout.unitOfGroup[g]] = true;
    }
  }

  /**
   * Corrects the guess by a part that has been priced: where fewer take a place than the guess said
   * would come, its prices are too low.
   *
   * @param taken how many placements the part has
   */
  void correctGuess(PartIndex index, int part, double taken) {
    double expected = 0;
    for (int unit = 0; unit < priced.length; unit++) {
      expected += index.ofUnit()[unit] == part ? guess.visitors(unit) : 0;
    }
    if (taken > 0 && expected > 0) {
      correction *= Math.clamp(Math.pow(expected / taken, SLOWLY), 1 / CORRECTION, CORRECTION);
    }
  }

  /** A placement that may go to the part. */
  static final class Candidate {
    final int placement;

    /** What the best place elsewhere costs it, or to be left out. */
    final double outside;

    /** Whether it has no better place elsewhere than none. */
    final boolean outsideIsNowhere;

    /** Its choices in the part. */
    final int[] here;

    /** Which of them the part's program has. */
    final boolean[] used;

    /** The position of its first column in the part's program at hand. */
    int firstColumn;

    Candidate(int placement, double outside, boolean outsideIsNowhere, int[] here, boolean[] used) {
      this.placement = placement;
      this.outside = outside;
      this.outsideIsNowhere = outsideIsNowhere;
      this.here = here;
      this.used = used;
    }
  }
}
