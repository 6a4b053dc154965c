package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.platsa.solver.validation.Warned.issues;
import static org.platsa.solver.validation.Warned.warned;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Days that cannot be meant, and those just beside them. */
class DateWarningsTest {
  @ParameterizedTest
  @CsvSource({
    "2023-02-20,2023-03-10",
    "2024-01-01,2024-01-14",
    "2024-12-01,2024-12-05",
    "2025-02-20,2025-03-10",
    "2014-02-20,2014-03-10"
  })
  void anAbsenceOutsideTheTermIsTold(String from, String to) {
    assertThat(absence(IssueCode.ABSENCE_OUTSIDE_TERM, from, to))
        .containsExactly("/supervisors/2/absences/0");
  }

  @ParameterizedTest
  @CsvSource({
    "2023-02-20,2024-01-15",
    "2024-05-31,2024-12-31",
    "2024-06-10,2024-08-10",
    "2023-12-01,9999-12-31",
    "2024-02-01,2099-12-31"
  })
  void anAbsenceThatTouchesItOrComesSoonIsNotTold(String from, String to) {
    assertThat(absence(IssueCode.ABSENCE_OUTSIDE_TERM, from, to)).isEmpty();
    assertThat(absence(IssueCode.DATE_FAR_OFF, from, to)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0205-02-20,2024-03-10,from",
    "2024-02-20,3024-03-10,to",
    "0204-02-20,0204-03-10,from",
    "1924-02-20,2024-03-10,from",
    "2024-02-20,2204-03-10,to"
  })
  void aYearThatCannotBeMeantIsTold(String from, String to, String field) {
    assertThat(absence(IssueCode.DATE_FAR_OFF, from, to))
        .contains("/supervisors/2/absences/0/" + field);
    assertThat(absence(IssueCode.ABSENCE_OUTSIDE_TERM, from, to)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-10,2042-03-12,/to,18,2042",
    "2004-03-10,2024-03-20,/from,20,2004",
    "2024-03-10,2029-03-11,/to,5,2029"
  })
  void anAbsenceOfManyYearsIsAskedAbout(
      String from, String to, String end, int years, String year) {
    ObjectNode problem =
        Example.spoilt(
            "/supervisors/2/absences", "[{\"from\":\"%s\",\"to\":\"%s\"}]".formatted(from, to));
    assertThat(issues(IssueCode.ABSENCE_TOO_LONG, problem))
        .extracting(Issue::pointer, Issue::messageEn)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "/supervisors/2/absences/0" + end,
                "Supervisor S03: the absence from %s to %s is more than %d years long; is the year %s right?"
                    .formatted(from, to, years, year)));
  }

  @ParameterizedTest
  @CsvSource({
    "2023-03-10,2026-03-12",
    "2024-03-10,2029-03-10",
    "2024-03-10,9999-12-31",
    "2024-03-10,2099-12-31",
    "2024-03-10,2039-12-31",
    "2024-03-10,2050-01-01",
    "2024-03-10,2079-06-06"
  })
  void parentalLeaveAndAnOpenEndAreNot(String from, String to) {
    assertThat(absence(IssueCode.ABSENCE_TOO_LONG, from, to)).isEmpty();
    assertThat(absence(IssueCode.DATE_FAR_OFF, from, to)).isEmpty();
  }

  @Test
  void aTermOfAnImpossibleYearIsTold() {
    String document = Example.tree("problem.json").toString().replace("\"2024-", "\"0024-");
    // In that year the days of the week are the same.
    ReadResult<Problem> result = new ProblemReader().read(document.getBytes(UTF_8));
    assertThat(result).isInstanceOf(ReadResult.Accepted.class);
    assertThat(((ReadResult.Accepted<Problem>) result).warnings().issues())
        .extracting(Issue::code, Issue::pointer)
        .contains(org.assertj.core.groups.Tuple.tuple(IssueCode.TERM_FAR_OFF, "/term/firstDay"));
    assertThat(((ReadResult.Accepted<Problem>) result).warnings().issues())
        .filteredOn(issue -> issue.code() == IssueCode.TERM_FAR_OFF)
        .extracting(Issue::messageEn)
        .containsExactly("The term: firstDay is 0024-01-15; is the year 0024 right?");
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-15,",
    "2024-01-16,PUBLISHED_NOT_FROM_MONDAY",
    "2023-09-04,",
    "0205-01-14,DATE_FAR_OFF"
  })
  void aPublishedDayIsLookedAtToo(String monday, @Nullable String code) {
    String published =
        "{\"supervisorId\":\"S01\",\"unitId\":\"U1\",\"firstMonday\":\"%s\",\"weeks\":5}"
            .formatted(monday);
    for (IssueCode each : List.of(IssueCode.PUBLISHED_NOT_FROM_MONDAY, IssueCode.DATE_FAR_OFF)) {
      assertThat(warned(each, "/placements/2/published", published))
          .hasSize(each.name().equals(code) ? 1 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2023-02-20,1",
    "2023-12-11,1",
    "2023-12-18,0",
    "2024-05-27,0",
    "2024-06-03,1",
    "2025-01-20,1"
  })
  void aPublishedPlaceOutsideTheTermIsTold(String monday, int times) {
    String published =
        "{\"supervisorId\":\"S01\",\"unitId\":\"U1\",\"firstMonday\":\"%s\",\"weeks\":5}"
            .formatted(monday);
    assertThat(warned(IssueCode.PUBLISHED_OUTSIDE_TERM, "/placements/2/published", published))
        .hasSize(times);
  }

  @Test
  void whoIsAwayInEveryPeriodIsTold() {
    assertThat(absence(IssueCode.SUPERVISOR_NEVER_PRESENT, "2024-01-01", "2024-05-31"))
        .containsExactly("/supervisors/2/absences");
    assertThat(absence(IssueCode.SUPERVISOR_NEVER_PRESENT, "2024-01-01", "2024-04-21")).isEmpty();
  }

  private List<String> absence(IssueCode code, String from, String to) {
    return warned(
        code, "/supervisors/2/absences", "[{\"from\":\"%s\",\"to\":\"%s\"}]".formatted(from, to));
  }
}
