package org.platsa.solver.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.TestProblem;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;

/** No time is asserted: the timeouts only keep a search that never ends from hanging the build. */
@Timeout(120)
class PlacementSolverTest {
  private static final SolveLimits LONG = SolveLimits.ofTime(Duration.ofHours(1));

  private final Problem problem = RandomProblems.problem(3, 40);

  @Nested
  class Stop {
    @RepeatedTest(5)
    void aSearchThatIsStoppedFromAnotherThreadReturnsItsBestPlan() throws Exception {
      CountDownLatch begun = new CountDownLatch(1);
      List<Improvement> heard = new CopyOnWriteArrayList<>();
      PlacementSolver solver =
          new PlacementSolver(
              problem,
              LONG,
              1,
              2,
              null,
              improvement -> {
                heard.add(improvement);
                begun.countDown();
              });
      try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
        Future<SolveResult> future = executor.submit(solver::solve);
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        solver.stop();
        SolveResult result = future.get(60, TimeUnit.SECONDS);

        assertThat(result.reason()).isEqualTo(StopReason.STOPPED);
        assertThat(result.plan()).isEqualTo(heard.getLast().plan());
        assertThat(result.cost()).isEqualTo(Searches.cost(problem, result.plan()));
      }
    }

    @Test
    void aSearchThatIsStoppedBeforeItBeginsReturnsItsStart() {
      PlacementSolver solver = new PlacementSolver(problem, LONG, 1, null, SolveListener.NONE);
      solver.stop();
      SolveResult result = solver.solve();

      assertThat(result.reason()).isEqualTo(StopReason.STOPPED);
      assertThat(result.cost().hard()).isEqualTo(Searches.hardCostOfPins(problem));
    }

    @Test
    void anInterruptEndsTheSearch() {
      PlacementSolver solver = new PlacementSolver(problem, LONG, 1, 2, null, SolveListener.NONE);
      Thread.currentThread().interrupt();

      assertThatThrownBy(solver::solve)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
    }

