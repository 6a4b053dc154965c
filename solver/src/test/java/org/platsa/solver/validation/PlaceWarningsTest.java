package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.platsa.solver.validation.Warned.issues;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Pinned and published places, at the limit and just beside it. */
class PlaceWarningsTest {
  @Nested
  class Pins {
    private static final String AT_S09 = "{\"supervisorId\":\"S09\",\"periodId\":\"A1\"}";

    @Test
    void aPinThatBreaksNoRuleIsNotTold() {
      assertThat(pinned(IssueCode.PINNED_BREAKS_RULE, 1)).isEmpty();
    }

    @Test
    void theRulesAndTheOthersAreNamed() {
      assertThat(pinned(IssueCode.PINNED_BREAKS_RULE, 0))
          .extracting(Issue::value)
          .containsExactly("unitKind");
      List<Issue> two = pinned(IssueCode.PINNED_BREAKS_RULE, 1, 7);
      assertThat(two)
          .extracting(Issue::pointer, Issue::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "/placements/1/assignment", "supervisorCapacity supervisorMix"),
              org.assertj.core.groups.Tuple.tuple(
                  "/placements/7/assignment", "supervisorCapacity supervisorMix"));
      assertThat(two.getFirst().messageEn()).endsWith(" (together with P08).");
      assertThat(two.getLast().messageEn()).endsWith(" (together with P02).");
      assertThat(two.getLast().messageSv()).endsWith(" (tillsammans med P02).");
    }

