package org.platsa.api.search;

import org.platsa.api.search.SearchFailedException.Reason;

/** How a search's process says with its last breath why it ended (<i>avslutskod</i>). */
final class SearchExit {
  /** Nobody renewed it in time. */
  static final int NOT_RENEWED = 4;

  /** The service is gone, or has closed the process's input. */
  static final int LEFT_ALONE = 5;

  /** HotSpot's, with -XX:+ExitOnOutOfMemoryError. */
  static final int OUT_OF_MEMORY = 3;

  /** A process that a signal ended says 128 and the signal's number. */
  private static final int SIGNAL = 128;

  private static final int SIGKILL = SIGNAL + 9;

  private SearchExit() {}

  /** Why there is no result, of a process that ended so without our doing. */
  static Reason reason(int code) {
    return switch (code) {
      case OUT_OF_MEMORY -> Reason.OUT_OF_MEMORY;
      case NOT_RENEWED, SIGKILL -> Reason.KILLED;
      default -> Reason.CRASHED;
    };
  }

  /** The same in words. */
  static String words(int code) {
    return switch (code) {
      case OUT_OF_MEMORY -> "the search needed more memory than it may have";
      case NOT_RENEWED -> "the search was not renewed in time";
      case SIGKILL -> "somebody killed the search's process, maybe the system for want of memory";
      default ->
          code > SIGNAL
              ? "the search's process was ended by signal " + (code - SIGNAL)
              : "the search's process ended with code " + code;
    };
  }
}
