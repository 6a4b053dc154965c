package org.platsa.benchmarks.command;

/** A document that cannot be used; carries the list of what is wrong with it. */
public final class BadDocumentException extends RuntimeException {
  /** The exit code of a command that was given such a document. */
  public static final int EXIT_CODE = 3;

  private static final long serialVersionUID = 1;

  private final String report;

  BadDocumentException(String report) {
    super(report, null, false, false);
    this.report = report;
  }

  /** What is wrong, line by line. */
  public String report() {
    return report;
  }
}
