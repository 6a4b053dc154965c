package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platsa.solver.validation.Warned.issues;
import static org.platsa.solver.validation.Warned.period;
import static org.platsa.solver.validation.Warned.warned;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Room that nobody can use, at the limit and just beside it. */
class CapacityWarningsTest {
  @Test
  void oneSupervisorIsOne() {
    ObjectNode problem = Example.spoilt("/units/2/permanentStaff", "0");
    boolean first = true;
    for (int i = 0; i < problem.path("supervisors").size(); i++) {
      if (problem.at("/supervisors/" + i + "/unitId").stringValue().equals("U3")) {
        Example.set(problem, "/supervisors/" + i + "/unitId", first ? "\"U3\"" : "\"U1\"");
        first = false;
      }
    }
    assertThat(issues(IssueCode.STAFF_BELOW_SUPERVISORS, problem))
        .extracting(Issue::messageEn)
        .containsExactly("Unit U3: permanentStaff is 0, but the unit has 1 supervisor.");
  }

  @Test
  void aUnitThatTakesNobodyIsTold() {
    assertThat(warned(IssueCode.UNIT_TAKES_NOBODY, "/units/0/maxTrainees", "0"))
        .containsExactly("/units/0/maxTrainees");
    assertThat(warned(IssueCode.UNIT_TAKES_NOBODY, "/units/0/maxTrainees", "1")).isEmpty();
  }

  @Test
  void roomFarBeyondTheSupervisorsIsTold() {
    // Two of its supervisors are active, and half-time trainees count half.
    assertThat(warned(IssueCode.UNIT_ROOM_UNUSABLE, "/units/1/maxTrainees", "9"))
        .containsExactly("/units/1/maxTrainees");
    assertThat(warned(IssueCode.UNIT_ROOM_UNUSABLE, "/units/1/maxTrainees", "8")).isEmpty();
  }

  @Test
  void moreSupervisorsThanStaffAreTold() {
    assertThat(warned(IssueCode.STAFF_BELOW_SUPERVISORS, "/units/0/permanentStaff", "2"))
        .containsExactly("/units/0/permanentStaff");
    assertThat(warned(IssueCode.STAFF_BELOW_SUPERVISORS, "/units/0/permanentStaff", "3")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxSimultaneous", "maxPerTerm"})
  void anActiveSupervisorWhoTakesNobodyIsTold(String field) {
    assertThat(warned(IssueCode.SUPERVISOR_TAKES_NOBODY, "/supervisors/2/" + field, "0"))
        .containsExactly("/supervisors/2/" + field);
    assertThat(warned(IssueCode.SUPERVISOR_TAKES_NOBODY, "/supervisors/0/" + field, "0")).isEmpty();
  }

  @Test
  void aUnitWithLessRoomThanOneSupervisorIsTold() {
    assertThat(warned(IssueCode.UNIT_ROOM_TOO_SMALL, "/units/0/maxTrainees", "1"))
        .containsExactly("/units/0/maxTrainees");
    assertThat(warned(IssueCode.UNIT_ROOM_TOO_SMALL, "/units/0/maxTrainees", "2")).isEmpty();
    assertThat(warned(IssueCode.UNIT_ROOM_TOO_SMALL, "/units/0/maxTrainees", "0")).isEmpty();
  }

  @Test
  void limitsThatContradictEachOtherAreTold() {
    ObjectNode problem = Example.spoilt("/supervisors/2/maxPerTerm", "1");
    assertThat(issues(IssueCode.SUPERVISOR_ROOM_UNUSABLE, problem))
        .extracting(Issue::pointer, Issue::messageEn)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "/supervisors/2/maxSimultaneous",
                "Supervisor S03: maxSimultaneous is 2, but maxPerTerm is 1."));
  }

  @Test
  void aTermLimitFarBeyondTheTermIsTold() {
    // Four periods have room one after another, and half-time trainees count half: 8 in all.
    int room = 0;
    for (int limit = 1; limit <= 60 && room == 0; limit++) {
      ObjectNode problem = Example.spoilt("/supervisors/3/maxPerTerm", "" + limit);
      room = issues(IssueCode.SUPERVISOR_ROOM_UNUSABLE, problem).isEmpty() ? 0 : limit;
    }
    assertThat(room).isEqualTo(17);
  }

  @Test
  void aLargeTermLimitOfMostIsHowTheyWriteNone() {
    List<@Nullable String> changes = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      Collections.addAll(changes, "/supervisors/" + i + "/maxPerTerm", "99");
    }
    assertThat(warned(IssueCode.SUPERVISOR_ROOM_UNUSABLE, changes.toArray(String[]::new)))
        .isEmpty();
  }

  @Test
  void aPeriodThatNobodyAsksForIsTold() {
    String unused = period("A3", "APL 3", "2024-03-25", 5, "APL");
    assertThat(warned(IssueCode.PERIOD_UNUSED, "/periods/-", unused)).containsExactly("/periods/9");
    assertThat(warned(IssueCode.SAME_PERIOD, "/periods/-", unused)).isEmpty();
  }

  @Test
  void twoPeriodsOfOneKindOverTheSameWeeksAreTold() {
    assertThat(
            warned(
                IssueCode.SAME_PERIOD, "/periods/-", period("A3", "APL 3", "2024-02-19", 5, "APL")))
        .containsExactly("/periods/9");
    assertThat(
            warned(
                IssueCode.SAME_PERIOD, "/periods/-", period("A3", "APL 3", "2024-02-19", 5, "LIA")))
        .isEmpty();
  }
}
