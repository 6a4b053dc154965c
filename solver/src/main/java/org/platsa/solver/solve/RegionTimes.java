package org.platsa.solver.solve;

import java.time.Duration;

/**
 * How long each region of one going through may be searched (<i>tid per region</i>): more than its
 * fair share of what is left, since many are done sooner, and the less the later it is.
 */
final class RegionTimes {
  private static final Duration SHORTEST = Duration.ofMillis(200);

  /** So many fair shares for one region. */
  private static final double GENEROUS = 2.5;

  private final SearchRun run;
  private final long endMillis;
  private final Duration longest;
  private final int threads;
  private int regions;

  /**
   * Times of a going through that begins now.
   *
   * @param share of the time that is left, for all regions
   * @param longest for one region
   * @param threads that search regions
   */
  RegionTimes(SearchRun run, double share, Duration longest, int regions, int threads) {
    this.run = run;
    this.endMillis = (long) ((1 - share) * run.left().toMillis());
    this.longest = longest;
    this.regions = regions;
    this.threads = threads;
  }

  /** The time of the next region, to be asked for when it begins. */
  synchronized Duration next() {
    double left = Math.max(0, run.left().toMillis() - endMillis);
    double fair = left * threads / Math.max(1, regions--);
    Duration time =
        Duration.ofMillis(
            Math.clamp((long) (GENEROUS * fair), SHORTEST.toMillis(), longest.toMillis()));
    Duration unimproved = run.limits().unimproved();
    // Short enough to come to something before the search ends for want of it.
    return unimproved == null ? time : SearchRun.shorter(time, unimproved.dividedBy(2));
  }
}
