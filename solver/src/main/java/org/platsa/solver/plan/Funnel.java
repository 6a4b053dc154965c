package org.platsa.solver.plan;

/**
 * Why nobody is left to take a placement (<i>tratt</i>): the supervisors at units of a required
 * kind, each counted once, at the first step that stops them in every allowed period. The steps
 * come in the order of the components.
 *
 * @param rightKind supervisors at units of a required kind; the other components add up to it
 * @param untrained lack the training that the placement needs
 * @param absent inactive, or absent
 * @param notAdmitted at a unit where the student must not be or lacks a requirement
 * @param full have no room, or their unit has none, or the student is elsewhere in those weeks
 * @param tooFar more than 90 minutes away
 * @param left could take the placement as the plan stands
 */
public record Funnel(
    int rightKind, int untrained, int absent, int notAdmitted, int full, int tooFar, int left) {
  public Funnel {
    int sum = untrained + absent + notAdmitted + full + tooFar + left;
    if (sum != rightKind) {
      throw new IllegalArgumentException(
          "the steps of a funnel must add up to " + rightKind + ", not " + sum);
    }
  }
}
