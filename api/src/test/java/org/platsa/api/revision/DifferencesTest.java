package org.platsa.api.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;

/** The changes between two problems make the one of the other. */
class DifferencesTest {
  private static Problem term() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of("..", "data", "vt2023.json"))) {
      return Json.mapper().readValue(in, Problem.class);
    }
  }

  @Test
  void nothingBetweenAProblemAndItself() throws IOException {
    assertThat(Differences.between(term(), term())).isEmpty();
  }

  @Test
  void eachRowThatIsNewOrOtherwiseIsSet() throws IOException {
    Problem before = term();
    Placement last = before.placements().getLast();
    Placement more =
        new Placement(
            "P-9001",
            last.studentId(),
            last.kind(),
            last.allowedPeriods(),
            last.requiredUnitKinds(),
            last.intensity(),
            last.peerLearning(),
            null,
            false,
            null);
    Problem after =
        before
            .withUnits(
                before.units().stream()
                    .map(unit -> unit.id().equals("E-02") ? unit.withMaxTrainees(9) : unit)
                    .toList())
            .withSupervisors(
                before.supervisors().stream()
                    .map(one -> one.id().equals("H-0003") ? one.withRoom(2, 7) : one)
                    .toList())
            .withStudents(
                before.students().stream()
                    .map(one ->
                        one.id().equals("elev-zkub7")
                            ? one.withExcludedUnits(List.of("E-63"))
                            : one)
                    .toList())
            .withPlacements(Stream.concat(before.placements().stream(), Stream.of(more)).toList());

    List<Change> changes = Differences.between(before, after);

    assertThat(changes)
        .hasExactlyElementsOfTypes(
            Change.UnitSet.class,
            Change.SupervisorSet.class,
            Change.StudentSet.class,
            Change.PlacementSet.class);
    Problem revised = Revisions.changed(before, changes);
    assertThat(revised.units()).isEqualTo(after.units());
    assertThat(revised.supervisors()).isEqualTo(after.supervisors());
    assertThat(revised.students()).isEqualTo(after.students());
    assertThat(revised.placements()).isEqualTo(after.placements());
  }
}
