package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.ReadResult.Accepted;
import org.platsa.solver.validation.ReadResult.Malformed;
import org.platsa.solver.validation.ReadResult.Rejected;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PlanReaderTest {
  private final Problem problem =
      Objects.requireNonNull(ProblemReader.bind(Example.bytes("problem.json")));
  private final PlanReader reader = new PlanReader(problem);

  @Test
  void aPlanIsReadInTheProblemsOrder() {
    ObjectNode document = Example.tree("plan-good.json");
    ArrayNode rows = (ArrayNode) document.path("assignments");
    rows.add(rows.remove(0));

    Accepted<PlacementPlan> accepted = accepted(document.toString());

    assertThat(accepted.value().assignments())
        .extracting(Assignment::placementId)
        .isEqualTo(problem.placements().stream().map(Placement::id).toList());
    assertThat(accepted.warnings()).isEqualTo(IssueList.NONE);
  }

  @Test
  void aPlanThatBreaksRulesIsReadAllTheSame() {
    Accepted<PlacementPlan> accepted =
        accepted(new String(Example.bytes("plan-with-faults.json"), UTF_8));

    assertThat(new PlanChecker(problem).judge(accepted.value()).cost().hard()).isPositive();
  }

  @Test
  void aWrittenDocumentWithItsCostIsReadBack() {
    PlacementPlan plan = accepted(new String(Example.bytes("plan-good.json"), UTF_8)).value();
    byte[] written = Json.bytes(new PlanChecker(problem).judge(plan).with(plan));

    assertThat(accepted(new String(written, UTF_8)).value()).isEqualTo(plan);
    assertThat(new String(written, UTF_8))
        .contains("\"byConstraint\"")
        .doesNotContain("\"placed\" : true");
  }

  @Test
  void placementsThatAreLeftOutAreUnplacedWithAWarning() {
    Accepted<PlacementPlan> accepted =
        accepted(
            """
            {"assignments": [{"placementId": "P02", "supervisorId": "S03", "periodId": "A1"},
              {"placementId": "P03"}]}
            """);

    assertThat(accepted.value().assignments())
        .hasSize(14)
        .filteredOn(Assignment::isPlaced)
        .hasSize(1);
    assertThat(accepted.warnings().issues())
        .hasSize(12)
        .first()
        .isEqualTo(
            new Issue(
                IssueCode.PLACEMENT_NOT_IN_PLAN,
                Severity.WARNING,
                "/assignments",
                "P01",
                "Placering P01: finns inte i planen och räknas som oplacerad.",
                "Placement P01: is not in the plan and counts as unplaced."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"placementId":"P99","supervisorId":"S03","periodId":"A1"} | DANGLING_ID    | /assignments/0/placementId  | P99
          {"placementId":"P01","supervisorId":"S3","periodId":"A1"}  | DANGLING_ID    | /assignments/0/supervisorId | S3
          {"placementId":"P01","supervisorId":"S03","periodId":"A7"} | DANGLING_ID    | /assignments/0/periodId     | A7
          {"placementId":"P01","supervisorId":"S03","periodId":null} | HALF_ASSIGNED  | /assignments/0              | S03
          {"placementId":"P01","periodId":"A1"}                      | HALF_ASSIGNED  | /assignments/0              | A1
          {"supervisorId":"S03","periodId":"A1"}                     | MISSING_FIELD  | /assignments/0/placementId  | ``
          {"placementId":7,"supervisorId":"S03","periodId":"A1"}     | WRONG_TYPE     | /assignments/0/placementId  | 7
          {"placementId":"P01","supervisor":"S03"}                   | UNKNOWN_FIELD  | /assignments/0/supervisor   | S03
          {"placementId":"P01","placementId":"P01"}                  | DUPLICATE_KEY  | /assignments/0/placementId  | P01
          {"placementId":"P01"},{"placementId":"P01"}                | DUPLICATE_PLACEMENT | /assignments/1/placementId | P01
          """)
  void aFaultIsReportedWithItsCodePlaceAndValue(
      String rows, IssueCode code, String pointer, String value) {
    assertThat(rejected("{\"assignments\":[" + rows + "]}").issues())
        .extracting(Issue::code, Issue::severity, Issue::pointer, Issue::value)
        .containsExactly(tuple(code, Severity.ERROR, pointer, value));
  }

  @Test
  void allFaultsOfAPlanAreReportedAtOnce() {
    List<Issue> issues =
        rejected(
                """
                {"assignments": [{"placementId": "P1", "supervisorId": "S03", "periodId": "A7"},
                  5, {"placementId": "P02", "periodId": "A1"}], "extra": 1}
                """)
            .issues();

    assertThat(issues)
        .extracting(Issue::code)
        .containsExactlyInAnyOrder(
            IssueCode.DANGLING_ID,
            IssueCode.DANGLING_ID,
            IssueCode.WRONG_TYPE,
            IssueCode.HALF_ASSIGNED,
            IssueCode.UNKNOWN_FIELD);
    assertThat(issues).extracting(Issue::messageEn).anyMatch(text -> text.endsWith("Maybe 'P01'."));
  }

  @Test
  void whatIsNoJsonIsMalformed() {
    assertThat(reader.read("{\"assignments\": [".getBytes(UTF_8))).isInstanceOf(Malformed.class);
    assertThat(reader.read(new byte[0])).isInstanceOf(Malformed.class);
  }

  private Accepted<PlacementPlan> accepted(String document) {
    return (Accepted<PlacementPlan>) reader.read(document.getBytes(UTF_8));
  }

  private IssueList rejected(String document) {
    return ((Rejected<PlacementPlan>) reader.read(document.getBytes(UTF_8))).errors();
  }
}
