package org.platsa.solver.bound.model;

/**
 * The problem has no exact program of a sensible size (<i>för stort program</i>), or it could not
 * be written in the time there is.
 */
public final class ProgramTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param why as a clause without a full stop
   */
  public ProgramTooLargeException(String why) {
    super("No exact program of a sensible size: " + why);
  }
}
