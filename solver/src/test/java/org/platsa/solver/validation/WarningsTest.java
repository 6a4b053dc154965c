package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.node.ObjectNode;

/** Each warning at the limit and just beside it, on the example with something changed. */
class WarningsTest {
  /** The codes that this class is about. */
  static final Set<IssueCode> SHOWN = shown();

  private static Set<IssueCode> shown() {
    Set<IssueCode> codes = EnumSet.range(IssueCode.PLACEMENTS_MUST_OVERLAP, IssueCode.SAME_PERIOD);
    codes.addAll(
        Set.of(
            IssueCode.STUDENT_UNIT_UNKNOWN,
            IssueCode.STUDENT_UNIT_TWICE,
            IssueCode.PUBLISHED_OUTSIDE_TERM,
            IssueCode.PUBLISHED_NOT_FROM_MONDAY));
    return Collections.unmodifiableSet(codes);
  }

  /** The pointers of a code's warnings, which never stop a problem. */
  private static List<String> warned(IssueCode code, @Nullable String... pointersAndValues) {
    return issues(code, Example.spoilt(pointersAndValues)).stream().map(Issue::pointer).toList();
  }

  private static List<Issue> issues(IssueCode code, ObjectNode problem) {
    ReadResult<Problem> result = new ProblemReader().read(problem.toString().getBytes(UTF_8));
    assertThat(result).isInstanceOf(ReadResult.Accepted.class);
    return ((ReadResult.Accepted<Problem>) result)
        .warnings().issues().stream().filter(issue -> issue.code() == code).toList();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  @Test
  void theExampleGivesNoneOfThem() {
    for (IssueCode code : SHOWN) {
      assertThat(issues(code, Example.tree("problem.json"))).as("%s", code).isEmpty();
    }
  }

  @Test
  void manyOfOneCodeDoNotHideTheOthers() {
    ObjectNode problem = Example.tree("problem.json");
    for (int i = 0; i < 2_000; i++) {
      Example.set(problem, "/periods/-", period("X" + i, "Extra " + i, "2024-05-27", 1, "PRAO"));
    }
    Example.set(problem, "/units/0/maxTrainees", "0");

    IssueList list =
        ((ReadResult.Accepted<Problem>)
                new ProblemReader().read(problem.toString().getBytes(UTF_8)))
            .warnings();

    assertThat(list.issues().stream().filter(i -> i.code() == IssueCode.PERIOD_UNUSED))
        .hasSize(100);
    assertThat(list.unlisted()).containsEntry(IssueCode.PERIOD_UNUSED, 1_900);
    assertThat(list.issues()).extracting(Issue::code).contains(IssueCode.UNIT_TAKES_NOBODY);
  }

  private static String period(String id, String name, String monday, int weeks, String kind) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"kind\":\"%s\",\"firstMonday\":\"%s\",\"weeks\":%d}"
        .formatted(id, name, kind, monday, weeks);
  }

  private static String placement(String id, String student, String periods, int intensity) {
    return """
    {"id": "%s", "studentId": "%s", "kind": "APL", "allowedPeriods": %s,
     "requiredUnitKinds": ["GROUP_HOME"], "intensity": %d, "peerLearning": false}
    """
        .formatted(id, student, periods, intensity);
  }

  @Nested
  class PlacementsMustOverlap {
    @Test
    void isToldOfTwoThatAreMoreThanFullTimeTogether() {
      assertThat(overlaps(placement("X", "st04", "[\"A1\"]", 1)))
          .containsExactly("/placements/14/allowedPeriods");
      assertThat(
              issues(
                  IssueCode.PLACEMENTS_MUST_OVERLAP, with(placement("X", "st04", "[\"A1\"]", 50))))
          .extracting(Issue::messageEn, Issue::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "Placement X: the student 'st04' also has 'P04'; they can only overlap and are"
                      + " more than full time together, so one of them will have no place.",
                  "P04"));
    }

    @Test
    void isNotToldWhenAnotherPeriodIsAllowed() {
      assertThat(overlaps(placement("X", "st04", "[\"A1\", \"A2\"]", 100))).isEmpty();
    }

    @Test
    void isNotToldOfHalfTimeOnesButOfThree() {
      String half = placement("X", "st04", "[\"A1\"]", 50);
      assertThat(overlaps("/placements/3/intensity", "50", "/placements/-", half)).isEmpty();
      assertThat(overlaps("/placements/3/intensity", "51", "/placements/-", half)).hasSize(1);
      assertThat(
              overlaps(
                  "/placements/3/intensity",
                  "50",
                  "/placements/-",
                  half,
                  "/placements/-",
                  placement("Y", "st04", "[\"A1\"]", 1)))
          .containsExactly("/placements/15/allowedPeriods");
    }

