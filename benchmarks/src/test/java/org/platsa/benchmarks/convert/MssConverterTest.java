package org.platsa.benchmarks.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.validation.IssueCode;
import org.platsa.solver.validation.ProblemReader;
import org.platsa.solver.validation.ReadResult;

class MssConverterTest {
  private static Conversion convert(Mss mss) throws SourceException {
    return MssConverter.convert(mss.instance(), MssConverter.LeftOut.NOTHING);
  }

  private static List<String> refused(Mss mss) {
    return catchThrowableOfType(SourceException.class, () -> convert(mss)).faults().stream()
        .map(Fault::text)
        .toList();
  }

  private static <T> Map<String, T> byId(List<T> things, Function<T, String> id) {
    return things.stream().collect(Collectors.toMap(id, thing -> thing));
  }

  /** Students 1 and 2; disciplines 1 and 2 (group 1), 3 (group 2); hospitals 1 and 2. */
  private static Mss small() {
    return Mss.of(2, 3, 2, 4)
        .with("Duration", "2")
        .with("Precededby", Mss.rows(new int[] {0, 0, 0}, new int[] {1, 0, 0}, new int[] {1, 0, 0}))
        .with("StudDiscGroup", Mss.rows(new int[] {1, 1}, new int[] {2, 1}))
        .with("Availability", Mss.rows(new int[] {1, 1, 1, 1}, new int[] {0, 1, 1, 1}))
        .with("Ability", Mss.cube(2, 2, 3, i -> i == 1 ? 0 : 1))
        .with("MaxPosHosp", Mss.cube(2, 3, 4, i -> List.of(12, 12, 0, 3).get(i % 4)))
        .with("WeightPref", Mss.rows(new int[] {2, 3, -1, 0}, new int[] {1, 1, 0, 0}))
        .with("PrefStudDisc", Mss.rows(new int[] {1, 2, 3}, new int[] {1, 1, 1}))
        .with("PrefStudHosp", Mss.rows(new int[] {2, 1}, new int[] {1, 1}))
        .with("ManPref", "[5, 0, 1]");
  }

  @Test
  void whatPlatsaCannotSayIsRefusedByLineAndFieldAllAtOnce() {
    Mss mss =
        Mss.of(2, 26, 1, 50)
            .with("MaxDiscPerHosp", "1")
            .with("StudDiscGroup", Mss.rows(new int[] {1, 1}, new int[] {1, 14}))
            .with("MinPosHosp", Mss.cube(1, 26, 50, i -> i == 3 || i == 4 ? 1 : 0))
            .with("WeightPref", Mss.rows(new int[] {1, 1, 0, 0}, new int[] {50, 1, 0, 0}))
            .with("PrefStudDisc", Mss.rows(new int[26], firstOne(26)));

    assertThat(refused(mss))
        .containsExactly(
            "test.dzn, line 5, Horizon: 50 periods, and one for each of the 24 disciplines that"
                + " somebody leaves out, are more than the 53 weeks of a term",
            "test.dzn, line 7, MaxDiscPerHosp: student 1 does 2 disciplines, and may do 1 of them"
                + " at one hospital; Platsa cannot say that. Maybe --without-most-at-hospital: then"
                + " only objective-dzn counts it",
            "test.dzn, line 9, StudDiscGroup: student 2 must do 14 disciplines of group 2, but can"
                + " do only 13 of them (AllowedDisc, Ability, MaxPosHosp, Precededby)",
            "test.dzn, line 15, MinPosHosp: is above 0 in 2 places, the first of which is here;"
                + " Platsa's units have no least intake. Maybe --without-least: then only"
                + " objective-dzn counts it",
            "test.dzn, line 16, WeightPref: the wards of student 2 are worth up to 50 apart; Platsa"
                + " can say up to 44");
  }

  private static int[] firstOne(int size) {
    int[] values = new int[size];
    values[0] = 1;
    return values;
  }

  @Test
  void groupsThatComeBeforeEachOtherAreRefused() {
    Mss mss =
        Mss.of(1, 4, 1, 4)
            .with(
                "Precededby",
                Mss.rows(
                    new int[] {0, 0, 1, 0},
                    new int[] {0, 0, 0, 0},
                    new int[] {0, 0, 0, 0},
                    new int[] {0, 1, 0, 0}));

    assertThat(refused(mss))
        .singleElement()
        .asString()
        .startsWith("test.dzn, line 11, Precededby: disciplines of groups come before and after");
  }

  @Test
  void aDisciplineAfterOneThatCannotBeDoneCannotBeDone() {
    Mss mss = small().with("AllowedDisc", Mss.rows(new int[] {0, 1, 1}, new int[] {1, 1, 1}));

    assertThat(refused(mss))
        .containsExactly(
            "test.dzn, line 9, StudDiscGroup: student 1 must do 1 disciplines of group 1, but can"
                + " do only 0 of them (AllowedDisc, Ability, MaxPosHosp, Precededby)",
            "test.dzn, line 9, StudDiscGroup: student 1 must do 1 disciplines of group 2, but can"
                + " do only 0 of them (AllowedDisc, Ability, MaxPosHosp, Precededby)");
  }

