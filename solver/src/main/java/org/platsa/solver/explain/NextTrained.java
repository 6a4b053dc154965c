package org.platsa.solver.explain;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.TrainedGain;
import org.platsa.solver.planning.PlanningPeriod;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.PlanningSupervisor;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.work.Interruption;

/**
 * Finds where the next trained supervisor would help a plan most (<i>var nästa handledare gör mest
 * nytta</i>). For each unit one supervisor more is trained, and placements are moved to that
 * supervisor, one after the other, as long as each makes the plan better; whoever has no place may
 * also take one that becomes free. All others stay where they are, so that a new search may find
 * more, never less. What is told is judged by the checker.
 */
public final class NextTrained {
  /** So many units, the most promising, are tried out in full. */
  private static final int TRIED = 30;

  /** No supervisor is filled beyond this in the trial. */
  private static final int MOST_MOVES = 6;

  /** So many of those without a place are offered a place that becomes free. */
  private static final int MOST_WAITING = 100;

  private final Problem problem;
  private final PlacementPlan plan;
  private final Judgement now;
  private final Map<String, Candidate> candidates = new HashMap<>();

  /**
   * For a plan of a problem.
   *
   * @throws IllegalArgumentException if the plan names what the problem does not have
   */
  public NextTrained(Problem problem, PlacementPlan plan) {
    this.problem = problem;
    this.plan = plan;
    this.now = new PlanChecker(problem).judge(plan);
    Map<String, List<Supervisor>> untrained = NewSupervisors.untrained(problem);
    NewSupervisors added = new NewSupervisors(problem);
    for (Unit unit : problem.units()) {
      if (unit.maxTrainees() > 0) {
        List<Supervisor> there = untrained.getOrDefault(unit.id(), List.of());
        candidates.put(
            unit.id(),
            there.isEmpty()
                ? new Candidate(unit, added.at(unit), true)
                : new Candidate(unit, there.getFirst().withTraining(Training.STEP_1_2), false));
      }
    }
  }

  /** Whoever would be trained at a unit, as then. */
  private record Candidate(Unit unit, Supervisor supervisor, boolean isNew) {}

  /**
   * The units where it helps, the one where it helps most first.
   *
   * @param most how many at most
   */
  public List<TrainedGain> best(int most) {
    return promising().stream()
        .limit(Math.max(TRIED, most))
        .flatMap(candidate -> gain(candidate).stream())
        .sorted(Comparator.comparing(gain -> gain.difference().cost()))
        .limit(most)
        .toList();
  }

  /**
   * Those to whom a single move would be better, with everybody trained at once, the best first.
   */
  private List<Candidate> promising() {
    List<Candidate> inOrder =
        problem.units().stream()
            .flatMap(unit -> Optional.ofNullable(candidates.get(unit.id())).stream())
            .toList();
    TrialPlan trial = new TrialPlan(trained(inOrder), plan);
    Map<String, PlanningSupervisor> byId = new HashMap<>();
    trial.schedule().supervisors().forEach(each -> byId.put(each.id(), each));
    Map<PlanningPlacement, RuleCosts> leaving = new IdentityHashMap<>();
    trial.schedule().placements().forEach(each -> leaving.put(each, trial.leaving(each)));
    boolean isSomebodyWaiting = !waiting(trial).isEmpty();
    Map<Candidate, Cost> costs = new HashMap<>();
    for (Candidate candidate : inOrder) {
      PlanningSupervisor supervisor = byId.get(candidate.supervisor().id());
      Move best = supervisor == null ? null : best(trial, supervisor, leaving::get);
      if (best != null) {
        costs.put(candidate, best.cost());
      } else if (supervisor != null && isSomebodyWaiting) {
        costs.put(candidate, Cost.ZERO);
      }
    }
    return inOrder.stream()
        .filter(costs::containsKey)
        .sorted(Comparator.comparing(costs::get))
        .toList();
  }

  private Problem trained(List<Candidate> some) {
    Map<String, Supervisor> byId = new HashMap<>();
    some.forEach(candidate -> byId.put(candidate.supervisor().id(), candidate.supervisor()));
    return problem.withSupervisors(
        Stream.concat(
                problem.supervisors().stream().map(each -> byId.getOrDefault(each.id(), each)),
                some.stream().filter(Candidate::isNew).map(Candidate::supervisor))
            .toList());
  }

  /** A move to a place, with what the plan then costs more. */
  private record Move(
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      PlanningPeriod period,
      Cost cost) {}

  private Optional<TrainedGain> gain(Candidate candidate) {
    Problem changed = trained(List.of(candidate));
    TrialPlan trial = new TrialPlan(changed, plan);
    PlanningSupervisor supervisor =
        trial.schedule().supervisors().stream()
            .filter(each -> each.id().equals(candidate.supervisor().id()))
            .findFirst()
            .orElseThrow();
    Set<PlanningPlacement> moved = new HashSet<>();
    for (int i = 0; i < MOST_MOVES && fill(trial, supervisor, moved); i++) {
      Interruption.check();
    }
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    PlacementPlan after = plan(trial);
    Judgement then = new PlanChecker(changed).judge(after);
    RuleCosts difference = new RuleCosts();
    then.costs().forEach(difference::add);
    now.costs().forEach((rule, cost) -> difference.add(rule, -cost));
    return difference.cost().compareTo(Cost.ZERO) >= 0 || difference.breaksAHardRule()
        ? Optional.empty()
        : Optional.of(
            new TrainedGain(
                candidate.unit().id(),
                candidate.supervisor().id(),
                candidate.isNew(),
                then.kpis().placed() - now.kpis().placed(),
                after.assignments().stream()
                    .filter(each ->
                        moved.stream().anyMatch(other -> other.id().equals(each.placementId())))
                    .toList(),
                difference.asDifference()));
  }

