package org.platsa.api.search;

/** A search that ended without a result (<i>misslyckad sökning</i>). */
public final class SearchFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why there is no result. */
  public enum Reason {
    /** It needed more memory than a search may have. */
    OUT_OF_MEMORY,
    /** It met a fault, of ours or of the machine. */
    CRASHED,
    /** It was killed, by us or by the system, or nobody renewed it in time. */
    KILLED
  }

  private final Reason reason;

  SearchFailedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why there is no result. */
  public Reason reason() {
    return reason;
  }
}
