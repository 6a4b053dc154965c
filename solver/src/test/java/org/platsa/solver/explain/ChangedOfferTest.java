package org.platsa.solver.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.platsa.solver.TestProblem;
import org.platsa.solver.plan.RemedyChange;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;

/**
 * What a unit offers after a remedy: more in the weeks that are needed, and what it did in others.
 */
class ChangedOfferTest {
  private final TestProblem problem = new TestProblem().period("A", 3, 4, List.of(1)).unplaced("P");

  private List<Offer> afterwards(int places) {
    Problem before = problem.problem();
    Placement placement = before.placements().getFirst();
    return ChangedProblem.of(before, placement, List.of(RemedyChange.offer("U", "A", places)))
        .units()
        .getFirst()
        .offers();
  }

  private static Offer offer(int firstWeek, int weeks, int places, PlacementKind... kinds) {
    return new Offer(TestProblem.MONDAY.plusWeeks(firstWeek), weeks, places, List.of(kinds));
  }

  @Test
  void whatClosesOpensInTheWeeksOfThePeriodAlone() {
    problem.unit("U", u -> u.offer(0, 10, 0, PlacementKind.APL));

    assertThat(afterwards(1))
        .containsExactly(
            offer(0, 3, 0, PlacementKind.APL),
            offer(4, 1, 0, PlacementKind.APL),
            offer(7, 3, 0, PlacementKind.APL));
  }

  @Test
  void whatClosesForAllStaysClosedToOtherKinds() {
    problem.unit("U", u -> u.offer(2, 4, 0));

    List<Offer> offers = afterwards(1);

    assertThat(offers).contains(offer(2, 1, 0), offer(4, 1, 0));
    assertThat(offers)
        .filteredOn(each -> !each.isFor(PlacementKind.APL))
        .extracting(Offer::firstMonday)
        .containsExactly(TestProblem.MONDAY.plusWeeks(3), TestProblem.MONDAY.plusWeeks(5));
    assertThat(offers)
        .filteredOn(each -> !each.isFor(PlacementKind.APL))
        .allMatch(each -> each.isFor(PlacementKind.PRAO) && each.places() == 0);
  }

  @Test
  void whatHasTooFewPlacesHasMoreInTheWeeksOfThePeriodAlone() {
    problem.unit(
        "U",
        u -> {
          u.maxTrainees = 5;
          u.offer(0, 5, 2);
          u.offer(0, 9, 1, PlacementKind.PRAO);
        });

    assertThat(afterwards(3))
        .containsExactly(
            offer(0, 3, 2),
            offer(3, 1, 3),
            offer(4, 1, 2),
            offer(0, 9, 1, PlacementKind.PRAO),
            offer(3, 1, 5, PlacementKind.APL),
            offer(5, 2, 5, PlacementKind.APL));
  }
}
