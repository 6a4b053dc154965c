package org.platsa.solver.solve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.TestProblem;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;

/**
 * For each kind of move a small problem that needs it: a search without that move does not come to
 * the best plan in the steps it has here.
 */
class MovesTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void twoWhoAreNotAlikeSwapPlaces(long seed) {
    TestProblem given = places("U", "V");
    given
        .placed("full", "S-U", "A")
        .placed("half", "S-V", "A", p -> p.intensity = 50)
        .minutes("full", "U", 40)
        .minutes("full", "V", 10)
        .minutes("half", "U", 10)
        .minutes("half", "V", 40);

    assertThat(after(given, 300, seed))
        .containsExactlyInAnyOrder(
            new Assignment("full", "S-V", "A"), new Assignment("half", "S-U", "A"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void oneMakesRoomForAnotherAndGoesToAThirdPlace(long seed) {
    TestProblem given = places("U", "V", "W");
    given
        .placed("first", "S-U", "A")
        .placed("second", "S-V", "A", p -> p.intensity = 50)
        .student("second", s -> s.excludedUnits = List.of("U"))
        .minutes("first", "U", 90)
        .minutes("first", "V", 5)
        .minutes("first", "W", 90)
        .minutes("second", "V", 5)
        .minutes("second", "W", 80);

    assertThat(after(given, 300, seed))
        .containsExactlyInAnyOrder(
            new Assignment("first", "S-V", "A"), new Assignment("second", "S-W", "A"));
  }

  /** The two never are in one period, so neither can take just the other's place. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whoCountsMoreTakesTheOnlySupervisorInAnotherPeriod(long seed) {
    TestProblem given =
        places("U")
            .period("B", 2, 5)
            .provider("other", r -> r.tier = ProviderTier.OTHER)
            .student("less", s -> s.providerId = "other")
            .placed("less", "S-U", "A")
            .unplaced("more", p -> p.allowedPeriods = List.of("B"));

    assertThat(after(given, 300, seed))
        .containsExactlyInAnyOrder(
            new Assignment("less", null, null), new Assignment("more", "S-U", "B"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aPairMovesTogetherSinceNeitherWouldGoAlone(long seed) {
    TestProblem given = new TestProblem();
    for (String unit : List.of("U", "V")) {
      given
          .unit(
              unit,
              u -> {
                u.peerLearning = true;
                u.maxTrainees = 2;
              })
          .supervisor("S-" + unit, unit, s -> s.maxSimultaneous = 2)
          .minutes("one", unit, unit.equals("U") ? 40 : 10)
          .minutes("other", unit, unit.equals("U") ? 40 : 10);
    }
    given
        .supervisor("S", "U", s -> s.active = false)
        .placed("one", "S-U", "A", p -> p.peerLearning = true)
        .placed("other", "S-U", "A", p -> p.peerLearning = true)
        .weight("peerPair", 100_000);

    assertThat(after(given, 300, seed))
        .containsExactlyInAnyOrder(
            new Assignment("one", "S-V", "A"), new Assignment("other", "S-V", "A"));
  }

  /** A hundred students, a hundred places, one best way: found by the Hungarian method. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aHundredWhoAreAlikeShareTheirPlacesOutAtOnce(long seed) throws IOException {
    Problem problem = read("/cases/assignment-100.json");

    SolveResult result =
        new PlacementSolver(problem, SolveLimits.ofSteps(200), seed, null, SolveListener.NONE)
            .solve();

    assertThat(result.cost().soft()).isEqualTo(129);
  }

  /** The least there is, by the exact method and by trying everything. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theExampleIsAtItsOptimumAfterTwoThousandSteps(long seed) throws IOException {
    Problem problem = read("/example/problem.json");

    SolveResult result =
        new PlacementSolver(problem, SolveLimits.ofSteps(2_000), seed, null, SolveListener.NONE)
            .solve();

    assertThat(result.cost()).isEqualTo(new Cost(0, 62, 3_454));
  }

  /** Units with room for one, each with one supervisor. */
  private static TestProblem places(String... units) {
    TestProblem given = new TestProblem().supervisor("S", "U", s -> s.active = false);
    for (String unit : units) {
      given
          .unit(unit, u -> u.maxTrainees = 1)
          .supervisor("S-" + unit, unit, s -> s.maxSimultaneous = 1);
    }
    return given;
  }

  private static List<Assignment> after(TestProblem given, int steps, long seed) {
    PlacementPlan start = given.plan();
    return new PlacementSolver(
            given.problem(), SolveLimits.ofSteps(steps), seed, start, SolveListener.NONE)
        .solve()
        .plan()
        .assignments();
  }

  private static Problem read(String name) throws IOException {
    try (InputStream in = MovesTest.class.getResourceAsStream(name)) {
      return ((ReadResult.Accepted<Problem>) new ProblemReader().read(in.readAllBytes())).value();
    }
  }
}
