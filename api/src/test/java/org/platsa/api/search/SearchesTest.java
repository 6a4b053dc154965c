package org.platsa.api.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.platsa.api.search.SearchFailedException.Reason;
import org.platsa.api.support.Client;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveResult;
import org.platsa.solver.solve.StopReason;

@Timeout(60)
class SearchesTest {
  private static final Problem EXAMPLE = Json.mapper().readValue(Client.example(), Problem.class);

  private final Searches searches = new Searches();

  @Test
  void findsWhatTheSolverFindsInTheSameSteps() {
    SolveLimits limits = SolveLimits.ofSteps(50);
    SolveResult expected = new PlacementSolver(EXAMPLE, limits, 7, null, improvement -> {}).solve();
    List<Cost> heard = new ArrayList<>();

    SolveResult result = searches.begin(order(limits), i -> heard.add(i.cost())).await();

    assertThat(result.plan()).isEqualTo(expected.plan());
    assertThat(result.cost()).isEqualTo(expected.cost());
    assertThat(result.reason()).isEqualTo(expected.reason());
    assertThat(heard.getLast()).isEqualTo(expected.cost());
  }

  @Test
  void aStoppedSearchGivesItsBestPlan() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Search search = searches.begin(order(endless()), improvement -> begun.countDown());
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

    search.stop();

    SolveResult result = search.await();
    assertThat(result.plan().assignments()).hasSize(EXAMPLE.placements().size());
    assertThat(result.reason()).isIn(StopReason.STOPPED, StopReason.OPTIMAL);
  }

  @Test
  void aKilledSearchGivesNone() {
    Search search = searches.begin(order(endless()), improvement -> {});

    search.kill();

    assertThatThrownBy(search::await)
        .isInstanceOfSatisfying(
            SearchFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.KILLED));
  }

  private static SearchOrder order(SolveLimits limits) {
    return new SearchOrder(UUID.randomUUID(), EXAMPLE, limits, 7, 1, null);
  }

  private static SolveLimits endless() {
    return SolveLimits.ofTime(Duration.ofHours(1));
  }
}