  /** Moves one more to the supervisor, if that is better; says whether it did. */
  private boolean fill(
      TrialPlan trial, PlanningSupervisor supervisor, Set<PlanningPlacement> moved) {
    List<PlanningPlacement> waiting = waiting(trial);
    Move best = best(trial, supervisor, trial::leaving);
    @Nullable Chain chain = waiting.isEmpty() ? null : chain(trial, supervisor, waiting);
    if (chain != null && (best == null || chain.cost().compareTo(best.cost()) < 0)) {
      make(trial, chain.first());
      make(trial, chain.second());
      moved.add(chain.first().placement());
      moved.add(chain.second().placement());
      return true;
    }
    if (best == null || best.cost().compareTo(Cost.ZERO) >= 0) {
      return false;
    }
    make(trial, best);
    moved.add(best.placement());
    return true;
  }

  /** Two moves: one to the supervisor, and one of somebody without a place to where that was. */
  private record Chain(Move first, Move second, Cost cost) {}

  private static List<PlanningPlacement> waiting(TrialPlan trial) {
    return trial.schedule().placements().stream()
        .filter(PlanningPlacement::isUnplaced)
        .limit(MOST_WAITING)
        .toList();
  }

  private @Nullable Chain chain(
      TrialPlan trial, PlanningSupervisor supervisor, List<PlanningPlacement> waiting) {
    @Nullable Chain best = null;
    for (PlanningPlacement placement : trial.schedule().placements()) {
      if (placement.isUnplaced() || !mayMove(placement, supervisor)) {
        continue;
      }
      Interruption.check();
      Move first = move(trial, placement, supervisor, trial.leaving(placement));
      if (first == null) {
        continue;
      }
      FormerPlace former = FormerPlace.of(placement);
      make(trial, first);
      for (PlanningPlacement other : waiting) {
        if (fits(other, former.supervisor())) {
          Move second = move(trial, other, former.supervisor(), trial.leaving(other));
          if (second != null) {
            Cost cost = sum(first.cost(), second.cost());
            if (cost.compareTo(Cost.ZERO) < 0
                && (best == null || cost.compareTo(best.cost()) < 0)) {
              best = new Chain(first, second, cost);
            }
          }
        }
      }
      trial.remove(placement);
      former.restore(trial);
    }
    return best;
  }

  private static Cost sum(Cost one, Cost other) {
    return new Cost(
        one.hard() + other.hard(), one.medium() + other.medium(), one.soft() + other.soft());
  }

  /**
   * The best move to the supervisor; null if nobody can move there.
   *
   * @param leaving what the plan would cost more without a place for a placement
   */
  private static @Nullable Move best(
      TrialPlan trial,
      PlanningSupervisor supervisor,
      Function<PlanningPlacement, RuleCosts> leaving) {
    @Nullable Move best = null;
    for (PlanningPlacement placement : trial.schedule().placements()) {
      if (mayMove(placement, supervisor)) {
        Interruption.check();
        Move move = move(trial, placement, supervisor, leaving.apply(placement));
        if (move != null && (best == null || move.cost().compareTo(best.cost()) < 0)) {
          best = move;
        }
      }
    }
    return best;
  }

  private static boolean mayMove(PlanningPlacement placement, PlanningSupervisor supervisor) {
    return !placement.isPinned()
        && placement.supervisor() != supervisor
        && fits(placement, supervisor);
  }

  private static boolean fits(PlanningPlacement placement, PlanningSupervisor supervisor) {
    return placement.fit(supervisor.unit()).isPossible()
        && placement.allowedPeriods().stream()
            .anyMatch(period -> placement.isPossible(supervisor, period));
  }

  /** A placement's cheapest move to a supervisor that breaks no hard rule; null if none does. */
  private static @Nullable Move move(
      TrialPlan trial,
      PlanningPlacement placement,
      PlanningSupervisor supervisor,
      RuleCosts leaving) {
    PlanningSupervisor before = placement.supervisor();
    PlanningPeriod when = placement.period();
    @Nullable Move best = null;
    trial.remove(placement);
    for (PlanningPeriod period : placement.allowedPeriods()) {
      if (placement.isPossible(supervisor, period)) {
        RuleCosts there = trial.joining(placement, supervisor, period);
        if (!there.breaksAHardRule()) {
          // What it cost where it is falls away: leaving is that with its sign turned.
          there.add(leaving, 1);
          Cost cost = there.cost();
          if (best == null || cost.compareTo(best.cost()) < 0) {
            best = new Move(placement, supervisor, period, cost);
          }
        }
      }
    }
    if (before != null) {
      trial.put(placement, before, when);
    }
    return best;
  }

  private static void make(TrialPlan trial, Move move) {
    trial.remove(move.placement());
    trial.put(move.placement(), move.supervisor(), move.period());
  }

  private static PlacementPlan plan(TrialPlan trial) {
    return new PlacementPlan(
        trial.schedule().placements().stream()
            .map(placement -> {
              PlanningSupervisor supervisor = placement.supervisor();
              return supervisor == null
                  ? new Assignment(placement.id(), null, null)
                  : new Assignment(placement.id(), supervisor.id(), placement.period().id());
            })
            .toList());
  }
}
