package org.platsa.solver.plan;

import java.time.LocalDate;
import java.util.List;

/**
 * One place where a plan breaks a hard rule (<i>regelbrott</i>), by name. What a supervisor or unit
 * does wrong is told apart by who takes part: weeks with the same placements are one breach.
 *
 * @param constraintId the rule
 * @param amount how much of it is broken here, in the rule's own unit; the rule's cost is the sum
 * @param placementIds who takes part, in the problem's order, at least one
 * @param supervisorIds with whom they are, each once, in the order of the placements
 * @param unitIds where they are, each once, in the order of the placements
 * @param weeks the Mondays of the weeks in which it is broken, in order; all weeks of the
 *     placements for rules that do not look at weeks
 */
public record BrokenRule(
    String constraintId,
    long amount,
    List<String> placementIds,
    List<String> supervisorIds,
    List<String> unitIds,
    List<LocalDate> weeks) {
  public BrokenRule {
    placementIds = List.copyOf(placementIds);
    supervisorIds = List.copyOf(supervisorIds);
    unitIds = List.copyOf(unitIds);
    weeks = List.copyOf(weeks);
  }
}
