package org.platsa.api.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvenSpreadTest {
  @Test
  void whoHasNoChoiceIsWhereTheyMustBeAndTheOthersEvenItOut() {
    List<int[]> choices =
        List.of(cells(0, 1), cells(0, 1), cells(0, 1), cells(0), cells(0), cells(0));

    assertThat(new EvenSpread(new int[] {4, 4}).of(choices)).containsExactly(3, 3);
  }

  @Test
  void theSameShareIsTakenWhereThereAreMorePlaces() {
    assertThat(new EvenSpread(new int[] {2, 8}).of(Collections.nCopies(5, cells(0, 1))))
        .containsExactly(1, 4);
  }

  @Test
  void nobodyIsWhereThereIsNoPlaceIfThereIsAnother() {
    assertThat(new EvenSpread(new int[] {0, 1}).of(Collections.nCopies(3, cells(0, 1))))
        .containsExactly(0, 3);
    assertThat(new EvenSpread(new int[] {0, 0}).of(Collections.nCopies(4, cells(0, 1))))
        .containsExactly(2, 2);
  }

  @Test
  void whoCanBeNowhereIsNotCounted() {
    assertThat(new EvenSpread(new int[] {1}).of(List.of(cells(), cells(0)))).containsExactly(1);
  }

  private static int[] cells(int... cells) {
    return cells;
  }
}
