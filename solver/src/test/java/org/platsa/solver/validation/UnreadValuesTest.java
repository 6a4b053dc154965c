package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.explain.Explainer;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Placement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveLimits;
import org.platsa.solver.solve.SolveResult;
import org.platsa.solver.validation.ReadResult.Accepted;
import org.platsa.solver.validation.ReadResult.Rejected;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one row says that cannot be read stops nobody else. */
class UnreadValuesTest {
  private static final List<String> NONSENSE =
      List.of(
          "5",
          "-1",
          "101",
          "1e12",
          "5.5",
          "true",
          "\"\"",
          "\"x\\u0000\"",
          "\"2024-02-30\"",
          "[5]",
          "[\"?\", {}]",
          "{\"x\": 1}",
          "[{\"from\": \"2024-02-30\", \"to\": \"2024-03-01\"}]",
          "{\"supervisorId\": \"S01\"}",
          "{\"supervisorId\": \"S01\", \"unitId\": \"U1\", \"firstMonday\": \"2024-01-15\","
              + " \"weeks\": 0}",
          "{\"supervisorId\": \"S01\", \"unitId\": \"U1\", \"weeks\": 5, \"periodId\": \"A1\"}",
          "{\"lat\": 91, \"lon\": 14}");

  /** What many share, who somebody is, and what nobody may know. */
  private static final Map<String, Set<String>> REFUSED =
      Map.of(
          "areas", Set.of("id"),
          "units", Set.of("id", "areaId"),
          "supervisors", Set.of("id", "unitId"),
          "providers", Set.of("id", "tier", "location"),
          "periods", Set.of("id", "kind", "firstMonday", "weeks", "weeksOff"),
          "students", Set.of("id", "providerId", "protectedIdentity"),
          "placements", Set.of("id", "studentId"),
          "travelMinutes", Set.of());

  private final ObjectNode document = Example.tree("problem.json");
  private final Problem example = accepted(document).value();

  @Test
  void nonsenseInAnyFieldOfAnyListStopsNobodyElse() {
    Map<String, Set<String>> refused = new java.util.TreeMap<>();
    int mended = 0;
    for (String list : REFUSED.keySet()) {
      refused.put(list, new TreeSet<>());
      for (String field : fields(list)) {
        for (String value : NONSENSE) {
          String pointer = "/" + list + "/1/" + field;
          ObjectNode spoilt = Example.spoilt(pointer, value);
          if (read(spoilt, true) instanceof Accepted) {
            continue; // it can be read, whatever it is warned of
          }
          switch (read(spoilt, false)) {
            case Rejected<Problem>(IssueList errors) -> {
              // What was called otherwise before is missed where it was named.
              String told = field.equals("id") ? "/" : pointer.replace("/protectedIdentity", "/");
              assertThat(errors.issues())
                  .anySatisfy(issue -> assertThat(issue.pointer()).startsWith(told));
              refused.get(list).add(field);
            }
            case Accepted<Problem> accepted -> {
              checkMended(list, pointer, accepted);
              mended++;
            }
            case ReadResult.Malformed<Problem> malformed ->
                throw new AssertionError(malformed.toString());
          }
        }
      }
    }

    assertThat(refused).containsExactlyInAnyOrderEntriesOf(REFUSED);
    assertThat(mended).isGreaterThan(200);
  }

