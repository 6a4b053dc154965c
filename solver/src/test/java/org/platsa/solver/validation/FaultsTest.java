package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.ReadResult.Accepted;
import org.platsa.solver.validation.ReadResult.Rejected;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Each fault and doubt by itself, and many at once. */
class FaultsTest {
  private final ProblemReader reader = new ProblemReader().strict();

  /** Where, what is put there (null: taken away), and the one issue it must give. */
  private static Arguments fault(
      String at, @Nullable String json, IssueCode code, String pointer, String value) {
    return arguments(at, json, code, pointer, value);
  }

  private static Arguments fault(String at, @Nullable String json, IssueCode code, String value) {
    return fault(at, json, code, at, value);
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        fault("/colour", "\"red\"", IssueCode.UNKNOWN_FIELD, "red"),
        fault("/units/0/maxTrainee", "3", IssueCode.UNKNOWN_FIELD, "3"),
        fault("/units/0/location/alt", "{\"a\":1}", IssueCode.UNKNOWN_FIELD, "{…}"),
        fault("/students/2/a~1b~0c", "[1]", IssueCode.UNKNOWN_FIELD, "[…]"),
        fault("/name", null, IssueCode.MISSING_FIELD, ""),
        fault("/term", null, IssueCode.MISSING_FIELD, ""),
        fault("/units/0/peerLearning", null, IssueCode.MISSING_FIELD, ""),
        fault("/units/1/maxTrainees", null, IssueCode.MISSING_FIELD, ""),
        fault("/students/0/home/lat", null, IssueCode.MISSING_FIELD, ""),
        fault("/students/0/home", null, IssueCode.MISSING_FIELD, ""),
        fault(
            "/students/0/protectedIdentity",
            "true",
            IssueCode.PROTECTED_WITH_HOME,
            "/students/0/home",
            ""),
        fault(
            "/students/0/protectedIdentity",
            "true",
            IssueCode.PROTECTED_WITH_TRAVEL_TIME,
            "/travelMinutes/1",
            "st01"),
        fault("/placements/0/kind", null, IssueCode.MISSING_FIELD, ""),
        fault(
            "/students/0/repeat",
            "\"NEVER\"",
            IssueCode.UNKNOWN_VALUE,
            "/students/0/repeat",
            "NEVER"),
        fault("/units/0/kind", "\"Ward\"", IssueCode.UNKNOWN_VALUE, "/units/0/kind", "Ward"),
        fault(
            "/units/0/offers",
            "[{\"firstMonday\":\"2024-01-15\",\"weeks\":1,\"places\":1,\"kinds\":[\"Visit\"]}]",
            IssueCode.UNKNOWN_VALUE,
            "/units/0/offers/0/kinds/0",
            "Visit"),
        fault(
            "/placementKinds",
            "[{\"id\":\"Visit\",\"training\":true,\"priority\":11}]",
            IssueCode.OUT_OF_RANGE,
            "/placementKinds/0/priority",
            "11"),
        fault(
            "/placements/0/profession",
            "\"Nurse\"",
            IssueCode.UNKNOWN_VALUE,
            "/placements/0/profession",
            "Nurse"),
        fault(
            "/supervisors/0/professions",
            "[\"Nurse\"]",
            IssueCode.UNKNOWN_VALUE,
            "/supervisors/0/professions/0",
            "Nurse"),
        fault(
            "/placements/0/atMostWeeksApart",
            "54",
            IssueCode.OUT_OF_RANGE,
            "/placements/0/atMostWeeksApart",
            "54"),
        fault(
            "/units/0/offers",
            "[{\"firstMonday\":\"2024-01-16\",\"weeks\":1,\"places\":1}]",
            IssueCode.OFFER_NOT_FROM_MONDAY,
            "/units/0/offers/0/firstMonday",
            "2024-01-16"),
        fault(
            "/periods/0/weeksOff",
            "[\"2024-01-32\"]",
            IssueCode.INVALID_DATE,
            "/periods/0/weeksOff/0",
            "2024-01-32"),
        fault(
            "/periods/0",
            "{\"id\":\"A1\",\"name\":\"n\",\"kind\":\"APL\",\"firstMonday\":\"2024-01-15\",\"weeks\":2,\"weeksOff\":[\"2024-01-17\",\"2024-01-28\"]}",
            IssueCode.PERIOD_ALL_OFF,
            "/periods/0/weeksOff",
            "2"),
        fault(
            "/students/0/wishes",
            "[{\"grade\":1}]",
            IssueCode.WISH_TARGET,
            "/students/0/wishes/0",
            "0"),
        fault(
            "/students/0/wishes",
            "[{\"unitId\":\"U1\",\"areaId\":\"north\",\"grade\":1}]",
            IssueCode.WISH_TARGET,
            "/students/0/wishes/0",
            "2"),
        fault(
            "/students/0/wishes",
            "[{\"unitId\":\"U1\",\"grade\":11}]",
            IssueCode.OUT_OF_RANGE,
            "/students/0/wishes/0/grade",
            "11"),
        fault(
            "/students/0/wishes",
            "[{\"unitKind\":\"HOME\",\"grade\":1}]",
            IssueCode.UNKNOWN_VALUE,
            "/students/0/wishes/0/unitKind",
            "HOME"),
        fault(
            "/placements/0/periodWishes",
            "[{\"grade\":1}]",
            IssueCode.MISSING_FIELD,
            "/placements/0/periodWishes/0/periodId",
            ""),
        fault(
            "/placements/2/published/periodId",
            null,
            IssueCode.MISSING_FIELD,
            "/placements/2/published/unitId",
            ""),
        fault(
            "/placements/2/published",
            "{\"supervisorId\":\"S1\",\"unitId\":\"U1\",\"firstMonday\":\"2024-01-15\"}",
            IssueCode.MISSING_FIELD,
            "/placements/2/published/weeks",
            ""),
        fault("/units/0/maxTrainees", "\"3\"", IssueCode.WRONG_TYPE, "3"),
        fault("/units/0/maxTrainees", "2.5", IssueCode.WRONG_TYPE, "2.5"),
        fault("/units/0/maxTrainees", "null", IssueCode.WRONG_TYPE, "null"),
        fault("/units/0/name", "17", IssueCode.WRONG_TYPE, "17"),
        fault("/units/0/name", "true", IssueCode.WRONG_TYPE, "true"),
        fault("/units/0/peerLearning", "1", IssueCode.WRONG_TYPE, "1"),
        fault("/units/0/peerLearning", "\"true\"", IssueCode.WRONG_TYPE, "true"),
        fault("/units/0/location", "[57.1, 13.9]", IssueCode.WRONG_TYPE, "[…]"),
        fault("/units/0/location/lat", "\"57.1\"", IssueCode.WRONG_TYPE, "57.1"),
        fault("/units/0/location/lat", "\"NaN\"", IssueCode.WRONG_TYPE, "NaN"),
        fault("/units/0/requires", "\"DRIVING_LICENCE\"", IssueCode.WRONG_TYPE, "DRIVING_LICENCE"),
        fault("/units/0/requires/0", "null", IssueCode.WRONG_TYPE, "null"),
        fault("/term/firstDay", "[2024,1,15]", IssueCode.WRONG_TYPE, "[…]"),
        fault("/weights/travel", "\"much\"", IssueCode.WRONG_TYPE, "much"),
        fault("/weights/travel", "null", IssueCode.WRONG_TYPE, "null"),
        fault("/units/0/kind", "\"HOSPITAL\"", IssueCode.UNKNOWN_VALUE, "HOSPITAL"),
        fault("/units/0/kind", "\"care_home\"", IssueCode.UNKNOWN_VALUE, "care_home"),
        fault("/units/0/kind", "0", IssueCode.WRONG_TYPE, "0"),
        fault("/units/0/kind", "\"\"", IssueCode.INVALID_TEXT, ""),
        fault("/supervisors/0/training", "\"STEP_2\"", IssueCode.UNKNOWN_VALUE, "STEP_2"),
        fault("/placements/0/requiredUnitKinds/0", "\"X\"", IssueCode.UNKNOWN_VALUE, "X"),
        fault("/units/0/maxTrainees", "-1", IssueCode.OUT_OF_RANGE, "-1"),
        fault("/units/0/maxTrainees", "1001", IssueCode.OUT_OF_RANGE, "1001"),
        fault("/units/0/maxTrainees", "99999999999", IssueCode.OUT_OF_RANGE, "99999999999"),
        fault("/units/0/maxTrainees", "1e300", IssueCode.OUT_OF_RANGE, "1E+300"),
        fault("/units/0/permanentStaff", "100001", IssueCode.OUT_OF_RANGE, "100001"),
        fault("/units/0/location/lat", "90.001", IssueCode.OUT_OF_RANGE, "90.001"),
        fault("/units/0/location/lat", "1e999", IssueCode.OUT_OF_RANGE, "1E+999"),
        fault("/students/0/home/lon", "-180.5", IssueCode.OUT_OF_RANGE, "-180.5"),
        fault("/supervisors/0/maxSimultaneous", "11", IssueCode.OUT_OF_RANGE, "11"),
        fault("/supervisors/0/maxPerTerm", "-4", IssueCode.OUT_OF_RANGE, "-4"),
        fault("/supervisors/0/recentPlacements", "1001", IssueCode.OUT_OF_RANGE, "1001"),
        fault("/providers/2/guaranteedPlaces", "-2", IssueCode.OUT_OF_RANGE, "-2"),
        fault("/periods/0/weeks", "0", IssueCode.OUT_OF_RANGE, "0"),
        fault("/periods/0/weeks", "54", IssueCode.OUT_OF_RANGE, "54"),
        fault("/placements/0/intensity", "0", IssueCode.OUT_OF_RANGE, "0"),
        fault("/placements/0/intensity", "101", IssueCode.OUT_OF_RANGE, "101"),
        fault("/weights/travel", "-1", IssueCode.OUT_OF_RANGE, "-1"),
        fault("/weights/travel", "1000001", IssueCode.OUT_OF_RANGE, "1000001"),
        fault("/units/0/name", "\"\"", IssueCode.INVALID_TEXT, ""),
        fault("/units/0/name", "\"  \"", IssueCode.INVALID_TEXT, "  "),
        fault("/units/0/name", "\"a\\u0000b\"", IssueCode.INVALID_TEXT, "a\uFFFDb"),
        fault("/units/0/name", "\"a\\ud800b\"", IssueCode.INVALID_TEXT, "a\uFFFDb"),
        fault(
            "/metadata",
            "{\"a\\u0007\":\"b\"}",
            IssueCode.INVALID_TEXT,
            "/metadata/a\u0007",
            "a\uFFFD"),
        fault(
            "/units/0/name",
            "\"" + "x".repeat(201) + "\"",
            IssueCode.TEXT_TOO_LONG,
            "x".repeat(79) + "…"),
        fault(
            "/metadata",
            "{\"a\":\"" + "x".repeat(2001) + "\"}",
            IssueCode.TEXT_TOO_LONG,
            "/metadata/a",
            "x".repeat(79) + "…"),
        fault("/term/firstDay", "\"2024-02-30\"", IssueCode.INVALID_DATE, "2024-02-30"),
        fault("/term/firstDay", "\"2024-1-15\"", IssueCode.INVALID_DATE, "2024-1-15"),
        fault(
            "/term/firstDay",
            "\"2024-01-15T00:00:00Z\"",
            IssueCode.INVALID_DATE,
            "2024-01-15T00:00:00Z"),
        fault("/periods/0/firstMonday", "\"\"", IssueCode.INVALID_DATE, ""),
        fault("/supervisors/2/absences/0/to", "\"soon\"", IssueCode.INVALID_DATE, "soon"),
        fault("/schemaVersion", "4", IssueCode.WRONG_SCHEMA_VERSION, "4"),
        fault("/travelMinutes/0/minutes", "1000001", IssueCode.OUT_OF_RANGE, "1000001"),
        fault(
            "/areas/-",
            "{\"id\":\"south\",\"name\":\"S\"}",
            IssueCode.DUPLICATE_ID,
            "/areas/2/id",
            "south"),
        fault("/units/4/id", "\"U4\"", IssueCode.DUPLICATE_ID, "U4"),
        fault("/periods/3/id", "\"P3\"", IssueCode.DUPLICATE_ID, "/periods/4/id", "P3"),
        fault("/placements/1/id", "\"P01\"", IssueCode.DUPLICATE_ID, "P01"),
        fault("/units/0/areaId", "\"nort\"", IssueCode.DANGLING_ID, "nort"),
        fault("/supervisors/0/unitId", "\"U9\"", IssueCode.DANGLING_ID, "U9"),
        fault("/students/0/providerId", "\"R9\"", IssueCode.DANGLING_ID, "R9"),
        fault("/placements/0/studentId", "\"st99\"", IssueCode.DANGLING_ID, "st99"),
        fault("/term/lastDay", "\"2024-05-30\"", IssueCode.TERM_NOT_TO_FRIDAY, "2024-05-30"),
        fault("/term/firstDay", "\"2024-01-14\"", IssueCode.TERM_NOT_FROM_MONDAY, "2024-01-14"),
        fault(
            "/term/firstDay",
            "\"2024-06-03\"",
            IssueCode.TERM_REVERSED,
            "/term/lastDay",
            "2024-05-31"),
        fault("/term/lastDay", "\"2025-01-24\"", IssueCode.TERM_TOO_LONG, "2025-01-24"),
        fault("/term/id", "\".\"", IssueCode.TERM_ID_UNREACHABLE, "."),
        fault("/term/id", "\"..\"", IssueCode.TERM_ID_UNREACHABLE, ".."),
        fault("/periods/8/weeks", "21", IssueCode.PERIOD_OUTSIDE_TERM, "21"),
        fault(
            "/periods/2/firstMonday",
            "\"2024-01-08\"",
            IssueCode.PERIOD_OUTSIDE_TERM,
            "2024-01-08"),
        fault(
            "/periods/2/firstMonday",
            "\"2024-01-30\"",
            IssueCode.PERIOD_NOT_FROM_MONDAY,
            "2024-01-30"),
        fault("/weights/travle", "3", IssueCode.UNKNOWN_CONSTRAINT, "travle"),
        fault("/weights/a~1b", "3", IssueCode.UNKNOWN_CONSTRAINT, "a/b"),
        fault("/weights/unitCapacity", "3", IssueCode.WEIGHT_NOT_SETTABLE, "unitCapacity"),
        fault("/weights/unplaced", "3", IssueCode.WEIGHT_NOT_SETTABLE, "unplaced"),
        fault(
            "/students/-",
            student("19900203-1236"),
            IssueCode.PERSONAL_NUMBER,
            "/students/13/id",
            "******-****"),
        fault(
            "/students/-",
            student("200502631237"),
            IssueCode.PERSONAL_NUMBER,
            "/students/13/id",
            "**********"));
  }

  static Stream<Arguments> warnings() {
    return Stream.of(
        fault(
            "/placements/2/published/supervisorId",
            "\"S99\"",
            IssueCode.PUBLISHED_PLACE_LOST,
            "S99"),
        fault("/placements/2/published/periodId", "\"A9\"", IssueCode.PUBLISHED_PLACE_LOST, "A9"),
        fault(
            "/placements/2/published",
            told("U9"),
            IssueCode.PUBLISHED_PLACE_LOST,
            "/placements/2/published/unitId",
            "U9"),
        fault(
            "/students/-",
            student("Anna Andersson"),
            IssueCode.LOOKS_LIKE_NAME,
            "/students/13/id",
            "Anna Andersson"),
        fault(
            "/students/-",
            student("st99"),
            IssueCode.STUDENT_WITHOUT_PLACEMENT,
            "/students/13",
            "st99"),
        fault(
            "/students/3/home/lat",
            "57.20001",
            IssueCode.PRECISE_HOME,
            "/students/3/home",
            "57.20001, 13.846"),
        fault("/providers/2/guaranteedPlaces", "5", IssueCode.GUARANTEE_ABOVE_ASKED, "5"),
        fault(
            "/students/4/preferredUnits",
            "[\"U2\"]",
            IssueCode.PREFERRED_BUT_EXCLUDED,
            "/students/4/preferredUnits/0",
            "U2"),
        fault(
            "/periods/0/weeksOff",
            "[\"2024-01-14\"]",
            IssueCode.WEEK_OFF_UNCOUNTED,
            "/periods/0/weeksOff/0",
            "2024-01-14"),
        fault(
            "/students/4/wishes",
            "[{\"unitId\":\"U2\",\"grade\":1}]",
            IssueCode.PREFERRED_BUT_EXCLUDED,
            "/students/4/wishes/0/unitId",
            "U2"),
        fault(
            "/students/4/wishes",
            "[{\"areaId\":\"nort\",\"grade\":1}]",
            IssueCode.WISH_UNKNOWN,
            "/students/4/wishes/0/areaId",
            "nort"),
        fault(
            "/students/4/wishes",
            "[{\"unitKind\":\"HOME_CARE\",\"grade\":1},{\"unitKind\":\"HOME_CARE\",\"grade\":2}]",
            IssueCode.WISH_TWICE,
            "/students/4/wishes/1",
            "HOME_CARE"),
        fault(
            "/students/4/wishes",
            "[{\"unitId\":\"U3\",\"grade\":1},{\"areaId\":\"north\",\"grade\":3}]",
            IssueCode.WISH_GRADES_SKIPPED,
            "/students/4/wishes",
            "3"),
        fault(
            "/placements/4/periodWishes",
            "[{\"periodId\":\"gone\",\"grade\":1}]",
            IssueCode.PERIOD_WISH_UNCOUNTED,
            "/placements/4/periodWishes/0/periodId",
            "gone"),
        fault(
            "/units/-",
            "{\"id\":\"U6\",\"name\":\"n\",\"areaId\":\"north\",\"kind\":\"GROUP_HOME\",\"location\":{\"lat\":57,\"lon\":14},\"maxTrainees\":1,\"permanentStaff\":1,\"peerLearning\":false,\"languageCoach\":false}",
            IssueCode.UNIT_WITHOUT_SUPERVISOR,
            "/units/5",
            "U6"),
        fault(
            "/units/0/offers",
            "[{\"firstMonday\":\"2023-01-16\",\"weeks\":1,\"places\":1}]",
            IssueCode.OFFER_OUTSIDE_TERM,
            "/units/0/offers/0",
            "2023-01-16"),
        fault(
            "/units/0/offers",
            "[{\"firstMonday\":\"2024-01-15\",\"weeks\":1,\"places\":999}]",
            IssueCode.OFFER_ABOVE_MAXIMUM,
            "/units/0/offers/0/places",
            "999"),
        fault(
            "/placements/0/after",
            "[\"P02\"]",
            IssueCode.AFTER_UNKNOWN,
            "/placements/0/after/0",
            "P02"),
        fault(
            "/placements/0/apart",
            "[\"P02\",\"P99\"]",
            IssueCode.APART_UNKNOWN,
            "/placements/0/apart/1",
            "P99"),
        fault("/placements/0/atMostWeeksApart", "2", IssueCode.WEEKS_APART_UNCOUNTED, "2"),
        fault(
            "/placements/0/after",
            "[\"P14\"]",
            IssueCode.ORDER_IMPOSSIBLE,
            "/placements/0/after/0",
            "P14"),
        fault(
            "/placements/10/requiredUnitKinds",
            "[\"DAILY_ACTIVITY\"]",
            IssueCode.NO_POSSIBLE_SUPERVISOR,
            "/placements/10",
            "P11"),
        fault(
            "/students/10/home/lat",
            "59.5",
            IssueCode.NO_POSSIBLE_SUPERVISOR,
            "/placements/10",
            "P11"));
  }

  private static String student(String id) {
    return "{\"id\":\"%s\",\"providerId\":\"R1\",\"home\":{\"lat\":57.2,\"lon\":14},\"transport\":\"CAR\",\"needsSupport\":false,\"learnsSwedish\":false}"
        .formatted(id);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void aFaultIsReportedWithItsCodePlaceAndValue(
      String at, @Nullable String json, IssueCode code, String pointer, String value) {
    IssueList errors = rejected(spoilt(at, json));

    assertThat(errors.issues())
        .anySatisfy(issue -> {
          assertThat(issue.code()).isEqualTo(code);
          assertThat(issue.severity()).isEqualTo(Severity.ERROR);
          assertThat(issue.pointer()).isEqualTo(pointer);
          assertThat(issue.value()).isEqualTo(value);
        });
    assertThat(errors.issues().stream().filter(issue -> issue.pointer().equals(pointer)))
        .as("said once only")
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("warnings")
  void aDoubtfulThingIsReportedButDoesNotStopTheProblem(
      String at, @Nullable String json, IssueCode code, String pointer, String value) {
    Accepted<Problem> accepted = accepted(spoilt(at, json));

    assertThat(accepted.warnings().issues())
        .anySatisfy(issue -> {
          assertThat(issue.code()).isEqualTo(code);
          assertThat(issue.severity()).isEqualTo(Severity.WARNING);
          assertThat(issue.pointer()).isEqualTo(pointer);
          assertThat(issue.value()).isEqualTo(value);
        });
  }

  @Test
  void ofAHostileDocumentOnlySoManyFaultsAreCounted() {
    byte[] document = ("{\"placements\":[0" + ",0".repeat(1_000_000) + "]}").getBytes(UTF_8);

    ReadResult<Problem> result = reader.read(document);

    assertThat(result).isInstanceOf(Rejected.class);
    IssueList errors = ((Rejected<Problem>) result).errors();
    assertThat(errors.issues()).hasSize(IssueList.MAX_ISSUES);
    assertThat(errors.total()).isBetween(IssueList.MAX_ISSUES, 20 * IssueList.MAX_ISSUES);
  }

  @Test
  void everyCodeIsShownByATest() {
    Set<IssueCode> shown =
        Stream.concat(errors(), warnings())
            .map(arguments -> (IssueCode) arguments.get()[2])
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(IssueCode.class)));
    Set<IssueCode> elsewhere =
        EnumSet.of(
            IssueCode.MALFORMED_JSON,
            IssueCode.OTHER_FORM,
            IssueCode.LIMIT_EXCEEDED,
            IssueCode.LIST_TOO_LONG,
            IssueCode.TOO_MANY_FIELDS,
            IssueCode.DOCUMENT_TOO_LONG,
            IssueCode.DUPLICATE_KEY,
            IssueCode.INVALID_VALUE,
            IssueCode.DUPLICATE_PLACEMENT,
            IssueCode.HALF_ASSIGNED,
            IssueCode.PLAN_MOVES_PINNED,
            IssueCode.PLAN_OF_OTHER_PROBLEM,
            IssueCode.PLAN_PLACE_LOST,
            IssueCode.PLAN_ROW_UNKNOWN,
            IssueCode.PLACEMENT_NOT_IN_PLAN,
            IssueCode.PUBLISHED_PLACE_IMPOSSIBLE,
            IssueCode.READING_STOPPED,
            IssueCode.REPEAT_IMPOSSIBLE);

    elsewhere.addAll(WarningsTest.SHOWN);
    elsewhere.addAll(UncountedWarningsTest.SHOWN);
    elsewhere.addAll(SettingsWarningsTest.SHOWN);

    assertThat(shown).containsAll(EnumSet.complementOf((EnumSet<IssueCode>) elsewhere));
  }

  @Test
  void manyFaultsAtOnceAreAllReported() {
    ObjectNode problem = Example.tree("problem.json");
    List<Arguments> all =
        List.of(
            fault("/extra", "1", IssueCode.UNKNOWN_FIELD, "1"),
            fault("/schemaVersion", "7", IssueCode.WRONG_SCHEMA_VERSION, "7"),
            fault("/term/lastDay", "\"2024-06-01\"", IssueCode.TERM_NOT_TO_FRIDAY, "2024-06-01"),
            fault("/units/0/maxTrainees", "\"many\"", IssueCode.WRONG_TYPE, "many"),
            fault("/units/0/areaId", "\"west\"", IssueCode.DANGLING_ID, "west"),
            fault("/supervisors/3/unitId", "\"U77\"", IssueCode.DANGLING_ID, "U77"),
            fault("/supervisors/3/active", null, IssueCode.MISSING_FIELD, ""),
            fault("/periods/0/weeks", "\"five\"", IssueCode.WRONG_TYPE, "five"),
            fault(
                "/periods/2/firstMonday",
                "\"2024-01-30\"",
                IssueCode.PERIOD_NOT_FROM_MONDAY,
                "2024-01-30"),
            fault("/students/5/home", "null", IssueCode.MISSING_FIELD, ""),
            fault("/students/5/providerId", "\"R0\"", IssueCode.DANGLING_ID, "R0"),
            fault("/placements/3", "12", IssueCode.WRONG_TYPE, "12"),
            fault("/placements/4/studentId", "\"nobody\"", IssueCode.DANGLING_ID, "nobody"),
            fault("/placements/4/intensity", "1000", IssueCode.OUT_OF_RANGE, "1000"),
            fault("/weights/unplaced", "1", IssueCode.WEIGHT_NOT_SETTABLE, "unplaced"));
    all.forEach(each -> set(problem, (String) each.get()[0], (String) each.get()[1]));

    assertThat(rejected(problem).issues())
        .extracting(Issue::code, Issue::pointer, Issue::value)
        .containsExactlyInAnyOrderElementsOf(
            all.stream()
                .map(each ->
                    org.assertj.core.groups.Tuple.tuple(
                        each.get()[2], each.get()[3], each.get()[4]))
                .toList());
  }

  @Test
  void aRecordThatCannotBeReadStillHasItsId() {
    ObjectNode problem = Example.tree("problem.json");
    set(problem, "/units/0/maxTrainees", "\"many\"");

    assertThat(rejected(problem).issues()).hasSize(1);
  }

  @Test
  void beyondAThousandIssuesTheRestIsCounted() {
    ObjectNode problem = Example.tree("problem.json");
    ArrayNode areas = (ArrayNode) problem.path("areas");
    for (int i = 0; i < 1_500; i++) {
      areas.addObject().put("id", "area" + i);
    }

    IssueList errors = rejected(problem);

    assertThat(errors.issues()).hasSize(1_000);
    assertThat(errors.more()).isEqualTo(500);
    assertThat(errors.total()).isEqualTo(1_500);
  }

  @Test
  void aFaultyKindIsNotHeldAgainstThePeriods() {
    assertThat(rejected(spoilt("/placements/0/kind", "\"apl\"")).issues())
        .extracting(Issue::code, Issue::pointer)
        .containsExactly(tuple(IssueCode.UNKNOWN_VALUE, "/placements/0/kind"));
  }

  private static byte[] bytes(ObjectNode document) {
    return document.toString().getBytes(UTF_8);
  }

  private static String told(String unit) {
    return "{\"supervisorId\":\"S01\",\"unitId\":\""
        + unit
        + "\",\"firstMonday\":\"2024-02-19\",\"weeks\":5}";
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }

  private Accepted<Problem> accepted(JsonNode problem) {
    return (Accepted<Problem>) reader.read(bytes(problem));
  }

  private IssueList rejected(JsonNode problem) {
    return ((Rejected<Problem>) reader.read(bytes(problem))).errors();
  }

  /** Escaped, so that text which UTF-8 cannot carry gets there. */
  private static byte[] bytes(JsonNode problem) {
    return Json.mapper()
        .writer()
        .with(JsonWriteFeature.ESCAPE_NON_ASCII)
        .writeValueAsBytes(problem);
  }

  private static ObjectNode spoilt(String at, @Nullable String json) {
    return Example.spoilt(at, json);
  }

  private static void set(ObjectNode problem, String at, @Nullable String json) {
    Example.set(problem, at, json);
  }
}
