package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.TestProblem;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Slot;
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
  void whoeverIsPinnedAndMovedByThePlanIsTold() {
    Problem pinned =
        new TestProblem()
            .supervisor("T", "U", t -> {})
            .unplaced("a", PlanReaderTest::pin)
            .unplaced("b", PlanReaderTest::pin)
            .unplaced("c", PlanReaderTest::pin)
            .problem();
    String plan =
        """
        {"assignments": [{"placementId": "a", "supervisorId": "T", "periodId": "A"},
          {"placementId": "b", "supervisorId": "S", "periodId": "A"},
          {"placementId": "c"}]}
        """;
    PlanReader ofPinned = new PlanReader(pinned);

    Accepted<PlacementPlan> read = (Accepted<PlacementPlan>) ofPinned.read(plan.getBytes(UTF_8));

    assertThat(read.warnings().issues())
        .extracting(Issue::code, Issue::pointer, Issue::messageEn)
        .containsExactly(
            tuple(
                IssueCode.PLAN_MOVES_PINNED,
                "/assignments/0",
                "Assignment a: is pinned to 'S' in 'A', but the plan has it with 'T' in 'A'; a new"
                    + " run puts it where it is pinned."),
            tuple(
                IssueCode.PLAN_MOVES_PINNED,
                "/assignments/2",
                "Assignment c: is pinned to 'S' in 'A', but the plan has it without a place; a new"
                    + " run puts it where it is pinned."));
    assertThat(read.warnings().issues().getFirst().messageSv())
        .contains("är låst hos ”S” i ”A”, men planen har den hos ”T” i ”A”;");
    Accepted<PlacementPlan> start =
        (Accepted<PlacementPlan>) ofPinned.readStart(plan.getBytes(UTF_8));
    assertThat(start.warnings()).isEqualTo(IssueList.NONE);
  }

  private static void pin(TestProblem.PlacementSpec placement) {
    placement.assignment = new Slot("S", "A");
    placement.pinned = true;
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
          {"supervisorId":"S03","periodId":"A1"}                     | MISSING_FIELD  | /assignments/0/placementId  | ``
          {"placementId":7,"supervisorId":"S03","periodId":"A1"}     | WRONG_TYPE     | /assignments/0/placementId  | 7
          {"placementId":"P01","supervisor":"S03"}                   | UNKNOWN_FIELD  | /assignments/0/supervisor   | S03
          {"placementId":"P01","placementId":"P01"}                  | DUPLICATE_KEY  | /assignments/0/placementId  | P01
          {"placementId":"P99"},{"placementId":"P98"}                | PLAN_OF_OTHER_PROBLEM | /assignments | ``
          """)
  void aFaultIsReportedWithItsCodePlaceAndValue(
      String rows, IssueCode code, String pointer, String value) {
    assertThat(rejected("{\"assignments\":[" + rows + "]}").issues())
        .extracting(Issue::code, Issue::severity, Issue::pointer, Issue::value)
        .containsExactly(tuple(code, Severity.ERROR, pointer, value));
  }

  @Test
  void aRowThatCannotBeReadLeavesItsPlacementWithoutAPlace() {
    Accepted<PlacementPlan> accepted =
        accepted(
            """
            {"assignments": [{"placementId": "P01", "supervisorId": 3, "periodId": "A1"},
              {"placementId": "P02", "supervisorId": "S03", "periodId": "A1"}]}
            """);

    assertThat(accepted.value().assignments().get(0).isPlaced()).isFalse();
    assertThat(accepted.value().assignments().get(1).supervisorId()).isEqualTo("S03");
    assertThat(accepted.warnings().issues())
        .extracting(Issue::code, Issue::severity, Issue::pointer, Issue::value)
        .contains(
            tuple(IssueCode.WRONG_TYPE, Severity.WARNING, "/assignments/0/supervisorId", "3"),
            tuple(IssueCode.HALF_ASSIGNED, Severity.WARNING, "/assignments/0", "A1"));
  }

  @Test
  void allFaultsOfAPlanAreReportedAtOnce() {
    List<Issue> issues =
        rejected(
                """
                {"assignments": [{"placementId": "P01", "supervisorId": 3, "periodId": "A7"},
                  5, {"periodId": "A1"}], "extra": 1}
                """)
            .issues();

    assertThat(issues)
        .extracting(Issue::code)
        .containsExactlyInAnyOrder(
            IssueCode.WRONG_TYPE,
            IssueCode.WRONG_TYPE,
            IssueCode.MISSING_FIELD,
            IssueCode.UNKNOWN_FIELD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"placementId":"P99","supervisorId":"S03","periodId":"A1"} | PLAN_ROW_UNKNOWN    | /assignments/1/placementId  | P99
          {"placementId":"P01","supervisorId":"S3","periodId":"A1"}  | PLAN_PLACE_LOST     | /assignments/1/supervisorId | S3
          {"placementId":"P01","supervisorId":"S03","periodId":"A7"} | PLAN_PLACE_LOST     | /assignments/1/periodId     | A7
          {"placementId":"P01","supervisorId":"S03","periodId":null} | HALF_ASSIGNED       | /assignments/1              | S03
          {"placementId":"P01","periodId":"A1"}                      | HALF_ASSIGNED       | /assignments/1              | A1
          {"placementId":"P02","supervisorId":"S04","periodId":"A1"} | DUPLICATE_PLACEMENT | /assignments/1/placementId  | P02
          """)
  void whatOneRowSaysInVainIsAWarningAndTheOthersStay(
      String row, IssueCode code, String pointer, String value) {
    Accepted<PlacementPlan> accepted =
        accepted(
            "{\"assignments\":[{\"placementId\":\"P02\",\"supervisorId\":\"S03\",\"periodId\":\"A1\"},"
                + row
                + "]}");

    assertThat(accepted.warnings().issues())
        .filteredOn(issue -> issue.code() != IssueCode.PLACEMENT_NOT_IN_PLAN)
        .extracting(Issue::code, Issue::severity, Issue::pointer, Issue::value)
        .containsExactly(tuple(code, Severity.WARNING, pointer, value));
    assertThat(accepted.value().assignments())
        .filteredOn(Assignment::isPlaced)
        .containsExactly(new Assignment("P02", "S03", "A1"));
  }

  @Test
  void whoIsMeantByAnUnknownPlacementIsAskedButNoSupervisorIsGuessedAt() {
    Accepted<PlacementPlan> accepted =
        accepted(
            """
            {"assignments": [{"placementId": "P02"}, {"placementId": "P1"},
              {"placementId": "P03", "supervisorId": "S3", "periodId": "A1"}]}
            """);

    assertThat(accepted.warnings().issues())
        .extracting(Issue::messageEn, Issue::messageSv)
        .contains(
            tuple(
                "Assignment P1: is not in the problem, so the row does not count. Maybe 'P01'.",
                "Planens rad P1: finns inte i behovet, så raden räknas inte. Kanske ”P01”."),
            tuple(
                "Assignment P03: counts as unplaced, since there is not any supervisor with the id"
                    + " 'S3'.",
                "Planens rad P03: räknas som oplacerad, eftersom det inte finns någon handledare"
                    + " med id ”S3”."));
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
