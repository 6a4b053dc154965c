package org.platsa.api.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on as usual but can be put forward. */
public final class SettableClock extends Clock {
  private volatile Duration ahead = Duration.ZERO;

  /** Puts the clock forward. */
  public void advance(Duration duration) {
    ahead = ahead.plus(duration);
  }

  boolean isAhead() {
    return !ahead.isZero();
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the service asks for no other zone");
  }
}
