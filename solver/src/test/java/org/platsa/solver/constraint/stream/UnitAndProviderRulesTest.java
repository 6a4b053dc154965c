package org.platsa.solver.constraint.stream;

import static org.platsa.solver.constraint.stream.RuleCosts.assertCost;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.TestProblem;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.ProviderTier;
import org.platsa.solver.problem.Training;

/** Rules about all the placements of one unit, and of one education provider. */
class UnitAndProviderRulesTest {
  private final TestProblem given = new TestProblem();

  @Nested
  class UnitCapacity {
    @ParameterizedTest
    @CsvSource({"3, 0", "2, 5", "0, 15"})
    void eachTraineeAboveTheMaximumCostsOneInEachWeek(int maxTrainees, long cost) {
      given.unit("U", u -> u.maxTrainees = maxTrainees).supervisor("T", "U", t -> {});
      given.placed("p", "S", "A").placed("q", "T", "A").placed("r", "T", "A");
      assertCost(ConstraintId.UNIT_CAPACITY, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "5, 0"})
    void onlyTheWeeksTogetherCount(int firstWeek, long cost) {
      given.unit("U", u -> u.maxTrainees = 1).period("B", firstWeek, 3);
      given.placed("p", "S", "A").placed("q", "S", "B");
      assertCost(ConstraintId.UNIT_CAPACITY, given, cost);
    }

    @Test
    void aTraineeAtHalfTimeTakesAWholePlace() {
      given.unit("U", u -> u.maxTrainees = 1);
      given.placed("p", "S", "A", p -> p.intensity = 50);
      given.placed("q", "S", "A", q -> q.intensity = 50);
      assertCost(ConstraintId.UNIT_CAPACITY, given, 5);
    }

    @Test
    void everyWeekOfALongTermCounts() {
      given.unit("U", u -> u.maxTrainees = 0).period("LONG", 0, 40).placed("p", "S", "LONG");
      assertCost(ConstraintId.UNIT_CAPACITY, given, 40);
    }
  }

