package org.platsa.api.body;

/**
 * How fast a client sends or reads (<i>takt</i>), held to a {@link PaceRule}. It is counted anew
 * whenever the client has moved as much as the time of grace is worth: nobody may stand still for
 * an hour for having been quick before.
 */
final class Pace {
  private static final long LEAST_COUNTED = 8_192;
  private static final double NANOS = 1e9;

  private final PaceRule rule;
  private final long enough;
  private long bytes;
  private long nanos;

  Pace(PaceRule rule) {
    this.rule = rule;
    double graceIsWorth = rule.bytesPerSecond() * (rule.grace().toNanos() / NANOS);
    this.enough = Math.max(LEAST_COUNTED, (long) graceIsWorth);
  }

  /**
   * Counts what was moved, and says whether that is too little.
   *
   * @param moved bytes that were sent or read
   * @param waitedNanos time that was spent waiting for them
   */
  boolean isTooSlow(long moved, long waitedNanos) {
    bytes += moved;
    nanos += waitedNanos;
    long counted = nanos - rule.grace().toNanos();
    if (counted > 0 && bytes < rule.bytesPerSecond() * (counted / NANOS)) {
      return true;
    }
    if (bytes >= enough) {
      bytes = 0;
      nanos = 0;
    }
    return false;
  }

  /** As it is told. */
  @Override
  public String toString() {
    return rule.toString();
  }
}
