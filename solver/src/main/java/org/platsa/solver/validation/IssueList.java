package org.platsa.solver.validation;

import java.util.List;

/**
 * Issues in the order they were found (<i>anmärkningar</i>).
 *
 * @param issues the first {@value #MAX_ISSUES} at most
 * @param more how many more there are; of a hopeless document as many as were counted
 */
public record IssueList(List<Issue> issues, int more) {
  /** How many issues are listed. */
  public static final int MAX_ISSUES = 1_000;

  /** No issues. */
  public static final IssueList NONE = new IssueList(List.of(), 0);

  public IssueList {
    issues = List.copyOf(issues);
  }

  /** How many there are, also those not listed. */
  public int total() {
    return issues.size() + more;
  }
}
