package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.bound.ExactListener;
import org.platsa.solver.bound.ExactResult;
import org.platsa.solver.bound.ExactSolver;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveResult;
import org.platsa.solver.validation.ReadResult.Accepted;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One person's or one row's trouble is told of, and everybody else is planned. */
class UncountedWarningsTest {
  static final Set<IssueCode> SHOWN =
      EnumSet.of(
          IssueCode.ABSENCE_REVERSED,
          IssueCode.ALLOWED_PERIOD_UNKNOWN,
          IssueCode.ASSIGNMENT_LOST,
          IssueCode.DUPLICATE_ITEM,
          IssueCode.DUPLICATE_TRAVEL_TIME,
          IssueCode.GUARANTEE_WITHOUT_TRIAL,
          IssueCode.NO_ALLOWED_PERIODS,
          IssueCode.PERIOD_OF_OTHER_KIND,
          IssueCode.PINNED_WITHOUT_ASSIGNMENT,
          IssueCode.SET_ASIDE,
          IssueCode.TRAVEL_TIME_IMPOSSIBLE,
          IssueCode.TRAVEL_TIME_UNKNOWN);

  private final Problem example = accepted(Example.tree("problem.json")).value();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /placements/2/assignment        | {"supervisorId":"S99","periodId":"A2"} | ASSIGNMENT_LOST | /placements/2/assignment/supervisorId | S99
          /placements/2/assignment        | {"supervisorId":"S03","periodId":"A9"} | ASSIGNMENT_LOST | /placements/2/assignment/periodId | A9
          /placements/1/allowedPeriods/1  | "A9"          | ALLOWED_PERIOD_UNKNOWN    | /placements/1/allowedPeriods/1  | A9
          /placements/1/allowedPeriods/1  | "P1"          | PERIOD_OF_OTHER_KIND      | /placements/1/allowedPeriods/1  | P1
          /placements/1/allowedPeriods    | ["A1","A1"]   | DUPLICATE_ITEM            | /placements/1/allowedPeriods/1  | A1
          /placements/0/allowedPeriods    | []            | NO_ALLOWED_PERIODS        | /placements/0/allowedPeriods    | ``
          /placements/0/allowedPeriods    | null          | NO_ALLOWED_PERIODS        | /placements/0/allowedPeriods    | ``
          /placements/0/pinned            | true          | PINNED_WITHOUT_ASSIGNMENT | /placements/0/pinned            | true
          /placements/1/requiredUnitKinds | ["CARE_HOME","CARE_HOME"] | DUPLICATE_ITEM | /placements/1/requiredUnitKinds/1 | CARE_HOME
          /students/4/licences            | ["X","X"]     | DUPLICATE_ITEM            | /students/4/licences/1          | X
          /units/0/requires               | ["X","X"]     | DUPLICATE_ITEM            | /units/0/requires/1             | X
          /supervisors/2/absences         | [{"from":"2024-02-19","to":"2024-02-23"},{"from":"2024-02-19","to":"2024-02-23"}] | DUPLICATE_ITEM | /supervisors/2/absences/1 | 2024-02-19/2024-02-23
          /travelMinutes/0/studentId      | "st99"        | TRAVEL_TIME_UNKNOWN       | /travelMinutes/0/studentId      | st99
          /travelMinutes/0/unitId         | "U9"          | TRAVEL_TIME_UNKNOWN       | /travelMinutes/0/unitId         | U9
          /travelMinutes/0/minutes        | -5            | TRAVEL_TIME_IMPOSSIBLE    | /travelMinutes/0/minutes        | -5
          /travelMinutes/0/minutes        | 1441          | TRAVEL_TIME_IMPOSSIBLE    | /travelMinutes/0/minutes        | 1441
          /travelMinutes/-                | {"studentId":"st03","unitId":"U1","minutes":9} | DUPLICATE_TRAVEL_TIME | /travelMinutes/2 | st03 U1
          /supervisors/2/absences/0/to    | "2024-02-19"  | ABSENCE_REVERSED          | /supervisors/2/absences/0/to    | 2024-02-19
          /providers/0/guaranteedPlaces   | 3             | GUARANTEE_WITHOUT_TRIAL   | /providers/0/guaranteedPlaces   | 3
          """)
  void aRowsTroubleIsAWarningAndEveryPlanIsStillScored(
      String at, String json, IssueCode code, String pointer, String value) {
    Accepted<Problem> accepted = accepted(Example.spoilt(at, json));

    assertThat(accepted.warnings().issues())
        .anySatisfy(issue -> {
          assertThat(issue.code()).isEqualTo(code);
          assertThat(issue.severity()).isEqualTo(Severity.WARNING);
          assertThat(issue.pointer()).isEqualTo(pointer);
          assertThat(issue.value()).isEqualTo(value);
        });
    // Search, exact program and checker agree on it.
    Problem problem = accepted.value();
    SolveResult result =
        new PlacementSolver(problem, SolveLimits.ofSteps(200), 1, 1, null, improvement -> {})
            .solve();
    assertThat(new PlanChecker(problem).judge(result.plan()).cost()).isEqualTo(result.cost());
    assertThat(placed(result.plan())).hasSizeGreaterThan(placements(problem) / 2);
  }

  @Test
  void aPlaceWithSomebodyWhoHasLeftIsPlannedAnewWhetherPinnedOrNot() {
    ObjectNode document = Example.tree("problem.json");
    Example.set(
        document, "/placements/1/assignment", "{\"supervisorId\":\"S99\",\"periodId\":\"A1\"}");
    Example.set(document, "/placements/1/pinned", "true");

    Accepted<Problem> accepted = accepted(document);

    assertThat(accepted.value().placements().get(1).isFixed()).isFalse();
    assertThat(accepted.warnings().issues())
        .filteredOn(issue -> issue.code() == IssueCode.ASSIGNMENT_LOST)
        .extracting(Issue::messageEn, Issue::messageSv)
        .containsExactly(
            tuple(
                "Placement P02: the place in assignment is not there, since there is not any"
                    + " supervisor with the id 'S99'; the placement is planned as if it had none,"
                    + " pinned or not.",
                "Placering P02: platsen i assignment finns inte, eftersom det inte finns någon"
                    + " handledare med id ”S99”; placeringen planeras som om den inte hade någon,"
                    + " låst eller ej."));
  }

  @Test
  void aPlacementWithoutAllowedPeriodsHasNoPlaceAndTheOthersHaveTheirs() {
    Problem problem = accepted(Example.spoilt("/placements/1/allowedPeriods", "[]")).value();

    SolveResult without =
        new PlacementSolver(problem, SolveLimits.ofSteps(500), 1, 1, null, improvement -> {})
            .solve();
    SolveResult with =
        new PlacementSolver(example, SolveLimits.ofSteps(500), 1, 1, null, improvement -> {})
            .solve();

    assertThat(placed(with.plan())).contains("P02");
    assertThat(placed(without.plan())).doesNotContain("P02");
    assertThat(placed(without.plan()).size())
        .isGreaterThanOrEqualTo(placed(with.plan()).size() - 1);
  }

  @Test
  void ofSeveralTimesForOneWayTheFirstCountsAndAnImpossibleOneIsEstimated() {
    Problem twice =
        accepted(
                Example.spoilt(
                    "/travelMinutes/-", "{\"studentId\":\"st03\",\"unitId\":\"U1\",\"minutes\":9}"))
            .value();
    Problem impossible = accepted(Example.spoilt("/travelMinutes/0/minutes", "-5")).value();
    Problem without =
        example.withTravelMinutes(
            example.travelMinutes().subList(1, example.travelMinutes().size()));

    assertThat(costsOfEveryPlace(twice)).isEqualTo(costsOfEveryPlace(example));
    assertThat(costsOfEveryPlace(impossible)).isEqualTo(costsOfEveryPlace(without));
  }

  @Test
  void daysInTheWrongOrderAreDaysOfAbsenceAllTheSame() {
    ObjectNode document = Example.tree("problem.json");
    JsonNode absence = document.at("/supervisors/2/absences/0");
    String from = absence.path("from").stringValue();
    String to = absence.path("to").stringValue();
    Example.set(document, "/supervisors/2/absences/0/from", "\"" + to + "\"");
    Example.set(document, "/supervisors/2/absences/0/to", "\"" + from + "\"");

    assertThat(costsOfEveryPlace(accepted(document).value())).isEqualTo(costsOfEveryPlace(example));
  }

  @Test
  void theExactMethodTakesThemToo() {
    ObjectNode document = Example.tree("problem.json");
    Example.set(document, "/placements/1/allowedPeriods", "[\"A9\",\"A1\",\"A1\"]");
    Example.set(document, "/placements/3/allowedPeriods", "[]");
    Example.set(document, "/placements/4/pinned", "true");
    Example.set(
        document, "/placements/5/assignment", "{\"supervisorId\":\"S99\",\"periodId\":\"A9\"}");
    Example.set(document, "/travelMinutes/0/unitId", "\"U9\"");
    Problem problem = accepted(document).value();

    ExactResult exact =
        new ExactSolver(problem, Duration.ofMinutes(5), null, ExactListener.NONE).solve();

    assertThat(exact.isOptimal()).isTrue();
    assertThat(new PlanChecker(problem).judge(Objects.requireNonNull(exact.plan())).cost())
        .isEqualTo(exact.cost());
    SolveResult searched =
        new PlacementSolver(problem, SolveLimits.ofSteps(500), 1, 1, null, each -> {}).solve();
    assertThat(searched.cost()).isGreaterThanOrEqualTo(exact.cost());
  }

  private static List<Object> costsOfEveryPlace(Problem problem) {
    PlanChecker checker = new PlanChecker(problem);
    return problem.placements().stream()
        .flatMap(placement ->
            problem.supervisors().stream()
                .flatMap(supervisor ->
                    problem.periods().stream()
                        .<Object>map(period -> checker.ownCosts(placement, supervisor, period))))
        .toList();
  }

  private static Set<String> placed(PlacementPlan plan) {
    return plan.assignments().stream()
        .filter(Assignment::isPlaced)
        .map(Assignment::placementId)
        .collect(Collectors.toSet());
  }

  private static int placements(Problem problem) {
    return (int) problem.placements().stream().map(Placement::id).count();
  }

  private static Accepted<Problem> accepted(ObjectNode document) {
    return (Accepted<Problem>) new ProblemReader().read(document.toString().getBytes(UTF_8));
  }
}
