package org.platsa.api.page.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
  @Test
  void theLargestIsTallestAndTheOthersInProportion() {
    Bars bars =
        Bars.of(
            List.of(
                new Bars.Value("0", 10, false),
                new Bars.Value("1", 20, true),
                new Bars.Value("2", 0, false),
                new Bars.Value("3", 5, false)));

    assertThat(bars.bars()).extracting(Bars.Bar::height).containsExactly(37.0, 74.0, 0.0, 18.5);
    assertThat(bars.bars())
        .allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(Bars.FLOOR));
    assertThat(bars.bars()).extracting(Bars.Bar::x).containsExactly(1.0, 101.0, 201.0, 301.0);
    assertThat(bars.bars().get(1).middle()).isEqualTo(150);
    assertThat(bars.bars().get(1).marked()).isTrue();
  }

  @Test
  void nothingDrawsNothing() {
    assertThat(Bars.of(List.of()).bars()).isEmpty();
    assertThat(Bars.of(List.of(new Bars.Value("0", 0, false))).bars().getFirst().height()).isZero();
  }
}
