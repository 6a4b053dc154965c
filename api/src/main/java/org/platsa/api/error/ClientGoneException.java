package org.platsa.api.error;

/** The client has left before it was answered (<i>avbruten begäran</i>): nobody is to be told. */
public final class ClientGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClientGoneException() {
    super("The client has left", null, false, false);
  }
}
