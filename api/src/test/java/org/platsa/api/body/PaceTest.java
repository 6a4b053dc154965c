package org.platsa.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Pace pace = new PaceRule(Duration.ofSeconds(10), 8_000).begin();

  @Test
  void nothingIsAskedInTheTimeOfGrace() {
    assertThat(pace.isTooSlow(0, 10 * SECOND)).isFalse();
  }

  @Test
  void afterItTheLeastRateIsAsked() {
    assertThat(pace.isTooSlow(8_000, 11 * SECOND)).isFalse();
    assertThat(pace.isTooSlow(0, 1)).isTrue();
  }

  @Test
  void whoKeepsTheRateMayGoOnForEver() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(pace.isTooSlow(8_000, SECOND)).as("second %s", i).isFalse();
    }
  }

  @Test
  void whoWasQuickMayNotStandStillForThat() {
    assertThat(pace.isTooSlow(60_000_000, SECOND)).isFalse();

    assertThat(pace.isTooSlow(0, 10 * SECOND)).isFalse();
    assertThat(pace.isTooSlow(0, 1)).isTrue();
  }

  @Test
  void piecesCountTogether() {
    for (int i = 1; i < 20; i++) {
      assertThat(pace.isTooSlow(3_990, SECOND)).as("second %s", i).isFalse();
    }
    assertThat(pace.isTooSlow(3_990, SECOND)).isTrue();
  }
}
