package org.platsa.api.run;

/** Where a run is (<i>läge</i>). */
public enum RunState {
  /** Waits for a worker; it may have a best plan already, if it had a worker before. */
  QUEUED,
  /** A worker searches. */
  SOLVING,
  /** Ended by a limit, or with a perfect plan. */
  COMPLETED,
  /** Ended by a client; the best plan until then stands. */
  STOPPED,
  /** Ended by a fault of ours; the best plan until then stands. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isFinished() {
    return this == COMPLETED || this == STOPPED || this == FAILED;
  }
}
