package org.platsa.solver.bound;

/** The problem has no exact program of a sensible size (<i>för stort program</i>). */
final class ProgramTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProgramTooLargeException(String why) {
    super("No exact program of a sensible size: " + why);
  }
}
