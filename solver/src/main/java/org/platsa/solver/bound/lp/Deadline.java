package org.platsa.solver.bound.lp;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How long a computation may take, and whether somebody wants it to end sooner (<i>tidsgräns</i>).
 * Stops the programs that are being solved. For any number of threads.
 */
public final class Deadline {
  private final long start = System.nanoTime();
  private final Duration limit;

  /** The deadline of the work of which this is a part. */
  private final @Nullable Deadline whole;

  private boolean stopped;
  private final Set<LoadedProgram> running = new HashSet<>();

  /** The time runs from now. */
  public Deadline(Duration limit) {
    this(limit, null);
  }

  private Deadline(Duration limit, @Nullable Deadline whole) {
    this.limit = limit;
    this.whole = whole;
  }

  /** A deadline for one part of the work: after half of the time that is left, or with this one. */
  public Deadline half() {
    return new Deadline(remaining().dividedBy(2), this);
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Seconds since the beginning, to the millisecond. */
  public double seconds() {
    return elapsed().toMillis() / 1000.0;
  }

  /** The time that is left; zero when it is over or somebody stopped the work. */
  public synchronized Duration remaining() {
    Duration left = limit.minus(elapsed());
    if (stopped || left.isNegative()) {
      return Duration.ZERO;
    }
    Duration most = whole == null ? left : whole.remaining();
    return most.compareTo(left) < 0 ? most : left;
  }

  /** Whether no time is left. */
  public boolean isOver() {
    return remaining().isZero();
  }

  /** Notes a program that is about to be solved, so that it is stopped with the work. */
  public synchronized void begin(LoadedProgram program) {
    if (whole != null) {
      whole.begin(program);
    }
    running.add(program);
    if (stopped) {
      program.stop();
    }
  }

  /** Notes that a program is solved or given up. */
  public synchronized void end(LoadedProgram program) {
    if (whole != null) {
      whole.end(program);
    }
    running.remove(program);
  }

  /** Ends the work soon, from any thread. */
  public synchronized void stop() {
    stopped = true;
    running.forEach(LoadedProgram::stop);
  }
}
