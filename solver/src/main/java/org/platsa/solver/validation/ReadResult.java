package org.platsa.solver.validation;

/**
 * What came of reading a document (<i>inläsningsresultat</i>): one of three, to be told apart with
 * a switch.
 *
 * @param <T> what the document describes
 */
public sealed interface ReadResult<T> {
  /**
   * The document is right.
   *
   * @param value what it describes
   * @param warnings issues of severity WARNING only
   */
  record Accepted<T>(T value, IssueList warnings) implements ReadResult<T> {
    /** Whether all that the document says was read: nothing was taken away or set aside. */
    public boolean isWhole() {
      return warnings.issues().stream()
          .noneMatch(issue -> issue.code().severity() == Severity.ERROR);
    }
  }

  /**
   * The document is JSON, but not a right one.
   *
   * @param errors every fault, of severity ERROR, at least one
   */
  record Rejected<T>(IssueList errors) implements ReadResult<T> {}

  /**
   * The document is no JSON, or beyond the reader's limits.
   *
   * @param issue its code is MALFORMED_JSON, LIMIT_EXCEEDED or OTHER_FORM
   * @param line where reading stopped, from 1
   * @param column where in that line, from 1, in bytes
   */
  record Malformed<T>(Issue issue, int line, int column) implements ReadResult<T> {}
}