    @Test
    void whoHasNoPlaceForThemIsTold() {
      // Unit U3 has one supervisor, and only P12 and P05 have a licence for it.
      ObjectNode problem =
          Example.spoilt(
              "/placements/4/requiredUnitKinds", "[\"HOME_CARE\"]",
              "/placements/4/allowedPeriods", "[\"A1\"]",
              "/placements/11/requiredUnitKinds", "[\"HOME_CARE\"]",
              "/placements/11/allowedPeriods", "[\"L1\"]");
      assertThat(issues(IssueCode.BLOCKED_BY_PINNED, problem)).isEmpty();
      Example.set(problem, "/placements/11/pinned", "true");
      Example.set(
          problem, "/placements/11/assignment", "{\"supervisorId\":\"S15\",\"periodId\":\"L1\"}");

      assertThat(issues(IssueCode.BLOCKED_BY_PINNED, problem))
          .extracting(Issue::pointer, Issue::messageEn)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "/placements/4",
                  "Placement P05: no place is possible while these are pinned: P12."));
    }

    private List<Issue> pinned(IssueCode code, int... placements) {
      ObjectNode problem = Example.tree("problem.json");
      for (int placement : placements) {
        Example.set(problem, "/placements/" + placement + "/pinned", "true");
        Example.set(problem, "/placements/" + placement + "/assignment", AT_S09);
      }
      return issues(code, problem);
    }
  }

  @Nested
  class LostPlaces {
    @ParameterizedTest
    @CsvSource({"supervisorId,någon handledare,any supervisor", "unitId,någon enhet,any unit"})
    void areToldInWords(String field, String sv, String en) {
      ObjectNode problem =
          Example.spoilt(
              "/placements/2/published",
              "{\"supervisorId\":\"S01\",\"unitId\":\"U1\",\"firstMonday\":\"2024-01-15\",\"weeks\":5}",
              "/placements/2/published/" + field,
              "\"gone\"");
      Issue issue = issues(IssueCode.PUBLISHED_PLACE_LOST, problem).getFirst();
      assertThat(issue.messageSv()).endsWith("inte längre finns " + sv + " med id ”gone”.");
      assertThat(issue.messageEn()).endsWith("there is no longer " + en + " with the id 'gone'.");
    }

    @ParameterizedTest
    @CsvSource({
      "2024-01-22,5,weeks,any period of 5 weeks from 2024-01-22",
      "2024-01-15,1,week,any period of 1 week from 2024-01-15"
    })
    void aDayOnWhichNoSuchPeriodBeginsIsTold(String monday, int weeks, String word, String gone) {
      Issue issue =
          issues(IssueCode.PUBLISHED_PLACE_LOST, published("S09", "U2", monday, weeks)).getFirst();
      assertThat(issue.pointer()).isEqualTo("/placements/2/published/firstMonday");
      assertThat(issue.messageEn())
          .isEqualTo(
              "Placement P03: the published place is lost, since there is no longer %s.", gone)
          .contains(word);
    }

    @Test
    void aSupervisorWhoNowWorksElsewhereIsTold() {
      assertThat(impossible(published("S10", "U2", "2024-02-19", 5)))
          .containsExactly(
              "Placement P03: the published place cannot be kept: the supervisor 'S10' now works at"
                  + " 'U4'.");
    }

    @ParameterizedTest
    @CsvSource({
      "/supervisors/9/active,false,supervisorAvailable",
      "/supervisors/9/training,\"NONE\",trainedSupervisor",
      "/supervisors/9/maxPerTerm,0,supervisorTermLimit",
      "/students/2/excludedUnits,[\"U4\"],unitExcluded",
      "/units/3/maxTrainees,0,unitCapacity",
      "/units/3/requires,[\"X\"],unitRequirement",
      "/placements/2/allowedPeriods,[\"A1\"],periodAllowed"
    })
    void aPlaceThatWouldBreakAHardRuleIsTold(String at, String json, String rule) {
      ObjectNode problem = published("S10", "U4", "2024-02-19", 5);
      assertThat(impossible(problem)).isEmpty();
      Example.set(problem, at, json);
      assertThat(
              issues(IssueCode.PUBLISHED_PLACE_IMPOSSIBLE, problem).stream()
                  .filter(issue -> issue.pointer().startsWith("/placements/2/")))
          .extracting(Issue::value)
          .containsExactly(rule);
    }

    @Test
    void aPinElsewhereThanPublishedIsTold() {
      ObjectNode problem = published("S10", "U4", "2024-02-19", 5);
      Example.set(problem, "/placements/2/pinned", "true");
      Example.set(
          problem, "/placements/2/assignment", "{\"supervisorId\":\"S10\",\"periodId\":\"A2\"}");
      assertThat(elsewhere(problem)).isEmpty();
      Example.set(
          problem, "/placements/2/assignment", "{\"supervisorId\":\"S09\",\"periodId\":\"A2\"}");
      assertThat(elsewhere(problem))
          .containsExactly(
              "Placement P03: is pinned to 'S09' in 'A2', but another place is published; the"
                  + " school must be told, or the pin changed.");
      Example.set(
          problem, "/placements/2/assignment", "{\"supervisorId\":\"S10\",\"periodId\":\"A1\"}");
      assertThat(elsewhere(problem)).hasSize(1);
    }

    private List<String> elsewhere(ObjectNode problem) {
      return issues(IssueCode.PINNED_ELSEWHERE_THAN_PUBLISHED, problem).stream()
          .filter(issue -> issue.pointer().equals("/placements/2/assignment"))
          .map(Issue::messageEn)
          .toList();
    }

    private List<String> impossible(ObjectNode problem) {
      return issues(IssueCode.PUBLISHED_PLACE_IMPOSSIBLE, problem).stream()
          .filter(issue -> issue.pointer().startsWith("/placements/2/"))
          .map(Issue::messageEn)
          .toList();
    }

    private ObjectNode published(String supervisor, String unit, String monday, int weeks) {
      return Example.spoilt(
          "/placements/2/published",
          "{\"supervisorId\":\"%s\",\"unitId\":\"%s\",\"firstMonday\":\"%s\",\"weeks\":%d}"
              .formatted(supervisor, unit, monday, weeks));
    }
  }
}
