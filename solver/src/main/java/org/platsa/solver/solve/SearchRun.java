package org.platsa.solver.solve;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.platsa.solver.work.SideBySide;

/**
 * One search while it runs (<i>körning av en sökning</i>): owns its threads, its limits, its best
 * plan, and what must end when it ends. What is done in which order {@link TermSearch} and {@link
 * RegionSearch} say.
 */
final class SearchRun {
  /** How long rounds are when the search has no limit in time. */
  private static final Duration TIME_WITHOUT_LIMIT = Duration.ofMinutes(1);

  /** How long after a limit in time those are waited for who have been told to end. */
  private static final Duration LONGEST_END = Duration.ofMillis(400);

  /** The same as a share of the limit, if that is longer. */
  private static final int ENDS_OF_LIMIT = 40;

  private final boolean leaves;
  private final SolveLimits limits;
  private final int threads;
  private final long seed;
  private final BestPlan best;
  private final StoppableWork stops = new StoppableWork();

  /**
   * A run.
   *
   * @param leaves whether those are left who do not end soon; else they are waited for
   */
  SearchRun(SolveLimits limits, int threads, long seed, BestPlan best, boolean leaves) {
    this.leaves = leaves;
    this.limits = limits;
    this.threads = threads;
    this.seed = seed;
    this.best = best;
  }

  SolveLimits limits() {
    return limits;
  }

  int threads() {
    return threads;
  }

  long seed() {
    return seed;
  }

  BestPlan best() {
    return best;
  }

  StoppableWork stops() {
    return stops;
  }

  /** Ends the search soon, from any thread, before or while it runs. */
  void stop() {
    stops.stopForGood();
  }

  /** Why the search must end now, if it must. */
  Optional<StopReason> ended() {
    if (stops.isStopped()) {
      return Optional.of(StopReason.STOPPED);
    }
    if (best.isPerfect()) {
      return Optional.of(StopReason.PERFECT);
    }
    return best.isProvenOptimal()
        ? Optional.of(StopReason.OPTIMAL)
        : limits.met(best.elapsed(), best.sinceImproved());
  }

  boolean isOver() {
    return ended().isPresent();
  }

  /** The time that is left; a minute if the search has no limit in time. */
  Duration left() {
    return limits.time() == null ? TIME_WITHOUT_LIMIT : limits.time().minus(best.elapsed());
  }

  /** How long one round may be: no longer than the search may go without a better plan. */
  Duration round() {
    Duration unimproved = limits.unimproved();
    return unimproved == null ? left() : shorter(left(), unimproved);
  }

  /**
   * Runs tasks side by side, one in each thread, and returns when all have ended. Once a limit is
   * met, those that run are told to end; who does not heed that soon is left, so that the limit in
   * time holds although libraries are being loaded.
   *
   * @param look what the calling thread does every now and then
   */
  void sideBySide(List<Runnable> tasks, Runnable look) {
    SideBySide.run(
        threads,
        tasks,
        () -> {
          best.flush();
          look.run();
          // A search that is limited in steps must not depend on when this thread looks.
          if (limits.steps() == null && isOver()) {
            stops.stopRunning();
          }
        },
        this::stop,
        this::isLongOver);
    best.flush();
  }

  private boolean isLongOver() {
    Duration time = limits.time();
    if (!leaves || time == null || limits.steps() != null) {
      return false;
    }
    Duration share = time.dividedBy(ENDS_OF_LIMIT);
    Duration last = time.plus(share.compareTo(LONGEST_END) > 0 ? share : LONGEST_END);
    return best.elapsed().compareTo(last) > 0;
  }

  /** The same with nothing else to do meanwhile. */
  void sideBySide(List<Runnable> tasks) {
    sideBySide(tasks, () -> {});
  }

  /** The shorter of the two. */
  static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
