package org.platsa.api.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveListener;

/**
 * The bundled terms with a fifth of their supervisors: then there are fewer places than students.
 * What it comes to stands in docs/cancellations.md.
 */
class ReserveOfTermsTest {
  private static final UseRates ALL_ALIKE = new UseRates(List.of(), 0.8);

  @ParameterizedTest
  @CsvSource({
    "ht2021, 86, 207, 13, 68.8, 76.8, 68.6, 75.5",
    "vt2022, 116, 202, 17, 92.8, 102.9, 92.6, 100.5",
    "ht2022, 108, 228, 19, 86.4, 97.8, 86.2, 96.1",
    "vt2023, 119, 234, 18, 95.2, 105.9, 94.9, 104.3"
  })
  void whatIsTriedIsWhatTheClosedFormExpects(
      String term,
      int seated,
      int without,
      int held,
      double used,
      double usedWith,
      double triedWithout,
      double triedWith)
      throws IOException {
    Problem problem = scarce(term);
    List<Assignment> placed = placed(problem);
    Set<String> inPlace = placed.stream().map(Assignment::placementId).collect(Collectors.toSet());
    List<String> waiting =
        problem.placements().stream()
            .map(Placement::id)
            .filter(id -> !inPlace.contains(id))
            .toList();
    ReservePlan plan = new ReservePlan(problem, placed, waiting, ALL_ALIKE, 0.5);
    List<ReserveCell> cells = plan.cells();
    double expected = cells.stream().mapToDouble(ReserveCell::expectedUse).sum();
    double withReady = expected + cells.stream().mapToDouble(ReserveCell::expectedFilled).sum();
    ReserveSimulation tried = ReserveSimulation.of(plan, 2_000, 1);
    List<String> ready =
        cells.stream()
            .flatMap(cell -> cell.ready().stream())
            .map(ReserveCell.Ready::placementId)
            .toList();
    assertThat(List.of(placed.size(), waiting.size(), ready.size()))
        .containsExactly(seated, without, held);
    assertThat(expected).isEqualTo(used, within(0.06));
    assertThat(withReady).isEqualTo(usedWith, within(0.06));
    assertThat(tried.without()).isEqualTo(triedWithout, within(0.06));
    assertThat(tried.with()).isEqualTo(triedWith, within(0.06));

    assertThat(ready).as("each stands ready once").doesNotHaveDuplicates().isNotEmpty();
    assertThat(waiting).containsAll(ready);
    assertThat(tried.without()).isEqualTo(expected, within(2 * tried.withoutError()));
    // A freed place may suit nobody who stands ready: what is tried is a little less.
    assertThat(tried.with())
        .isBetween(expected + 0.7 * (withReady - expected), withReady + tried.withError());
    assertThat(ReserveSimulation.of(plan, 200, 7)).isEqualTo(ReserveSimulation.of(plan, 200, 7));
    assertThat(new ReservePlan(problem, placed, waiting, ALL_ALIKE, 0.9).cells())
        .as("fewer are held if they must be called more surely")
        .satisfies(few ->
            assertThat(few.stream().mapToInt(each -> each.ready().size()).sum())
                .isLessThan(ready.size()));
  }

  private static Problem scarce(String term) throws IOException {
    Problem problem;
    try (InputStream in =
        Objects.requireNonNull(
            ReserveOfTermsTest.class.getResourceAsStream("/terms/" + term + ".json"))) {
      problem = Json.mapper().readValue(in, Problem.class);
    }
    List<Supervisor> few = new ArrayList<>();
    for (int i = 0; i < problem.supervisors().size(); i += 5) {
      few.add(problem.supervisors().get(i));
    }
    return problem.withSupervisors(few);
  }

  private static List<Assignment> placed(Problem problem) {
    return new PlacementSolver(problem, SolveLimits.ofSteps(200), 1, 1, null, SolveListener.NONE)
        .solve().plan().assignments().stream().filter(Assignment::isPlaced).toList();
  }
}
