package org.platsa.api.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void eachWaitIsTwiceAsLongUpToSixHours() {
    assertThat(after(1)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
    assertThat(after(2)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(24));
    assertThat(after(7)).isBetween(Duration.ofSeconds(640), Duration.ofSeconds(768));
    assertThat(after(13)).isBetween(Duration.ofHours(6), Duration.ofMinutes(432));
    assertThat(after(1_000_000)).isBetween(Duration.ofHours(6), Duration.ofMinutes(432));
  }

  private static Duration after(int tries) {
    return Backoff.after(tries, new Random(1));
  }
}
