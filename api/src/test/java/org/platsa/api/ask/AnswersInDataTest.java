package org.platsa.api.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Location;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.UnitKind;

/** What a provider changes is put in, and what the department has changed stays. */
class AnswersInDataTest {
  private static final Problem EXAMPLE =
      Json.mapper().readValue(new String(Client.example(), StandardCharsets.UTF_8), Problem.class);
  private static final Location HOME = new Location(57.276, 14.203);
  private static final Location OTHER_HOME = new Location(57.302, 13.541);

  private static Student student(@Nullable Location home, String preferred) {
    return new Student(
        "st01",
        "R1",
        home,
        Transport.CAR,
        List.of(),
        List.of("U3"),
        List.of("U1"),
        true,
        false,
        List.of(preferred),
        home == null);
  }

  private static Placement place(String id) {
    return new Placement(
        id,
        "st01",
        PlacementKind.APL,
        List.of("A1"),
        List.of(UnitKind.HOME_CARE),
        100,
        true,
        null,
        false,
        null);
  }

  private static Wish wish(Student student, Placement... placements) {
    return new Wish(student, List.of(placements));
  }

  private static PendingStore.Row row(@Nullable Wish sent, @Nullable Wish taken) {
    return new PendingStore.Row(
        "R1",
        "Skolan",
        "st01",
        sent == null ? null : sent.written(),
        taken == null ? null : taken.written(),
        false,
        null,
        null);
  }

  /** The example with the student and these placements of it. */
  private static Problem data(Student student, Placement... placements) {
    List<Placement> all =
        new ArrayList<>(
            EXAMPLE.placements().stream()
                .filter(each -> !each.studentId().equals("st01"))
                .toList());
    all.addAll(List.of(placements));
    return EXAMPLE
        .withStudents(
            EXAMPLE.students().stream()
                .map(each -> each.id().equals("st01") ? student : each)
                .toList())
        .withPlacements(all);
  }

  private static Problem put(Problem data, PendingStore.Row row, boolean again) {
    AnswersInData answers = new AnswersInData(data);
    answers.put(row, again);
    assertThat(answers.faults()).isEmpty();
    return answers.made();
  }

