package org.platsa.solver.solve.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.RandomProblems;
import org.platsa.solver.planning.PlanningPlacement;
import org.platsa.solver.planning.ScheduleMapper;

class DivisionTest {
  private final List<PlanningPlacement> placements =
      ScheduleMapper.toSchedule(RandomProblems.problem(1, 120)).placements();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyPlacementIsInOneRegion(long seed) {
    List<List<List<PlanningPlacement>>> studentsOf = studentsOf(12, 10);

    List<Region> regions = chain(12).divide(studentsOf, 30, new Random(seed));

    assertThat(regions).hasSizeBetween(3, 8);
    assertThat(regions.stream().flatMap(region -> region.placements().stream()))
        .containsExactlyInAnyOrderElementsOf(placements);
  }

  @Test
  void bordersLieElsewhereEachTime() {
    Division division = chain(12);
    Random random = new Random(1);

    assertThat(division.divide(studentsOf(12, 10), 30, random))
        .isNotEqualTo(division.divide(studentsOf(12, 10), 30, random));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aTownThatIsLinkedToNoOtherStaysInOnePiece(long seed) {
    // Units 0 to 3 and 4 to 7: two towns of 40 placements.
    List<int[]> favourites =
        List.of(new int[] {0, 1, 2, 3}, new int[] {4, 5, 6, 7}, new int[] {0, 3}, new int[] {5, 6});

    List<Region> regions =
        new Division(new UnitLinks(8, favourites)).divide(studentsOf(8, 10), 60, new Random(seed));

    assertThat(regions)
        .extracting(region -> region.units().stream().sorted().toList())
        .containsExactlyInAnyOrder(List.of(0, 1, 2, 3), List.of(4, 5, 6, 7));
  }

  @Test
  void aUnitWithTooManyIsSearchedInSeveralGoes() {
    List<Region> regions = chain(1).divide(studentsOf(1, 120), 30, new Random(1));

    assertThat(regions)
        .hasSize(4)
        .allSatisfy(region -> {
          assertThat(region.units()).containsExactly(0);
          assertThat(region.placements()).hasSize(30);
        });
    assertThat(regions.stream().flatMap(region -> region.placements().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void aStudentsPlacementsStayTogether() {
    List<List<List<PlanningPlacement>>> oneUnit =
        List.of(List.of(placements.subList(0, 40), placements.subList(40, 60)));

    List<Region> regions = chain(1).divide(oneUnit, 20, new Random(1));

    assertThat(regions)
        .extracting(region -> region.placements().size())
        .containsExactlyInAnyOrder(40, 20);
  }

  /** Units in a row, each linked to the next. */
  private static Division chain(int units) {
    List<int[]> favourites = new ArrayList<>();
    for (int unit = 1; unit < units; unit++) {
      favourites.add(new int[] {unit - 1, unit});
    }
    return new Division(new UnitLinks(units, favourites));
  }

  /** Students of one placement each, so many at each unit. */
  private List<List<List<PlanningPlacement>>> studentsOf(int units, int atEach) {
    List<List<List<PlanningPlacement>>> studentsOf = new ArrayList<>();
    for (int unit = 0; unit < units; unit++) {
      List<List<PlanningPlacement>> here = new ArrayList<>();
      for (int i = 0; i < atEach; i++) {
        here.add(List.of(placements.get(unit * atEach + i)));
      }
      studentsOf.add(here);
    }
    return studentsOf;
  }
}
