package org.platsa.api.page.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.springframework.util.MultiValueMap;

/** What of a plan is on the map. */
class PlanMapTest {
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");

  private static PlanMap map(Shown shown, Map<String, String> values) {
    Asked asked = Asked.of("VT2023", MultiValueMap.fromSingleValue(values));
    PlanFilter filter = new PlanFilter(asked, SWEDISH);
    return PlanMap.of(shown, filter.of(BoardTest.rows(shown)), filter, asked);
  }

  private static int placed(PlanMap map) {
    return map.symbols().stream().mapToInt(PlanMap.Symbol::placed).sum();
  }

  @Test
  void everyUnitAndHomeIsThereAndNoWayBeforeAUnitIsLookedAt() throws IOException {
    PlanMap map = map(BoardTest.shown(BoardTest.term(), 1), Map.of());

    assertThat(map.folded()).isFalse();
    assertThat(map.symbols()).hasSize(70);
    assertThat(placed(map)).isEqualTo(352);
    assertThat(map.rows()).hasSize(70);
    assertThat(map.lines()).isEmpty();
    int atHome = map.homes().stream().mapToInt(PlanMap.Dot::students).sum();
    assertThat(atHome + map.outside() + map.unseen()).isEqualTo(352);
    assertThat(map.homes())
        .allMatch(dot -> dot.x() >= 0 && dot.x() <= map.width() && dot.y() <= map.height());
    assertThat(map.scale().km()).isEqualTo(5);
    assertThat(map.farthest()).hasSize(5);
  }

  @Test
  void aUnitThatIsLookedAtHasItsWaysAndItsStudents() throws IOException {
    Shown shown = BoardTest.shown(BoardTest.term(), 1);
    String unit =
        map(shown, Map.of()).rows().stream()
            .flatMap(row -> Stream.ofNullable(row.unit()))
            .findFirst()
            .orElseThrow()
            .id();
    PlanMap map = map(shown, Map.of("unit", unit));

    assertThat(map.chosenRows()).isNotEmpty();
    assertThat(map.lines()).hasSameSizeAs(map.chosenRows());
    assertThat(map.symbols()).filteredOn(PlanMap.Symbol::isChosen).hasSize(1);
    assertThat(map(shown, Map.of("homes", "no")).homes()).isEmpty();
  }

  @Test
  void aProtectedHomeIsNowhereOnIt() throws IOException {
    Problem term = BoardTest.term();
    Student first = term.students().getFirst();
    Problem withOne =
        term.withTravelMinutes(
                term.travelMinutes().stream()
                    .filter(time -> !time.studentId().equals(first.id()))
                    .toList())
            .withStudents(
                term.students().stream().map(each -> each == first ? hidden(each) : each).toList());
    long placements =
        withOne.placements().stream().filter(each -> each.studentId().equals(first.id())).count();

    PlanMap map = map(BoardTest.shown(withOne, 1), Map.of());

    assertThat(map.unseen()).isEqualTo((int) placements);
    assertThat(map.homes().stream().mapToInt(PlanMap.Dot::students).sum() + map.outside())
        .isEqualTo(352 - (int) placements);
  }

  private static Student hidden(Student student) {
    return new Student(
        student.id(),
        student.providerId(),
        null,
        student.transport(),
        student.licences(),
        student.excludedUnits(),
        student.visitedUnits(),
        student.needsSupport(),
        student.learnsSwedish(),
        student.preferredUnits(),
        true);
  }

  @Test
  void ofAHugeTermAreasStandForTheirUnits() throws IOException {
    Shown shown = BoardTest.shown(BoardTest.term(), 4);

    PlanMap all = map(shown, Map.of());
    PlanMap one = map(shown, Map.of("area", "LSS"));

    assertThat(all.folded()).isTrue();
    assertThat(all.symbols()).hasSize(7);
    assertThat(placed(all)).isEqualTo(1_411);
    assertThat(all.homes()).isEmpty();
    assertThat(all.rows()).hasSize(7).allMatch(row -> row.address().contains("area="));
    assertThat(one.folded()).isFalse();
    assertThat(one.symbols().size()).isLessThan(70);
    assertThat(one.rows()).allMatch(row -> row.unit() != null);
  }
}