  private static Student student(Problem data) {
    return data.students().stream()
        .filter(each -> each.id().equals("st01"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Placement> placements(Problem data) {
    return data.placements().stream().filter(each -> each.studentId().equals("st01")).toList();
  }

  @Test
  void whatTheDepartmentAddedOrPutRightStaysAndWhatTheProviderChangedCounts() {
    Wish taken = wish(student(HOME, "U1"), place("P01"), place("P98"));
    Student ours =
        student(HOME, "U1")
            .withLicences(List.of("DRIVING_LICENCE"))
            .withExcludedUnits(List.of("U3", "U4"))
            .withVisitedUnits(List.of("U1", "U5"))
            .withWishes(List.of(org.platsa.solver.problem.Wish.unit("U2", 1)))
            .withRepeat(Repeat.NOT_UNIT);
    Placement our =
        place("P01")
            .withAllowedPeriods(List.of("A2"))
            .withPeriodWishes(List.of(new PeriodWish("A2", 1)))
            .withAfter(List.of("P98"), 3)
            .withApart(List.of("P02"));
    Placement sent = place("P01").withRequiredUnitKinds(List.of(UnitKind.CARE_HOME));
    Wish now =
        wish(
            student(HOME, "U2")
                .withExcludedUnits(List.of("U2"))
                .withVisitedUnits(List.of("U1", "U2")),
            sent,
            place("P98"));

    Problem made = put(data(ours, our, place("P98")), row(now, taken), false);

    assertThat(student(made).preferredUnits()).containsExactly("U2");
    assertThat(student(made).excludedUnits()).containsExactly("U4", "U2");
    assertThat(student(made).visitedUnits()).containsExactly("U1", "U5", "U2");
    assertThat(student(made).licences()).containsExactly("DRIVING_LICENCE");
    assertThat(student(made).wishes()).hasSize(1);
    assertThat(student(made).repeat()).isEqualTo(Repeat.NOT_UNIT);
    assertThat(placements(made))
        .containsExactly(our.withRequiredUnitKinds(List.of(UnitKind.CARE_HOME)), place("P98"));
  }

  @Test
  void withNothingTakenInBeforeAllThatIsSentCountsButTheDepartmentsOwn() {
    Student ours =
        student(HOME, "U1")
            .withLicences(List.of("DRIVING_LICENCE"))
            .withExcludedUnits(List.of("U4"))
            .withRepeat(Repeat.NOT_UNIT);
    Placement our = place("P01").withAllowedPeriods(List.of("A2")).withApart(List.of("P02"));

    Problem made = put(data(ours, our), row(wish(student(HOME, "U2"), place("P01")), null), false);

    assertThat(student(made))
        .isEqualTo(
            student(HOME, "U2").withExcludedUnits(List.of("U4", "U3")).withRepeat(Repeat.NOT_UNIT));
    assertThat(placements(made)).containsExactly(place("P01").withApart(List.of("P02")));
  }

  @Test
  void whatIsTheDepartmentsIsNotTakenFromAProvider() {
    Placement sent =
        place("P99").withApart(List.of("P02")).withPeriodWishes(List.of(new PeriodWish("A1", 1)));
    Wish wish = wish(student(HOME, "U2").withRepeat(Repeat.NOT_UNIT), place("P01"), sent);

    Problem made = put(data(student(HOME, "U1"), place("P01")), row(wish, null), false);

    assertThat(student(made).repeat()).isNull();
    assertThat(placements(made)).containsExactly(place("P01"), place("P99"));
  }

  @Test
  void aPlacementThatWasCancelledStaysAwayUnlessItIsChangedOrAllIsPutInAgain() {
    Wish taken = wish(student(HOME, "U1"), place("P01"), place("P98"));
    Wish moved = wish(student(HOME, "U2"), place("P01"), place("P98"), place("P99"));
    Problem cancelled = data(student(HOME, "U1"), place("P01"));

    assertThat(placements(put(cancelled, row(moved, taken), false)))
        .containsExactly(place("P01"), place("P99"));
    assertThat(placements(put(cancelled, row(moved, taken), true)))
        .containsExactly(place("P01"), place("P98"), place("P99"));
    Placement other = place("P98").withAllowedPeriods(List.of("A2"));
    Wish changed = wish(student(HOME, "U1"), place("P01"), other);
    assertThat(placements(put(cancelled, row(changed, taken), false)))
        .containsExactly(place("P01"), other);
    Wish fewer = wish(student(HOME, "U1"), place("P98"));
    assertThat(placements(put(cancelled, row(fewer, taken), false))).isEmpty();
  }

  @Test
  void aStudentWhomTheDepartmentTookAwayComesBackOnlyWithSomethingNewToPlace() {
    Wish taken = wish(student(HOME, "U1"), place("P01"));
    Problem without =
        EXAMPLE
            .withStudents(
                EXAMPLE.students().stream().filter(each -> !each.id().equals("st01")).toList())
            .withPlacements(
                EXAMPLE.placements().stream()
                    .filter(each -> !each.studentId().equals("st01"))
                    .toList());
    Wish sent = wish(student(HOME, "U2"), place("P01"));

    assertThat(put(without, row(sent, taken), false).students()).isEqualTo(without.students());
    assertThat(student(put(without, row(sent, taken), true))).isEqualTo(sent.student());
    Wish more = wish(student(HOME, "U2"), place("P01"), place("P99"));
    assertThat(placements(put(without, row(more, taken), false))).containsExactly(place("P99"));
    assertThat(student(put(without, row(more, taken), false))).isEqualTo(sent.student());
  }

  @Test
  void travelTimesGoWithTheHomeTheyAreFrom() {
    Problem data = data(student(HOME, "U1"), place("P01"));
    Wish taken = wish(student(HOME, "U1"), place("P01"));
    assertThat(data.travelMinutes()).extracting(TravelTime::studentId).contains("st01", "st03");

    Problem same = put(data, row(wish(student(HOME, "U2"), place("P01")), taken), false);
    assertThat(same.travelMinutes()).isEqualTo(data.travelMinutes());
    for (Student now : List.of(student(OTHER_HOME, "U1"), student(null, "U1"))) {
      Problem made = put(data, row(wish(now, place("P01")), taken), false);
      assertThat(student(made)).isEqualTo(now);
      assertThat(made.travelMinutes()).extracting(TravelTime::studentId).containsOnly("st03");
    }
    assertThat(put(data, row(null, taken), false).travelMinutes())
        .extracting(TravelTime::studentId)
        .containsOnly("st03");
  }

  @Test
  void aHomeThatTheDepartmentProtectsStaysUnknown() {
    Wish taken = wish(student(HOME, "U1"), place("P01"));
    Wish sent = wish(student(OTHER_HOME, "U1"), place("P01"));

    Problem made = put(data(student(null, "U1"), place("P01")), row(sent, taken), false);

    assertThat(student(made)).isEqualTo(student(null, "U1"));
  }

  @Test
  void whatIsSentOfSomebodyElseOrUnreadableIsAFaultThatNamesTheProvider() {
    Wish right = wish(student(HOME, "U1"), place("P01"));
    String text = right.written();

    for (String wrong :
        List.of(
            text.replace("\"st01\"", "\"st02\""),
            text.replace("\"studentId\":\"st01\"", "\"studentId\":\"st02\""),
            text.replace("\"R1\"", "\"R2\""))) {
      assertThat(fault(wrong)).isEqualTo("CONFLICTING_FIELDS");
    }
    for (String wrong :
        List.of(
            "{}",
            "{\"student\": null, \"placements\": []}",
            text.replace("\"CAR\"", "\"ROCKET\""),
            text.replace("57.276", "570"),
            text.replaceFirst("\"home\":\\{[^}]*\\},", ""))) {
      assertThat(fault(wrong)).as(wrong).isEqualTo("WRONG_FORM");
    }
  }

  private static String fault(String sent) {
    AnswersInData answers = new AnswersInData(EXAMPLE);
    answers.put(new PendingStore.Row("R1", "Skolan", "st01", sent, null, false, null, null), false);
    assertThat(answers.faults()).hasSize(1);
    IntakeFault fault = answers.faults().getFirst();
    assertThat(fault.from()).isEqualTo("Skolan");
    assertThat(fault.id()).isEqualTo("st01");
    return fault.code();
  }
}
