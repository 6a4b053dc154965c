package org.platsa.solver.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.platsa.solver.TestProblem.MONDAY;
import static org.platsa.solver.TestProblem.told;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.platsa.solver.TestProblem;
import org.platsa.solver.plan.Kpis;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Training;

/** Every figure of a small plan, worked out by hand. The term has 20 weeks. */
class KpiCalculatorTest {
  private static final Offset<Double> ROUNDED = within(0.000_05);

  private final Kpis kpis = kpis(given());

  /** Two pair at U, two with one supervisor at V, one at W where nobody is trained, one nowhere. */
  static TestProblem given() {
    TestProblem given =
        new TestProblem()
            .unit("U", u -> u.peerLearning = true)
            .unit("V", v -> {})
            .unit("W", w -> {})
            .period("B", 5, 5)
            .provider("Q", q -> q.tier = ProviderTier.TRIAL)
            .supervisor("S", "U", s -> room(s, 2, 1))
            .supervisor("T", "U", t -> room(t, 2, 2))
            .supervisor("carrying", "V", c -> room(c, 1, 0))
            .supervisor("ill", "V", i -> room(i, 1, 5))
            .supervisor("untrained", "W", u -> room(u, 1, 9));
    given.supervisor("ill", "V", i -> i.active = false);
    given.supervisor("untrained", "W", u -> u.training = Training.NONE);
    // Thursday of week 3 to Monday of week 4: two weeks.
    given.supervisor(
        "T", "U", t -> t.absences = List.of(new Absence(MONDAY.plusDays(24), MONDAY.plusDays(28))));
    given.placed("stays", "S", "A", p -> pairing(p).published = told("S", "A"));
    given.placed("moved", "S", "A", p -> pairing(p).published = told("S", "B"));
    given.placed("half", "carrying", "B", p -> p.intensity = 50);
    given.placed("lost", "carrying", "A", p -> pairing(p).published = told("gone", "A"));
    given.placed("young", "untrained", "B", p -> p.kind = PlacementKind.PRAO);
    given.unplaced("nowhere", p -> pairing(p).published = told("S", "A"));
    for (String student : List.of("half", "young", "nowhere")) {
      given.student(student, s -> s.providerId = "Q");
    }
    return given
        .minutes("stays", "U", 10)
        .minutes("moved", "U", 20)
        .minutes("half", "V", 46)
        .minutes("lost", "V", 90)
        .minutes("young", "W", 45)
        .minutes("nowhere", "U", 70);
  }

  private static void room(TestProblem.SupervisorSpec supervisor, int simultaneous, int recent) {
    supervisor.maxSimultaneous = simultaneous;
    supervisor.recentPlacements = recent;
  }

  private static TestProblem.PlacementSpec pairing(TestProblem.PlacementSpec placement) {
    placement.peerLearning = true;
    return placement;
  }

  private static Kpis kpis(TestProblem given) {
    return new PlanChecker(given.problem()).judge(given.plan()).kpis();
  }

  @Test
  void placesAreCountedInTotalAndByProvider() {
    assertThat(kpis.placed()).isEqualTo(5);
    assertThat(kpis.askedFor()).isEqualTo(6);
    assertThat(kpis.byProvider())
        .containsExactly(new Kpis.ProviderPlaces("R", 3, 3), new Kpis.ProviderPlaces("Q", 2, 3));
  }

  @Test
  void utilisationIsTraineeWeeksUsedOfThoseOffered() {
    // Used 5 + 5 + 2.5 + 5 + 5 = 22.5. Offered 2 × 20 + 2 × 18 + 20 + 20 = 116: not the inactive.
    assertThat(kpis.utilisation()).isCloseTo(0.1940, ROUNDED);
  }

  @Test
  void theAllocationKeyLooksAtActiveTrainedSupervisors() {
    // S, T and carrying. T has none this term; all have two with the terms before.
    assertThat(kpis.allocationKey().supervisors()).isEqualTo(3);
    assertThat(kpis.allocationKey().oneThisTerm()).isCloseTo(0.6667, ROUNDED);
    assertThat(kpis.allocationKey().twoInThreeTerms()).isEqualTo(1.0);
    assertThat(kpis.supervisorsWithNone()).isEqualTo(1);
  }

  @Test
  void onePlacementLessAndTheKeyIsMissed() {
    TestProblem given = given().supervisor("T", "U", t -> t.recentPlacements = 1);

    assertThat(kpis(given).allocationKey().twoInThreeTerms()).isCloseTo(0.6667, ROUNDED);
  }

  @Test
  void theLoadIsPlacementsPerTrainedSupervisorOfTheUnitsThatHaveAny() {
    // U: 2 for two supervisors. V: 2 for one. W has nobody trained.
    assertThat(kpis.load().min()).isEqualTo(1.0);
    assertThat(kpis.load().median()).isEqualTo(1.5);
    assertThat(kpis.load().max()).isEqualTo(2.0);
    assertThat(kpis.load().gini()).isCloseTo(0.1667, ROUNDED);
  }

  @Test
  void pairsAreThoseFormedOfThosePossible() {
    // Four may be paired; two of them are together.
    assertThat(kpis.pairs()).isEqualTo(new Kpis.Pairs(1, 2));
  }

  @Test
  void travelIsThatOfThePlaced() {
    // 10, 20, 45, 46, 90.
    assertThat(kpis.travel()).isEqualTo(new Kpis.Travel(45, 90, 0.4));
  }

  @Test
  void changedAreThePublishedWhoAreNotWhereTheirProviderWasTold() {
    // moved, lost and nowhere; stays does.
    assertThat(kpis.changedFromPublished()).isEqualTo(3);
  }

  @Test
  void withNothingToCountEveryFigureIsNoughtOrUnknown() {
    TestProblem given = new TestProblem().supervisor("S", "U", s -> s.active = false).unplaced("p");

    assertThat(kpis(given))
        .isEqualTo(
            new Kpis(
                0,
                1,
                List.of(new Kpis.ProviderPlaces("R", 0, 1)),
                0,
                new Kpis.AllocationKey(0, 0, 0),
                new Kpis.Load(0, 0, 0, 0),
                0,
                new Kpis.Pairs(0, 0),
                new Kpis.Travel(null, null, 0),
                0));
  }
}
