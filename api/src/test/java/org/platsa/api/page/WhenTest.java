package org.platsa.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Times as people write them. */
class WhenTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-30T11:00:00Z"), ZoneOffset.UTC);
  private final When swedish =
      new When(Locale.of("sv", "SE"), PageConfiguration.messageSource(), NOON);
  private final When english = new When(Locale.UK, PageConfiguration.messageSource(), NOON);

  @Test
  void daysNearbyAreInWordsAndOthersInFull() {
    assertThat(swedish.moment(Instant.parse("2026-11-30T13:05:00Z"))).isEqualTo("i dag 14:05");
    assertThat(swedish.moment(Instant.parse("2026-11-29T23:30:00Z"))).isEqualTo("i dag 00:30");
    assertThat(swedish.moment(Instant.parse("2026-11-29T08:00:00Z"))).isEqualTo("i går 09:00");
    assertThat(english.moment(Instant.parse("2026-12-01T08:00:00Z"))).isEqualTo("tomorrow 09:00");
    assertThat(swedish.moment(Instant.parse("2026-12-07T04:00:00Z")))
        .isEqualTo("7 dec. 2026 05:00");
    assertThat(english.moment(Instant.parse("2026-06-07T04:00:00Z"))).isEqualTo("7 Jun 2026 06:00");
  }

  @Test
  void spansAreRoundedUpAndInTheRightNumber() {
    assertThat(swedish.span(Duration.ofMillis(300))).isEqualTo("en sekund");
    assertThat(swedish.span(Duration.ofMillis(4_100))).isEqualTo("5 sekunder");
    assertThat(english.span(Duration.ofSeconds(89))).isEqualTo("89 seconds");
    assertThat(english.span(Duration.ofSeconds(121))).isEqualTo("3 minutes");
    assertThat(swedish.span(Duration.ofMinutes(91))).isEqualTo("2 timmar");
  }
}
