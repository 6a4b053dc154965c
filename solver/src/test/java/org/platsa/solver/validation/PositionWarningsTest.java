package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platsa.solver.validation.Warned.issues;
import static org.platsa.solver.validation.Warned.warned;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Positions and travel times that cannot be meant, and others that can. */
class PositionWarningsTest {
  @Test
  void zeroIsTold() {
    assertThat(at(IssueCode.POSITION_ZERO, 0, 0)).containsExactly("/students/5/home");
    assertThat(at(IssueCode.POSITION_FAR_OFF, 0, 0)).isEmpty();
    assertThat(at(IssueCode.POSITION_ZERO, 57.1, 0)).isEmpty();
  }

  @Test
  void exchangedNumbersAreTold() {
    assertThat(at(IssueCode.POSITION_EXCHANGED, 14, 57.2)).containsExactly("/students/5/home");
    assertThat(at(IssueCode.POSITION_FAR_OFF, 14, 57.2)).isEmpty();
  }

  @Test
  void whatIsFarFromAllOthersIsTold() {
    assertThat(at(IssueCode.POSITION_FAR_OFF, 57.2, 0)).containsExactly("/students/5/home");
    assertThat(at(IssueCode.POSITION_FAR_OFF, 5.72, 14)).containsExactly("/students/5/home");
    assertThat(at(IssueCode.POSITION_FAR_OFF, 59.2, 14)).containsExactly("/students/5/home");
    assertThat(at(IssueCode.POSITION_FAR_OFF, 58.9, 14)).isEmpty();
  }

  @Test
  void anIslandAndAnotherTownAreNotTold() {
    List<@Nullable String> changes = new ArrayList<>();
    Collections.addAll(changes, "/units/0/location", "{\"lat\":67.85,\"lon\":20.22}");
    Collections.addAll(changes, "/students/0/home", "{\"lat\":67.8,\"lon\":20.3}");
    assertThat(warned(IssueCode.POSITION_FAR_OFF, changes.toArray(String[]::new))).isEmpty();
  }

  @Test
  void aTownFartherAwayThanACountryIsLongIsTold() {
    List<@Nullable String> changes = new ArrayList<>();
    Collections.addAll(changes, "/units/0/location", "{\"lat\":5.72,\"lon\":14}");
    Collections.addAll(changes, "/units/1/location", "{\"lat\":5.73,\"lon\":14}");
    assertThat(warned(IssueCode.POSITION_FAR_OFF, changes.toArray(String[]::new)))
        .containsExactlyInAnyOrder("/units/0/location", "/units/1/location");
  }

  @Test
  void aStudentAtAUnitFarAwayIsNotToldButTwoStudentsAtOnePositionAre() {
    List<@Nullable String> changes = new ArrayList<>();
    Collections.addAll(changes, "/students/0/home", "{\"lat\":60.6,\"lon\":18.3}");
    Collections.addAll(changes, "/students/1/home", "{\"lat\":60.6,\"lon\":18.3}");
    assertThat(warned(IssueCode.POSITION_FAR_OFF, changes.toArray(String[]::new))).hasSize(2);
    Collections.addAll(changes, "/units/0/location", "{\"lat\":60.6,\"lon\":18.3}");
    assertThat(warned(IssueCode.POSITION_FAR_OFF, changes.toArray(String[]::new))).isEmpty();
  }

  @Test
  void farFromTheTownsOfANationIsTold() {
    double[][] towns = {
      {55.6, 13.0}, {57.7, 12.0}, {59.3, 18.1}, {60.7, 17.2}, {63.8, 20.3}, {67.9, 20.2}
    };
    ObjectNode problem = Example.tree("problem.json");
    int next = 0;
    for (String list : List.of("units", "providers", "students")) {
      for (int i = 0; i < problem.path(list).size(); i++) {
        double[] town = towns[next++ % towns.length];
        String place = "/" + list + "/" + i + (list.equals("students") ? "/home" : "/location");
        Example.set(problem, place, "{\"lat\":%s,\"lon\":%s}".formatted(town[0], town[1]));
      }
    }
    assertThat(issues(IssueCode.POSITION_FAR_OFF, problem)).isEmpty();
    Example.set(problem, "/units/0/location", "{\"lat\":48.85,\"lon\":2.35}");
    Example.set(problem, "/students/5/home", "{\"lat\":55.6,\"lon\":-13}");
    assertThat(issues(IssueCode.POSITION_FAR_OFF, problem))
        .extracting(Issue::pointer)
        .containsExactlyInAnyOrder("/units/0/location", "/students/5/home");
  }

  @Test
  void whenAllNumbersAreExchangedThatIsToldOnce() {
    ObjectNode problem = Example.tree("problem.json");
    for (String list : List.of("units", "providers", "students")) {
      for (int i = 0; i < problem.path(list).size(); i++) {
        String place = "/" + list + "/" + i + (list.equals("students") ? "/home" : "/location");
        double lat = problem.at(place + "/lat").doubleValue();
        double lon = problem.at(place + "/lon").doubleValue();
        Example.set(problem, place, "{\"lat\":%s,\"lon\":%s}".formatted(lon, lat));
      }
    }
    assertThat(issues(IssueCode.POSITION_EXCHANGED, problem)).hasSize(1);
    assertThat(issues(IssueCode.POSITION_FAR_OFF, problem)).isEmpty();
  }

