package org.platsa.benchmarks.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.benchmarks.run.RepairMeasurement.Event;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveListener;
import org.platsa.solver.solve.SolveResult;

/** Publishes a plan, lets something happen and mends the plan (<i>reparation</i>). */
final class RepairBench {
  private final Problem problem;
  private final PlacementPlan published;
  private final int cores;

  /**
   * A plan to break.
   *
   * @param problem a valid problem
   * @param published a plan of it that breaks no hard rule
   */
  RepairBench(Problem problem, PlacementPlan published, int cores) {
    this.problem = problem;
    this.published = published;
    this.cores = cores;
  }

  /**
   * One case.
   *
   * @param repair limits of the repair
   * @param anew limits of the new solve that it is compared with
   */
  Repair run(Event event, long seed, SolveLimits repair, SolveLimits anew) {
    Case broken = event == Event.SUPERVISOR_ILL ? someoneIll(seed) : someoneCancelled(seed);
    long start = System.nanoTime();
    List<Found> found = new ArrayList<>();
    SolveResult mended =
        new PlacementSolver(
                broken.problem(),
                repair,
                seed,
                cores,
                published,
                improvement ->
                    found.add(
                        new Found(
                            Duration.ofNanos(System.nanoTime() - start),
                            improvement.cost(),
                            improvement.plan())))
            .solve();
    Problem free = withoutStability(broken.problem());
    SolveResult fresh =
        new PlacementSolver(free, anew, seed, cores, null, SolveListener.NONE).solve();
    Judging.requireSame(broken.problem(), mended.plan(), mended.cost());
    Judging.requireSame(free, fresh.plan(), fresh.cost());
    long leastMedium = Math.min(mended.cost().medium(), fresh.cost().medium());
    Found first =
        found.stream()
            .filter(f -> f.cost().hard() == 0 && f.cost().medium() == leastMedium)
            .findFirst()
            .orElse(null);
    return new Repair(
        broken,
        first == null ? null : first.elapsed().toMillis(),
        first == null ? null : broken.moved(first.plan()),
        broken.moved(mended.plan()),
        mended.cost(),
        new PlanChecker(free).judge(mended.plan()).cost(),
        fresh.cost(),
        broken.moved(fresh.plan()));
  }

  private Case someoneIll(long seed) {
    List<String> busy =
        published.assignments().stream()
            .map(Assignment::supervisorId)
            .filter(id -> id != null)
            .distinct()
            .sorted()
            .toList();
    String ill = busy.get(new Random(seed).nextInt(busy.size()));
    List<Supervisor> supervisors =
        problem.supervisors().stream()
            .map(s -> s.id().equals(ill) ? s.withPresence(false, s.absences()) : s)
            .toList();
    Set<String> mustMove = new HashSet<>();
    for (Assignment assignment : published.assignments()) {
      if (ill.equals(assignment.supervisorId())) {
        mustMove.add(assignment.placementId());
      }
    }
    return new Case(
        ill, problem.withSupervisors(supervisors).withPlacements(publishedPlacements()), mustMove);
  }

  private Case someoneCancelled(long seed) {
    List<String> placed =
        published.assignments().stream()
            .filter(Assignment::isPlaced)
            .map(Assignment::placementId)
            .toList();
    String cancelled = placed.get(new Random(seed).nextInt(placed.size()));
    List<Placement> left =
        publishedPlacements().stream().filter(p -> !p.id().equals(cancelled)).toList();
    return new Case(cancelled, problem.withPlacements(left), Set.of());
  }

  private List<Placement> publishedPlacements() {
    Map<String, Assignment> assignments = new HashMap<>();
    published.assignments().forEach(each -> assignments.put(each.placementId(), each));
    Map<String, Supervisor> supervisors = new HashMap<>();
    problem.supervisors().forEach(each -> supervisors.put(each.id(), each));
    Map<String, Period> periods = new HashMap<>();
    problem.periods().forEach(each -> periods.put(each.id(), each));
    return problem.placements().stream()
        .map(p -> {
          Assignment told = assignments.get(p.id());
          Supervisor supervisor = told == null ? null : supervisors.get(told.supervisorId());
          Period period = told == null ? null : periods.get(told.periodId());
          return p.withPublished(
              supervisor == null || period == null ? null : PublishedPlace.of(supervisor, period));
        })
        .toList();
  }

  private static Problem withoutStability(Problem problem) {
    Map<String, Integer> weights = new LinkedHashMap<>(problem.weights());
    weights.put(ConstraintId.STABILITY.id(), 0);
    return problem.withWeights(weights);
  }

  /** A better plan and when it was there. */
  private record Found(Duration elapsed, Cost cost, PlacementPlan plan) {}

  /** What happened, the problem since then, and who cannot stay. */
  record Case(String id, Problem problem, Set<String> mustMove) {
    /** Published placements that are elsewhere or nowhere, those who could not stay left out. */
    int moved(PlacementPlan plan) {
      Map<String, Assignment> now = new HashMap<>();
      plan.assignments().forEach(assignment -> now.put(assignment.placementId(), assignment));
      Map<String, Period> periods = new HashMap<>();
      problem.periods().forEach(each -> periods.put(each.id(), each));
      int moved = 0;
      for (Placement placement : problem.placements()) {
        PublishedPlace told = placement.published();
        Assignment assignment = now.get(placement.id());
        Period period = assignment == null ? null : periods.get(assignment.periodId());
        boolean same =
            told == null
                || (assignment != null
                    && told.supervisorId().equals(assignment.supervisorId())
                    && period != null
                    && told.isDuring(period));
        if (!same && !mustMove.contains(placement.id())) {
          moved++;
        }
      }
      return moved;
    }
  }

  /** What came of it; the fields are those of {@link RepairMeasurement}. */
  record Repair(
      Case happened,
      @Nullable Long firstMs,
      @Nullable Integer firstMoved,
      int moved,
      Cost cost,
      Cost costWithoutStability,
      Cost anewCost,
      int anewMoved) {}
}
