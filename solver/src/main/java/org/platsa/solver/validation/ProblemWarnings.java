package org.platsa.solver.validation;

import java.util.List;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.work.Interruption;

/** What somebody should look at in a problem that can be solved. */
final class ProblemWarnings {
  private static final List<Check> ALL =
      List.of(
          UncountedWarnings::check,
          PinWarnings::check,
          RequestWarnings::check,
          PublishedWarnings::check,
          IdWarnings::check,
          SpreadsheetWarnings::check,
          NameWarnings::check,
          WordWarnings::check,
          DateWarnings::check,
          PositionWarnings::check,
          CapacityWarnings::check,
          ProviderWarnings::check,
          StudentWarnings::check,
          WishWarnings::check,
          PairWarnings::check,
          SettingsWarnings::check);

  private ProblemWarnings() {}

  static IssueList of(Problem problem) {
    Findings findings = new Findings();
    check(problem, findings);
    return findings.toList();
  }

  static void check(Problem problem, Findings findings) {
    for (Check check : ALL) {
      Interruption.check();
      check.check(problem, findings);
    }
  }

  /** Looks for one kind of thing. */
  @FunctionalInterface
  private interface Check {
    void check(Problem problem, Findings findings);
  }
}
