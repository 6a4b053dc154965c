package org.platsa.api.start;

/** Something cannot be started before there is room on its disk (<i>diskbrist</i>). */
public final class NoRoomException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what, and how little room there is. */
  public NoRoomException(String message, Throwable cause) {
    super(message, cause);
  }
}
