package org.platsa.solver.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.solver.TestProblem;

class DistinctNamesTest {
  private final Problem problem = new TestProblem().problem();

  @Test
  void whatIdsDifferByStandsAfterNamesThatSeveralHave() {
    assertThat(
            called(
                new Area("K001-LSS", "Funktionsstöd"),
                new Area("K002-LSS", "Funktionsstöd "),
                new Area("K002-HEM", "Hemtjänst")))
        .containsExactly("Funktionsstöd (K001)", "Funktionsstöd (K002)", "Hemtjänst");
  }

  @Test
  void theWholeIdStandsThereWherePartsOfItSayNothing() {
    assertThat(called(new Area("A-1", "Norr"), new Area("A-2", "Norr")))
        .containsExactly("Norr (A-1)", "Norr (A-2)");
    assertThat(called(new Area("A", "Norr"), new Area("A-B", "Norr")))
        .containsExactly("Norr (A)", "Norr (A-B)");
  }

  @Test
  void aNameThatWouldGetTooLongGivesWayToTheId() {
    String longest = "N".repeat(198);
    assertThat(called(new Area("K1-A", longest), new Area("K2-A", longest)))
        .containsExactly("K1-A", "K2-A");
  }

  @Test
  void distinctNamesStayAndSoDoesTheProblem() {
    Problem distinct = problem.withAreas(List.of(new Area("A", "Norr"), new Area("B", "Söder")));
    assertThat(DistinctNames.of(distinct)).isSameAs(distinct);
  }

  private List<String> called(Area... areas) {
    return DistinctNames.of(problem.withAreas(List.of(areas))).areas().stream()
        .map(Area::name)
        .toList();
  }
}
