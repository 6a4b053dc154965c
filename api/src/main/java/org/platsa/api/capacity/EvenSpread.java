package org.platsa.api.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spreads what can choose over what there is (<i>jämn spridning</i>): so that the share of places
 * that are taken is as even as can be. Those with the fewest choices choose first; then everybody
 * looks twice more whether a place has become better than theirs.
 */
final class EvenSpread {
  private static final int ROUNDS = 3;

  private final int[] places;
  private final int[] demand;

  /**
   * Over cells.
   *
   * @param places of each cell
   */
  EvenSpread(int[] places) {
    this.places = places.clone();
    this.demand = new int[places.length];
  }

  /**
   * How many come to be in each cell.
   *
   * @param choices of each of those who choose: numbers of cells; who has none is nowhere
   */
  int[] of(List<int[]> choices) {
    List<int[]> fewestFirst = new ArrayList<>(choices);
    fewestFirst.sort(Comparator.comparingInt(cells -> cells.length));
    int[] chosen = new int[fewestFirst.size()];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < chosen.length; i++) {
        int[] cells = fewestFirst.get(i);
        if (cells.length > 0) {
          if (round > 0) {
            demand[chosen[i]]--;
          }
          chosen[i] = emptiest(cells);
          demand[chosen[i]]++;
        }
      }
    }
    return demand.clone();
  }

  private int emptiest(int[] cells) {
    int best = cells[0];
    for (int cell : cells) {
      if (isEmptier(cell, best)) {
        best = cell;
      }
    }
    return best;
  }

  /** By the share that would be taken with one more; where there is no place, by how many ask. */
  private boolean isEmptier(int cell, int other) {
    if (places[cell] == 0 || places[other] == 0) {
      return places[cell] == places[other]
          ? demand[cell] < demand[other]
          : places[cell] > places[other];
    }
    return (demand[cell] + 1L) * places[other] < (demand[other] + 1L) * places[cell];
  }
}
