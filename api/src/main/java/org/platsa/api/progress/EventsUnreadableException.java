package org.platsa.api.progress;

/** Stored events cannot be read or made ready to be sent (<i>oläsliga händelser</i>); logged. */
final class EventsUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean passing;

  EventsUnreadableException(boolean passing, Throwable cause) {
    super(cause);
    this.passing = passing;
  }

  /** Whether it is the database's, so that it may do to try again. */
  boolean isPassing() {
    return passing;
  }
}
