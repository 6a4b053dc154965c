package org.platsa.solver.plan;

import java.util.List;

/**
 * Why nobody is left to take a placement (<i>tratt</i>): the supervisors at units of a required
 * kind, each counted once, at the first step by which none of the allowed periods is left.
 *
 * @param supervisors at units of a required kind
 * @param steps in the order in which they are asked, only those that stop somebody
 * @param left could take the placement as the plan stands
 * @param closest when nobody is left and two obstacles or more meet everybody at most {@value
 *     PlacementExplanation#REACH_MINUTES} minutes away: those of them whom the fewest meet, each
 *     with the period in which that is so, three at most; when nobody at a unit of a required kind
 *     is that near, such at units of other kinds; otherwise empty
 */
public record Funnel(int supervisors, List<Step> steps, int left, List<Closest> closest) {
  public Funnel {
    steps = List.copyOf(steps);
    closest = List.copyOf(closest);
    int sum = left + steps.stream().mapToInt(Step::stopped).sum();
    if (sum != supervisors) {
      throw new IllegalArgumentException(
          "the steps of a funnel must add up to " + supervisors + ", not " + sum);
    }
  }

  /**
   * What one obstacle stops.
   *
   * @param obstacle what is in the way
   * @param stopped supervisors for whom it is the first by which no allowed period is left
   * @param also supervisors counted at another step whom it, too, keeps from every allowed period;
   *     supervisors more than {@value PlacementExplanation#REACH_MINUTES} minutes away are only
   *     asked for distance
   */
  public record Step(Obstacle obstacle, int stopped, int also) {}

  /**
   * A supervisor whom few obstacles keep away.
   *
   * @param supervisorId the supervisor
   * @param unitId where they work
   * @param periodId the allowed period in which the fewest obstacles are
   * @param obstacles what they are, in the order of the steps; two at least, or the kind of unit
   */
  public record Closest(
      String supervisorId, String unitId, String periodId, List<Obstacle> obstacles) {
    public Closest {
      obstacles = List.copyOf(obstacles);
    }
  }
}
