package org.platsa.solver.bound.lp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long there is, and whether someone wants it to end (<i>tidsgräns</i>). */
public final class Deadline {
  private final long start = System.nanoTime();
  private final Duration limit;
  private final @Nullable Deadline whole;
  private boolean stopped;
  private @Nullable LoadedProgram running;

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

  public synchronized void running(@Nullable LoadedProgram program) {
    if (whole != null) {
      whole.running(program);
    }
    running = program;
    if (stopped && program != null) {
      program.stop();
    }
  }

  public synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.stop();
    }
  }
}