  @Test
  void limitsThatAreLeftOutAreTold() throws SourceException {
    MssInstance instance =
        Mss.of(1, 4, 1, 4)
            .with("MaxDiscPerHosp", "1")
            .with("MinPosHosp", Mss.cube(1, 4, 4, 1))
            .instance();

    assertThat(MssConverter.convert(instance, MssConverter.LeftOut.EVERYTHING).notes())
        .contains(
            "Left out of the rules: least intakes (MinPosHosp).",
            "Left out of the rules: most disciplines at one hospital (MaxDiscPerHosp).");
  }

  @Test
  void wardsOfferPlacesInPeriods() throws SourceException {
    Problem problem = convert(small()).problem();
    Map<String, Unit> units = byId(problem.units(), Unit::id);
    LocalDate first = LocalDate.of(2025, 1, 6);

    assertThat(units.keySet())
        .containsExactlyInAnyOrder(
            "H1-D1", "H1-D2", "H1-D3", "H2-D1", "H2-D2", "H2-D3", "N-D1", "N-D2");
    assertThat(Mss.the(units, "H2-D3").kind()).isEqualTo(UnitKind.of("D3"));
    assertThat(Mss.the(units, "H2-D3").offers())
        .containsExactly(
            new Offer(first, 2, 12, List.of()), new Offer(first.plusWeeks(3), 1, 3, List.of()));
    assertThat(Mss.the(units, "N-D1").offers())
        .containsExactly(new Offer(first.plusWeeks(4), 49, 1, List.of()));
    assertThat(problem.supervisors())
        .filteredOn(supervisor -> supervisor.unitId().equals("H2-D3"))
        .extracting(Supervisor::maxSimultaneous)
        .containsExactly(10, 2);
  }

  @Test
  void aDisciplineIsAPlacementInItsPeriodsOrLeftOutAfterTheHorizon() throws SourceException {
    Problem problem = convert(small()).problem();
    Map<String, Placement> placements = byId(problem.placements(), Placement::id);
    Map<String, Period> periods = byId(problem.periods(), Period::id);

    assertThat(placements).hasSize(6);
    assertThat(Mss.the(placements, "S1-D2").allowedPeriods())
        .containsExactly("T1", "T2", "T3", "N1-1");
    assertThat(Mss.the(placements, "S2-D2").allowedPeriods()).containsExactly("T2", "T3");
    assertThat(Mss.the(placements, "S1-D3").allowedPeriods()).containsExactly("T1", "T2", "T3");
    assertThat(Mss.the(placements, "S1-D3").requiredUnitKinds()).containsExactly(UnitKind.of("D3"));
    assertThat(Mss.the(placements, "S1-D3").after()).containsExactly("S1-D1");
    assertThat(Mss.the(periods, "T2").firstMonday()).isEqualTo("2025-01-13");
    assertThat(Mss.the(periods, "T2").weeks()).isEqualTo(2);
    assertThat(Mss.the(periods, "N1-1").firstMonday()).isEqualTo("2025-02-03");
    assertThat(problem.term().weeks()).isEqualTo(5);
    assertThat(problem.students().getFirst().excludedUnits()).containsExactly("H1-D2");
  }

  @Test
  void gainsAreMinutesOfTravelTheBetterTheNearer() throws SourceException {
    Conversion conversion = convert(small());

    // Student 1 gains 2 × discipline + 3 × hospital + school: 13, –, 13 and 10, 7, 10; student 2
    // gains 7, 2, 3 at both. The widest range is 6.
    assertThat(conversion.problem().travelMinutes())
        .contains(
            new TravelTime("S1", "H1-D1", 39),
            new TravelTime("S1", "H2-D2", 45),
            new TravelTime("S1", "H2-D3", 42),
            new TravelTime("S2", "H1-D1", 39),
            new TravelTime("S2", "H2-D2", 44))
        .hasSize(11);
    // Student 1 does two, student 2 three: 2 × (13 + 39) + 3 × (7 + 39).
    assertThat(conversion.notes())
        .containsExactly(
            "Once all are placed, preferences for disciplines and hospitals and the school's"
                + " together are 242 less the soft cost.",
            "Left out of the cost: changes of hospital (WeightPref, third number).",
            "Left out of the cost: the worst off student, whom the objective counts twice.",
            "objective-dzn counts all of it, by the file and a plan.");
  }

  @Test
  void anyNumberOfDisciplinesIsToldApartByKindsOfUnit() throws SourceException {
    Problem problem = convert(Mss.of(1, 30, 1, 5)).problem();

    assertThat(
            problem.placements().stream()
                .map(placement -> placement.requiredUnitKinds())
                .distinct())
        .hasSize(30);
    assertThat(problem.unitKinds()).hasSize(30);
    assertThat(new ProblemReader().read(Json.bytes(problem)))
        .isInstanceOfSatisfying(
            ReadResult.Accepted.class,
            accepted ->
                assertThat(accepted.warnings().issues())
                    .extracting(issue -> issue.code())
                    .containsOnly(IssueCode.SAME_PLACE));
  }
}
