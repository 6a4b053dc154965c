package org.platsa.solver.validation;

import java.util.List;
import java.util.Map;

/**
 * Issues in the order they were found (<i>anmärkningar</i>).
 *
 * @param issues the first {@value #MAX_ISSUES} at most, and of warnings the first {@value
 *     #MAX_ALIKE} of each code
 * @param unlisted how many more there are of each code; of a hopeless document as many as were
 *     counted
 */
public record IssueList(List<Issue> issues, Map<IssueCode, Integer> unlisted) {
  /** How many issues are listed. */
  public static final int MAX_ISSUES = 1_000;

  /** How many warnings of one code are listed, so that they do not hide the others. */
  public static final int MAX_ALIKE = 100;

  /** No issues. */
  public static final IssueList NONE = new IssueList(List.of(), Map.of());

  public IssueList {
    issues = List.copyOf(issues);
    unlisted = Map.copyOf(unlisted);
  }

  /** How many more there are than are listed. */
  public int more() {
    return unlisted.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many there are, also those not listed. */
  public int total() {
    return issues.size() + more();
  }
}
