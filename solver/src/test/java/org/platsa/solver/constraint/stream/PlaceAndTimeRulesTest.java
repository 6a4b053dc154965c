package org.platsa.solver.constraint.stream;

import static org.platsa.solver.TestProblem.MONDAY;
import static org.platsa.solver.TestProblem.told;
import static org.platsa.solver.constraint.stream.RuleCosts.assertCost;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.TestProblem;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKindTerms;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.UnitKind;

/** Rules about one placement with its supervisor and its period. */
class PlaceAndTimeRulesTest {
  private final TestProblem given = new TestProblem();

  @Nested
  class TrainedSupervisor {
    @ParameterizedTest
    @CsvSource({"APL, 1", "LIA, 1", "APPRENTICESHIP, 1", "PRAO, 0"})
    void onlyWorkOrientationMayGoToAnUntrainedSupervisor(PlacementKind kind, long cost) {
      given.supervisor("S", "U", s -> s.training = Training.NONE);
      given.placed("p", "S", "A", p -> p.kind = kind);
      assertCost(ConstraintId.TRAINED_SUPERVISOR, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"STEP_1_2", "STEP_3"})
    void everyStepIsTraining(Training training) {
      given.supervisor("S", "U", s -> s.training = training).placed("p", "S", "A");
      assertCost(ConstraintId.TRAINED_SUPERVISOR, given, 0);
    }
  }

  @Nested
  class OwnKinds {
    private final PlacementKind visit = PlacementKind.of("Visit");
    private final UnitKind ward = UnitKind.of("Ward");

    @BeforeEach
    void aDocumentWithKindsOfItsOwn() {
      given.ownKinds(
          List.of(ward),
          List.of(
              new PlacementKindTerms(visit, false, 5),
              new PlacementKindTerms(PlacementKind.PRAO, true, 1)));
    }

    @ParameterizedTest
    @CsvSource({"Visit, 0", "PRAO, 1", "VFU, 1"})
    void theDocumentSaysWhoNeedsTraining(String kind, long cost) {
      given.supervisor("S", "U", s -> s.training = Training.NONE);
      given.placed("p", "S", "A", p -> p.kind = PlacementKind.of(kind));
      assertCost(ConstraintId.TRAINED_SUPERVISOR, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"Visit, 50", "PRAO, 10", "VFU, 20", "APPRENTICESHIP, 30"})
    void andWhatItWeighsToHaveNoPlace(String kind, long cost) {
      given.unplaced("p", p -> p.kind = PlacementKind.of(kind));
      assertCost(ConstraintId.UNPLACED, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"Ward, Ward, 0", "Ward, CARE_HOME, 1", "CARE_HOME, Ward, 1"})
    void aKindOfUnitOfItsOwnIsAnotherThanTheUsualOnes(String required, String kind, long cost) {
      given.unit("U", u -> u.kind = UnitKind.of(kind));
      given.placed("p", "S", "A", p -> p.requiredUnitKinds = List.of(UnitKind.of(required)));
      assertCost(ConstraintId.UNIT_KIND, given, cost);
    }
  }

  @Nested
  class Profession {
    @ParameterizedTest
    @CsvSource({"Nurse, 0", "Physiotherapist, 0", "Midwife, 1", ", 0"})
    void theSupervisorMustBeOfTheProfessionAskedFor(@Nullable String asked, long cost) {
      given.professions("Nurse", "Physiotherapist", "Midwife");
      given.supervisor("S", "U", s -> s.professions = List.of("Nurse", "Physiotherapist"));
      given.placed("p", "S", "A", p -> p.profession = asked);
      assertCost(ConstraintId.PROFESSION, given, cost);
    }

    @Test
    void whoHasNoProfessionIsOfNone() {
      given.professions("Nurse").placed("p", "S", "A", p -> p.profession = "Nurse");
      assertCost(ConstraintId.PROFESSION, given, 1);
    }
  }

  @Nested
  class WeeksOff {
    @BeforeEach
    void aPeriodWithItsThirdWeekOff() {
      given.period("A", 0, 6, List.of(2)).period("B", 2, 1).period("C", 2, 2);
    }

