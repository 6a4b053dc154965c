package org.platsa.solver.constraint.stream;

import static org.platsa.solver.constraint.stream.RuleCosts.assertCost;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.TestProblem;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.problem.Wish;

/** Rules about how one placement suits the unit where it is. */
class FitRulesTest {
  private final TestProblem given = new TestProblem();

  @Nested
  class UnitKindRule {
    @Test
    void aUnitOfAnyRequiredKindWillDo() {
      given.unit("U", u -> u.kind = UnitKind.HOME_CARE);
      given.placed(
          "p",
          "S",
          "A",
          p -> p.requiredUnitKinds = List.of(UnitKind.CARE_HOME, UnitKind.HOME_CARE));
      assertCost(ConstraintId.UNIT_KIND, given, 0);
    }

    @Test
    void aUnitOfAnotherKindCostsOne() {
      given.unit("U", u -> u.kind = UnitKind.PSYCHIATRY);
      given.placed(
          "p",
          "S",
          "A",
          p -> p.requiredUnitKinds = List.of(UnitKind.CARE_HOME, UnitKind.HOME_CARE));
      assertCost(ConstraintId.UNIT_KIND, given, 1);
    }

    @Test
    void everyKindWillDoWhenNoneIsRequired() {
      given.unit("U", u -> u.kind = UnitKind.PSYCHIATRY).placed("p", "S", "A");
      assertCost(ConstraintId.UNIT_KIND, given, 0);
    }
  }

  @Nested
  class UnitExcluded {
    @Test
    void aUnitTheStudentMustNotBeAtCostsOneForEachPlacementThere() {
      given.placed("p", "S", "A", p -> p.studentId = "st");
      given.placed("q", "S", "A", q -> q.studentId = "st");
      given.student("st", s -> s.excludedUnits = List.of("other", "U"));
      assertCost(ConstraintId.UNIT_EXCLUDED, given, 2);
    }

    @Test
    void anotherUnitThanTheExcludedIsFree() {
      given.placed("p", "S", "A").student("p", s -> s.excludedUnits = List.of("other"));
      assertCost(ConstraintId.UNIT_EXCLUDED, given, 0);
    }
  }

  @Nested
  class UnitRequirement {
    @Test
    void everyMissingRequirementCostsOne() {
      given.unit("U", u -> u.requires = List.of("DRIVING_LICENCE", "SWIMMING", "VACCINATION"));
      given.placed("p", "S", "A").student("p", s -> s.licences = List.of("SWIMMING"));
      assertCost(ConstraintId.UNIT_REQUIREMENT, given, 2);
    }

    @Test
    void aStudentWhoHasAllThatIsRequiredAndMoreIsFree() {
      given.unit("U", u -> u.requires = List.of("DRIVING_LICENCE"));
      given
          .placed("p", "S", "A")
          .student("p", s -> s.licences = List.of("SWIMMING", "DRIVING_LICENCE"));
      assertCost(ConstraintId.UNIT_REQUIREMENT, given, 0);
    }
  }

  @Nested
  class TravelLimit {
    @ParameterizedTest
    @CsvSource({"90, 0", "91, 1", "180, 1"})
    void moreThanNinetyMinutesCostsOneHoweverMuchMore(int minutes, long cost) {
      given.placed("p", "S", "A").minutes("p", "U", minutes);
      assertCost(ConstraintId.TRAVEL_LIMIT, given, cost);
    }
  }

