package org.platsa.api.database;

import java.nio.file.Path;

/**
 * How the embedded server is (<i>serverns tillstånd</i>).
 *
 * @param state in one word
 * @param why what was seen last, for whoever operates the service; empty while it answers
 * @param folder where its data is
 * @param failedStarts how many starts failed since it answered last
 */
public record ServerStatus(State state, String why, Path folder, int failedStarts) {
  /** In one word. */
  public enum State {
    /** It answers. */
    ANSWERS,
    /** It ended and is being started again. */
    STARTING,
    /** It cannot start before there is room on its disk. It is tried again until there is. */
    DISK_FULL,
    /** It does not come back by itself. It is tried again all the same. */
    BROKEN
  }

  public boolean answers() {
    return state == State.ANSWERS;
  }
}