  @Test
  void twoUnitsAtOnePlaceAreTold() {
    assertThat(
            warned(
                IssueCode.SAME_PLACE, "/units/3/location", "{\"lat\":57.22916,\"lon\":13.94952}"))
        .containsExactly("/units/3/location");
    assertThat(
            warned(
                IssueCode.SAME_PLACE, "/units/3/location", "{\"lat\":57.22917,\"lon\":13.94952}"))
        .isEmpty();
  }

  @Test
  void aTravelTimeThatNobodyCanKeepIsTold() {
    String far = "{\"lat\":58.7,\"lon\":14.0}";
    assertThat(
            warned(
                IssueCode.TRAVEL_TIME_ODD,
                "/students/0/home",
                far,
                "/travelMinutes/1/minutes",
                "42"))
        .containsExactly("/travelMinutes/1/minutes");
    assertThat(
            warned(
                IssueCode.TRAVEL_TIME_ODD,
                "/students/0/home",
                far,
                "/travelMinutes/1/minutes",
                "43"))
        .isEmpty();
  }

  @Test
  void aTravelTimeBeyondAllWaitingAndWalkingIsTold() {
    String here = "{\"lat\":57.22916,\"lon\":13.94952}";
    List<@Nullable String> changes = new ArrayList<>();
    for (int i = 0; i < Example.tree("problem.json").path("students").size(); i++) {
      Collections.addAll(changes, "/students/" + i + "/home", here);
    }
    for (int i = 0; i < Example.tree("problem.json").path("units").size(); i++) {
      Collections.addAll(changes, "/units/" + i + "/location", here);
    }
    Collections.addAll(changes, "/travelMinutes/1/minutes", "120");
    assertThat(warned(IssueCode.TRAVEL_TIME_ODD, changes.toArray(String[]::new))).isEmpty();
    Collections.addAll(changes, "/travelMinutes/1/minutes", "121");
    assertThat(issues(IssueCode.TRAVEL_TIME_ODD, Example.spoilt(changes.toArray(String[]::new))))
        .extracting(Issue::pointer)
        .containsExactly("/travelMinutes/1/minutes");
  }

  /** The example's first home is in the middle of a degree of 111 km. */
  @Test
  void noTimeForAWayIsTold() {
    String home = "/students/0/home";
    String minutes = "/travelMinutes/1/minutes";
    String unit = unitOfTravel();
    String near = "{\"lat\":57.215,\"lon\":14.0}";
    String farther = "{\"lat\":57.22,\"lon\":14.0}";
    String here = "{\"lat\":57.2,\"lon\":14.0}";
    assertThat(warned(IssueCode.TRAVEL_TIME_ODD, unit, here, home, near, minutes, "0")).isEmpty();
    assertThat(warned(IssueCode.TRAVEL_TIME_ODD, unit, here, home, farther, minutes, "0"))
        .containsExactly(minutes);
    assertThat(warned(IssueCode.TRAVEL_TIME_ODD, unit, here, home, farther, minutes, "1"))
        .isEmpty();
  }

  @Test
  void aTravelTimeThatDoesNotCountIsToldOfOnce() {
    ObjectNode problem = Example.spoilt("/travelMinutes/1/minutes", "100000");
    assertThat(issues(IssueCode.TRAVEL_TIME_ODD, problem)).isEmpty();
    assertThat(issues(IssueCode.TRAVEL_TIME_IMPOSSIBLE, problem)).hasSize(1);
  }

  @Test
  void aThousandMinutesAreGroupedAsEverywhere() {
    String here = "{\"lat\":57.2,\"lon\":14.0}";
    ObjectNode problem =
        Example.spoilt(
            "/students/0/home", here, unitOfTravel(), here, "/travelMinutes/1/minutes", "1440");
    Issue issue = issues(IssueCode.TRAVEL_TIME_ODD, problem).getFirst();
    assertThat(issue.messageEn()).contains(": 1,440 minutes are given for ");
    assertThat(issue.messageSv()).contains(": 1\u00A0440 minuter är angivna för ");
  }

  /** Where the unit of the example's second travel time, which is of its first student, is. */
  private static String unitOfTravel() {
    ObjectNode problem = Example.tree("problem.json");
    String id = problem.at("/travelMinutes/1/unitId").stringValue();
    for (int i = 0; ; i++) {
      if (problem.at("/units/" + i + "/id").stringValue().equals(id)) {
        return "/units/" + i + "/location";
      }
    }
  }

  @Test
  void oneMinuteIsOne() {
    ObjectNode problem =
        Example.spoilt(
            "/students/0/home", "{\"lat\":58.7,\"lon\":14.0}", "/travelMinutes/1/minutes", "1");
    Issue issue = issues(IssueCode.TRAVEL_TIME_ODD, problem).getFirst();
    assertThat(issue.messageEn()).contains(": 1 minute is given for ");
    assertThat(issue.messageSv()).contains(": 1 minut är angiven för ");
  }

  private List<String> at(IssueCode code, double lat, double lon) {
    return warned(code, "/students/5/home", "{\"lat\":%s,\"lon\":%s}".formatted(lat, lon));
  }
}
