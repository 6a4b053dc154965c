package org.platsa.solver.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coordinator reads off a plan (<i>nyckeltal</i>). Shares are 0 to 1.
 *
 * @param placed placements with a supervisor
 * @param askedFor placements of the problem
 * @param byProvider the same for each provider, in the problem's order
 * @param utilisation share used (<i>nyttjandegrad</i>) of the trainee-weeks that active supervisors
 *     offer; a full-time trainee uses one a week, a supervisor offers as many as they may have at
 *     the same time in each week of the term in which they are not absent; 0 when none is offered
 * @param allocationKey how the allocation key (<i>fördelningsnyckel</i>) is met
 * @param load placements of a unit by its active trained supervisors, over the units that have any
 * @param supervisorsWithNone active trained supervisors without a placement this term
 * @param pairs pairs for peer learning
 * @param travel minutes one way over the placed, but for those whose home nobody may know
 * @param changedFromPublished published placements with another supervisor or unit or on other days
 *     than the provider was told, or nowhere
 */
public record Kpis(
    int placed,
    int askedFor,
    List<ProviderPlaces> byProvider,
    double utilisation,
    AllocationKey allocationKey,
    Load load,
    int supervisorsWithNone,
    Pairs pairs,
    Travel travel,
    int changedFromPublished) {
  public Kpis {
    byProvider = List.copyOf(byProvider);
  }

  /**
   * A provider's places.
   *
   * @param providerId a provider of the problem
   * @param placed its placements with a supervisor
   * @param askedFor its placements
   */
  public record ProviderPlaces(String providerId, int placed, int askedFor) {}

  /**
   * The allocation key: at least two trainees a year per trained supervisor.
   *
   * @param supervisors active trained supervisors
   * @param oneThisTerm share of them with at least one this term
   * @param twoInThreeTerms share of them with at least two over this term and the two before
   */
  public record AllocationKey(int supervisors, double oneThisTerm, double twoInThreeTerms) {}

  /**
   * Placements per active trained supervisor, unit by unit.
   *
   * @param min the least loaded unit's
   * @param median the middle unit's
   * @param max the most loaded unit's
   * @param gini how unequal the units' loads are: 0 all alike, towards 1 one unit carries all
   */
  public record Load(double min, double median, double max, double gini) {}

  /**
   * Pairs for peer learning.
   *
   * @param formed pairs in the plan
   * @param possible pairs if every placement that may be paired had a partner of its kind
   */
  public record Pairs(int formed, int possible) {}

  /**
   * Travel of the placed.
   *
   * @param medianMinutes half travel at most this; null when nobody is placed
   * @param p90Minutes nine of ten travel at most this; null when nobody is placed
   * @param shareOver45 share that travels more than 45 minutes; 0 when nobody is placed
   */
  public record Travel(
      @Nullable Integer medianMinutes, @Nullable Integer p90Minutes, double shareOver45) {}
}
