package org.platsa.solver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import ai.timefold.solver.core.config.solver.EnvironmentMode;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.region.Region;
import org.platsa.solver.solve.start.Beginning;

class WholePlanTest {
  private static final SearchTuning SMALL = new SearchTuning(40, 12, 12);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatRegionsComeToBreaksNothingInTheWhole(long seed) {
    Problem problem = RandomProblems.problem(seed, 60, 24, 60);
    Fixture given = new Fixture(problem, seed);

    for (int i = 0; i < 3; i++) {
      given.searchAll();
    }

    assertThat(Searches.cost(problem, given.whole.plan()).hard())
        .as("also where a student has a pinned placement elsewhere")
        .isEqualTo(Searches.hardCostOfPins(problem));
  }

  @Test
  void regionsMakeThePlanClearlyBetter() {
    Problem problem = RandomProblems.problem(3, 80, 20, 120);
    Fixture given = new Fixture(problem, 3);
    Cost before = Searches.cost(problem, given.whole.plan());

    for (int i = 0; i < 4; i++) {
      given.searchAll();
    }

    Cost after = Searches.cost(problem, given.whole.plan());
    assertThat(after.medium()).isLessThanOrEqualTo(before.medium());
    assertThat(after.soft()).isLessThan(before.soft() - before.soft() / 100);
  }

  @Test
  void aUnitThatIsBeingSearchedIsInNoOtherRegion() {
    Problem problem = RandomProblems.problem(5, 80, 20, 80);
    Fixture given = new Fixture(problem, 5);
    List<Region> regions = given.whole.divide(30, new Random(1));

    Region first = given.whole.begin(regions.get(0));
    Region second = given.whole.begin(regions.get(0));
    Region other = given.whole.begin(regions.get(1));

    assertThat(second.units()).doesNotContainAnyElementsOf(first.units());
    Set<Integer> both = new HashSet<>(first.units());
    both.retainAll(other.units());
    assertThat(both).isEmpty();

    given.whole.end(first);
    assertThat(given.whole.begin(regions.get(0)).placements()).isNotEmpty();
  }

  /** A whole plan, and regions of it that are annealed for a few steps. */
  private static final class Fixture {
    private final Random random;
    private final WholePlan whole;
    private final OneRegionSearch regions;

    Fixture(Problem problem, long seed) {
      random = new Random(seed);
      Beginning beginning = Beginning.of(problem, null, () -> false);
      BestPlan best = new BestPlan(SolveListener.NONE);
      best.offer(beginning.plan(), Searches.cost(problem, beginning.plan()));
      SearchRun run = new SearchRun(SolveLimits.ofSteps(1_000_000), 1, seed, best, true);
      whole = new WholePlan(problem, beginning, run);
      regions = new OneRegionSearch(whole, SMALL, run, EnvironmentMode.NO_ASSERT);
    }

    void searchAll() {
      for (Region region : whole.divide(SMALL.annealedTogether(), random)) {
        regions.search(
            region, SolveLimits.ofSteps(200), random.nextLong(), null, false, () -> true);
      }
    }
  }
}
