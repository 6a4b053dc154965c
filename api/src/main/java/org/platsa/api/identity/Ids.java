package org.platsa.api.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * New ids (<i>identiteter</i>): UUID version 7 (RFC 9562), 48 bits of time, so that they sort by
 * age, and 74 random bits, so that nobody guesses them.
 */
@Component
public class Ids {
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Ids(Clock clock) {
    this.clock = clock;
  }

  /** An id that has not been given before. */
  public UUID next() {
    long millis = clock.millis();
    long high = (millis << 16) | 0x7000L | (random.nextInt() & 0x0fffL);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
