package org.platsa.solver.solve;

import java.time.Duration;

/**
 * How long each region of one pass may be searched (<i>tid per region</i>): a number of fair shares
 * of the time that is left when it begins.
 */
final class RegionTimes {
  private static final Duration SHORTEST = Duration.ofMillis(200);

  private final SearchRun run;
  private final long endMillis;
  private final Duration longest;
  private final int threads;
  private final double fairShares;
  private int regions;

  /**
   * The times of a pass that begins now.
   *
   * @param share of the time that is left, for all regions together
   * @param longest the longest time of one region
   * @param regions how many there are
   * @param threads how many of them are searched side by side
   * @param fairShares how many fair shares of the time that is left one region may take
   */
  RegionTimes(
      SearchRun run, double share, Duration longest, int regions, int threads, double fairShares) {
    this.run = run;
    this.endMillis = run.best().elapsed().toMillis() + (long) (share * run.left().toMillis());
    this.longest = longest;
    this.regions = regions;
    this.threads = threads;
    this.fairShares = fairShares;
  }

  /** The time of the next region; to be called once for each region, when it begins. */
  synchronized Duration next() {
    double left = Math.max(0, endMillis - run.best().elapsed().toMillis());
    double fair = left * threads / Math.max(1, regions--);
    Duration time =
        Duration.ofMillis(
            Math.clamp((long) (fairShares * fair), SHORTEST.toMillis(), longest.toMillis()));
    Duration unimproved = run.limits().unimproved();
    // Short enough for a result before the whole search ends for lack of a better plan.
    return unimproved == null
        ? time
        : SearchRun.shorter(time, unimproved.plusNanos(1).dividedBy(2));
  }
}