    @ParameterizedTest
    @CsvSource({"B, 0", "C, 1"})
    void theStudentIsFreeForAnother(String other, long cost) {
      given.placed("p", "S", "A", p -> p.studentId = "st");
      given.placed("q", "S", other, q -> q.studentId = "st");
      assertCost(ConstraintId.STUDENT_OVERLAP, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"13, 1", "14, 0", "20, 0", "21, 1"})
    void anAbsenceInThemDoesNoHarm(int day, long cost) {
      given.supervisor(
          "S",
          "U",
          s -> s.absences = List.of(new Absence(MONDAY.plusDays(day), MONDAY.plusDays(day))));
      given.placed("p", "S", "A");
      assertCost(ConstraintId.SUPERVISOR_AVAILABLE, given, cost);
    }

    @Test
    void theyTakeNoRoomAtTheUnit() {
      given.unit("U", u -> u.maxTrainees = 1);
      given.placed("p", "S", "A").placed("q", "S", "A").placed("r", "S", "B").placed("s", "S", "B");
      assertCost(ConstraintId.UNIT_CAPACITY, given, 6);
    }

    @Test
    void theyTakeNoRoomWithTheSupervisor() {
      given.supervisor("S", "U", s -> s.maxSimultaneous = 1);
      given.placed("p", "S", "A").placed("q", "S", "C");
      assertCost(ConstraintId.SUPERVISOR_CAPACITY, given, 1);
      assertCost(ConstraintId.SUPERVISOR_MIX, given, 1);
    }

    @Test
    void oneAloneIsTooMuchOnlyInTheWeeksThatAreThere() {
      given.supervisor("S", "U", s -> s.maxSimultaneous = 0).placed("p", "S", "A");
      assertCost(ConstraintId.SUPERVISOR_CAPACITY, given, 5);
    }
  }

  @Nested
  class SupervisorAvailable {
    @ParameterizedTest
    @CsvSource({
      "-9, -1, 0", // Until the Sunday before.
      "-9, 0, 1", // Until its first Monday.
      "0, 0, 1",
      "34, 34, 1", // Its last Sunday: weeks are whole.
      "34, 60, 1",
      "35, 60, 0", // From the Monday after.
      "-9, 60, 1",
    })
    void anAbsenceOnAnyDayOfAnyOfItsWeeksCostsOne(int from, int to, long cost) {
      given.supervisor(
          "S",
          "U",
          s -> s.absences = List.of(new Absence(MONDAY.plusDays(from), MONDAY.plusDays(to))));
      given.placed("p", "S", "A");
      assertCost(ConstraintId.SUPERVISOR_AVAILABLE, given, cost);
    }

    @Test
    void twoAbsencesInOnePeriodCostOne() {
      given.supervisor(
          "S",
          "U",
          s ->
              s.absences =
                  List.of(
                      new Absence(MONDAY, MONDAY),
                      new Absence(MONDAY.plusDays(10), MONDAY.plusDays(11))));
      given.placed("p", "S", "A");
      assertCost(ConstraintId.SUPERVISOR_AVAILABLE, given, 1);
    }

    @Test
    void anInactiveSupervisorCostsOneForEachPlacement() {
      given.supervisor("S", "U", s -> s.active = false);
      given.placed("p", "S", "A").placed("q", "S", "A");
      assertCost(ConstraintId.SUPERVISOR_AVAILABLE, given, 2);
    }
  }

  @Nested
  class PeriodAllowed {
    @Test
    void anyAllowedPeriodIsFree() {
      given.period("B", 6, 5).placed("p", "S", "B", p -> p.allowedPeriods = List.of("A", "B"));
      assertCost(ConstraintId.PERIOD_ALLOWED, given, 0);
    }

    @Test
    void anotherPeriodCostsOneEvenInTheSameWeeks() {
      given.period("B", 0, 5).placed("p", "S", "B", p -> p.allowedPeriods = List.of("A"));
      assertCost(ConstraintId.PERIOD_ALLOWED, given, 1);
    }
  }

  @Nested
  class StudentOverlap {
    @ParameterizedTest
    @CsvSource({"4, 1", "5, 0"})
    void twoPlacementsOfAStudentMayFollowEachOtherButShareNoWeek(int firstWeek, long cost) {
      given.period("B", firstWeek, 3);
      given.placed("p", "S", "A", p -> p.studentId = "st");
      given.placed("q", "S", "B", q -> q.studentId = "st");
      assertCost(ConstraintId.STUDENT_OVERLAP, given, cost);
    }

