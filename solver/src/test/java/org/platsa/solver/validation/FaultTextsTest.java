package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.ReadResult.Malformed;
import org.platsa.solver.validation.ReadResult.Rejected;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is said of faults, in both languages. */
class FaultTextsTest {
  private final ProblemReader reader = new ProblemReader().strict();

  @Test
  void everyCodeHasASentenceInBothLanguagesWithTheSameArguments() {
    for (IssueCode code : IssueCode.values()) {
      BilingualText template = code.template();
      assertThat(template.sv()).isNotBlank().isNotEqualTo(template.en());
      assertThat(slots(template.sv())).as(code.name()).isEqualTo(slots(template.en()));
    }
  }

  private static Set<String> slots(String template) {
    return java.util.regex.Pattern.compile("%[0-9]\\$s")
        .matcher(template)
        .results()
        .map(java.util.regex.MatchResult::group)
        .collect(Collectors.toSet());
  }

  @Test
  void aMessageNamesTheThingTheValueAndTheRuleAndWhatMayHaveBeenMeant() {
    ObjectNode problem = Example.tree("problem.json");
    set(problem, "/placements/0/studentId", "\"st1\"");
    set(problem, "/units/2/kind", "\"HOMECARE\"");
    set(problem, "/units/2/location/lat", "157");
    set(problem, "/providers/1/guaranteed", "1");

    assertThat(rejected(problem).issues())
        .extracting(Issue::messageEn, Issue::messageSv)
        .containsExactlyInAnyOrder(
            tuple(
                "Unit U3: kind is 'HOMECARE', but must be one of CARE_HOME, HOME_CARE, GROUP_HOME,"
                    + " DAILY_ACTIVITY, PSYCHIATRY, SHORT_TERM_CARE. Maybe 'HOME_CARE'.",
                "Enhet U3: kind är ”HOMECARE”, men ska vara något av CARE_HOME, HOME_CARE,"
                    + " GROUP_HOME, DAILY_ACTIVITY, PSYCHIATRY, SHORT_TERM_CARE. Kanske"
                    + " ”HOME_CARE”."),
            tuple(
                "Unit U3: location.lat is 157, but must be from -90 to 90.",
                "Enhet U3: location.lat är 157, men ska vara mellan -90 och 90."),
            tuple(
                "Provider R2: there is no field guaranteed in the format.",
                "Utbildare R2: fältet guaranteed finns inte i formatet."),
            tuple(
                "Placement P01: studentId is 'st1', but there is no student with that id.",
                "Placering P01: studentId är ”st1”, men det finns ingen elev med det id:t."));
  }

