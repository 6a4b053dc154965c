package org.platsa.solver.validation;

import org.platsa.solver.problem.Problem;

/** What somebody should look at in a problem that can be solved. */
final class ProblemWarnings {
  private ProblemWarnings() {}

  static IssueList of(Problem problem) {
    Findings findings = new Findings();
    PinWarnings.check(problem, findings);
    RequestWarnings.check(problem, findings);
    PublishedWarnings.check(problem, findings);
    IdWarnings.check(problem, findings);
    NameWarnings.check(problem, findings);
    WordWarnings.check(problem, findings);
    DateWarnings.check(problem, findings);
    PositionWarnings.check(problem, findings);
    CapacityWarnings.check(problem, findings);
    ProviderWarnings.check(problem, findings);
    StudentWarnings.check(problem, findings);
    return findings.toList();
  }
}