  @Nested
  class Travel {
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "45, 45", "46, 49", "50, 65", "90, 225"})
    void eachMinuteCostsOneAndThreeMoreAboveFortyFive(int minutes, long cost) {
      given.placed("p", "S", "A").minutes("p", "U", minutes);
      assertCost(ConstraintId.TRAVEL, given, cost);
    }

    @Test
    void aWayThatTheProblemDoesNotKnowIsEstimated() {
      given.placed("p", "S", "A");
      assertCost(ConstraintId.TRAVEL, given, 10);
    }

    @Test
    void theUnplacedDoNotTravel() {
      given.unplaced("p").minutes("p", "U", 40);
      assertCost(ConstraintId.TRAVEL, given, 0);
    }

    @Test
    void itsWeightMayBeSet() {
      given.placed("p", "S", "A").minutes("p", "U", 46).weight("travel", 7);
      assertCost(ConstraintId.TRAVEL, given, 49, 343);
    }
  }

  @Nested
  class Preference {
    @Test
    void aUnitThatTheStudentDidNotAskForCostsOne() {
      given.placed("p", "S", "A").student("p", s -> s.preferredUnits = List.of("other"));
      assertCost(ConstraintId.PREFERENCE, given, 1, 15);
    }

    @Test
    void oneOfThePreferredUnitsIsFree() {
      given.placed("p", "S", "A").student("p", s -> s.preferredUnits = List.of("other", "U"));
      assertCost(ConstraintId.PREFERENCE, given, 0);
    }

    @Test
    void aStudentWhoAskedForNoUnitCostsNothing() {
      given.placed("p", "S", "A");
      assertCost(ConstraintId.PREFERENCE, given, 0);
    }

    @Test
    void aWishCostsItsGradeLessOne() {
      given.placed("p", "S", "A").student("p", s -> s.wishes = List.of(Wish.unit("U", 3)));
      assertCost(ConstraintId.PREFERENCE, given, 2, 30);
    }

    @Test
    void theBestGradeThatNamesTheUnitCounts() {
      given
          .placed("p", "S", "A")
          .student(
              "p",
              s ->
                  s.wishes =
                      List.of(
                          Wish.unit("U", 4),
                          Wish.kind(UnitKind.CARE_HOME, 2),
                          Wish.area("area", 3)));
      assertCost(ConstraintId.PREFERENCE, given, 1, 15);
    }

    @Test
    void aUnitOfAnyAreaThatIsNamedCounts() {
      given.placed("p", "S", "A").student("p", s -> s.wishes = List.of(Wish.area("area", 1)));
      assertCost(ConstraintId.PREFERENCE, given, 0);
    }

    @Test
    void aUnitThatNoWishNamesCostsTheLastGrade() {
      given
          .placed("p", "S", "A")
          .student(
              "p",
              s ->
                  s.wishes =
                      List.of(
                          Wish.unit("other", 4),
                          Wish.kind(UnitKind.HOME_CARE, 2),
                          Wish.area("elsewhere", 3)));
      assertCost(ConstraintId.PREFERENCE, given, 4, 60);
    }

    @Test
    void preferredUnitsAreWishesOfGradeOne() {
      given
          .placed("p", "S", "A")
          .placed("q", "S", "A")
          .student(
              "p",
              s -> {
                s.preferredUnits = List.of("U");
                s.wishes = List.of(Wish.unit("other", 2));
              })
          .student(
              "q",
              s -> {
                s.preferredUnits = List.of("other");
                s.wishes = List.of(Wish.kind(UnitKind.CARE_HOME, 2));
              });
      assertCost(ConstraintId.PREFERENCE, given, 1, 15);
    }

    @Test
    void aWeightOfNoughtSwitchesItOff() {
      given.placed("p", "S", "A").student("p", s -> s.preferredUnits = List.of("other"));
      given.weight("preference", 0);
      assertCost(ConstraintId.PREFERENCE, given, 0);
    }
  }

  @Nested
  class PeriodPreference {
    private static final List<PeriodWish> FIRST_B_THEN_C =
        List.of(new PeriodWish("B", 1), new PeriodWish("C", 2));

    @ParameterizedTest
    @CsvSource({"A, 2", "B, 0", "C, 1"})
    void aPeriodCostsItsGradeLessOneOrTheLastGradeIfNobodyNamesIt(String period, long amount) {
      given
          .period("B", 5, 5)
          .period("C", 10, 5)
          .placed(
              "p",
              "S",
              period,
              p -> {
                p.allowedPeriods = List.of("A", "B", "C");
                p.periodWishes = FIRST_B_THEN_C;
              });
      assertCost(ConstraintId.PERIOD_PREFERENCE, given, amount, 15 * amount);
    }

    @Test
    void aWishForAPeriodThatIsNotAllowedDoesNotCount() {
      given.period("B", 5, 5).placed("p", "S", "A", p -> p.periodWishes = FIRST_B_THEN_C);
      assertCost(ConstraintId.PERIOD_PREFERENCE, given, 0);
    }

    @Test
    void whoHasNoPlaceAndWhoWishesForNothingCostsNothing() {
      given
          .placed("p", "S", "A")
          .unplaced(
              "q",
              q -> {
                q.allowedPeriods = List.of("A", "B");
                q.periodWishes = FIRST_B_THEN_C;
              });
      assertCost(ConstraintId.PERIOD_PREFERENCE, given, 0);
    }
  }

  @Nested
  class Revisit {
    @Test
    void aUnitWhereTheStudentHasBeenCostsOne() {
      given.placed("p", "S", "A").student("p", s -> s.visitedUnits = List.of("other", "U"));
      assertCost(ConstraintId.REVISIT, given, 1, 20);
    }

    @ParameterizedTest
    @CsvSource({"1, false, 0", "2, false, 1", "3, false, 2", "1, true, 1", "3, true, 3"})
    void ofATermsPlacementsAtOneUnitOnlyTheFirstIsNew(
        int placements, boolean visited, long amount) {
      for (int i = 0; i < placements; i++) {
        given.period("A" + i, 2 * i, 2).placed("p" + i, "S", "A" + i, p -> p.studentId = "st");
      }
      given.student("st", s -> s.visitedUnits = visited ? List.of("U") : List.of("other"));
      assertCost(ConstraintId.REVISIT, given, amount, 20 * amount);
    }

    @Test
    void twoUnitsAreBothNewAndTheUnplacedAreNowhere() {
      given.unit("V", v -> {}).supervisor("T", "V", t -> {}).period("B", 5, 5);
      given.placed("p", "S", "A", p -> p.studentId = "st");
      given.placed("q", "T", "B", q -> q.studentId = "st").unplaced("r", r -> r.studentId = "st");
      assertCost(ConstraintId.REVISIT, given, 0);
    }

    @Test
    void twoStudentsAtOneUnitAreBothNewThere() {
      given.placed("p", "S", "A").placed("q", "S", "A");
      assertCost(ConstraintId.REVISIT, given, 0);
    }

    @Test
    void aNewUnitIsFree() {
      given.placed("p", "S", "A").student("p", s -> s.visitedUnits = List.of("other"));
      assertCost(ConstraintId.REVISIT, given, 0);
    }
  }

  @Nested
  class Language {
    @Test
    void aLearnerOfSwedishWithoutALanguageCoachCostsOne() {
      given.placed("p", "S", "A").student("p", s -> s.learnsSwedish = true);
      assertCost(ConstraintId.LANGUAGE, given, 1, 25);
    }

    @Test
    void aLearnerOfSwedishWithALanguageCoachIsFree() {
      given.unit("U", u -> u.languageCoach = true);
      given.placed("p", "S", "A").student("p", s -> s.learnsSwedish = true);
      assertCost(ConstraintId.LANGUAGE, given, 0);
    }

    @Test
    void othersNeedNoLanguageCoach() {
      given.placed("p", "S", "A", p -> p.kind = PlacementKind.PRAO);
      assertCost(ConstraintId.LANGUAGE, given, 0);
    }
  }
}
