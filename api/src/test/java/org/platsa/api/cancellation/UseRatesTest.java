package org.platsa.api.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.api.cancellation.UseRates.Expected;
import org.platsa.solver.problem.PlacementKind;

/** Expected numbers were worked out apart, with the gamma function. */
class UseRatesTest {
  private static final PlacementKind APL = PlacementKind.APL;

  @Test
  void withoutHistoryTheDefaultIsExpectedOfAll() {
    UseRates rates = new UseRates(List.of(), 0.8);
    assertThat(rates.mean()).isEqualTo(0.8);
    assertThat(rates.expected("A", APL).rate()).isEqualTo(0.8, within(1e-9));
    assertThat(rates.history("A", APL)).isEqualTo(new PlaceUse("A", APL, 0, 0));
  }

  @Test
  void ownSharesAreDrawnTowardsTheWholeTheMoreTheFewerTheyAre() {
    UseRates rates =
        new UseRates(
            List.of(
                new PlaceUse("A", APL, 50, 45),
                new PlaceUse("B", APL, 30, 18),
                new PlaceUse("C", APL, 20, 17)),
            0.8);
    assertThat(rates.mean()).isEqualTo(0.8, within(1e-9));
    assertThat(rates.strength()).isEqualTo(5.713287, within(1e-6));
    assertThat(rates.expected("A", APL).rate()).as("0.90 before").isEqualTo(0.889745, within(1e-6));
    assertThat(rates.expected("B", APL).rate()).as("0.60 before").isEqualTo(0.631995, within(1e-6));
    assertThat(rates.expected("C", APL).rate()).as("0.85 before").isEqualTo(0.838890, within(1e-6));
    assertThat(rates.expected("A", PlacementKind.PRAO).rate())
        .as("another kind has no places of its own")
        .isEqualTo(0.8, within(1e-9));
  }

  @Test
  void groupsThatAreAlikeAreTakenForOne() {
    UseRates rates =
        new UseRates(List.of(new PlaceUse("A", APL, 50, 40), new PlaceUse("B", APL, 5, 4)), 0.8);
    assertThat(rates.strength()).isEqualTo(1_000);
    assertThat(rates.expected("B", APL).rate()).isEqualTo(0.8, within(1e-9));
  }

  @Test
  void oneGroupAloneTellsNothingOfHowMuchTheyDiffer() {
    UseRates rates = new UseRates(List.of(new PlaceUse("A", APL, 20, 10)), 0.8);
    assertThat(rates.mean()).isEqualTo(0.65, within(1e-9));
    assertThat(rates.strength()).isEqualTo(20);
    assertThat(rates.expected("A", APL).rate()).isEqualTo(0.575, within(1e-9));
  }

  @Test
  void noPlaceIsCertainHoweverWellItWent() {
    UseRates rates =
        new UseRates(List.of(new PlaceUse("A", APL, 10, 10), new PlaceUse("B", APL, 10, 10)), 0.8);
    assertThat(rates.expected("A", APL).rate()).isBetween(0.9, 0.999);
    assertThatThrownBy(() -> new UseRates(List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lossesOfAGroupAreBetaBinomial() {
    // Used 16, lost 4.
    Chances lost = Chances.lost(3, new Expected(16, 4));
    assertThat(lost.atLeast(0)).isEqualTo(1, within(1e-9));
    assertThat(lost.atLeast(1)).isEqualTo(0.470130, within(1e-6));
    assertThat(lost.atLeast(2)).isEqualTo(0.116883, within(1e-6));
    assertThat(lost.atLeast(3)).isEqualTo(0.012987, within(1e-6));
    assertThat(lost.mean()).isEqualTo(0.6, within(1e-9));
  }

  @Test
  void whoComesSecondIsCalledIfMoreAreLostThanTheFirstTakes() {
    Chances lost = Chances.lost(3, new Expected(16, 4));
    Chances first = Chances.none().andOne(0.8);
    assertThat(lost.moreThan(Chances.none())).isEqualTo(0.470130, within(1e-6));
    assertThat(lost.moreThan(first)).isEqualTo(0.187532, within(1e-6));
    assertThat(lost.meanOfLeast(first.andOne(0.8))).isEqualTo(0.526130, within(1e-6));
  }
}
