package org.platsa.solver.work;

import java.util.concurrent.CancellationException;

/** Lets long work be stopped from outside (<i>avbrott</i>), by interrupting its thread. */
public final class Interruption {
  private Interruption() {}

  /**
   * To be called in every long loop.
   *
   * @throws CancellationException if the present thread is interrupted
   */
  public static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }
}
