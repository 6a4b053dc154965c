package org.platsa.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.revision.Change;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;

/** What suppositions make of a problem. */
class SupposedProblemTest {
  private static final Location HERE = new Location(56.05, 12.7);

  private static Unit unit(String id, UnitKind kind, int staff) {
    return new Unit(id, id, "area", kind, HERE, 4, staff, false, false, List.of());
  }

  private static Supervisor supervisor(String id, String unit, Training training, int room) {
    return new Supervisor(id, unit, training, true, List.of(), 1, room, 0);
  }

  /** Ten of staff at each of two units; one of A is trained, one of B is not. */
  private static Problem problem() {
    LocalDate monday = LocalDate.of(2024, 1, 15);
    return new Problem(
        Problem.SCHEMA_VERSION,
        "Test",
        Map.of(),
        new Term("VT2024", "Vårterminen 2024", monday, monday.plusWeeks(20).minusDays(3)),
        List.of(new Area("area", "Area")),
        List.of(unit("A", UnitKind.CARE_HOME, 10), unit("B", UnitKind.HOME_CARE, 10)),
        List.of(
            supervisor("a1", "A", Training.STEP_1_2, 3), supervisor("b1", "B", Training.NONE, 2)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of());
  }

  private static Problem with(Supposition... suppositions) {
    return new SupposedProblem(problem()).with(Arrays.asList(suppositions));
  }

  private static List<String> trained(Problem problem, String unit) {
    return problem.supervisors().stream()
        .filter(each -> each.unitId().equals(unit) && each.training().isTrained())
        .map(Supervisor::id)
        .toList();
  }

  @Test
  void aShareIsReachedFromTheSmallestShareOnWithThoseWhomTheDataHasFirst() {
    // 30 % of 20 are 6; there is one, so five more: B, B, B against A's one, then the least again.
    Problem supposed = with(new Supposition.TrainedShare(30));
    assertThat(trained(supposed, "A")).hasSize(3).contains("a1", "NY-1");
    assertThat(trained(supposed, "B")).hasSize(3).contains("b1");
    assertThat(supposed.supervisors()).hasSize(6);
    assertThat(supposed.supervisors().getLast().maxPerTerm()).as("as is usual").isEqualTo(3);
  }

  @Test
  void aShareThatThereIsAlreadyChangesNothing() {
    assertThat(with(new Supposition.TrainedShare(5))).isEqualTo(problem());
  }

  @Test
  void peerLearningGivesEachSupervisorThereTwoAtOnce() {
    Problem supposed = with(new Supposition.PeerLearning(List.of(UnitKind.CARE_HOME)));
    assertThat(supposed.units()).extracting(Unit::peerLearning).containsExactly(true, false);
    assertThat(supposed.supervisors())
        .extracting(Supervisor::maxSimultaneous)
        .containsExactly(2, 1);
  }

  @Test
  void aMixIsMadeInItsOrder() {
    Problem supposed =
        with(
            new Supposition.MorePlaces("B", 2),
            new Supposition.NextTrained("B"),
            new Supposition.NextTrained("B"),
            new Supposition.Changed(new Change.SupervisorCapacity("NY-1", null, 9)));
    assertThat(supposed.units().get(1).maxTrainees()).isEqualTo(6);
    assertThat(trained(supposed, "B")).containsExactly("b1", "NY-1");
    assertThat(supposed.supervisors().getLast().maxPerTerm()).isEqualTo(9);
  }

  @Test
  void everyFaultIsToldWithItsPlace() {
    List<Supposition> wrong =
        new ArrayList<>(
            Arrays.asList(
                new Supposition.TrainedShare(101),
                new Supposition.PeerLearning(null),
                new Supposition.MorePlaces("C", null),
                new Supposition.NextTrained(null),
                new Supposition.Changed(null),
                new Supposition.Changed(new Change.UnitCapacity("D", 3)),
                new Supposition.Changed(new Change.Restored(UUID.randomUUID())),
                null));
    wrong.add(new Supposition.Changed(new Change.UnitCapacity("A", 100_000)));
    ApiException refusal =
        catchThrowableOfType(ApiException.class, () -> new SupposedProblem(problem()).with(wrong));
    assertThat(refusal.issues())
        .extracting(ErrorIssue::pointer)
        .containsExactly(
            "/suppose/0/percent",
            "/suppose/1/unitKinds",
            "/suppose/2/more",
            "/suppose/2/unitId",
            "/suppose/3/unitId",
            "/suppose/4/change",
            "/suppose/5/change/unitId",
            "/suppose/6/change",
            "/suppose/7",
            "/suppose/8/change");
  }
}
