package org.platsa.solver.validation;

/**
 * One thing that is wrong, or looks wrong, in a document (<i>anmärkning</i>).
 *
 * @param code what is wrong, stable for programs
 * @param severity whether the document is refused for it; the code's, but for what single rows say
 *     that cannot be read, which is a warning
 * @param pointer where, as a JSON pointer (RFC 6901); for a missing field where it should be; empty
 *     for the whole document
 * @param value the offending value as text, at most {@value #MAX_VALUE} characters and a sign that
 *     there was more; personal numbers are hidden; empty when nothing is there
 * @param messageSv a sentence in Swedish
 * @param messageEn the same in English
 */
public record Issue(
    IssueCode code,
    Severity severity,
    String pointer,
    String value,
    String messageSv,
    String messageEn) {
  /** How much of a value is shown, in characters. */
  public static final int MAX_VALUE = 80;
}
