package org.platsa.api.body;

import java.time.Duration;
import org.platsa.api.settings.BodySettings;
import org.platsa.api.settings.StreamSettings;

/**
 * How slow a sender or a reader may be (<i>lägsta takt</i>): after a time of grace so many bytes
 * for each second of the time that was spent waiting for them. The same rule holds for requests,
 * answers and streams of events, with other numbers for the last.
 */
record PaceRule(Duration grace, long bytesPerSecond) {
  static PaceRule of(BodySettings settings) {
    return new PaceRule(settings.grace(), settings.leastRate().toBytes());
  }

  static PaceRule of(StreamSettings settings) {
    return new PaceRule(settings.patience(), settings.leastRate().toBytes());
  }

  /** That of one client, which has just begun. */
  Pace begin() {
    return new Pace(this);
  }

  /** As it is told. */
  @Override
  public String toString() {
    return bytesPerSecond + " bytes a second after " + grace.toMillis() / 1000.0 + " seconds";
  }
}
