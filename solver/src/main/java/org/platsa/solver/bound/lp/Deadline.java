package org.platsa.solver.bound.lp;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How long there is, and whether someone wants it to end (<i>tidsgräns</i>). */
public final class Deadline {
  private final long start = System.nanoTime();
  private final Duration limit;
  private final @Nullable Deadline whole;
  private boolean stopped;
  private final Set<LoadedProgram> running = new HashSet<>();

  public Deadline(Duration limit) {
    this(limit, null);
  }

  private Deadline(Duration limit, @Nullable Deadline whole) {
    this.limit = limit;
    this.whole = whole;
  }

  /** Half of the time that is left, for one part of the work; ends with this one at the latest. */
  public Deadline half() {
    return new Deadline(remaining().dividedBy(2), this);
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  public double seconds() {
    return elapsed().toMillis() / 1000.0;
  }

  public synchronized Duration remaining() {
    Duration left = limit.minus(elapsed());
    if (stopped || left.isNegative()) {
      return Duration.ZERO;
    }
    Duration most = whole == null ? left : whole.remaining();
    return most.compareTo(left) < 0 ? most : left;
  }

  public boolean isOver() {
    return remaining().isZero();
  }

  /** A program that is about to be solved, to be stopped with the rest; any number at a time. */
  public synchronized void begin(LoadedProgram program) {
    if (whole != null) {
      whole.begin(program);
    }
    running.add(program);
    if (stopped) {
      program.stop();
    }
  }

  /** A program that is solved, or given up. */
  public synchronized void end(LoadedProgram program) {
    if (whole != null) {
      whole.end(program);
    }
    running.remove(program);
  }

  public synchronized void stop() {
    stopped = true;
    running.forEach(LoadedProgram::stop);
  }
}
