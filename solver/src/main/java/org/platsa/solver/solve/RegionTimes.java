package org.platsa.solver.solve;

import java.time.Duration;

/**
 * How long each region of one going through may be searched (<i>tid per region</i>): so many fair
 * shares of what is left when it begins.
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
   * Times of a going through that begins now.
   *
   * @param share of the time that is left, for all regions
   * @param longest for one region
   * @param threads that search regions
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

  /** The time of the next region, to be asked for when it begins. */
  synchronized Duration next() {
    double left = Math.max(0, endMillis - run.best().elapsed().toMillis());
    double fair = left * threads / Math.max(1, regions--);
    Duration time =
        Duration.ofMillis(
            Math.clamp((long) (fairShares * fair), SHORTEST.toMillis(), longest.toMillis()));
    Duration unimproved = run.limits().unimproved();
    // Short enough to come to something before the search ends for want of it.
    return unimproved == null
        ? time
        : SearchRun.shorter(time, unimproved.plusNanos(1).dividedBy(2));
  }
}