    @Test
    void allThatAreTooMuchTogetherAreNamed() {
      ObjectNode problem =
          Example.spoilt(
              "/placements/3/intensity", "50",
              "/placements/-", placement("X", "st04", "[\"A1\"]", 50),
              "/placements/-", placement("Y", "st04", "[\"A1\"]", 50));
      assertThat(issues(IssueCode.PLACEMENTS_MUST_OVERLAP, problem))
          .extracting(Issue::messageEn, Issue::messageSv, Issue::value)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "Placement Y: the student 'st04' also has 'P04' and 'X'; they can only overlap"
                      + " and are more than full time together, so one of them will have no"
                      + " place.",
                  "Placering Y: eleven ”st04” har också ”P04” och ”X”; de kan bara ligga samtidigt"
                      + " och är tillsammans mer än heltid, så en av dem blir utan plats.",
                  "P04 X"));
    }

    @Test
    void thePinnedKeepTheirPlaces() {
      ObjectNode problem = Example.spoilt("/placements/-", placement("X", "st04", "[\"A1\"]", 100));
      for (int placement : List.of(3, 14)) {
        Example.set(problem, "/placements/" + placement + "/pinned", "true");
        Example.set(
            problem,
            "/placements/" + placement + "/assignment",
            "{\"supervisorId\":\"S09\",\"periodId\":\"A1\"}");
      }
      assertThat(issues(IssueCode.PLACEMENTS_MUST_OVERLAP, problem))
          .extracting(Issue::messageEn)
          .containsExactly(
              "Placement X: the student 'st04' also has 'P04'; they can only overlap and are more"
                  + " than full time together.");
      Example.set(problem, "/placements/14/assignment/periodId", "\"A2\"");
      assertThat(issues(IssueCode.PLACEMENTS_MUST_OVERLAP, problem)).isEmpty();
    }

    private List<String> overlaps(String placement) {
      return overlaps("/placements/-", placement);
    }

    private List<String> overlaps(String... changes) {
      return warned(IssueCode.PLACEMENTS_MUST_OVERLAP, changes);
    }

    private ObjectNode with(String placement) {
      return Example.spoilt("/placements/-", placement);
    }
  }

  @Nested
  class PlacementsTooMany {
    private static final String BOTH = "[\"A1\", \"A2\"]";

    @Test
    void isToldOfThreeThatHaveTwoPeriods() {
      ObjectNode problem =
          Example.spoilt(
              "/placements/-", placement("X", "st05", BOTH, 100),
              "/placements/-", placement("Y", "st05", BOTH, 50),
              "/placements/-", placement("Z", "st05", "[\"A2\"]", 50));
      assertThat(issues(IssueCode.PLACEMENTS_TOO_MANY, problem))
          .extracting(Issue::pointer, Issue::messageEn, Issue::messageSv)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "/placements/15/allowedPeriods",
                  "Placement Y: the student 'st05' also has 'P05' and 'X'; the weeks of their"
                      + " periods cannot hold them all, so one of them will have no place.",
                  "Placering Y: eleven ”st05” har också ”P05” och ”X”; veckorna i deras perioder"
                      + " räcker inte till dem alla, så en av dem blir utan plats."),
              org.assertj.core.groups.Tuple.tuple(
                  "/placements/16/allowedPeriods",
                  "Placement Z: the student 'st05' also has 'P05' and 'X'; the weeks of their"
                      + " periods cannot hold them all, so one of them will have no place.",
                  "Placering Z: eleven ”st05” har också ”P05” och ”X”; veckorna i deras perioder"
                      + " räcker inte till dem alla, så en av dem blir utan plats."));
    }

    @Test
    void isNotToldOfHalfTimeOnes() {
      assertThat(
              warned(
                  IssueCode.PLACEMENTS_TOO_MANY,
                  "/placements/4/intensity",
                  "50",
                  "/placements/-",
                  placement("X", "st05", BOTH, 100),
                  "/placements/-",
                  placement("Y", "st05", BOTH, 50)))
          .isEmpty();
    }

    @Test
    void onlyThoseInTheWayAreNamed() {
      assertThat(
              issues(
                  IssueCode.PLACEMENTS_TOO_MANY,
                  Example.spoilt(
                      "/placements/-", placement("W", "st10", BOTH, 100),
                      "/placements/-", placement("X", "st10", BOTH, 100),
                      "/placements/-", placement("Y", "st10", "[\"A1\", \"A2\"]", 20))))
          .extracting(Issue::value)
          .containsExactly("W X");
    }
  }

  @Nested
  class ContactDetailsInIds {
    @ParameterizedTest
    @CsvSource({
      "anna.andersson@skola.se,an e-mail address,a***@skola.se",
      "070-1234567,a telephone number,070*****",
      "+46 70 123 45 67,a telephone number,+46*****",
      "0701234567,a telephone number,070*****",
      "042-10 50 00,a telephone number,042*****"
    })
    void areToldWithoutRepeatingThem(String id, String what, String value) {
      ObjectNode problem = Example.spoilt("/students/-", student(id));
      Issue issue = issues(IssueCode.LOOKS_LIKE_CONTACT, problem).getFirst();
      assertThat(issue.messageEn())
          .isEqualTo(
              "Student %s: the id looks like %s, so the student can be recognised; use a"
                  + " pseudonym.",
              value, what);
      assertThat(issue.value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elev-070", "07012345", "2024-0701", "a@b", "001234567890", "042-1050"})
    void areNotToldOfOtherIds(String id) {
      assertThat(warned(IssueCode.LOOKS_LIKE_CONTACT, "/students/-", student(id))).isEmpty();
    }

    private String student(String id) {
      return Example.tree("problem.json").at("/students/4").toString().replace("st05", id);
    }
  }

  @Nested
  class SpreadsheetTrace {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "#N/A",
          "#REF!",
          "#SAKNAS!",
          "#NAME?",
          "#DIV/0!",
          "#VÄRDEFEL!",
          "Err:502",
          "NULL",
          "NaN",
          "=A1+B2",
          "1,23E+12",
          "1.23E+12",
          "aug-24",
          "45530",
          "2024-09-01",
          "1/9/2024"
        })
    void isToldOfIds(String id) {
      assertThat(warned(IssueCode.SPREADSHEET_TRACE, "/placements/2/id", quoted(id)))
          .containsExactly("/placements/2/id");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"#1", "#A", "1E5", "-1", "+1", "APL-24", "12345678", "Maj", "12", "a=b"})
    void isNotToldOfOtherIds(String id) {
      assertThat(warned(IssueCode.SPREADSHEET_TRACE, "/placements/2/id", quoted(id))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#SAKNAS!", "#REF!", "=A1+B2", "1,23E+12"})
    void isToldOfNames(String name) {
      assertThat(warned(IssueCode.SPREADSHEET_TRACE, "/units/2/name", quoted(name)))
          .containsExactly("/units/2/name");
    }

    @Test
    void whereMostIdsAreNumbersOrDatesTheyAreMeant() {
      List<@Nullable String> numbers = new ArrayList<>();
      List<@Nullable String> dates = new ArrayList<>();
      for (int i = 0; i < 14; i++) {
        Collections.addAll(numbers, "/placements/" + i + "/id", quoted("" + (45_000 + i)));
        Collections.addAll(
            dates, "/placements/" + i + "/id", quoted("2024-09-%02d".formatted(i + 1)));
      }
      assertThat(warned(IssueCode.SPREADSHEET_TRACE, numbers.toArray(String[]::new))).isEmpty();
      assertThat(warned(IssueCode.SPREADSHEET_TRACE, dates.toArray(String[]::new))).isEmpty();
    }

    @Test
    void zerosThatWereTakenAwayAreTold() {
      ObjectNode problem =
          Example.spoilt("/placements/2/id", quoted("12"), "/placements/5/id", quoted("0012"));
      assertThat(issues(IssueCode.SPREADSHEET_TRACE, problem))
          .extracting(Issue::pointer, Issue::messageEn)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "/placements/2/id",
                  "Placement 12: id is '12', like '0012' without the zeros at its beginning, which"
                      + " spreadsheets take away; are they the same?"));
    }
  }

  @Nested
  class SameRequest {
    @Test
    void isToldOfTwoThatDifferInTheirIdsOnly() {
      String again =
          placement("P05b", "st05", "[\"A2\", \"A1\"]", 100).replace("[\"GROUP_HOME\"]", "[]");
      assertThat(warned(IssueCode.SAME_REQUEST, "/placements/-", again))
          .containsExactly("/placements/14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"A1\"]", "[\"A2\"]"})
    void isNotToldWhenThePeriodsDiffer(String periods) {
      String other = placement("P05b", "st05", periods, 100).replace("[\"GROUP_HOME\"]", "[]");
      assertThat(warned(IssueCode.SAME_REQUEST, "/placements/-", other)).isEmpty();
    }

    @Test
    void isNotToldWhenTheKindsOfUnitOrTheStudentsDiffer() {
      String otherKind = placement("P05b", "st05", "[\"A1\", \"A2\"]", 100);
      String otherStudent =
          placement("P05b", "st06", "[\"A1\", \"A2\"]", 100).replace("[\"GROUP_HOME\"]", "[]");
      assertThat(warned(IssueCode.SAME_REQUEST, "/placements/-", otherKind)).isEmpty();
      assertThat(warned(IssueCode.SAME_REQUEST, "/placements/-", otherStudent)).isEmpty();
    }
  }

  @Nested
  class IntensityTiny {
    @Test
    void isToldBelowTenPercent() {
      assertThat(warned(IssueCode.INTENSITY_TINY, "/placements/0/intensity", "9"))
          .containsExactly("/placements/0/intensity");
      assertThat(warned(IssueCode.INTENSITY_TINY, "/placements/0/intensity", "10")).isEmpty();
    }
  }

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
  class LooksLikePersonalNumber {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "250113-0001",
          "20240819-0001",
          "900203-1234",
          "19900203 1234",
          "199002031234",
          "240113-0008"
        })
    void isToldOfItsFormWithAWrongCheckDigitOrOfANewborn(String id) {
      assertThat(warned(IssueCode.LOOKS_LIKE_PERSONAL_NUMBER, "/placements/0/id", quoted(id)))
          .containsExactly("/placements/0/id");
      assertThat(
              issues(
                  IssueCode.LOOKS_LIKE_PERSONAL_NUMBER,
                  Example.spoilt("/placements/0/id", quoted(id))))
          .allSatisfy(issue -> assertThat(issue.messageEn()).contains("Placement"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "9002031234",
          "902203-1234",
          "900231-1234",
          "P-202213-0042",
          "1234567-0001",
          "elev-00012"
        })
    void isNotToldOfOtherNumbers(String id) {
      assertThat(warned(IssueCode.LOOKS_LIKE_PERSONAL_NUMBER, "/placements/0/id", quoted(id)))
          .isEmpty();
    }
  }

  @Nested
  class PersonalNumberInText {
    @Test
    void isToldOfNamesAndNotesAndOtherIds() {
      IssueCode code = IssueCode.PERSONAL_NUMBER_IN_TEXT;
      String number = quoted("Ring 900203-1236");
      assertThat(warned(code, "/units/0/name", number)).containsExactly("/units/0/name");
      assertThat(warned(code, "/name", number)).containsExactly("/name");
      assertThat(warned(code, "/metadata", "{\"by\":" + number + "}"))
          .containsExactly("/metadata/by");
      assertThat(warned(code, "/units/0/name", quoted("Ring 900203-1234"))).isEmpty();
      assertThat(issues(code, Example.spoilt("/units/0/name", number)).getFirst().messageEn())
          .contains("Ring ******-****");
    }
  }

  @Nested
  class IdsAlike {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        ignoreLeadingAndTrailingWhitespace = false,
        value = {
          "P02|p02",
          "P02| P02",
          "P02|P02 ",
          "P02|P02\u00A0",
          "P02|P\u200B02",
          "P02|\uFEFFP02",
          "P02|PO2",
          "A02|\u041002",
          "Pa2|\u0420\u04302",
          "A1x|\uFF211x",
          "\u00E51|a\u030A1",
          "\u00E51|\u00C51",
          "x y|x\u00A0y",
          "x y|x  y",
          "A-1|A\u20131",
          "IA|lA",
          "1A|lA"
        })
    void isToldOfIdsThatAPersonCannotTellApart(String first, String second) {
      assertThat(
              warned(
                  IssueCode.IDS_ALIKE,
                  "/placements/1/id",
                  quoted(first),
                  "/placements/2/id",
                  quoted(second)))
          .containsExactly("/placements/2/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2", "P03", "P-02", "P02b", "Q02"})
    void isNotToldOfIdsThatLookDifferent(String id) {
      assertThat(
              warned(
                  IssueCode.IDS_ALIKE,
                  "/placements/2/id",
                  quoted(id + "z"),
                  "/placements/0/id",
                  quoted(id + "y")))
          .isEmpty();
    }

    @Test
    void theDifferenceIsNamed() {
      assertThat(issues(IssueCode.IDS_ALIKE, Example.spoilt("/placements/2/id", quoted("P02 "))))
          .extracting(Issue::messageEn)
          .containsExactly(
              "Placement P02 : the id 'P02<U+0020>' is hard to tell from 'P02', number 2 in"
                  + " placements: only characters that are not seen differ.");
    }
  }

  @Nested
  class InvisibleCharacters {
    @ParameterizedTest
    @ValueSource(
        strings = {
          " x",
          "x ",
          "x\u00A0y",
          "x\u200By",
          "x\u00ADy",
          "\uFEFFx",
          "x  y",
          "x\u202Ey",
          "x\u3000y"
        })
    void areTold(String id) {
      assertThat(warned(IssueCode.INVISIBLE_CHARACTERS, "/placements/2/id", quoted(id)))
          .containsExactly("/placements/2/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y", "åäö", "x-y", "x–y", "学生"})
    void areNotToldWhereAllIsSeen(String id) {
      assertThat(warned(IssueCode.INVISIBLE_CHARACTERS, "/placements/2/id", quoted(id))).isEmpty();
    }
  }

  @Nested
  class GarbledText {
    @ParameterizedTest
    @ValueSource(
        strings = {"VÃ¥rdboende", "SÃ¶der", "Ã„ngen", "H\uFFFDrby", "V?rdboende", "Norr â€“ Ost"})
    void isTold(String name) {
      assertThat(warned(IssueCode.GARBLED_TEXT, "/units/2/name", quoted(name)))
          .containsExactly("/units/2/name");
    }

    @Test
    void aLostLetterIsAskedAbout() {
      ObjectNode problem = Example.spoilt("/units/2/name", quoted("V?rdboende"));
      assertThat(issues(IssueCode.GARBLED_TEXT, problem).getFirst().messageEn())
          .isEqualTo(
              "Unit U3: name is 'V?rdboende'; does the question mark stand for a letter that was"
                  + " lost?");
      assertThat(warned(IssueCode.GARBLED_TEXT, "/units/2/name", quoted("Norra ?ngen")))
          .containsExactly("/units/2/name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b?c#d", "APL?HT1", "S?der"})
    void aQuestionMarkInAnIdIsNone(String id) {
      assertThat(warned(IssueCode.GARBLED_TEXT, "/placements/2/id", quoted(id))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Vårdboende",
          "São João",
          "Öppet?",
          "Âge",
          "Château",
          "Vem?Vad",
          "Hem https://x.se/a?id=1",
          "Hem www.hem.se/vad?namn",
          "x.se/hem?enhet=5"
        })
    void isNotToldOfRealLetters(String name) {
      assertThat(warned(IssueCode.GARBLED_TEXT, "/units/2/name", quoted(name))).isEmpty();
    }
  }

  @Nested
  class Names {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "Vårdboende Linden",
          "vårdboende  linden",
          "Vårdboende Linden ",
          "Vårdboende-Linden"
        })
    void theSameNameIsTold(String name) {
      assertThat(warned(IssueCode.SAME_NAME, "/units/3/name", quoted(name)))
          .containsExactly("/units/3/name");
    }

    @Test
    void theSameNameInAnotherTownIsNotTold() {
      assertThat(
              warned(
                  IssueCode.SAME_NAME,
                  "/units/2/name",
                  quoted("Vårdboende Linden"),
                  "/units/2/location",
                  "{\"lat\":57.5,\"lon\":13.95}"))
          .isEmpty();
    }

    @Test
    void aNameOneLetterApartIsTold() {
      assertThat(warned(IssueCode.NAMES_ALIKE, "/units/2/name", quoted("Vårdboende Kastajen")))
          .containsExactly("/units/2/name");
      assertThat(warned(IssueCode.NAMES_ALIKE, "/areas/1/name", quoted("Norrr")))
          .containsExactly("/areas/1/name");
      assertThat(warned(IssueCode.NAMES_ALIKE, "/providers/1/name", quoted("Gymnasieskloan Norr")))
          .containsExactly("/providers/1/name");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Vårdboende Kastanjen 2",
          "Vårdboende Kajen",
          "Gruppbostad Kastanjen",
          "Vårdboende A"
        })
    void otherNamesAreNotTold(String name) {
      assertThat(warned(IssueCode.NAMES_ALIKE, "/units/2/name", quoted(name))).isEmpty();
      assertThat(warned(IssueCode.SAME_NAME, "/units/2/name", quoted(name))).isEmpty();
    }

    @Test
    void numbersAndSingleLettersAreNoSlips() {
      assertThat(
              warned(
                  IssueCode.NAMES_ALIKE,
                  "/areas/0/name",
                  quoted("Område 11"),
                  "/areas/1/name",
                  quoted("Område 12")))
          .isEmpty();
      assertThat(
              warned(
                  IssueCode.NAMES_ALIKE,
                  "/areas/0/name",
                  quoted("Hus A"),
                  "/areas/1/name",
                  quoted("Hus B")))
          .isEmpty();
    }
  }

  @Nested
  class WordAlike {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "DRIVING_LICENSE",
          "driving_licence",
          "DRIVING LICENCE",
          "DRVING_LICENCE",
          "DRIVING_LICENCE ",
          "DRIVINGLICENCE",
          "DRIVING_LICNECE",
          "DRIVING_LICENCЕ"
        })
    void isToldOfALicenceThatNoUnitRequiresButOneLikeIt(String word) {
      assertThat(warned(IssueCode.WORD_ALIKE, "/students/4/licences", "[\"" + word + "\"]"))
          .containsExactly("/students/4/licences/0");
    }

    @Test
    void isToldOfARequirementThatNoStudentHasButOneLikeIt() {
      assertThat(warned(IssueCode.WORD_ALIKE, "/units/0/requires", "[\"DRIVING_LISENCE\"]"))
          .containsExactly("/units/0/requires/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VACCINATED", "DRIVING_LICENCE_B", "CYCLING_LICENCE", "X"})
    void isNotToldOfOtherLicences(String word) {
      assertThat(warned(IssueCode.WORD_ALIKE, "/students/4/licences", "[\"" + word + "\"]"))
          .isEmpty();
    }

    @Test
    void theLicenceThatTheFormatNamesIsNotAskedAbout() {
      ObjectNode problem = Example.tree("problem.json");
      for (int i = 0; i < problem.path("students").size(); i++) {
        Example.set(problem, "/students/" + i + "/licences", "[\"DRIVING_LICENSE\"]");
      }
      assertThat(issues(IssueCode.WORD_ALIKE, problem))
          .extracting(Issue::value)
          .isNotEmpty()
          .containsOnly("DRIVING_LICENSE");
    }

    @Test
    void classesOfLicencesAreNoSlips() {
      assertThat(
              warned(
                  IssueCode.WORD_ALIKE,
                  "/students/4/licences",
                  "[\"LICENCE_B\", \"LICENCE_C\"]",
                  "/units/0/requires",
                  "[\"LICENCE_B\"]"))
          .isEmpty();
    }
  }

  @Nested
  class Dates {
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

  @Nested
  class Positions {
    @Test
    void zeroIsTold() {
      assertThat(at(IssueCode.POSITION_ZERO, 0, 0)).containsExactly("/students/5/home");
      assertThat(at(IssueCode.POSITION_FAR_OFF, 0, 0)).isEmpty();
      assertThat(at(IssueCode.POSITION_ZERO, 57.1, 0)).isEmpty();
    }

    @Test
    void exchangedNumbersAreTold() {
      assertThat(at(IssueCode.POSITION_EXCHANGED, 14, 57.2)).containsExactly("/students/5/home");
      assertThat(at(IssueCode.POSITION_FAR_OFF, 14, 57.2)).isEmpty();
    }

    @Test
    void whatIsFarFromAllOthersIsTold() {
      assertThat(at(IssueCode.POSITION_FAR_OFF, 57.2, 0)).containsExactly("/students/5/home");
      assertThat(at(IssueCode.POSITION_FAR_OFF, 5.72, 14)).containsExactly("/students/5/home");
      assertThat(at(IssueCode.POSITION_FAR_OFF, 59.2, 14)).containsExactly("/students/5/home");
      assertThat(at(IssueCode.POSITION_FAR_OFF, 58.9, 14)).isEmpty();
    }

    @Test
    void anIslandAndAnotherTownAreNotTold() {
      List<@Nullable String> changes = new ArrayList<>();
      Collections.addAll(changes, "/units/0/location", "{\"lat\":67.85,\"lon\":20.22}");
      Collections.addAll(changes, "/students/0/home", "{\"lat\":67.8,\"lon\":20.3}");
      assertThat(warned(IssueCode.POSITION_FAR_OFF, changes.toArray(String[]::new))).isEmpty();
    }

    @Test
    void aTownFartherAwayThanACountryIsLongIsTold() {
      List<@Nullable String> changes = new ArrayList<>();
      Collections.addAll(changes, "/units/0/location", "{\"lat\":5.72,\"lon\":14}");
      Collections.addAll(changes, "/units/1/location", "{\"lat\":5.73,\"lon\":14}");
      assertThat(warned(IssueCode.POSITION_FAR_OFF, changes.toArray(String[]::new)))
          .containsExactlyInAnyOrder("/units/0/location", "/units/1/location");
    }

    @Test
    void aStudentAtAUnitFarAwayIsNotToldButTwoStudentsAtOnePositionAre() {
      List<@Nullable String> changes = new ArrayList<>();
      Collections.addAll(changes, "/students/0/home", "{\"lat\":60.6,\"lon\":18.3}");
      Collections.addAll(changes, "/students/1/home", "{\"lat\":60.6,\"lon\":18.3}");
      assertThat(warned(IssueCode.POSITION_FAR_OFF, changes.toArray(String[]::new))).hasSize(2);
      Collections.addAll(changes, "/units/0/location", "{\"lat\":60.6,\"lon\":18.3}");
      assertThat(warned(IssueCode.POSITION_FAR_OFF, changes.toArray(String[]::new))).isEmpty();
    }

    @Test
    void farFromTheTownsOfANationIsTold() {
      double[][] towns = {
        {55.6, 13.0}, {57.7, 12.0}, {59.3, 18.1}, {60.7, 17.2}, {63.8, 20.3}, {67.9, 20.2}
      };
      ObjectNode problem = Example.tree("problem.json");
      int next = 0;
      for (String list : List.of("units", "providers", "students")) {
        for (int i = 0; i < problem.path(list).size(); i++) {
          double[] town = towns[next++ % towns.length];
          String place = "/" + list + "/" + i + (list.equals("students") ? "/home" : "/location");
          Example.set(problem, place, "{\"lat\":%s,\"lon\":%s}".formatted(town[0], town[1]));
        }
      }
      assertThat(issues(IssueCode.POSITION_FAR_OFF, problem)).isEmpty();
      Example.set(problem, "/units/0/location", "{\"lat\":48.85,\"lon\":2.35}");
      Example.set(problem, "/students/5/home", "{\"lat\":55.6,\"lon\":-13}");
      assertThat(issues(IssueCode.POSITION_FAR_OFF, problem))
          .extracting(Issue::pointer)
          .containsExactlyInAnyOrder("/units/0/location", "/students/5/home");
    }

    @Test
    void whenAllNumbersAreExchangedThatIsToldOnce() {
      ObjectNode problem = Example.tree("problem.json");
      for (String list : List.of("units", "providers", "students")) {
        for (int i = 0; i < problem.path(list).size(); i++) {
          String place = "/" + list + "/" + i + (list.equals("students") ? "/home" : "/location");
          double lat = problem.at(place + "/lat").doubleValue();
          double lon = problem.at(place + "/lon").doubleValue();
          Example.set(problem, place, "{\"lat\":%s,\"lon\":%s}".formatted(lon, lat));
        }
      }
      assertThat(issues(IssueCode.POSITION_EXCHANGED, problem)).hasSize(1);
      assertThat(issues(IssueCode.POSITION_FAR_OFF, problem)).isEmpty();
    }

    @Test
    void twoUnitsAtOnePlaceAreTold() {
      assertThat(
              warned(
                  IssueCode.SAME_PLACE, "/units/3/location", "{\"lat\":57.22916,\"lon\":13.94952}"))
          .containsExactly("/units/3/location");
      assertThat(
              warned(
                  IssueCode.SAME_PLACE, "/units/3/location", "{\"lat\":57.22917,\"lon\":13.94952}"))
          .isEmpty();
    }

    @Test
    void aTravelTimeThatNobodyCanKeepIsTold() {
      String far = "{\"lat\":58.7,\"lon\":14.0}";
      assertThat(
              warned(
                  IssueCode.TRAVEL_TIME_ODD,
                  "/students/0/home",
                  far,
                  "/travelMinutes/1/minutes",
                  "42"))
          .containsExactly("/travelMinutes/1/minutes");
      assertThat(
              warned(
                  IssueCode.TRAVEL_TIME_ODD,
                  "/students/0/home",
                  far,
                  "/travelMinutes/1/minutes",
                  "43"))
          .isEmpty();
    }

    @Test
    void aTravelTimeBeyondAllWaitingAndWalkingIsTold() {
      String here = "{\"lat\":57.22916,\"lon\":13.94952}";
      List<@Nullable String> changes = new ArrayList<>();
      for (int i = 0; i < Example.tree("problem.json").path("students").size(); i++) {
        Collections.addAll(changes, "/students/" + i + "/home", here);
      }
      for (int i = 0; i < Example.tree("problem.json").path("units").size(); i++) {
        Collections.addAll(changes, "/units/" + i + "/location", here);
      }
      Collections.addAll(changes, "/travelMinutes/1/minutes", "120");
      assertThat(warned(IssueCode.TRAVEL_TIME_ODD, changes.toArray(String[]::new))).isEmpty();
      Collections.addAll(changes, "/travelMinutes/1/minutes", "121");
      assertThat(issues(IssueCode.TRAVEL_TIME_ODD, Example.spoilt(changes.toArray(String[]::new))))
          .extracting(Issue::pointer)
          .containsExactly("/travelMinutes/1/minutes");
    }

    @Test
    void oneMinuteIsOne() {
      ObjectNode problem =
          Example.spoilt(
              "/students/0/home", "{\"lat\":58.7,\"lon\":14.0}", "/travelMinutes/1/minutes", "1");
      Issue issue = issues(IssueCode.TRAVEL_TIME_ODD, problem).getFirst();
      assertThat(issue.messageEn()).contains(": 1 minute is given for ");
      assertThat(issue.messageSv()).contains(": 1 minut är angiven för ");
    }

    private List<String> at(IssueCode code, double lat, double lon) {
      return warned(code, "/students/5/home", "{\"lat\":%s,\"lon\":%s}".formatted(lat, lon));
    }
  }

  @Nested
  class UnitsOfStudents {
    @ParameterizedTest
    @ValueSource(strings = {"excludedUnits", "visitedUnits", "preferredUnits"})
    void oneThatIsNotThereRefusesNothing(String field) {
      ObjectNode problem = Example.spoilt("/students/4/" + field, "[\"U9\", \"U1\", \"U1\"]");
      Issue unknown = issues(IssueCode.STUDENT_UNIT_UNKNOWN, problem).getFirst();
      assertThat(unknown.pointer()).isEqualTo("/students/4/" + field + "/0");
      assertThat(unknown.messageEn())
          .startsWith(
              "Student st05: %s has 'U9', but there is no unit with that id; nobody can be placed there."
                  .formatted(field));
      assertThat(issues(IssueCode.STUDENT_UNIT_TWICE, problem))
          .extracting(Issue::pointer)
          .containsExactly("/students/4/" + field + "/2");
    }
  }

  @Nested
  class NoPossibleSupervisor {
    @Test
    void saysHowManyAreLeftAtEachStep() {
      ObjectNode problem = Example.tree("problem.json");
      assertThat(issues(IssueCode.NO_POSSIBLE_SUPERVISOR, problem))
          .extracting(Issue::messageEn)
          .first()
          .isEqualTo(
              "Placement P01: no supervisor is possible: of 15 supervisors, 10 active, 9 with"
                  + " training, 8 present in an allowed period, 1 at the right kind of unit, none"
                  + " where the student has what is required.");
      for (int i = 0; i < problem.path("supervisors").size(); i++) {
        Example.set(problem, "/supervisors/" + i + "/maxSimultaneous", "0");
      }
      Issue prao = issues(IssueCode.NO_POSSIBLE_SUPERVISOR, problem).get(9);
      assertThat(prao.messageEn())
          .isEqualTo(
              "Placement P10: no supervisor is possible: of 15 supervisors, 10 active, none with"
                  + " room for anybody.");
      assertThat(prao.messageSv())
          .isEqualTo(
              "Placering P10: ingen handledare kan ta emot: av 15 handledare är 10 i tjänst, ingen"
                  + " med plats för någon.");
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

  @Nested
  class Capacities {
    @Test
    void oneSupervisorIsOne() {
      ObjectNode problem = Example.spoilt("/units/2/permanentStaff", "0");
      boolean first = true;
      for (int i = 0; i < problem.path("supervisors").size(); i++) {
        if (problem.at("/supervisors/" + i + "/unitId").stringValue().equals("U3")) {
          Example.set(problem, "/supervisors/" + i + "/unitId", first ? "\"U3\"" : "\"U1\"");
          first = false;
        }
      }
      assertThat(issues(IssueCode.STAFF_BELOW_SUPERVISORS, problem))
          .extracting(Issue::messageEn)
          .containsExactly("Unit U3: permanentStaff is 0, but the unit has 1 supervisor.");
    }

    @Test
    void aUnitThatTakesNobodyIsTold() {
      assertThat(warned(IssueCode.UNIT_TAKES_NOBODY, "/units/0/maxTrainees", "0"))
          .containsExactly("/units/0/maxTrainees");
      assertThat(warned(IssueCode.UNIT_TAKES_NOBODY, "/units/0/maxTrainees", "1")).isEmpty();
    }

    @Test
    void roomFarBeyondTheSupervisorsIsTold() {
      // Two of its supervisors are active, and half-time trainees count half.
      assertThat(warned(IssueCode.UNIT_ROOM_UNUSABLE, "/units/1/maxTrainees", "9"))
          .containsExactly("/units/1/maxTrainees");
      assertThat(warned(IssueCode.UNIT_ROOM_UNUSABLE, "/units/1/maxTrainees", "8")).isEmpty();
    }

    @Test
    void moreSupervisorsThanStaffAreTold() {
      assertThat(warned(IssueCode.STAFF_BELOW_SUPERVISORS, "/units/0/permanentStaff", "2"))
          .containsExactly("/units/0/permanentStaff");
      assertThat(warned(IssueCode.STAFF_BELOW_SUPERVISORS, "/units/0/permanentStaff", "3"))
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxSimultaneous", "maxPerTerm"})
    void anActiveSupervisorWhoTakesNobodyIsTold(String field) {
      assertThat(warned(IssueCode.SUPERVISOR_TAKES_NOBODY, "/supervisors/2/" + field, "0"))
          .containsExactly("/supervisors/2/" + field);
      assertThat(warned(IssueCode.SUPERVISOR_TAKES_NOBODY, "/supervisors/0/" + field, "0"))
          .isEmpty();
    }

    @Test
    void aUnitWithLessRoomThanOneSupervisorIsTold() {
      assertThat(warned(IssueCode.UNIT_ROOM_TOO_SMALL, "/units/0/maxTrainees", "1"))
          .containsExactly("/units/0/maxTrainees");
      assertThat(warned(IssueCode.UNIT_ROOM_TOO_SMALL, "/units/0/maxTrainees", "2")).isEmpty();
      assertThat(warned(IssueCode.UNIT_ROOM_TOO_SMALL, "/units/0/maxTrainees", "0")).isEmpty();
    }

    @Test
    void limitsThatContradictEachOtherAreTold() {
      ObjectNode problem = Example.spoilt("/supervisors/2/maxPerTerm", "1");
      assertThat(issues(IssueCode.SUPERVISOR_ROOM_UNUSABLE, problem))
          .extracting(Issue::pointer, Issue::messageEn)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "/supervisors/2/maxSimultaneous",
                  "Supervisor S03: maxSimultaneous is 2, but maxPerTerm is 1."));
    }

    @Test
    void aTermLimitFarBeyondTheTermIsTold() {
      // Four periods have room one after another, and half-time trainees count half: 8 in all.
      int room = 0;
      for (int limit = 1; limit <= 60 && room == 0; limit++) {
        ObjectNode problem = Example.spoilt("/supervisors/3/maxPerTerm", "" + limit);
        room = issues(IssueCode.SUPERVISOR_ROOM_UNUSABLE, problem).isEmpty() ? 0 : limit;
      }
      assertThat(room).isEqualTo(17);
    }

    @Test
    void aLargeTermLimitOfMostIsHowTheyWriteNone() {
      List<@Nullable String> changes = new ArrayList<>();
      for (int i = 0; i < 15; i++) {
        Collections.addAll(changes, "/supervisors/" + i + "/maxPerTerm", "99");
      }
      assertThat(warned(IssueCode.SUPERVISOR_ROOM_UNUSABLE, changes.toArray(String[]::new)))
          .isEmpty();
    }

    @Test
    void aPeriodThatNobodyAsksForIsTold() {
      String unused = period("A3", "APL 3", "2024-03-25", 5, "APL");
      assertThat(warned(IssueCode.PERIOD_UNUSED, "/periods/-", unused))
          .containsExactly("/periods/9");
      assertThat(warned(IssueCode.SAME_PERIOD, "/periods/-", unused)).isEmpty();
    }

    @Test
    void twoPeriodsOfOneKindOverTheSameWeeksAreTold() {
      assertThat(
              warned(
                  IssueCode.SAME_PERIOD,
                  "/periods/-",
                  period("A3", "APL 3", "2024-02-19", 5, "APL")))
          .containsExactly("/periods/9");
      assertThat(
              warned(
                  IssueCode.SAME_PERIOD,
                  "/periods/-",
                  period("A3", "APL 3", "2024-02-19", 5, "LIA")))
          .isEmpty();
    }
  }
}