  @Test
  void aPersonalNumberIsNowhereRepeated() {
    ObjectNode problem = Example.tree("problem.json");
    set(problem, "/students/0/id", "\"900203-1236\"");
    set(problem, "/students/0/transport", "\"SPACESHIP\"");
    set(problem, "/placements/0/studentId", "\"19900203-1236\"");

    assertThat(rejected(problem).issues())
        .hasSizeGreaterThan(3)
        .allSatisfy(issue -> assertThat(issue.toString()).doesNotContain("900203"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|The document: is not valid JSON: it is empty.|Dokumentet: är inte giltig JSON: det är"
            + " tomt.",
        "'{\"name\": [1, 2'|The document: is not valid JSON: it ends before it is complete, after"
            + " '{\"name\": [1, 2'; was the file cut off?|Dokumentet: är inte giltig JSON: det"
            + " slutar mitt i, efter ”{\"name\": [1, 2”; är filen avhuggen?"
      })
  void whatIsMissingIsNamed(String text, String en, String sv) {
    Issue issue = ((Malformed<Problem>) reader.read(text.getBytes(UTF_8))).issue();
    assertThat(issue.messageEn()).isEqualTo(en);
    assertThat(issue.messageSv()).isEqualTo(sv);
  }

  @ParameterizedTest
  @CsvSource({
    "/units/0/location/lat,6213000,It looks like metres in SWEREF 99 or RT 90; give degrees in WGS"
        + " 84.",
    "/students/0/home/lon,363000.5,It looks like metres in SWEREF 99 or RT 90; give degrees in WGS"
        + " 84.",
    "/placements/0/intensity,0.5,Maybe 50.",
    "/placements/0/intensity,0.25,Maybe 25.",
    "/placements/0/intensity,\"50%\",Maybe 50.",
    "/placements/0/intensity,\"75 %\",Maybe 75.",
    "/placements/0/intensity,'\"0,5\"',Maybe 50."
  })
  void whatWasMeantByANumberIsSaid(String at, String json, String hint) {
    assertThat(rejected(Example.spoilt(at, json)).issues())
        .extracting(Issue::messageEn)
        .singleElement()
        .asString()
        .endsWith(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "/units/0/location/lat,91",
    "/units/0/location/lat,1e300",
    "/placements/0/intensity,1.5",
    "/placements/0/intensity,101"
  })
  void otherNumbersAreNotGuessedAt(String at, String json) {
    assertThat(rejected(Example.spoilt(at, json)).issues())
        .extracting(Issue::messageEn)
        .singleElement()
        .asString()
        .doesNotContain("looks like")
        .doesNotContain("Maybe");
  }

  @Test
  void aTermOfAnImpossibleYearIsAskedAbout() {
    ObjectNode problem = Example.spoilt("/term/firstDay", "\"0224-01-15\"");
    assertThat(rejected(problem).issues())
        .filteredOn(issue -> issue.code() == IssueCode.TERM_NOT_FROM_MONDAY)
        .extracting(Issue::messageEn)
        .singleElement()
        .asString()
        .endsWith("a term is whole weeks. Is the year 0224 right?");
  }

  @Test
  void lettersThatWereEncodedTwiceAreNamed() {
    assertThat(rejected(spoilt("/units/0/name", "\"\u00C3\u0085sen\"")).issues())
        .extracting(Issue::code, Issue::messageEn)
        .containsExactly(
            tuple(
                IssueCode.INVALID_TEXT,
                "Unit U1: name is '\u00C3\uFFFDsen', but must not be empty, only spaces or have"
                    + " control characters or half characters. Letters are encoded in UTF-8 twice;"
                    + " maybe '\u00C5sen'."));
    assertThat(rejected(spoilt("/units/0/name", "\"Norr \u0096 Ost\"")).issues())
        .extracting(Issue::messageEn)
        .allSatisfy(text ->
            assertThat(text)
                .endsWith("Letters are encoded in Windows-1252; maybe 'Norr \u2013 Ost'."));
    assertThat(rejected(spoilt("/units/0/name", "\"Norr\\u0007\"")).issues())
        .extracting(Issue::messageEn)
        .allSatisfy(
            text -> assertThat(text).endsWith("have control characters or half characters."));
  }

  @Test
  void halfACharacterIsNamedAndNumbersAreReadable() {
    ObjectNode problem = Example.tree("problem.json");
    set(problem, "/units/0/name", "\"ab\\ud83d\"");
    set(problem, "/units/1/permanentStaff", "2000000");
    set(problem, "/weights/travel", "-1234567");

    assertThat(rejected(problem).issues())
        .extracting(Issue::messageEn, Issue::messageSv)
        .containsExactlyInAnyOrder(
            tuple(
                "Unit U1: name is 'ab\uFFFD', but must not be empty, only spaces or have control"
                    + " characters or half characters. Character 3 is half a character (\\uD83D, a"
                    + " lone surrogate); the text was probably cut within a character.",
                "Enhet U1: name är ”ab\uFFFD”, men får inte vara tom, bara blanksteg eller"
                    + " innehålla styrtecken eller halva tecken. Tecken nr 3 är ett halvt tecken"
                    + " (\\uD83D, ett ensamt surrogat); texten är nog avhuggen mitt i ett tecken."),
            tuple(
                "Unit U2: permanentStaff is 2,000,000, but must be from 0 to 100,000.",
                "Enhet U2: permanentStaff är 2\u00a0000\u00a0000, men ska vara mellan 0 och"
                    + " 100\u00a0000."),
            tuple(
                "The document: weights.travel is -1,234,567, but must be from 0 to 1,000,000.",
                "Dokumentet: weights.travel är -1\u00a0234\u00a0567, men ska vara mellan 0 och"
                    + " 1\u00a0000\u00a0000."));
  }

  @Test
  void noOtherLetterIsOfferedForAnIdOfOneLetter() {
    ObjectNode problem = spoilt("/areas/0/id", "\"N\"");
    set(problem, "/units/0/areaId", "\"X\"");

    assertThat(rejected(problem).issues())
        .filteredOn(issue -> issue.pointer().equals("/units/0/areaId"))
        .extracting(Issue::messageEn)
        .containsExactly("Unit U1: areaId is 'X', but there is no area with that id.");
    assertThat(new Suggestion().nearest("x", List.of("Y", "X"))).contains("X");
  }

  private static String student(String id) {
    return "{\"id\":\"%s\",\"providerId\":\"R1\",\"home\":{\"lat\":57.2,\"lon\":14},\"transport\":\"CAR\",\"needsSupport\":false,\"learnsSwedish\":false}"
        .formatted(id);
  }

  private static byte[] bytes(ObjectNode document) {
    return document.toString().getBytes(UTF_8);
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
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
