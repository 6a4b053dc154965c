package org.platsa.solver.bound;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long there is, and whether someone wants it to end (<i>tidsgräns</i>). */
final class Deadline {
  private final long start = System.nanoTime();
  private final Duration limit;
  private boolean stopped;
  private @Nullable LoadedProgram running;

  Deadline(Duration limit) {
    this.limit = limit;
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  double seconds() {
    return elapsed().toMillis() / 1000.0;
  }

  synchronized Duration remaining() {
    Duration left = limit.minus(elapsed());
    return stopped || left.isNegative() ? Duration.ZERO : left;
  }

  boolean isOver() {
    return remaining().isZero();
  }

  synchronized void running(@Nullable LoadedProgram program) {
    running = program;
    if (stopped && program != null) {
      program.stop();
    }
  }

  synchronized void stop() {
    stopped = true;
    if (running != null) {
      running.stop();
    }
  }
}
