package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platsa.solver.validation.Warned.issues;
import static org.platsa.solver.validation.Warned.period;
import static org.platsa.solver.validation.Warned.placement;
import static org.platsa.solver.validation.Warned.quoted;
import static org.platsa.solver.validation.Warned.warned;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is asked for, at the limit and just beside it. */
class RequestWarningsTest {
  @Nested
  class PlacementsMustOverlap {
    @Test
    void isToldOfTwoThatAreMoreThanFullTimeTogether() {
      assertThat(overlaps(placement("X", "st04", "[\"A1\"]", 1)))
          .containsExactly("/placements/14/allowedPeriods");
      assertThat(
              issues(
                  IssueCode.PLACEMENTS_MUST_OVERLAP, with(placement("X", "st04", "[\"A1\"]", 50))))
          .extracting(Issue::messageEn, Issue::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "Placement X: the student 'st04' also has 'P04'; they can only overlap and are"
                      + " more than full time together, so one of them will have no place.",
                  "P04"));
    }

    @Test
    void isNotToldWhenAnotherPeriodIsAllowed() {
      assertThat(overlaps(placement("X", "st04", "[\"A1\", \"A2\"]", 100))).isEmpty();
    }

    @Test
    void isNotToldOfHalfTimeOnesButOfThree() {
      String half = placement("X", "st04", "[\"A1\"]", 50);
      assertThat(overlaps("/placements/3/intensity", "50", "/placements/-", half)).isEmpty();
      assertThat(overlaps("/placements/3/intensity", "51", "/placements/-", half)).hasSize(1);
      assertThat(
              overlaps(
                  "/placements/3/intensity",
                  "50",
                  "/placements/-",
                  half,
                  "/placements/-",
                  placement("Y", "st04", "[\"A1\"]", 1)))
          .containsExactly("/placements/15/allowedPeriods");
    }

