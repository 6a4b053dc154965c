package org.platsa.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Term;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.Wish;
import tools.jackson.databind.JsonNode;

/** What stands in a student's place in the rules about several placements. */
class TombstonesTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 1, 15);
  private static final Location HERE = new Location(56.05, 12.7);

  private final Tombstones tombstones = new Tombstones(new Person(PersonKind.STUDENT, "st1"));

  @Test
  void orderAndWhoIsApartHoldUnderTheNewIdsAndNoOldOneIsLeft() {
    Problem problem = problem();
    tombstones.learn(problem);

    Problem without = tombstones.without(problem);

    Placement first = without.placements().get(0);
    Placement second = without.placements().get(1);
    Placement others = without.placements().get(2);
    assertThat(second.after()).containsExactly(first.id());
    assertThat(second.atMostWeeksApart()).isEqualTo(2);
    assertThat(first.apart()).containsExactly("p3");
    assertThat(others.id()).isEqualTo("p3");
    assertThat(others.apart()).containsExactly(second.id(), "gone");
    assertThat(without.students().getFirst().repeat()).isEqualTo(Repeat.NOT_UNIT);
    assertThat(without.students().getFirst().wishes()).isEmpty();
    assertThat(second.periodWishes()).isEmpty();
    assertThat(Json.mapper().writeValueAsString(without)).doesNotContain("\"p1\"", "\"p2\"", "st1");
  }

  @Test
  void theSameOfWhatARevisionChanged() {
    tombstones.learn(problem());
    JsonNode changes =
        Json.mapper()
            .readTree(
                "[{\"type\":\"placementSet\",\"placement\":{\"id\":\"p3\",\"studentId\":\"st2\","
                    + "\"after\":[\"p3\",\"p1\"],\"apart\":[\"p2\"]}}]");

    tombstones.forgetIn(changes);

    assertThat(changes.toString())
        .contains("\"after\":[\"p3\",\"")
        .doesNotContain("\"p1\"", "\"p2\"");
  }

  private static Problem problem() {
    return new Problem(
        Problem.SCHEMA_VERSION,
        "Test",
        Map.of(),
        new Term("VT2024", "Vårterminen 2024", MONDAY, MONDAY.plusWeeks(20).minusDays(3)),
        List.of(new Area("area", "Area")),
        List.of(),
        List.of(),
        List.of(new EducationProvider("R", "R", ProviderTier.OTHER, 0, HERE)),
        List.of(new Period("A", "A", PlacementKind.APL, MONDAY, 5)),
        List.of(
            student("st1").withRepeat(Repeat.NOT_UNIT).withWishes(List.of(Wish.area("area", 1))),
            student("st2")),
        List.of(
            placement("p1", "st1").withApart(List.of("p3")),
            placement("p2", "st1")
                .withAfter(List.of("p1"), 2)
                .withPeriodWishes(List.of(new PeriodWish("A", 1))),
            placement("p3", "st2").withApart(List.of("p2", "gone"))),
        List.of(),
        Map.of());
  }

  private static Student student(String id) {
    return new Student(
        id, "R", HERE, Transport.PUBLIC, List.of(), List.of(), List.of(), false, false, List.of());
  }

  private static Placement placement(String id, String student) {
    return new Placement(
        id, student, PlacementKind.APL, List.of("A"), List.of(), 100, false, null, false, null);
  }
}