  @Nested
  class UnitClosed {
    @Test
    void aUnitWithoutOffersIsOpen() {
      given.placed("p", "S", "A");
      assertCost(ConstraintId.UNIT_CLOSED, given, 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 0", "0, 4, 1", "1, 5, 1", "-1, 7, 0"})
    void aUnitThatOffersIsClosedInOtherWeeks(int firstWeek, int weeks, long cost) {
      given.unit("U", u -> u.offer(firstWeek, weeks, 1)).placed("p", "S", "A");
      assertCost(ConstraintId.UNIT_CLOSED, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "5, 0"})
    void anOfferOfNothingClosesItsWeeksOnly(int firstWeek, long cost) {
      given.unit("U", u -> u.offer(firstWeek, 1, 0)).placed("p", "S", "A");
      assertCost(ConstraintId.UNIT_CLOSED, given, cost);
    }

    @Test
    void severalOffersOpenTheirWeeksTogether() {
      given.unit(
          "U",
          u -> {
            u.offer(0, 2, 1);
            u.offer(2, 3, 2);
          });
      given.placed("p", "S", "A");
      assertCost(ConstraintId.UNIT_CLOSED, given, 0);
    }

    @Test
    void anOfferIsForItsKindsOnly() {
      given.unit("U", u -> u.offer(0, 5, 1, PlacementKind.PRAO, PlacementKind.LIA));
      given.placed("p", "S", "A").placed("q", "S", "A", q -> q.kind = PlacementKind.LIA);
      assertCost(ConstraintId.UNIT_CLOSED, given, 1);
    }

    @Test
    void aUnitThatIsSetAsideIsOpenToNobody() {
      given.unit("U", u -> u.setAside = "location/lat: 91").placed("p", "S", "A");
      assertCost(ConstraintId.UNIT_CLOSED, given, 1);
    }

    @Test
    void aUnitThatIsSetAsideIsClosedWhateverItOffers() {
      given.unit("U", u -> u.offer(0, 5, 3)).unit("U", u -> u.setAside = "kind: SJUKHUS");
      given.placed("p", "S", "A");
      assertCost(ConstraintId.UNIT_CLOSED, given, 1);
    }

    @Test
    void aWeekOffMayBeClosed() {
      given.period("A", 0, 5, List.of(4)).unit("U", u -> u.offer(4, 1, 0));
      given.placed("p", "S", "A");
      assertCost(ConstraintId.UNIT_CLOSED, given, 0);
    }
  }

  @Nested
  class OfferedPlaces {
    @Test
    void eachTraineeAboveAnOfferCostsOneInEachOfItsWeeks() {
      given.unit("U", u -> u.offer(0, 5, 2));
      given.placed("p", "S", "A").placed("q", "S", "A").placed("r", "S", "A");
      assertCost(ConstraintId.UNIT_CAPACITY, given, 5);
    }

    @Test
    void onlyTheKindsOfAnOfferCountForIt() {
      given.unit(
          "U",
          u -> {
            u.offer(0, 5, 2);
            u.offer(0, 5, 1, PlacementKind.LIA);
          });
      given.placed("p", "S", "A").placed("q", "S", "A", q -> q.kind = PlacementKind.LIA);
      assertCost(ConstraintId.UNIT_CAPACITY, given, 0);
      given.placed("r", "S", "A", r -> r.kind = PlacementKind.LIA);
      assertCost(ConstraintId.UNIT_CAPACITY, given, 10);
    }

    @Test
    void anOfferDoesNotGiveMoreThanTheUnitTakes() {
      given.unit(
          "U",
          u -> {
            u.maxTrainees = 1;
            u.offer(0, 5, 5);
          });
      given.placed("p", "S", "A").placed("q", "S", "A");
      assertCost(ConstraintId.UNIT_CAPACITY, given, 5);
    }
  }

  @Nested
  class UnitSpread {
    @ParameterizedTest
    @CsvSource({"1, 20", "2, 80", "3, 180", "4, 320"})
    void theCostGrowsWithTheSquareOfThePlacements(int placements, long cost) {
      given.supervisor("T", "U", t -> {}).supervisor("V", "U", v -> {});
      place(placements);
      assertCost(ConstraintId.UNIT_SPREAD, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"100, 33", "101, 33", "102, 34", "37, 12", "1, 0"})
    void itIsRoundedDownAfterWeighting(int weight, long cost) {
      given.supervisor("T", "U", t -> {}).supervisor("V", "U", v -> {});
      given.weight("unitSpread", weight);
      place(1);
      assertCost(ConstraintId.UNIT_SPREAD, given, cost);
    }

    @Test
    void eachUnitIsRoundedByItself() {
      given.supervisor("T", "U", t -> {}).unit("W", w -> {});
      given.supervisor("X", "W", x -> {}).supervisor("Y", "W", y -> {});
      given.weight("unitSpread", 5).placed("p", "S", "A").placed("q", "X", "A");
      assertCost(ConstraintId.UNIT_SPREAD, given, 4);
    }

    @Test
    void onlyActiveSupervisorsWithTrainingShareTheLoad() {
      given.supervisor("T", "U", t -> t.training = Training.STEP_3);
      given.supervisor("V", "U", v -> v.active = false);
      given.supervisor("W", "U", w -> w.training = Training.NONE);
      place(2);
      assertCost(ConstraintId.UNIT_SPREAD, given, 120);
    }

    @Test
    void aUnitWithoutTrainedSupervisorsCountsAsHavingOne() {
      given.supervisor("S", "U", s -> s.training = Training.NONE);
      place(2);
      assertCost(ConstraintId.UNIT_SPREAD, given, 240);
    }

    @Test
    void aWeightOfNoughtSwitchesItOff() {
      given.weight("unitSpread", 0);
      place(2);
      assertCost(ConstraintId.UNIT_SPREAD, given, 0);
    }

    private void place(int placements) {
      for (int i = 0; i < placements; i++) {
        given.placed("p" + i, "S", "A");
      }
    }
  }

  @Nested
  class Unplaced {
    @ParameterizedTest
    @CsvSource({
      "COLLEGE_MEMBER, APPRENTICESHIP, 30",
      "COLLEGE_MEMBER, APL, 20",
      "COLLEGE_MEMBER, LIA, 20",
      "COLLEGE_MEMBER, PRAO, 10",
      "TRIAL, APPRENTICESHIP, 18",
      "TRIAL, APL, 12",
      "TRIAL, LIA, 12",
      "TRIAL, PRAO, 6",
      "OTHER, APPRENTICESHIP, 9",
      "OTHER, APL, 6",
      "OTHER, LIA, 6",
      "OTHER, PRAO, 3",
    })
    void aLostPlaceCostsByTierAndKind(ProviderTier tier, PlacementKind kind, long cost) {
      given.provider("R", r -> r.tier = tier).unplaced("p", p -> p.kind = kind);
      assertCost(ConstraintId.UNPLACED, given, cost);
    }

    @Test
    void thePlacedCostNothing() {
      given.placed("p", "S", "A").placed("q", "S", "A");
      assertCost(ConstraintId.UNPLACED, given, 0);
    }
  }

  @Nested
  class TrialQuota {
    @ParameterizedTest
    @CsvSource({
      "2, 1, 2, 0, 0", // As many as guaranteed, though one is unplaced.
      "1, 2, 2, 1, 60",
      "0, 3, 2, 2, 120",
      "0, 1, 2, 1, 60", // Fewer asked for than guaranteed.
      "1, 0, 2, 0, 0",
      "0, 2, 0, 0, 0", // Nothing guaranteed.
    })
    void eachGuaranteedPlaceThatIsMissingCostsSixty(
        int placed, int unplaced, int guaranteed, long amount, long cost) {
      given.provider(
          "R",
          r -> {
            r.tier = ProviderTier.TRIAL;
            r.guaranteedPlaces = guaranteed;
          });
      place(placed, unplaced);
      assertCost(ConstraintId.TRIAL_QUOTA, given, amount, cost);
    }

    @ParameterizedTest
    @CsvSource({"COLLEGE_MEMBER", "OTHER"})
    void onlyProvidersOnTrialHaveAQuota(ProviderTier tier) {
      given.provider(
          "R",
          r -> {
            r.tier = tier;
            r.guaranteedPlaces = 2;
          });
      place(0, 2);
      assertCost(ConstraintId.TRIAL_QUOTA, given, 0);
    }
  }

  @Nested
  class ProviderFairness {
    @ParameterizedTest
    @CsvSource({"3, 0, 0", "2, 1, 33", "1, 2, 133", "0, 3, 300"})
    void theCostGrowsWithTheSquareOfTheUnplaced(int placed, int unplaced, long cost) {
      place(placed, unplaced);
      assertCost(ConstraintId.PROVIDER_FAIRNESS, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"51, 68", "50, 66", "0, 0"})
    void itIsRoundedDownAfterWeighting(int weight, long cost) {
      given.weight("providerFairness", weight);
      place(1, 2);
      assertCost(ConstraintId.PROVIDER_FAIRNESS, given, cost);
    }

    @Test
    void eachProviderIsRoundedByItself() {
      given.provider("Q", q -> q.tier = ProviderTier.OTHER);
      for (String id : new String[] {"q0", "q1"}) {
        given.placed(id, "S", "A").student(id, s -> s.providerId = "Q");
      }
      given.unplaced("q2").student("q2", s -> s.providerId = "Q");
      given.weight("providerFairness", 50);
      place(2, 1);
      assertCost(ConstraintId.PROVIDER_FAIRNESS, given, 32);
    }

    @Test
    void aProviderThatAsksForNothingCostsNothing() {
      given.provider("Q", q -> q.tier = ProviderTier.TRIAL);
      place(0, 1);
      assertCost(ConstraintId.PROVIDER_FAIRNESS, given, 100);
    }
  }

  private void place(int placed, int unplaced) {
    for (int i = 0; i < placed; i++) {
      given.placed("p" + i, "S", "A");
    }
    for (int i = 0; i < unplaced; i++) {
      given.unplaced("u" + i);
    }
  }
}
