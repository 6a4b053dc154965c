package org.platsa.solver.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.platsa.solver.validation.Warned.issues;
import static org.platsa.solver.validation.Warned.quoted;
import static org.platsa.solver.validation.Warned.warned;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Ids, names and words that are hardly as they were meant, and others that are. */
class SpellingWarningsTest {
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
    @ValueSource(strings = {"KÖRKORT", "körkort", "B-körkort", "Driver's licence"})
    void isToldOfADrivingLicenceInOtherWords(String word) {
      ObjectNode problem = Example.spoilt("/students/4/licences", "[\"" + word + "\"]");
      assertThat(issues(IssueCode.WORD_ALIKE, problem))
          .extracting(Issue::pointer, Issue::messageEn)
          .containsExactly(
              tuple(
                  "/students/4/licences/0",
                  "Student %s: licences has '%s', which no unit requires; is 'DRIVING_LICENCE'"
                          .formatted(problem.at("/students/4/id").stringValue(), word)
                      + " meant?"));
    }

    @Test
    void isToldOfWordsThatTwoUnitsSpellInTwoWays() {
      ObjectNode problem =
          Example.spoilt(
              "/units/0/requires",
              "[\"driving_license\", \"FIRST_AID\"]",
              "/units/1/requires",
              "[\"DRIVING_LICENCE\", \"FIRST AID\"]",
              "/students/4/licences",
              "[\"driving_license\", \"DRIVING_LICENCE\", \"FIRST_AID\", \"FIRST AID\"]");
      assertThat(issues(IssueCode.WORD_ALIKE, problem))
          .extracting(Issue::pointer)
          .containsExactly("/units/0/requires/0", "/units/1/requires/1");
      assertThat(issues(IssueCode.WORD_ALIKE, problem).getFirst().messageSv())
          .endsWith(
              "requires har ”driving_license”, som en annan enhet skriver på ett annat sätt; menas"
                  + " ”DRIVING_LICENCE”?");
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
}
