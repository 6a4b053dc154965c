package org.platsa.api.freed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.publication.Answer;
import org.platsa.api.publication.PlaceSeat;
import org.platsa.api.publication.Publications;
import org.platsa.api.publication.SentPlace;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.rule.LocalRule;
import org.platsa.solver.rule.ProblemIndex;

/**
 * Finds who could be at a place that somebody has said no to (<i>vem passar den lediga
 * platsen</i>): of those without a place, whoever breaks no hard rule there with everybody else
 * where they were told, once their provider says that those weeks will do.
 */
final class FreePlaceFinder {
  /** So many are offered one place; the first of the term's data. */
  private static final int MOST_CANDIDATES = 50;

  private final Problem problem;
  private final ProblemIndex index;
  private final PlanChecker checker;
  private final List<Assignment> told = new ArrayList<>();
  private final List<Candidate> without = new ArrayList<>();
  private final long broken;

  /** Somebody without a place. */
  record Candidate(String provider, UUID proposal, int position, String placementId) {}

  /** A free place, and who could take it. */
  record Found(FreedStore.Vacated vacated, List<Candidate> candidates) {}

  /**
   * Of the proposals that stand, and what was taken since.
   *
   * @param taken by whom, of those without a place in their proposals
   */
  FreePlaceFinder(
      Problem original,
      List<Publications.Standing> standing,
      List<Publications.Taken> taken,
      LocalDate today) {
    Map<String, Publications.Taken> byPlacement = new HashMap<>();
    taken.forEach(each -> byPlacement.put(each.placementId(), each));
    Map<String, Placement> known = new HashMap<>();
    original.placements().forEach(each -> known.put(each.id(), each));
    Set<String> supervisors = new HashSet<>();
    original.supervisors().stream().map(Supervisor::id).forEach(supervisors::add);
    Set<String> periods = new LinkedHashSet<>();
    original.periods().stream().map(Period::id).forEach(periods::add);
    for (Publications.Standing each : standing) {
      for (SentPlace place : each.places()) {
        PlaceSeat seat = place.seat();
        if (!known.containsKey(seat.placementId())) {
          continue;
        }
        Answer counted =
            each.proposal().counted(place.shown().place() != null, place.given(), today);
        Publications.Taken own = byPlacement.get(seat.placementId());
        if (own != null) {
          told.add(new Assignment(own.placementId(), own.supervisorId(), own.periodId()));
        } else if (place.shown().place() == null && place.given() == null) {
          without.add(
              new Candidate(
                  each.proposal().providerId(),
                  each.proposal().id(),
                  place.position(),
                  seat.placementId()));
        } else if (counted != Answer.DECLINED
            && counted != Answer.WITHDRAWN
            && supervisors.contains(seat.supervisorId())
            && periods.contains(seat.periodId())) {
          told.add(new Assignment(seat.placementId(), seat.supervisorId(), seat.periodId()));
        }
      }
    }
    Set<String> candidates = new HashSet<>();
    without.forEach(each -> candidates.add(each.placementId()));
    this.problem =
        original.withPlacements(
            original.placements().stream()
                .map(each ->
                    candidates.contains(each.id()) && each.setAside() == null
                        ? each.withAllowedPeriods(List.copyOf(periods))
                        : each)
                .toList());
    this.index = new ProblemIndex(problem);
    this.checker = new PlanChecker(problem);
    this.broken = checker.judge(new PlacementPlan(told)).cost().hard();
  }

  /** Those of some places that are still free and suit somebody. */
  List<Found> of(List<FreedStore.Vacated> vacated) {
    List<Found> found = new ArrayList<>();
    List<Assignment> offered = new ArrayList<>();
    Set<List<@Nullable String>> seats = new HashSet<>();
    for (FreedStore.Vacated each : vacated) {
      PlaceSeat seat = each.seat();
      if (!seats.add(Arrays.asList(seat.supervisorId(), seat.periodId()))) {
        continue;
      }
      List<Candidate> candidates =
          without.stream()
              .filter(candidate -> suits(candidate, seat, offered))
              .limit(MOST_CANDIDATES)
              .toList();
      if (!candidates.isEmpty()) {
        found.add(new Found(each, candidates));
        offered.add(
            new Assignment(
                candidates.getFirst().placementId(), seat.supervisorId(), seat.periodId()));
      }
    }
    return found;
  }

  /**
   * Whether somebody could take a place, also when the places that are offered before it are taken.
   */
  private boolean suits(Candidate candidate, PlaceSeat seat, List<Assignment> offered) {
    String supervisor = Objects.requireNonNull(seat.supervisorId());
    String period = Objects.requireNonNull(seat.periodId());
    if (!isPossible(candidate.placementId(), supervisor, period)) {
      return false;
    }
    List<Assignment> together = new ArrayList<>(told);
    offered.stream()
        .filter(each -> !each.placementId().equals(candidate.placementId()))
        .forEach(together::add);
    together.add(new Assignment(candidate.placementId(), supervisor, period));
    return checker.judge(new PlacementPlan(together)).cost().hard() <= broken;
  }

  /** Asked first, since the whole plan is judged for whoever passes. */
  private boolean isPossible(String placementId, String supervisorId, String periodId) {
    int placement = index.placementPosition(placementId).orElse(-1);
    int supervisor = index.supervisorPosition(supervisorId).orElse(-1);
    int period = index.periodPosition(periodId).orElse(-1);
    if (placement < 0
        || supervisor < 0
        || period < 0
        || !problem
            .periods()
            .get(period)
            .kind()
            .equals(problem.placements().get(placement).kind())) {
      return false;
    }
    for (LocalRule rule : LocalRule.values()) {
      if (rule.isObstacle() && rule.amount(index, placement, supervisor, period) > 0) {
        return false;
      }
    }
    return true;
  }
}