    @Test
    void everyPairThatSharesAWeekCostsOne() {
      given.period("B", 4, 2);
      given.placed("p", "S", "A", p -> p.studentId = "st");
      given.placed("q", "S", "A", q -> q.studentId = "st");
      given.placed("r", "S", "B", r -> r.studentId = "st");
      assertCost(ConstraintId.STUDENT_OVERLAP, given, 3);
    }

    @ParameterizedTest
    @CsvSource({
      "50, 50, 0", // Two half days make a day.
      "50, 51, 1",
      "100, 1, 1",
    })
    void placementsMayShareWeeksAsLongAsTheyFitIntoFullTime(int first, int second, long cost) {
      given
          .placed("p", "S", "A", p -> inPart(p, first))
          .placed("q", "S", "A", q -> inPart(q, second));
      assertCost(ConstraintId.STUDENT_OVERLAP, given, cost);
    }

    @Test
    void ofThreeThatAreTooMuchTogetherEveryPairCostsOne() {
      given.placed("p", "S", "A", p -> inPart(p, 50)).placed("q", "S", "A", q -> inPart(q, 50));
      given.placed("r", "S", "A", r -> inPart(r, 50));
      assertCost(ConstraintId.STUDENT_OVERLAP, given, 3);
    }

    @Test
    void onlyThoseCostWhoShareAWeekThatIsTooMuch() {
      // Weeks 0 to 4, 4 to 6 and 6 to 8: too much in week 6 alone, for q and r.
      given.period("B", 4, 3).period("C", 6, 3);
      given.placed("p", "S", "A", p -> inPart(p, 50)).placed("q", "S", "B", q -> inPart(q, 50));
      given.placed("r", "S", "C", r -> inPart(r, 51));
      assertCost(ConstraintId.STUDENT_OVERLAP, given, 1);
    }

    private static void inPart(TestProblem.PlacementSpec placement, int intensity) {
      placement.studentId = "st";
      placement.intensity = intensity;
    }

    @Test
    void twoStudentsMayShareEveryWeek() {
      given.placed("p", "S", "A").placed("q", "S", "A");
      assertCost(ConstraintId.STUDENT_OVERLAP, given, 0);
    }

    @Test
    void anUnplacedPlacementIsNowhere() {
      given.placed("p", "S", "A", p -> p.studentId = "st");
      given.unplaced("q", q -> q.studentId = "st");
      assertCost(ConstraintId.STUDENT_OVERLAP, given, 0);
    }
  }

  @Nested
  class PlacementOrder {
    @ParameterizedTest
    @CsvSource({"4, 1", "5, 0", "9, 0"})
    void thePlacementThatComesAfterBeginsWhenTheOtherHasEnded(int firstWeek, long cost) {
      given.period("B", firstWeek, 3).placed("p", "S", "A", p -> p.studentId = "st");
      given.placed("q", "S", "B", q -> after(q, "p", null));
      assertCost(ConstraintId.PLACEMENT_ORDER, given, cost);
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "7, 0", "8, 1"})
    void andNoLaterThanSoManyWeeksAfterIt(int firstWeek, long cost) {
      given.period("B", firstWeek, 3).placed("p", "S", "A", p -> p.studentId = "st");
      given.placed("q", "S", "B", q -> after(q, "p", 2));
      assertCost(ConstraintId.PLACEMENT_ORDER, given, cost);
    }

    @Test
    void whichOfThemStandsFirstDoesNotMatter() {
      given.period("B", 5, 3).placed("q", "S", "A", q -> after(q, "p", null));
      given.placed("p", "S", "B", p -> p.studentId = "st");
      assertCost(ConstraintId.PLACEMENT_ORDER, given, 1);
    }

    @Test
    void everyPairCostsOnce() {
      given.period("B", 5, 3).placed("p", "S", "A", p -> after(p, "q", null));
      given.placed("q", "S", "B", q -> after(q, "p", null));
      given.placed("r", "S", "A", r -> r.after = List.of("p", "q", "q"));
      given.placed(
          "s",
          "S",
          "A",
          s -> {
            s.studentId = "st";
            s.after = List.of("p", "q", "q", "s", "gone", "r");
          });
      assertCost(ConstraintId.PLACEMENT_ORDER, given, 3);
    }

