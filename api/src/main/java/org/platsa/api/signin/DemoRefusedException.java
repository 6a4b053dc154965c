package org.platsa.api.signin;

/** Demo users are wanted where they must not be (<i>demoläget vägras</i>): the start fails. */
final class DemoRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DemoRefusedException(String why) {
    super("PLATSA_DEMO=true is refused, since " + why);
  }
}
