package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.PublishedPlace;
import org.platsa.solver.validation.ReadResult.Accepted;
import org.platsa.solver.validation.ReadResult.Malformed;
import org.platsa.solver.validation.ReadResult.Rejected;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is read, as which version, and what is no document at all. */
class ProblemReaderTest {
  private final ProblemReader reader = new ProblemReader();

  @Test
  void theExampleIsAcceptedWithThePlacementsThatNobodyCanTake() {
    Accepted<Problem> accepted = accepted(Example.tree("problem.json"));

    assertThat(accepted.value().placements()).hasSize(14);
    assertThat(accepted.warnings().issues())
        .extracting(Issue::code, Issue::pointer)
        .containsExactly(
            tuple(IssueCode.NO_POSSIBLE_SUPERVISOR, "/placements/0"),
            tuple(IssueCode.NO_POSSIBLE_SUPERVISOR, "/placements/5"),
            tuple(IssueCode.NO_POSSIBLE_SUPERVISOR, "/placements/12"),
            tuple(IssueCode.PUBLISHED_PLACE_IMPOSSIBLE, "/placements/2/published"),
            tuple(IssueCode.PUBLISHED_PLACE_IMPOSSIBLE, "/placements/3/published"));
  }

  @Test
  void theSameFieldTwiceIsReportedTogetherWithEverythingElse() {
    String text = new String(Example.bytes("problem.json"), UTF_8);
    byte[] document =
        text.replaceFirst("\"weeks\": 5", "\"weeks\": 4, \"weeks\": 5")
            .replaceFirst("\"areaId\": \"north\"", "\"areaId\": \"west\"")
            .getBytes(UTF_8);

    assertThat(((Rejected<Problem>) reader.read(document)).errors().issues())
        .extracting(Issue::code, Issue::pointer)
        .containsExactlyInAnyOrder(
            tuple(IssueCode.DUPLICATE_KEY, "/periods/0/weeks"),
            tuple(IssueCode.DANGLING_ID, "/units/0/areaId"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n ",
        "{",
        "{\"name\": NaN}",
        "{\"name\": 'x'}",
        "{} {}",
        "[1, 2",
        "{\"a\": 01}",
        "nonsense",
        "{\"a\": \"\\ud8\"}",
        "{\"a\": 1,}"
      })
  void whatIsNoJsonIsMalformed(String text) {
    assertThat(reader.read(text.getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            Malformed.class,
            malformed -> {
              assertThat(malformed.issue().code()).isEqualTo(IssueCode.MALFORMED_JSON);
              assertThat(malformed.line()).isPositive();
              assertThat(malformed.column()).isPositive();
            });
  }

  @Test
  void malformedJsonTellsLineAndColumn() {
    Malformed<Problem> malformed =
        (Malformed<Problem>) reader.read("{\n \"name\": \"x\",\n \"term\": ?\n}".getBytes(UTF_8));

    assertThat(malformed.line()).isEqualTo(3);
    assertThat(malformed.column()).isBetween(10, 11);
    assertThat(malformed.issue().messageEn()).contains("line 3").contains("\"term\": ?");
  }

  @Test
  void bytesThatAreNoUtf8AreMalformed() {
    byte[] document = {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'};

    assertThat(reader.read(document)).isInstanceOf(Malformed.class);
  }

  @Test
  void nestingBeyondTheLimitIsToldAsALimit() {
    String deep = "{\"metadata\":" + "[".repeat(100_000);

    assertThat(((Malformed<Problem>) reader.read(deep.getBytes(UTF_8))).issue().code())
        .isEqualTo(IssueCode.LIMIT_EXCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "5", "\"x\"", "true"})
  void aDocumentThatIsNoObjectIsOfTheWrongType(String text) {
    assertThat(((Rejected<Problem>) reader.read(text.getBytes(UTF_8))).errors().issues())
        .extracting(Issue::code, Issue::pointer)
        .contains(tuple(IssueCode.WRONG_TYPE, ""));
  }

  @Test
  void whatMayBeLeftOutMayAlsoBeNull() {
    ObjectNode without = Example.tree("problem.json");
    ObjectNode withNulls = Example.tree("problem.json");
    for (String field :
        List.of(
            "/travelMinutes",
            "/weights",
            "/metadata",
            "/units/0/requires",
            "/supervisors/2/absences",
            "/students/0/visitedUnits",
            "/placements/0/requiredUnitKinds",
            "/placements/0/pinned",
            "/placements/2/published",
            "/placements/0/assignment",
            "/providers/0/guaranteedPlaces")) {
      set(without, field, null);
      set(withNulls, field, "null");
    }

    assertThat(accepted(without).value()).isEqualTo(accepted(withNulls).value());
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPoint() {
    assertThat(accepted(spoilt("/units/0/maxTrainees", "3.0")).value())
        .isEqualTo(accepted(Example.tree("problem.json")).value());
  }

  @Test
  void whatIsWrittenIsReadBackEqual() throws IOException {
    ObjectNode full = Example.tree("problem.json");
    set(full, "/metadata", "{\"maker\":\"test\",\"seed\":\"7\"}");
    set(full, "/weights/travel", "3");
    set(full, "/placements/0/assignment", "{\"supervisorId\":\"S03\",\"periodId\":\"A1\"}");
    set(full, "/placements/0/pinned", "true");
    Problem problem = accepted(full).value();

    byte[] written = Json.bytes(problem);

    assertThat(reader.read(() -> new ByteArrayInputStream(written)))
        .isInstanceOfSatisfying(
            Accepted.class, accepted -> assertThat(accepted.value()).isEqualTo(problem));
    assertThat(new String(written, UTF_8))
        .startsWith("{\n  \"schemaVersion\" : 3,\n  \"name\" : \"Example\"")
        .contains("\"firstDay\" : \"2024-01-15\"");
    assertThat(Json.bytes(accepted(full).value())).isEqualTo(written);
  }

  @Test
  void whatIsLongerThanItMayBeIsRefusedWithEveryLengthAtOnce() {
    ProblemReader limited = new ProblemReader(new ReadLimits(15, 1_000_000, 1_000_000));
    ObjectNode problem = Example.tree("problem.json");
    assertThat(limited.read(bytes(problem))).isInstanceOf(Accepted.class);
    set(problem, "/units/0/requires", "[" + "1,".repeat(15) + "1]");
    problem.withArray("placements").add(problem.at("/placements/0"));
    problem.withArray("placements").add(problem.at("/placements/0"));
    set(problem, "/metadata", "{\"a\":{" + fields(16) + "}}");

    Rejected<Problem> rejected = (Rejected<Problem>) limited.read(bytes(problem));

    assertThat(rejected.errors().issues())
        .extracting(Issue::code, Issue::pointer, Issue::value, Issue::messageEn)
        .containsExactlyInAnyOrder(
            tuple(
                IssueCode.TOO_MANY_FIELDS,
                "/metadata/a",
                "16",
                "The document: the object a has 16 fields; at most 15 are taken."),
            tuple(
                IssueCode.LIST_TOO_LONG,
                "/units/0/requires",
                "16",
                "The document: the list requires has 16 items; at most 15 are taken."),
            tuple(
                IssueCode.LIST_TOO_LONG,
                "/placements",
                "16",
                "The document: the list placements has 16 items; at most 15 are taken."));
  }

  private static String fields(int count) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> "\"f" + i + "\":1")
        .collect(Collectors.joining(","));
  }

  @Test
  void aListInsteadOfADocumentAndOneOfTooManyPartsAreRefusedBeforeTheirEnd() {
    ProblemReader limited = new ProblemReader(new ReadLimits(20, 1_000, 1_000));
    byte[] list = "[{},{},{},".getBytes(UTF_8);
    byte[] unending = ("{\"areas\":[" + "[],".repeat(1_000)).getBytes(UTF_8);

    assertThat(limited.read(list))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.errors().issues())
                    .extracting(Issue::code, Issue::pointer)
                    .containsExactly(tuple(IssueCode.WRONG_TYPE, "")));
    assertThat(limited.read(unending))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected ->
                assertThat(rejected.errors().issues())
                    .extracting(Issue::code)
                    .containsExactly(IssueCode.DOCUMENT_TOO_LONG));
  }

  @Test
  void aLargeDocumentOfWrongFormIsToldItsFirstFaultAndThatReadingStopped() {
    ObjectNode problem = Example.tree("problem.json");
    set(problem, "/units/0/name", "17");
    set(problem, "/units/1/name", "18");
    ProblemReader limited = new ProblemReader(new ReadLimits(1_000, 1_000_000, 10));

    Rejected<Problem> rejected = (Rejected<Problem>) limited.read(bytes(problem));

    assertThat(rejected.errors().issues())
        .extracting(Issue::code, Issue::pointer)
        .containsExactly(
            tuple(IssueCode.INVALID_VALUE, "/units/0/name"), tuple(IssueCode.READING_STOPPED, ""));
    assertThat(rejected.errors().issues().getLast().messageEn())
        .isEqualTo(
            "The document: has more than 10 brackets, field names and values, more than there is"
                + " memory for to set single rows aside or look for more faults; mend what is named"
                + " here and read it again, or give the program more memory (-Xmx).");
  }

  @Test
  void aRowThatAnyOtherDocumentIsReadWithoutRefusesALargeOneAndSaysWhy() {
    ObjectNode problem = Example.tree("problem.json");
    ArrayNode placements = (ArrayNode) problem.path("placements");
    placements.add(placements.get(0).deepCopy());
    byte[] document = bytes(problem);
    ReadLimits limits = new ReadLimits(1_000, 1_000_000, 10);

    Rejected<Problem> rejected = (Rejected<Problem>) new ProblemReader(limits).read(document);
    Rejected<Problem> strict =
        (Rejected<Problem>) new ProblemReader(limits).strict().read(document);

    assertThat(reader.read(document)).isInstanceOf(ReadResult.Accepted.class);
    assertThat(rejected.errors().issues())
        .extracting(Issue::code)
        .containsExactly(IssueCode.DUPLICATE_ID, IssueCode.READING_STOPPED);
    assertThat(strict.errors().issues())
        .extracting(Issue::code)
        .containsExactly(IssueCode.DUPLICATE_ID);
  }

  @Test
  void aDayThatDoesNotExistHasItsCodePlaceAndValueInALargeDocumentToo() {
    ProblemReader limited = new ProblemReader(new ReadLimits(1_000, 1_000_000, 10));

    Rejected<Problem> rejected =
        (Rejected<Problem>)
            limited.read(bytes(spoilt("/supervisors/2/absences/0/from", "\"2024-02-30\"")));

    assertThat(rejected.errors().issues())
        .extracting(Issue::code, Issue::pointer, Issue::value)
        .containsExactly(
            tuple(IssueCode.INVALID_DATE, "/supervisors/2/absences/0/from", "2024-02-30"),
            tuple(IssueCode.READING_STOPPED, "", ""));
  }

  @Test
  void readingStopsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> reader.read(bytes(Example.tree("problem.json"))))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aDocumentOfAnOlderVersionBecomesOneOfVersion3() {
    Problem first = accepted(Example.tree("problem.json")).value();
    ObjectNode second = Example.tree("problem.json");
    set(second, "/schemaVersion", "2");
    set(second, "/placements/2/published", told("U1"));
    set(second, "/placements/3/published/supervisorId", "\"S99\"");

    assertThat(first.schemaVersion()).isEqualTo(3);
    assertThat(accepted(second).value().schemaVersion()).isEqualTo(3);
    assertThat(first.placements().get(2).published())
        .isEqualTo(new PublishedPlace("S01", "U1", LocalDate.of(2024, 2, 19), 5, null));
    assertThat(accepted(second).value().placements().get(2)).isEqualTo(first.placements().get(2));
    assertThat(accepted(second).value().placements().get(3).published())
        .isEqualTo(new PublishedPlace("S99", null, null, null, "A1"));
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