  /** The fault is told where it stands, and nobody else is touched. */
  private void checkMended(String list, String pointer, Accepted<Problem> accepted) {
    assertThat(accepted.isWhole()).isFalse();
    assertThat(accepted.warnings().issues())
        .allSatisfy(issue -> assertThat(issue.severity()).isEqualTo(Severity.WARNING))
        .anySatisfy(issue -> {
          assertThat(issue.code().severity()).isEqualTo(Severity.ERROR);
          assertThat(issue.pointer()).startsWith(pointer);
        });
    Problem problem = accepted.value();
    for (int i = 0; i < example.placements().size(); i++) {
      if (i != 1) {
        assertThat(problem.placements().get(i)).isEqualTo(example.placements().get(i));
      }
    }
    assertThat(problem.placements()).hasSameSizeAs(example.placements());
    assertThat(problem.students()).hasSameSizeAs(example.students());
    assertThat(problem.supervisors()).hasSameSizeAs(example.supervisors());
    long open =
        problem.placements().stream()
            .filter(placement -> !placement.openPeriods(student(problem, placement)).isEmpty())
            .count();
    assertThat(open)
        .as("%s %s", list, pointer)
        .isGreaterThanOrEqualTo(example.placements().size() - 2);
    // What is kept of it says the same, and needs no mending any more.
    Accepted<Problem> again = accepted((ObjectNode) Json.mapper().readTree(Json.bytes(problem)));
    assertThat(again.isWhole()).isTrue();
    assertThat(again.value()).isEqualTo(problem);
    assertThat(again.warnings().issues())
        .containsAll(
            list.equals("travelMinutes")
                ? List.of()
                : accepted.warnings().issues().stream()
                    .filter(issue -> issue.code() == IssueCode.SET_ASIDE)
                    .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /placements/1/intensity         | 0             | OUT_OF_RANGE  | intensity: 0
          /placements/1/intensity         | 101           | OUT_OF_RANGE  | intensity: 101
          /placements/1/intensity         | "50 %"        | WRONG_TYPE    | intensity: 50 %
          /placements/1/kind              | "PRAKTIK"     | UNKNOWN_VALUE | kind: PRAKTIK
          /placements/1/requiredUnitKinds | ["HOSPITAL"]  | UNKNOWN_VALUE | requiredUnitKinds/0: HOSPITAL
          /placements/1/allowedPeriod     | ["A1"]        | UNKNOWN_FIELD | allowedPeriod
          """)
  void whatAPlacementCannotBePlannedWithoutSetsItAside(
      String at, String json, IssueCode code, String why) {
    Accepted<Problem> accepted = accepted(Example.spoilt(at, json));
    Problem problem = accepted.value();

    assertThat(problem.placements().get(1).setAside()).isEqualTo(why);
    assertThat(accepted.warnings().issues())
        .extracting(Issue::code, Issue::severity)
        .contains(tuple(code, Severity.WARNING), tuple(IssueCode.SET_ASIDE, Severity.WARNING));
    SolveResult result = solve(problem);
    assertThat(assignment(result.plan(), "P02").isPlaced()).isFalse();
    assertThat(placed(result.plan())).isGreaterThanOrEqualTo(placed(solve(example).plan()) - 1);
    assertThat(new PlanChecker(problem).judge(result.plan()).cost()).isEqualTo(result.cost());
  }

  @Test
  void whatHasNoPlaceForThatSaysSo() {
    Problem problem = accepted(Example.spoilt("/placements/1/intensity", "0")).value();
    PlacementPlan plan = solve(problem).plan();
    var explained = new Explainer(problem, plan).explain("P02", 0);

    assertThat(explained.remedies()).isEmpty();
    assertThat(new ExplanationText(problem, java.util.Locale.ENGLISH).placement(explained))
        .contains("It is set aside until this is mended: intensity: 0.")
        .noneMatch(sentence -> sentence.contains("tried"));
  }

  @Test
  void whoseStudentIsSetAsideSaysThat() {
    Problem problem = accepted(Example.spoilt("/students/1/transport", "\"HÄST\"")).value();
    var explained = new Explainer(problem, solve(problem).plan()).explain("P02", 0);

    assertThat(new ExplanationText(problem, java.util.Locale.ENGLISH).placement(explained))
        .contains("The student is set aside until this is mended: transport: HÄST.");
    assertThat(ProblemWarnings.of(problem).issues())
        .filteredOn(issue -> issue.code() == IssueCode.NO_POSSIBLE_SUPERVISOR)
        .extracting(Issue::pointer)
        .doesNotContain("/placements/1");
  }

  @Test
  void aHandMadePlanThatPlacesItBreaksARule() {
    Problem problem = accepted(Example.spoilt("/placements/1/intensity", "0")).value();
    Placement placement = problem.placements().get(1);

    assertThat(
            new PlanChecker(problem)
                .ownCosts(placement, problem.supervisors().get(0), problem.periods().get(0)))
        .containsKey(ConstraintId.PERIOD_ALLOWED);
  }

  @Test
  void aStudentWhoseHomeIsNotKnownGetsNoNewPlaceAndKeepsAPinnedOne() {
    ObjectNode spoilt = Example.spoilt("/students/1/home/lat", "\"57\"");
    String id = spoilt.at("/students/1/id").stringValue();
    Accepted<Problem> accepted = accepted(spoilt);
    Student student = accepted.value().students().get(1);

    assertThat(student.home()).isNull();
    assertThat(student.setAside()).isEqualTo("home/lat");
    Placement own =
        accepted.value().placements().stream()
            .filter(placement -> placement.studentId().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(own.openPeriods(student)).isEmpty();
    Problem pinned =
        accepted
            .value()
            .withPlacements(
                accepted.value().placements().stream()
                    .map(placement ->
                        placement == own
                            ? own.withAssignment(
                                new org.platsa.solver.problem.Slot(
                                    "S03", own.allowedPeriods().getFirst()),
                                true)
                            : placement)
                    .toList());
    SolveResult result = solve(pinned);
    assertThat(assignment(result.plan(), own.id()).isPlaced()).isTrue();
    assertThat(new PlanChecker(pinned).judge(result.plan()).cost()).isEqualTo(result.cost());
  }

  @Test
  void aSupervisorWhoseAbsenceIsNoDayTakesNobody() {
    Accepted<Problem> accepted =
        accepted(Example.spoilt("/supervisors/2/absences/0/from", "\"2024-02-30\""));
    Supervisor supervisor = accepted.value().supervisors().get(2);

    assertThat(accepted.warnings().issues())
        .extracting(Issue::code, Issue::pointer, Issue::value)
        .contains(
            tuple(IssueCode.INVALID_DATE, "/supervisors/2/absences/0/from", "2024-02-30"),
            tuple(IssueCode.SET_ASIDE, "/supervisors/2/setAside", "absences/0/from: 2024-02-30"));
    assertThat(supervisor.active()).isFalse();
    assertThat(solve(accepted.value()).plan().assignments())
        .noneMatch(assignment -> supervisor.id().equals(assignment.supervisorId()));
  }

  @Test
  void aPlaceThatIsHalfOneIsNone() {
    Accepted<Problem> accepted =
        accepted(
            Example.spoilt(
                "/placements/1/assignment",
                "{\"supervisorId\":\"S03\"}",
                "/placements/1/pinned",
                "true"));

    assertThat(accepted.value().placements().get(1).assignment()).isNull();
    assertThat(accepted.value().placements().get(1).setAside()).isNull();
    assertThat(accepted.warnings().issues())
        .extracting(Issue::code, Issue::pointer)
        .contains(
            tuple(IssueCode.MISSING_FIELD, "/placements/1/assignment/periodId"),
            tuple(IssueCode.PINNED_WITHOUT_ASSIGNMENT, "/placements/1/pinned"));
  }

  @Test
  void theOtherItemsOfAListCount() {
    Accepted<Problem> accepted =
        accepted(
            Example.spoilt(
                "/placements/1/requiredUnitKinds", "[\"HOSPITAL\",\"HOME_CARE\",5]",
                "/students/1/preferredUnits", "[7,\"U2\"]"));

    assertThat(accepted.value().placements().get(1).requiredUnitKinds())
        .extracting(UnitKind::name)
        .containsExactly("HOME_CARE");
    assertThat(accepted.value().placements().get(1).setAside()).isNull();
    assertThat(accepted.value().students().get(1).preferredUnits()).containsExactly("U2");
  }

  @Test
  void theTravelTimesThatAreLeftAreToldOfWhereTheyStood() {
    ObjectNode spoilt =
        Example.spoilt(
            "/travelMinutes/0/minutes", "\"ten\"",
            "/travelMinutes/-", "{\"studentId\":\"st99\",\"unitId\":\"U1\",\"minutes\":9}");
    int last = spoilt.path("travelMinutes").size() - 1;

    assertThat(accepted(spoilt).warnings().issues())
        .filteredOn(issue -> issue.code() == IssueCode.TRAVEL_TIME_UNKNOWN)
        .extracting(Issue::pointer, Issue::messageEn)
        .containsExactly(
            tuple(
                "/travelMinutes/" + last + "/studentId",
                "Travel time number "
                    + (last + 1)
                    + ": does not count: there is no student with the id 'st99'."));
  }

  @Test
  void aRowThatIsThereTwiceCountsOnce() {
    ObjectNode twice = Example.tree("problem.json");
    twice.withArray("placements").insert(1, twice.at("/placements/0").deepCopy());
    twice.withArray("units").add(twice.at("/units/0").deepCopy());
    Accepted<Problem> accepted = accepted(twice);

    assertThat(accepted.value().placements()).isEqualTo(example.placements());
    assertThat(accepted.value().units()).isEqualTo(example.units());
    assertThat(accepted.warnings().issues())
        .extracting(Issue::code, Issue::pointer)
        .contains(
            tuple(IssueCode.DUPLICATE_ID, "/placements/1/id"),
            tuple(IssueCode.DUPLICATE_ID, "/units/5/id"),
            // Everybody else is told of where they stand.
            tuple(IssueCode.NO_POSSIBLE_SUPERVISOR, "/placements/6"));
  }

  @Test
  void twoPlacementsOfOneIdThatDifferAreBothSetAsideAndNeitherIsLost() {
    Accepted<Problem> accepted = accepted(Example.spoilt("/placements/1/id", "\"P01\""));
    List<Placement> placements = accepted.value().placements();

    assertThat(placements).hasSameSizeAs(example.placements());
    assertThat(placements).extracting(Placement::id).startsWith("P01", "P01 (2)", "P03");
    assertThat(placements.get(1).studentId()).isEqualTo(example.placements().get(1).studentId());
    assertThat(placements.get(0).setAside())
        .isEqualTo(placements.get(1).setAside())
        .startsWith("id: P01; ")
        .contains("studentId");
    assertThat(placements.subList(2, placements.size()))
        .isEqualTo(example.placements().subList(2, placements.size()));
    assertThat(accepted.warnings().issues())
        .filteredOn(issue -> issue.code() == IssueCode.DUPLICATE_ID)
        .singleElement()
        .satisfies(issue -> {
          assertThat(issue.pointer()).isEqualTo("/placements/1/id");
          assertThat(issue.value()).isEqualTo("P01");
          assertThat(issue.messageEn())
              .startsWith("Placement P01: the id 'P01' is already taken by number 1 in placements.")
              .endsWith("and are both set aside; this one is called 'P01 (2)' meanwhile.");
        });
    assertThat(accepted.warnings().issues())
        .filteredOn(issue -> issue.code() == IssueCode.SET_ASIDE)
        .extracting(Issue::pointer)
        .containsExactly("/placements/0/setAside", "/placements/1/setAside");
  }

  @ParameterizedTest
  @CsvSource({"students", "supervisors", "units"})
  void ofAPersonOrAUnitThatIsThereTwiceTheFirstRowIsSetAside(String list) {
    ObjectNode twice = Example.tree("problem.json");
    ObjectNode second = (ObjectNode) twice.at("/" + list + "/0").deepCopy();
    String id = second.path("id").stringValue();
    String field = list.equals("students") ? "transport" : "peerLearning";
    second.set(
        list.equals("supervisors") ? "maxPerTerm" : field,
        Json.mapper()
            .readTree(
                list.equals("students")
                    ? "\""
                        + (second.path(field).stringValue().equals("CAR") ? "PUBLIC" : "CAR")
                        + "\""
                    : list.equals("supervisors")
                        ? "9"
                        : String.valueOf(!second.path(field).booleanValue())));
    int row = twice.withArray(list).add(second).size() - 1;
    Accepted<Problem> accepted = accepted(twice);
    ObjectNode kept = (ObjectNode) Json.mapper().readTree(Json.bytes(accepted.value()));

    assertThat(kept.path(list)).hasSize(row);
    assertThat(kept.at("/" + list + "/0/setAside").stringValue()).startsWith("id: " + id + "; ");
    assertThat(accepted.value().placements()).isEqualTo(example.placements());
    assertThat(accepted.warnings().issues())
        .extracting(Issue::code, Issue::pointer)
        .contains(
            tuple(IssueCode.DUPLICATE_ID, "/" + list + "/" + row + "/id"),
            tuple(IssueCode.SET_ASIDE, "/" + list + "/0/setAside"));
  }

  @Test
  void whoeverMayBeProtectedAndAListThatIsThereTwiceAreRefused() {
    ObjectNode twice = Example.tree("problem.json");
    ObjectNode second = (ObjectNode) twice.at("/students/0").deepCopy();
    second.remove("home");
    twice.withArray("students").add(second.put("protectedIdentity", true));
    assertThat(read(twice, false)).isInstanceOf(Rejected.class);

    ObjectNode updated = Example.tree("problem.json");
    document
        .path("placements")
        .forEach(each ->
            updated
                .withArray("placements")
                .add(((ObjectNode) each.deepCopy()).put("intensity", 75)));
    assertThat(read(updated, false)).isInstanceOf(Rejected.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /units/1/kind                  | "SJUKHUS"      | UNKNOWN_VALUE         | kind: SJUKHUS
          /units/1/location/lat          | 560            | OUT_OF_RANGE          | location/lat: 560
          /units/1/location              | null           | WRONG_TYPE            | location: null
          /units/1/requires              | ["CAR", 5]     | WRONG_TYPE            | requires/1: 5
          /units/1/maxTrainees           | "4"            | WRONG_TYPE            | maxTrainees: 4
          /units/1/offers                | [{"firstMonday": "2024-01-16", "weeks": 2, "places": 1}] | OFFER_NOT_FROM_MONDAY | offers/0/firstMonday: 2024-01-16
          """)
  void aUnitWhoseOwnValueCannotBeReadTakesNobodyMeanwhile(
      String at, String json, IssueCode code, String why) {
    Accepted<Problem> accepted = accepted(Example.spoilt(at, json));
    Problem problem = accepted.value();
    var unit = problem.units().get(1);

    assertThat(unit.setAside()).isEqualTo(why);
    assertThat(accepted.warnings().issues())
        .extracting(Issue::code, Issue::severity)
        .contains(tuple(code, Severity.WARNING), tuple(IssueCode.SET_ASIDE, Severity.WARNING));
    assertThat(problem.supervisors()).isEqualTo(example.supervisors());
    List<String> there =
        problem.supervisors().stream()
            .filter(supervisor -> supervisor.unitId().equals(unit.id()))
            .map(Supervisor::id)
            .toList();
    SolveResult result = solve(problem);
    assertThat(result.plan().assignments())
        .noneMatch(assignment -> there.contains(assignment.supervisorId()));
    assertThat(result.cost().hard()).isZero();
    assertThat(new PlanChecker(problem).judge(result.plan()).cost()).isEqualTo(result.cost());
  }

  @Test
  void whatHasNoReadableNameIsCalledByItsId() {
    Accepted<Problem> accepted =
        accepted(
            Example.spoilt(
                "/units/1/name",
                "\"Solg\\tlantan\"",
                "/areas/0/name",
                "5",
                "/periods/1/name",
                "\"\""));

    assertThat(accepted.value().units().get(1).name())
        .isEqualTo(accepted.value().units().get(1).id());
    assertThat(accepted.value().units().get(1).setAside()).isNull();
    assertThat(accepted.value().areas().get(0).name())
        .isEqualTo(accepted.value().areas().get(0).id());
    assertThat(accepted.warnings().issues())
        .extracting(Issue::messageEn)
        .anySatisfy(text -> assertThat(text).endsWith(" It is called by its id."));
  }

  @Test
  void whatIsWrongInMostOfAListIsTheListsOwnFault() {
    List<String> spoilt = new ArrayList<>();
    for (int i = 0; i < 1 + example.placements().size() / 2; i++) {
      spoilt.add("/placements/" + i + "/intensity");
      spoilt.add("\"100\"");
    }

    assertThat(read(Example.spoilt(spoilt.toArray(String[]::new)), false))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void whatIsToBeMendedByAPersonIsRefused() {
    assertThat(read(Example.spoilt("/placements/1/intensity", "0"), true))
        .isInstanceOf(Rejected.class);
  }

  private static List<String> fields(String list) {
    return switch (list) {
      case "areas" -> List.of("id", "name");
      case "units" ->
          List.of(
              "id",
              "name",
              "areaId",
              "kind",
              "location",
              "maxTrainees",
              "permanentStaff",
              "peerLearning",
              "languageCoach",
              "requires",
              "offers",
              "setAside",
              "unknown");
      case "supervisors" ->
          List.of(
              "id",
              "unitId",
              "training",
              "active",
              "absences",
              "maxSimultaneous",
              "maxPerTerm",
              "recentPlacements",
              "setAside",
              "unknown");
      case "providers" -> List.of("id", "name", "tier", "guaranteedPlaces", "location");
      case "periods" -> List.of("id", "name", "kind", "firstMonday", "weeks", "weeksOff");
      case "students" ->
          List.of(
              "id",
              "providerId",
              "home",
              "transport",
              "licences",
              "excludedUnits",
              "visitedUnits",
              "needsSupport",
              "learnsSwedish",
              "preferredUnits",
              "protectedIdentity",
              "wishes",
              "repeat",
              "setAside",
              "unknown");
      case "placements" ->
          List.of(
              "id",
              "studentId",
              "kind",
              "allowedPeriods",
              "requiredUnitKinds",
              "intensity",
              "peerLearning",
              "assignment",
              "pinned",
              "published",
              "periodWishes",
              "after",
              "atMostWeeksApart",
              "apart",
              "setAside",
              "unknown");
      default -> List.of("studentId", "unitId", "minutes", "unknown");
    };
  }

  private static Student student(Problem problem, Placement placement) {
    return problem.students().stream()
        .filter(student -> student.id().equals(placement.studentId()))
        .findFirst()
        .orElseThrow();
  }

  private static SolveResult solve(Problem problem) {
    return new PlacementSolver(problem, SolveLimits.ofSteps(500), 1, 1, null, improvement -> {})
        .solve();
  }

  private static Assignment assignment(PlacementPlan plan, String id) {
    return plan.assignments().stream()
        .filter(assignment -> assignment.placementId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static long placed(PlacementPlan plan) {
    return plan.assignments().stream().filter(Assignment::isPlaced).count();
  }

  private static ReadResult<Problem> read(JsonNode document, boolean strict) {
    ProblemReader reader = new ProblemReader();
    return (strict ? reader.strict() : reader).read(document.toString().getBytes(UTF_8));
  }

  private static Accepted<Problem> accepted(ObjectNode document) {
    ReadResult<Problem> result = read(document, false);
    assertThat(result).isInstanceOf(Accepted.class);
    return (Accepted<Problem>) result;
  }
}