    @Test
    void aListenerMayStopTheSearch() {
      List<PlacementSolver> self = new ArrayList<>();
      AtomicInteger heard = new AtomicInteger();
      self.add(
          new PlacementSolver(
              problem,
              LONG,
              1,
              null,
              improvement -> {
                if (heard.incrementAndGet() == 2) {
                  self.getFirst().stop();
                }
              }));

      assertThat(self.getFirst().solve().reason()).isEqualTo(StopReason.STOPPED);
      assertThat(heard).hasValueBetween(2, 3);
    }
  }

  @Nested
  class Listening {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void everyPlanIsBetterThanTheOneBeforeAndTheLastCostsWhatTheResultDoes(int threads) {
      List<Improvement> heard = new ArrayList<>();
      SolveResult result =
          new PlacementSolver(problem, SolveLimits.ofSteps(5_000), 2, threads, null, heard::add)
              .solve();

      assertThat(heard).hasSizeGreaterThanOrEqualTo(2);
      for (int i = 1; i < heard.size(); i++) {
        assertThat(heard.get(i).cost()).isLessThan(heard.get(i - 1).cost());
      }
      assertThat(heard.getLast().cost()).isEqualTo(result.cost());
      for (Improvement improvement : heard) {
        assertThat(improvement.cost()).isEqualTo(Searches.cost(problem, improvement.plan()));
      }
    }

    @Test
    void theLastPlanHeardOfIsTheResult() {
      List<Improvement> heard = new CopyOnWriteArrayList<>();
      SolveResult result =
          new PlacementSolver(problem, SolveLimits.ofSteps(5_000), 2, null, heard::add).solve();

      assertThat(heard.getLast().plan()).isEqualTo(result.plan());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anExceptionOfTheListenerEndsTheSearchAndComesOut(int onCall) {
      AtomicInteger heard = new AtomicInteger();
      PlacementSolver solver =
          new PlacementSolver(
              problem,
              LONG,
              1,
              2,
              null,
              improvement -> {
                if (heard.incrementAndGet() == onCall) {
                  throw new UnsupportedOperationException("no more, please");
                }
              });

      assertThatThrownBy(solver::solve)
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("no more, please");
    }
  }

  @Nested
  class Start {
    @Test
    void theResultIsNoWorseThanTheStart() {
      PlacementPlan start = solve(problem, 3_000, null).plan();

      assertThat(solve(problem, 1, start).cost())
          .isLessThanOrEqualTo(Searches.cost(problem, start));
    }

    @Test
    void aPublishedPlanIsChangedNoMoreThanIsNeeded() {
      TestProblem given =
          new TestProblem()
              .supervisor("S", "U", s -> s.maxSimultaneous = 1)
              .supervisor("T", "U", t -> {})
              .supervisor("ill", "U", s -> s.active = false)
              .period("B", 5, 5)
              .period("C", 10, 5)
              .unplaced("a", p -> publish(p, "S", "A"))
              .unplaced("b", p -> publish(p, "S", "B"))
              .unplaced("c", p -> publish(p, "ill", "C"));
      Problem published = given.problem();

      assertThat(solve(published, 500, null).plan().assignments())
          .contains(new Assignment("a", "S", "A"), new Assignment("b", "S", "B"))
          .filteredOn(assignment -> assignment.placementId().equals("c"))
          .singleElement()
          .isIn(new Assignment("c", "S", "C"), new Assignment("c", "T", "C"));
    }

    private static void publish(
        TestProblem.PlacementSpec placement, String supervisorId, String periodId) {
      placement.allowedPeriods = List.of(periodId);
      placement.published = TestProblem.told(supervisorId, periodId);
    }
  }

  @Nested
  class NothingToDo {
    @Test
    void aProblemWithoutPlacementsHasAPerfectEmptyPlan() {
      SolveResult result =
          new PlacementSolver(new TestProblem().problem(), LONG, 1, null, SolveListener.NONE)
              .solve();

      assertThat(result.reason()).isEqualTo(StopReason.PERFECT);
      assertThat(result.plan().assignments()).isEmpty();
      assertThat(result.cost()).isEqualTo(Cost.ZERO);
    }

    @Test
    void whereNobodyCanTakeAnyoneTheSearchEndsAtOnceWithEverybodyUnplaced() {
      TestProblem given =
          new TestProblem().supervisor("S", "U", s -> s.active = false).unplaced("p");
      SolveResult result =
          new PlacementSolver(given.problem(), LONG, 1, null, SolveListener.NONE).solve();

      assertThat(result.reason()).isEqualTo(StopReason.OPTIMAL);
      assertThat(result.cost()).isEqualTo(new Cost(0, 20, 100));
      assertThat(Objects.requireNonNull(result.bound()).cost()).isEqualTo(result.cost());
    }

    @Test
    void aProblemWithoutSupervisorsIsNoFailure() {
      Problem some = new TestProblem().unplaced("p").problem();
      Problem none = some.withUnits(List.of()).withSupervisors(List.of());

      assertThat(solve(none, 10, null).plan().assignments())
          .containsExactly(new Assignment("p", null, null));
    }

    @Test
    void aSearchThatIsStuckStillMeetsItsLimit() {
      TestProblem given =
          new TestProblem()
              .supervisor("S", "U", s -> s.maxPerTerm = 1)
              .unplaced(
                  "pinned",
                  p -> {
                    p.assignment = new Slot("S", "A");
                    p.pinned = true;
                  })
              .unplaced("p");
      SolveResult result = solve(given.problem(), 100, null);

      assertThat(result.reason()).isEqualTo(StopReason.STEP_LIMIT);
      assertThat(result.plan().assignments())
          .containsExactly(new Assignment("pinned", "S", "A"), new Assignment("p", null, null));
    }
  }

  @Nested
  class Limits {
    @Test
    void theFirstLimitThatIsMetEndsTheSearch() {
      Duration soon = Duration.ofMillis(1);
      Duration late = Duration.ofHours(1);

      assertThat(reason(new SolveLimits(soon, null, null))).isEqualTo(StopReason.TIME_LIMIT);
      assertThat(reason(new SolveLimits(soon, late, Integer.MAX_VALUE)))
          .isEqualTo(StopReason.TIME_LIMIT);
      assertThat(reason(new SolveLimits(late, soon, null))).isEqualTo(StopReason.UNIMPROVED);
      assertThat(reason(new SolveLimits(late, late, 10))).isEqualTo(StopReason.STEP_LIMIT);
    }

    @Test
    void aBoundThatIsReachedSaysSoAndEndsTheSearch() {
      Problem problem = RandomProblems.problem(3, 20);

      SolveResult result =
          new PlacementSolver(
                  problem,
                  SolveLimits.ofTime(Duration.ofMinutes(10)),
                  1,
                  2,
                  null,
                  SolveListener.NONE)
              .solve();

      assertThat(result.reason()).isIn(StopReason.OPTIMAL, StopReason.PERFECT);
      if (result.reason() == StopReason.OPTIMAL) {
        assertThat(Objects.requireNonNull(result.bound()).optimal()).isTrue();
        assertThat(result.bound().cost()).isEqualTo(result.cost());
      }
    }

    @Test
    void aSearchNeedsALimit() {
      assertThatThrownBy(() -> new SolveLimits(null, null, null))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noLimitMayBeNoughtOrLess() {
      assertThatThrownBy(() -> SolveLimits.ofTime(Duration.ZERO))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("time");
      assertThatThrownBy(() -> new SolveLimits(null, Duration.ofSeconds(-1), null))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("unimproved");
      assertThatThrownBy(() -> SolveLimits.ofSteps(0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("steps");
    }

    @Test
    void aSearchNeedsAThread() {
      assertThatThrownBy(() ->
              new PlacementSolver(problem, SolveLimits.ofSteps(1), 0, 0, null, SolveListener.NONE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("thread");
    }

    private StopReason reason(SolveLimits limits) {
      return new PlacementSolver(problem, limits, 1, null, SolveListener.NONE).solve().reason();
    }
  }

  private static SolveResult solve(Problem problem, int steps, @Nullable PlacementPlan start) {
    return new PlacementSolver(problem, SolveLimits.ofSteps(steps), 1, start, SolveListener.NONE)
        .solve();
  }
}
