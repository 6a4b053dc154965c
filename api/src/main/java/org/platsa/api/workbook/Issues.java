package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.platsa.solver.validation.IssueList;

/** Gathers what is wrong; of each code so many, the rest is counted. */
final class Issues {
  private final List<CellIssue> listed = new ArrayList<>();
  private final Map<String, Integer> byCode = new HashMap<>();
  private final Map<String, Integer> unlisted = new HashMap<>();
  private boolean hasErrors;

  void add(CellIssue issue) {
    hasErrors |= issue.isError();
    int most = issue.isError() ? IssueList.MAX_ISSUES : IssueList.MAX_ALIKE;
    boolean isFull = listed.size() >= 2 * IssueList.MAX_ISSUES;
    if (isFull || byCode.merge(issue.code(), 1, Integer::sum) > most) {
      unlisted.merge(issue.code(), 1, Integer::sum);
    } else {
      listed.add(issue);
    }
  }

  void addUnlisted(String code, int more, boolean isError) {
    unlisted.merge(code, more, Integer::sum);
    hasErrors |= isError;
  }

  boolean hasErrors() {
    return hasErrors;
  }

  List<CellIssue> listed() {
    return List.copyOf(listed);
  }

  Map<String, Integer> unlisted() {
    return Map.copyOf(unlisted);
  }
}