    @Test
    void allThatAreTooMuchTogetherAreNamed() {
      ObjectNode problem =
          Example.spoilt(
              "/placements/3/intensity", "50",
              "/placements/-", placement("X", "st04", "[\"A1\"]", 50),
              "/placements/-", placement("Y", "st04", "[\"A1\"]", 50));
      assertThat(issues(IssueCode.PLACEMENTS_MUST_OVERLAP, problem))
          .extracting(Issue::messageEn, Issue::messageSv, Issue::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "Placement Y: the student 'st04' also has 'P04' and 'X'; they can only overlap"
                      + " and are more than full time together, so one of them will have no"
                      + " place.",
                  "Placering Y: eleven ”st04” har också ”P04” och ”X”; de kan bara ligga samtidigt"
                      + " och är tillsammans mer än heltid, så en av dem blir utan plats.",
                  "P04 X"));
    }

    @Test
    void isNotToldOfOneThatHasNoPeriodAtAll() {
      String nowhere = placement("X", "st04", "[\"A9\"]", 100);
      String other = placement("Y", "st04", "[\"A1\"]", 100);
      for (IssueCode code :
          List.of(IssueCode.PLACEMENTS_MUST_OVERLAP, IssueCode.PLACEMENTS_TOO_MANY)) {
        assertThat(warned(code, "/placements/-", nowhere)).isEmpty();
      }
      assertThat(overlaps("/placements/-", nowhere, "/placements/-", other))
          .containsExactly("/placements/15/allowedPeriods");
    }

    @Test
    void thePinnedKeepTheirPlaces() {
      ObjectNode problem = Example.spoilt("/placements/-", placement("X", "st04", "[\"A1\"]", 100));
      for (int placement : List.of(3, 14)) {
        Example.set(problem, "/placements/" + placement + "/pinned", "true");
        Example.set(
            problem,
            "/placements/" + placement + "/assignment",
            "{\"supervisorId\":\"S09\",\"periodId\":\"A1\"}");
      }
      assertThat(issues(IssueCode.PLACEMENTS_MUST_OVERLAP, problem))
          .extracting(Issue::messageEn)
          .containsExactly(
              "Placement X: the student 'st04' also has 'P04'; they can only overlap and are more"
                  + " than full time together.");
      Example.set(problem, "/placements/14/assignment/periodId", "\"A2\"");
      assertThat(issues(IssueCode.PLACEMENTS_MUST_OVERLAP, problem)).isEmpty();
    }

    private List<String> overlaps(String placement) {
      return overlaps("/placements/-", placement);
    }

    private List<String> overlaps(String... changes) {
      return warned(IssueCode.PLACEMENTS_MUST_OVERLAP, changes);
    }

    private ObjectNode with(String placement) {
      return Example.spoilt("/placements/-", placement);
    }
  }

  @Nested
  class PlacementsTooMany {
    private static final String BOTH = "[\"A1\", \"A2\"]";

    @Test
    void isToldOfThreeThatHaveTwoPeriods() {
      ObjectNode problem =
          Example.spoilt(
              "/placements/-", placement("X", "st05", BOTH, 100),
              "/placements/-", placement("Y", "st05", BOTH, 50),
              "/placements/-", placement("Z", "st05", "[\"A2\"]", 50));
      assertThat(issues(IssueCode.PLACEMENTS_TOO_MANY, problem))
          .extracting(Issue::pointer, Issue::messageEn, Issue::messageSv)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "/placements/15/allowedPeriods",
                  "Placement Y: the student 'st05' also has 'P05' and 'X'; the weeks of their"
                      + " periods cannot hold them all, so one of them will have no place.",
                  "Placering Y: eleven ”st05” har också ”P05” och ”X”; veckorna i deras perioder"
                      + " räcker inte till dem alla, så en av dem blir utan plats."),
              org.assertj.core.groups.Tuple.tuple(
                  "/placements/16/allowedPeriods",
                  "Placement Z: the student 'st05' also has 'P05' and 'X'; the weeks of their"
                      + " periods cannot hold them all, so one of them will have no place.",
                  "Placering Z: eleven ”st05” har också ”P05” och ”X”; veckorna i deras perioder"
                      + " räcker inte till dem alla, så en av dem blir utan plats."));
    }

    @Test
    void isToldOfMoreThanAllWeeksHoldHoweverManyWaysThereAre() {
      List<String> added = new ArrayList<>();
      String all =
          IntStream.range(0, 9)
              .mapToObj(week -> quoted("W" + week))
              .collect(Collectors.joining(", ", "[", "]"));
      for (int week = 0; week < 9; week++) {
        added.add("/periods/-");
        added.add(
            period(
                "W" + week,
                "Vecka " + week,
                LocalDate.of(2024, 1, 15).plusWeeks(week).toString(),
                1,
                "APL"));
      }
      for (int i = 0; i < 10; i++) {
        added.add("/placements/-");
        added.add(placement("X" + i, "st05", all, 100));
      }

      assertThat(
              warned(
                  IssueCode.PLACEMENTS_TOO_MANY,
                  Stream.concat(Stream.of("/placements/4/allowedPeriods", all), added.stream())
                      .toArray(String[]::new)))
          .containsExactly("/placements/22/allowedPeriods", "/placements/23/allowedPeriods");
    }

    @Test
    void isNotToldOfHalfTimeOnes() {
      assertThat(
              warned(
                  IssueCode.PLACEMENTS_TOO_MANY,
                  "/placements/4/intensity",
                  "50",
                  "/placements/-",
                  placement("X", "st05", BOTH, 100),
                  "/placements/-",
                  placement("Y", "st05", BOTH, 50)))
          .isEmpty();
    }

    @Test
    void onlyThoseInTheWayAreNamed() {
      assertThat(
              issues(
                  IssueCode.PLACEMENTS_TOO_MANY,
                  Example.spoilt(
                      "/placements/-", placement("W", "st10", BOTH, 100),
                      "/placements/-", placement("X", "st10", BOTH, 100),
                      "/placements/-", placement("Y", "st10", "[\"A1\", \"A2\"]", 20))))
          .extracting(Issue::value)
          .containsExactly("W X");
    }
  }

  @Nested
  class SameRequest {
    @Test
    void isToldOfTwoThatDifferInTheirIdsOnly() {
      String again =
          placement("P05b", "st05", "[\"A2\", \"A1\"]", 100).replace("[\"GROUP_HOME\"]", "[]");
      assertThat(warned(IssueCode.SAME_REQUEST, "/placements/-", again))
          .containsExactly("/placements/14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"A1\"]", "[\"A2\"]"})
    void isNotToldWhenThePeriodsDiffer(String periods) {
      String other = placement("P05b", "st05", periods, 100).replace("[\"GROUP_HOME\"]", "[]");
      assertThat(warned(IssueCode.SAME_REQUEST, "/placements/-", other)).isEmpty();
    }

    @Test
    void isNotToldWhenTheKindsOfUnitOrTheStudentsDiffer() {
      String otherKind = placement("P05b", "st05", "[\"A1\", \"A2\"]", 100);
      String otherStudent =
          placement("P05b", "st06", "[\"A1\", \"A2\"]", 100).replace("[\"GROUP_HOME\"]", "[]");
      assertThat(warned(IssueCode.SAME_REQUEST, "/placements/-", otherKind)).isEmpty();
      assertThat(warned(IssueCode.SAME_REQUEST, "/placements/-", otherStudent)).isEmpty();
    }
  }

  @Nested
  class IntensityTiny {
    @Test
    void isToldBelowTenPercent() {
      assertThat(warned(IssueCode.INTENSITY_TINY, "/placements/0/intensity", "9"))
          .containsExactly("/placements/0/intensity");
      assertThat(warned(IssueCode.INTENSITY_TINY, "/placements/0/intensity", "10")).isEmpty();
    }
  }

  @Nested
  class NoPossibleSupervisor {
    @Test
    void saysHowManyAreLeftAtEachStep() {
      ObjectNode problem = Example.tree("problem.json");
      assertThat(issues(IssueCode.NO_POSSIBLE_SUPERVISOR, problem))
          .extracting(Issue::messageEn)
          .first()
          .isEqualTo(
              "Placement P01: no supervisor is possible: of 15 supervisors, 10 active, 9 with"
                  + " training, 8 present in an allowed period, 1 at the right kind of unit, none"
                  + " where the student has what is required.");
      for (int i = 0; i < problem.path("supervisors").size(); i++) {
        Example.set(problem, "/supervisors/" + i + "/maxSimultaneous", "0");
      }
      Issue prao = issues(IssueCode.NO_POSSIBLE_SUPERVISOR, problem).get(9);
      assertThat(prao.messageEn())
          .isEqualTo(
              "Placement P10: no supervisor is possible: of 15 supervisors, 10 active, 9 where the"
                  + " student has what is required, none with room for anybody.");
      assertThat(prao.messageSv())
          .isEqualTo(
              "Placering P10: ingen handledare kan ta emot: av 15 handledare är 10 i tjänst, 9 där"
                  + " eleven har det som krävs, ingen med plats för någon.");
    }
  }

  @Nested
  class UnitsOfStudents {
    @ParameterizedTest
    @ValueSource(strings = {"excludedUnits", "visitedUnits", "preferredUnits"})
    void oneThatIsNotThereRefusesNothing(String field) {
      ObjectNode problem = Example.spoilt("/students/4/" + field, "[\"U9\", \"U1\", \"U1\"]");
      Issue unknown = issues(IssueCode.STUDENT_UNIT_UNKNOWN, problem).getFirst();
      assertThat(unknown.pointer()).isEqualTo("/students/4/" + field + "/0");
      assertThat(unknown.messageEn())
          .startsWith(
              "Student st05: %s has 'U9', but there is no unit with that id; nobody can be placed there."
                  .formatted(field));
      assertThat(issues(IssueCode.STUDENT_UNIT_TWICE, problem))
          .extracting(Issue::pointer)
          .containsExactly("/students/4/" + field + "/2");
    }
  }
}
