package org.platsa.api.pause;

import java.time.Duration;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * A pause between tries that is twice as long each time (<i>växande paus</i>), up to a longest. For
 * one thread.
 */
public final class GrowingPause {
  private final BackOff growth;
  private BackOffExecution pauses;

  /** Begins with the first. */
  public GrowingPause(Duration first, Duration longest) {
    this.growth = growth(first, longest);
    this.pauses = growth.start();
  }

  /** The same as Spring takes it. */
  public static BackOff growth(Duration first, Duration longest) {
    ExponentialBackOff growth = new ExponentialBackOff(first.toMillis(), 2);
    growth.setMaxInterval(longest.toMillis());
    return growth;
  }

  /** How long the next pause is. */
  public Duration next() {
    return Duration.ofMillis(pauses.nextBackOff());
  }

  /** Begins with the first again: something has succeeded. */
  public void reset() {
    pauses = growth.start();
  }
}
