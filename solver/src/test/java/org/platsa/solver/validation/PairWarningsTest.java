package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.platsa.solver.validation.Warned.issues;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Order and repeating among a student's placements, at the limit and just beside it. */
class PairWarningsTest {
  @Test
  void whatPeriodsAllowIsNotTold() {
    ObjectNode problem = Example.spoilt("/placements/13/after", "[\"P01\"]");
    assertThat(issues(IssueCode.ORDER_IMPOSSIBLE, problem)).isEmpty();
    assertThat(issues(IssueCode.AFTER_UNKNOWN, problem)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "5, 0"})
  void periodsThatFollowEachOtherAreAsNearAsCanBe(String most, int told) {
    ObjectNode problem =
        Example.spoilt(
            "/placements/13/after", "[\"P01\"]", "/placements/13/atMostWeeksApart", most);
    assertThat(issues(IssueCode.ORDER_IMPOSSIBLE, problem)).hasSize(told);
  }

  @Test
  void periodsThatLieFartherApartAreTold() {
    ObjectNode problem =
        Example.spoilt(
            "/placements/0/allowedPeriods", "[\"P1\"]",
            "/placements/13/allowedPeriods", "[\"P4\", \"P3\"]",
            "/placements/13/after", "[\"P01\"]",
            "/placements/13/atMostWeeksApart", "6");
    assertThat(issues(IssueCode.ORDER_IMPOSSIBLE, problem))
        .extracting(Issue::pointer, Issue::messageEn)
        .containsExactly(
            tuple(
                "/placements/13/after/0",
                "Placement P14: must come after 'P01' with 6 weeks between at most, but their"
                    + " periods (allowedPeriods) do not allow that; both cannot have a place."));

    Example.set(problem, "/placements/13/atMostWeeksApart", "7");
    assertThat(issues(IssueCode.ORDER_IMPOSSIBLE, problem)).isEmpty();
  }

  @Test
  void nobodyComesAfterItself() {
    assertThat(issues(IssueCode.AFTER_UNKNOWN, Example.spoilt("/placements/13/after", "[\"P14\"]")))
        .extracting(Issue::pointer)
        .containsExactly("/placements/13/after/0");
  }

  @Test
  void anIdThatIsThereTwiceIsToldOnce() {
    assertThat(
            issues(
                IssueCode.DUPLICATE_ITEM,
                Example.spoilt("/placements/13/after", "[\"P01\", \"P01\"]")))
        .extracting(Issue::pointer)
        .containsExactly("/placements/13/after/1");
  }

  @Test
  void oneKindThatIsRequiredTwiceIsTold() {
    ObjectNode problem =
        Example.spoilt(
            "/students/0/repeat", "\"NOT_UNIT_KIND\"",
            "/placements/13/requiredUnitKinds", "[\"HOME_CARE\", \"HOME_CARE\"]");
    assertThat(issues(IssueCode.REPEAT_IMPOSSIBLE, problem))
        .extracting(Issue::pointer, Issue::value)
        .containsExactly(tuple("/placements/13/requiredUnitKinds", "P01"));

    Example.set(problem, "/students/0/repeat", "\"NOT_UNIT\"");
    assertThat(issues(IssueCode.REPEAT_IMPOSSIBLE, problem)).isEmpty();
  }

  @Test
  void twoKindsMayBeHadBoth() {
    ObjectNode problem =
        Example.spoilt(
            "/students/0/repeat", "\"NOT_UNIT_KIND\"",
            "/placements/13/requiredUnitKinds", "[\"HOME_CARE\", \"CARE_HOME\"]");
    assertThat(issues(IssueCode.REPEAT_IMPOSSIBLE, problem)).isEmpty();
  }
}
