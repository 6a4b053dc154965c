package org.platsa.api.workbook;

/** A file that is no workbook, or none that can be read (<i>oläslig fil</i>). */
public final class UnreadableWorkbookException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient CellIssue issue;

  UnreadableWorkbookException(WorkbookCode code, Words message) {
    super(message.en());
    this.issue = CellIssue.ofFile(code, message);
  }

  /** What is wrong, with no cell. */
  public CellIssue issue() {
    return issue;
  }
}
