package org.platsa.api.message;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a message is sent again (<i>väntan</i>). */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofHours(6);
  private static final int DOUBLINGS = 12;

  private Backoff() {}

  /**
   * Ten seconds after the first try, twice as long after each, six hours at most; and up to a fifth
   * more, so that what failed together does not come again together.
   *
   * @param tries how often it has been sent, one at least
   */
  static Duration after(int tries, RandomGenerator random) {
    Duration wait = FIRST.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS));
    Duration bounded = wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    return bounded.plusMillis(random.nextLong(bounded.toMillis() / 5));
  }
}
