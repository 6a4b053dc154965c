package org.platsa.api.body;

import java.time.Duration;
import org.platsa.api.settings.Settings;

/**
 * How slow a sender or a reader may be (<i>lägsta takt</i>): after a time of grace so many bytes
 * for each second, on average, of the time that was spent waiting for them.
 */
record PaceRule(Duration grace, long bytesPerSecond) {
  static PaceRule of(Settings.Bodies settings) {
    return new PaceRule(settings.grace(), settings.leastRate().toBytes());
  }

  boolean isTooSlow(long bytes, long nanos) {
    long counted = nanos - grace.toNanos();
    return counted > 0 && bytes < bytesPerSecond * (counted / 1e9);
  }

  /** As it is told. */
  @Override
  public String toString() {
    return bytesPerSecond + " bytes a second after " + grace.toMillis() / 1000.0 + " seconds";
  }
}
