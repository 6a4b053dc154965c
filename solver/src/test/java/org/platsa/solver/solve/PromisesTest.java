package org.platsa.solver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.bound.EveryPlan;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.planning.PlacementSchedule;
import org.platsa.solver.planning.ScheduleMapper;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.solve.move.PossibleUnits;
import org.platsa.solver.solve.start.Beginning;
import org.platsa.solver.solve.start.GreedyPlacing;
import org.platsa.solver.solve.start.Roster;
import org.platsa.solver.solve.start.StartPlan;

/** What every search promises, whatever the geography, in one piece and region by region. */
class PromisesTest {
  private static final int STEPS = 2_000;

  static Stream<Arguments> problems() {
    return Stream.of(Geography.values())
        .flatMap(geography ->
            Stream.of(1L, 2L, 3L, 4L)
                .map(seed -> Arguments.of(geography, seed, geography.of(problem(seed), seed))));
  }

  /** Of the third some pins break rules already; in the last each student has four placements. */
  private static Problem problem(long seed) {
    Problem problem = RandomProblems.problem(seed, 50, 18, 45);
    if (seed == 3) {
      return RandomProblems.withCrowdedPins(problem, seed);
    }
    return seed == 4 ? withSiblings(problem) : problem;
  }

  /** The same with four placements to a student, and the largest weights that may be set. */
  private static Problem withSiblings(Problem problem) {
    List<Placement> placements =
        IntStream.range(0, problem.placements().size())
            .mapToObj(i -> {
              Placement each = problem.placements().get(i);
              return new Placement(
                  each.id(),
                  problem.students().get(i / 4).id(),
                  each.kind(),
                  each.allowedPeriods(),
                  each.requiredUnitKinds(),
                  each.intensity(),
                  each.peerLearning(),
                  each.assignment(),
                  each.pinned(),
                  each.published(),
                  each.periodWishes(),
                  List.of(),
                  null,
                  List.of(),
                  each.profession(),
                  each.setAside());
            })
            .toList();
    Map<String, Integer> largest =
        Stream.of(ConstraintId.values())
            .filter(ConstraintId::weightMayBeSet)
            .collect(Collectors.toMap(ConstraintId::id, rule -> Problem.MAX_WEIGHT));
    return problem.withPlacements(placements).withWeights(largest);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("problems")
  void aTermSearch(Geography geography, long seed, Problem problem) {
    assertPromises(
        problem,
        start ->
            new PlacementSolver(
                    problem, SolveLimits.ofSteps(STEPS), seed, start, SolveListener.NONE)
                .solve()
                .plan());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("problems")
  void aSearchOfManySmallRegions(Geography geography, long seed, Problem problem) {
    assertPromises(problem, start -> searchRegions(problem, seed, start));
  }

  private static PlacementPlan searchRegions(
      Problem problem, long seed, @Nullable PlacementPlan start) {
    Beginning beginning = Beginning.of(problem, start, () -> false);
    BestPlan best = new BestPlan(SolveListener.NONE);
    best.offer(beginning.plan(), Searches.cost(problem, beginning.plan()));
    SearchRun run = new SearchRun(SolveLimits.ofSteps(STEPS), 1, seed, best, true);
    new RegionSearch(
            problem, beginning, new SearchTuning(40, 12, 12), run, EnvironmentMode.PHASE_ASSERT)
        .search();
    assertThat(Searches.cost(problem, best.plan())).isEqualTo(best.cost());
    return best.plan();
  }

  private static void assertPromises(Problem problem, Search search) {
    PlacementPlan plan = search.from(null);
    Cost cost = Searches.cost(problem, plan);

    assertThat(cost.hard()).isEqualTo(Searches.hardCostOfPins(problem));
    assertThat(plan.assignments()).containsAll(Searches.pinned(problem));
    assertThat(EveryPlan.isProposable(problem, new PlanChecker(problem).judge(plan))).isTrue();
    assertThat(cost).isLessThanOrEqualTo(Searches.cost(problem, greedy(problem)));
    assertThat(whoCouldBePlaced(problem, plan)).isEmpty();
    assertThat(Searches.cost(problem, search.from(plan))).isLessThanOrEqualTo(cost);
  }

  private static PlacementPlan greedy(Problem problem) {
    PlacementSchedule schedule = StartPlan.of(problem, null);
    new GreedyPlacing(new Roster(schedule), new PossibleUnits(problem, schedule)).placeAll();
    return ScheduleMapper.toPlan(schedule);
  }

  /** Found by trying every place with the checker, which knows nothing of the search. */
  private static List<String> whoCouldBePlaced(Problem problem, PlacementPlan plan) {
    PlanChecker checker = new PlanChecker(problem);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < problem.placements().size(); i++) {
      Placement placement = problem.placements().get(i);
      if (plan.assignments().get(i).isPlaced() || placement.pinned()) {
        continue;
      }
      List<Assignment> tried = new ArrayList<>(plan.assignments());
      for (Supervisor supervisor : problem.supervisors()) {
        for (String period : placement.allowedPeriods()) {
          tried.set(i, new Assignment(placement.id(), supervisor.id(), period));
          if (EveryPlan.isProposable(problem, checker.judge(new PlacementPlan(tried)))) {
            found.add(placement.id() + " with " + supervisor.id() + " in " + period);
          }
        }
      }
    }
    return found;
  }

  private interface Search {
    PlacementPlan from(@Nullable PlacementPlan start);
  }
}