    @Test
    void anUnplacedPlacementIsAfterNothing() {
      given.placed("p", "S", "A", p -> after(p, "q", 0));
      given.unplaced("q", q -> after(q, "p", 0));
      assertCost(ConstraintId.PLACEMENT_ORDER, given, 0);
    }

    private static void after(
        TestProblem.PlacementSpec placement, String other, @Nullable Integer most) {
      placement.studentId = "st";
      placement.after = List.of(other);
      placement.atMostWeeksApart = most;
    }
  }

  @Nested
  class NoRepeat {
    @ParameterizedTest
    @CsvSource({
      ", U, U, 0",
      "NOT_UNIT, U, U, 1",
      "NOT_UNIT, U, V, 0",
      "NOT_UNIT, U, W, 0",
      "NOT_UNIT_KIND, U, U, 1",
      "NOT_UNIT_KIND, U, V, 1",
      "NOT_UNIT_KIND, U, W, 0",
    })
    void whatIsNotToBeRepeatedCostsOne(
        @Nullable Repeat repeat, String unit, String other, long cost) {
      given.unit("V", v -> {}).unit("W", w -> w.kind = UnitKind.HOME_CARE);
      given.supervisor("s1", unit, s -> {}).supervisor("s2", other, s -> {});
      given.student("st", student -> student.repeat = repeat).period("B", 5, 5);
      given.placed("p", "s1", "A", p -> p.studentId = "st");
      given.placed("q", "s2", "B", q -> q.studentId = "st");
      assertCost(ConstraintId.NO_REPEAT, given, cost);
    }

    @Test
    void everyPairCostsOne() {
      given.student("st", student -> student.repeat = Repeat.NOT_UNIT);
      given.placed("p", "S", "A", p -> p.studentId = "st");
      given.placed("q", "S", "A", q -> q.studentId = "st");
      given.placed("r", "S", "A", r -> r.studentId = "st");
      assertCost(ConstraintId.NO_REPEAT, given, 3);
    }

    @Test
    void anotherStudentAndAnEarlierTermDoNotCount() {
      given.student(
          "st",
          student -> {
            student.repeat = Repeat.NOT_UNIT;
            student.visitedUnits = List.of("U");
          });
      given.placed("p", "S", "A", p -> p.studentId = "st").placed("q", "S", "A");
      assertCost(ConstraintId.NO_REPEAT, given, 0);
    }
  }

  @Nested
  class Apart {
    @ParameterizedTest
    @CsvSource({"U, 4, 1", "U, 5, 0", "V, 4, 0"})
    void twoMustNotBeAtOneUnitInOneWeek(String unit, int firstWeek, long cost) {
      given.unit("V", v -> {}).supervisor("s", unit, s -> {}).period("B", firstWeek, 3);
      given.placed("p", "S", "A", p -> p.apart = List.of("q")).placed("q", "s", "B");
      assertCost(ConstraintId.APART, given, cost);
    }

    @Test
    void aWeekOffIsNoWeekTogether() {
      given.period("A", 0, 5, List.of(4)).period("B", 4, 1);
      given.placed("p", "S", "A").placed("q", "S", "B", q -> q.apart = List.of("p"));
      assertCost(ConstraintId.APART, given, 0);
    }

    @Test
    void everyPairCostsOnceWhoeverNamesIt() {
      given.placed("p", "S", "A", p -> p.apart = List.of("q", "q", "p", "gone", "u"));
      given.placed("q", "S", "A", q -> q.apart = List.of("p", "r")).placed("r", "S", "A");
      given.unplaced("u", u -> u.apart = List.of("p", "q", "r"));
      assertCost(ConstraintId.APART, given, 2);
    }

    @Test
    void oneStudentsPlacementsCanBeKeptApartToo() {
      given.placed("p", "S", "A", p -> half(p)).placed("q", "S", "A", q -> half(q));
      assertCost(ConstraintId.APART, given, 1);
    }

    private static void half(TestProblem.PlacementSpec placement) {
      placement.studentId = "st";
      placement.intensity = 50;
      placement.apart = List.of("q");
    }
  }

  @Nested
  class Support {
    private final TestProblem needing =
        given
            .supervisor("coach", "U", s -> s.training = Training.STEP_3)
            .student("p", s -> s.needsSupport = true);

    @Test
    void aStep3SupervisorIsFree() {
      needing.placed("p", "coach", "A");
      assertCost(ConstraintId.SUPPORT, needing, 0);
    }

    @Test
    void anotherSupervisorWhereAStep3SupervisorIsActiveCostsOne() {
      needing.placed("p", "S", "A");
      assertCost(ConstraintId.SUPPORT, needing, 1, 40);
    }

    @Test
    void anotherSupervisorWhereTheStep3SupervisorIsInactiveCostsTwo() {
      needing.supervisor("coach", "U", s -> s.active = false).placed("p", "S", "A");
      assertCost(ConstraintId.SUPPORT, needing, 2, 80);
    }

    @Test
    void aUnitWithoutAStep3SupervisorCostsTwo() {
      needing.unit("V", v -> {}).supervisor("T", "V", t -> {}).placed("p", "T", "A");
      assertCost(ConstraintId.SUPPORT, needing, 2, 80);
    }

    @Test
    void othersNeedNoStep3Supervisor() {
      needing.placed("q", "S", "A");
      assertCost(ConstraintId.SUPPORT, needing, 0);
    }
  }

  @Nested
  class Stability {
    private final TestProblem published =
        given.period("B", 5, 5).supervisor("colleague", "U", s -> {}).unit("V", v -> {});

    @ParameterizedTest
    @CsvSource({
      "S, A, 0, 0",
      "colleague, A, 1, 200",
      "S, B, 3, 600",
      "colleague, B, 3, 600",
      "elsewhere, A, 3, 600"
    })
    void aNewSupervisorCostsOneAndANewUnitOrPeriodThree(
        String supervisor, String period, long amount, long cost) {
      published.supervisor("elsewhere", "V", s -> {});
      published.placed("p", supervisor, period, p -> p.published = told("S", "A"));
      assertCost(ConstraintId.STABILITY, published, amount, cost);
    }

    @Test
    void aPeriodThatIsMovedIsAChangeUnderTheSameId() {
      PublishedPlace inTime = new PublishedPlace("S", "U", MONDAY, 5, null);
      published.period("A", 3, 5).placed("p", "S", "A", p -> p.published = inTime);
      assertCost(ConstraintId.STABILITY, published, 3, 600);
    }

    @Test
    void aPeriodOfAnotherLengthIsAChange() {
      PublishedPlace longer = new PublishedPlace("S", "U", MONDAY, 6, null);
      published.placed("p", "S", "A", p -> p.published = longer);
      assertCost(ConstraintId.STABILITY, published, 3, 600);
    }

    @Test
    void anotherPeriodOfTheSameDaysIsNoChange() {
      published.period("same", 0, 5).placed("p", "S", "same", p -> p.published = told("S", "A"));
      assertCost(ConstraintId.STABILITY, published, 0);
    }

    @Test
    void aSupervisorWhoTakesTheStudentAlongToAnotherUnitIsAChangeOfUnit() {
      PublishedPlace before = new PublishedPlace("S", "V", MONDAY, 5, null);
      published.placed("p", "S", "A", p -> p.published = before);
      assertCost(ConstraintId.STABILITY, published, 3, 600);
    }

    @ParameterizedTest
    @CsvSource({"gone, U, A", "S, gone, A", "gone, , A", "S, , gone"})
    void whatIsGoneIsLostAndEveryPlaceCostsThree(
        String supervisor, @Nullable String unit, String period) {
      PublishedPlace lost =
          unit == null
              ? told(supervisor, period)
              : new PublishedPlace(supervisor, unit, MONDAY, 5, null);
      published.placed("p", "S", "A", p -> p.published = lost);
      published.unplaced("q", q -> q.published = lost);
      assertCost(ConstraintId.STABILITY, published, 6, 1200);
    }

    @Test
    void aPlaceThatIsLostCostsThree() {
      published.unplaced("p", p -> p.published = told("S", "A"));
      assertCost(ConstraintId.STABILITY, published, 3, 600);
    }

    @Test
    void aPlacementThatWasNotPublishedMayChangeFreely() {
      published.placed("p", "colleague", "B").unplaced("q");
      assertCost(ConstraintId.STABILITY, published, 0);
    }

    @Test
    void itsWeightMayBeSet() {
      published.placed("p", "colleague", "A", p -> p.published = told("S", "A"));
      published.weight("stability", 9);
      assertCost(ConstraintId.STABILITY, published, 1, 9);
    }
  }
}
