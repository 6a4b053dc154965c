package org.platsa.api.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.problem.Absence;
import org.platsa.solver.problem.Offer;
import org.platsa.solver.problem.PeriodWish;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKindTerms;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Repeat;
import org.platsa.solver.problem.Supervisor;
import org.platsa.solver.problem.Training;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import org.platsa.solver.problem.Wish;

/** A workbook as a coordinator may send it: what is read, and what is said of the rest. */
class FaultsTest {
  private static final List<List<String>> TERM =
      List.of(
          List.of("Termin", "Terminens namn", "Första dag", "Sista dag"),
          List.of("HT2026", "Höstterminen 2026", "2026-08-17", "2026-12-18"));
  private static final List<List<String>> AREAS =
      List.of(List.of("Område", "Namn"), List.of("norr", "Norr"));
  private static final List<List<String>> UNITS =
      List.of(
          List.of(
              "Enhet",
              "Namn",
              "Område",
              "Verksamhet",
              "Latitud",
              "Longitud",
              "Elever samtidigt",
              "Tillsvidareanställda"),
          List.of("E-01", "Solgläntan", "norr", "Vårdboende", "56,047", "12,694", "2", "30"));
  private static final List<List<String>> SUPERVISORS =
      List.of(
          List.of("Handledare", "Enhet", "Utbildning", "Elever samtidigt", "Elever per termin"),
          List.of("H-1", "E-01", "Steg 1–2", "1", "2"));
  private static final List<List<String>> PROVIDERS =
      List.of(
          List.of("Utbildare", "Namn", "Prioritet", "Latitud", "Longitud"),
          List.of("U-1", "Hamnkajen", "Certifierad", "56,05", "12,7"));
  private static final List<List<String>> PERIODS =
      List.of(
          List.of("Period", "Namn", "Praktikform", "Första måndag", "Veckor"),
          List.of("APL 1", "APL 1", "APL", "2026-08-31", "5"));
  private static final List<List<String>> STUDENTS =
      List.of(
          List.of("Elev", "Utbildare", "Hem, latitud", "Hem, longitud", "Färdsätt"),
          List.of("elev-a1", "U-1", "56,03", "12,71", "Kollektivtrafik"));
  private static final List<List<String>> PLACEMENTS =
      List.of(
          List.of("Placering", "Elev", "Praktikform", "Perioder"),
          List.of("P-1", "elev-a1", "APL", "APL 1"));

  /** The whole small workbook, with one of its sheets made by hand. */
  private static byte[] workbook(String sheet, List<List<String>> rows) {
    return workbook(sheet, workbook -> Files.sheet(workbook, sheet, rows));
  }

  private static byte[] workbook(String sheet, Consumer<Workbook> byHand) {
    return Files.excel(workbook -> {
      List<String> names =
          List.of(
              "Termin",
              "Områden",
              "Enheter",
              "Handledare",
              "Utbildare",
              "Perioder",
              "Elever",
              "Placeringar");
      List<List<List<String>>> sheets =
          List.of(TERM, AREAS, UNITS, SUPERVISORS, PROVIDERS, PERIODS, STUDENTS, PLACEMENTS);
      for (int i = 0; i < names.size(); i++) {
        if (names.get(i).equals(sheet)) {
          byHand.accept(workbook);
        } else {
          Files.sheet(workbook, names.get(i), sheets.get(i));
        }
      }
    });
  }

  private static List<List<String>> with(List<List<String>> rows, String heading, String value) {
    List<List<String>> changed = new ArrayList<>();
    rows.forEach(row -> changed.add(new ArrayList<>(row)));
    int at = rows.getFirst().indexOf(heading);
    if (at < 0) {
      changed.getFirst().add(heading);
      changed.get(1).add(value);
    } else {
      changed.get(1).set(at, value);
    }
    return changed;
  }

  private static Problem accepted(WorkbookReading reading) {
    assertThat(reading.issues().stream().filter(CellIssue::isError)).isEmpty();
    return Objects.requireNonNull(reading.problem());
  }

  private static CellIssue only(WorkbookReading reading, String code) {
    List<CellIssue> found =
        reading.issues().stream().filter(issue -> issue.code().equals(code)).toList();
    assertThat(found).as("%s among %s", code, reading.issues()).hasSize(1);
    return found.getFirst();
  }

  private static CellIssue onlyError(WorkbookReading reading) {
    List<CellIssue> errors = reading.issues().stream().filter(CellIssue::isError).toList();
    assertThat(errors).hasSize(1);
    assertThat(reading.problem()).isNull();
    return errors.getFirst();
  }

  @Test
  void aSmallWorkbookIsItsProblem() {
    Problem problem = accepted(Files.read(workbook("", List.of())));

    assertThat(problem.term().id()).isEqualTo("HT2026");
    assertThat(problem.name()).isEqualTo("Höstterminen 2026");
    Unit unit = problem.units().getFirst();
    assertThat(unit.kind()).isEqualTo(UnitKind.CARE_HOME);
    assertThat(unit.location().lat()).isEqualTo(56.047);
    assertThat(problem.supervisors().getFirst())
        .isEqualTo(new Supervisor("H-1", "E-01", Training.STEP_1_2, true, List.of(), 1, 2, 0));
    assertThat(problem.students().getFirst().transport()).isEqualTo(Transport.PUBLIC);
    assertThat(problem.placements().getFirst().intensity()).isEqualTo(100);
  }

  @Nested
  class Cells {
    @Test
    void aWordThatIsNearIsSuggestedAndPointedAt() {
      CellIssue fault =
          onlyError(Files.read(workbook("Elever", with(STUDENTS, "Färdsätt", "Buss"))));

      assertThat(fault.code()).isEqualTo("UNKNOWN_WORD");
      assertThat(fault.sheet()).isEqualTo("Elever");
      assertThat(fault.cell()).isEqualTo("E2");
      assertThat(fault.row()).isEqualTo(2);
      assertThat(fault.heading()).isEqualTo("Färdsätt");
      assertThat(fault.value()).isEqualTo("Buss");
      assertThat(fault.pointer()).isEqualTo("/students/0/transport");
      assertThat(fault.message().sv())
          .isEqualTo(
              "Ska vara något av Kollektivtrafik, Bil, Cykel, Till fots. Menade du"
                  + " Kollektivtrafik?");
      assertThat(fault.message().en()).endsWith("Did you mean Public transport?");
      assertThat(fault.suggestions())
          .containsExactly("Kollektivtrafik", "Bil", "Cykel", "Till fots");
    }

    @ParameterizedTest
    @CsvSource({
      "vårdboende, CARE_HOME",
      "Vårdboende , CARE_HOME",
      "CARE_HOME, CARE_HOME",
      "Care home, CARE_HOME",
      "säbo, CARE_HOME",
      "gruppbostad lss, GROUP_HOME",
    })
    void aWordIsReadHoweverItIsTyped(String word, UnitKind kind) {
      Problem problem = accepted(Files.read(workbook("Enheter", with(UNITS, "Verksamhet", word))));

      assertThat(problem.units().getFirst().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"Steg 1-2", "steg 1–2", "1-2", "STEP_1_2", "Steg 1 och 2", "Step 1–2"})
    void trainingIsReadHoweverItIsTyped(String word) {
      Problem problem =
          accepted(Files.read(workbook("Handledare", with(SUPERVISORS, "Utbildning", word))));

      assertThat(problem.supervisors().getFirst().training()).isEqualTo(Training.STEP_1_2);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "2026-08-31",
          "31/8 2026",
          "31.8.2026",
          "31/8/2026",
          "20260831",
          "46265",
          "31 augusti 2026",
          "31 aug 2026",
          "2026/08/31",
          "2026-08-31 00:00:00",
          "v. 36 2026",
          "2026-W36",
          "2026 v36"
        })
    void aDateIsReadHoweverItIsTyped(String written) {
      Problem problem =
          accepted(Files.read(workbook("Perioder", with(PERIODS, "Första måndag", written))));

      assertThat(problem.periods().getFirst().firstMonday()).isEqualTo(LocalDate.of(2026, 8, 31));
    }

    @Test
    void aDateThatCanBeTwoIsAskedAbout() {
      CellIssue fault =
          onlyError(Files.read(workbook("Perioder", with(PERIODS, "Första måndag", "7/9/2026"))));

      assertThat(fault.code()).isEqualTo("DATE_AMBIGUOUS");
      assertThat(fault.suggestions()).containsExactly("2026-09-07", "2026-07-09");
    }

    @Test
    void aDateIsReadAsTheSpreadsheetHoldsIt() {
      byte[] file =
          workbook(
              "Perioder",
              workbook -> {
                Worksheet sheet = Files.sheet(workbook, "Perioder", PERIODS);
                sheet.value(1, 3, LocalDate.of(2026, 8, 31));
                sheet.style(1, 3).format("d mmm yyyy").set();
                sheet.value(1, 4, 5);
              });

      assertThat(accepted(Files.read(file)).periods().getFirst().firstMonday())
          .isEqualTo(LocalDate.of(2026, 8, 31));
    }

    @Test
    void sixDigitsAreNoDateButSuggestOne() {
      CellIssue fault =
          onlyError(Files.read(workbook("Perioder", with(PERIODS, "Första måndag", "260831"))));

      assertThat(fault.code()).isEqualTo("NOT_A_DATE");
      assertThat(fault.suggestions()).containsExactly("2026-08-31");
    }

    @Test
    void absencesStandInOneCell() {
      String cell = "2026-09-01 till 2026-09-04; 14/9 2026–18/9 2026; 2026-10-05";
      Problem problem =
          accepted(Files.read(workbook("Handledare", with(SUPERVISORS, "Frånvaro", cell))));

      assertThat(problem.supervisors().getFirst().absences())
          .containsExactly(
              new Absence(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 4)),
              new Absence(LocalDate.of(2026, 9, 14), LocalDate.of(2026, 9, 18)),
              new Absence(LocalDate.of(2026, 10, 5), LocalDate.of(2026, 10, 5)));
    }

    @Test
    void anAbsenceThatIsNoneIsToldOnce() {
      CellIssue fault =
          onlyError(
              Files.read(
                  workbook(
                      "Handledare",
                      with(SUPERVISORS, "Frånvaro", "2026-09-01 till 2026-09-04; hela oktober"))));

      assertThat(fault.code()).isEqualTo("NOT_AN_ABSENCE");
      assertThat(fault.message().sv()).startsWith("”hela oktober” går inte att läsa");
    }

    @Test
    void offeredPlacesStandInOneCell() {
      String cell = "2026-08-31 × 5: 2; v. 45 2026: 1 prao, Lärling; 2026-11-09 x 2: 0";
      Problem problem =
          accepted(Files.read(workbook("Enheter", with(UNITS, "Erbjudna platser", cell))));

      assertThat(problem.units().getFirst().offers())
          .containsExactly(
              new Offer(LocalDate.of(2026, 8, 31), 5, 2, List.of()),
              new Offer(
                  LocalDate.of(2026, 11, 2),
                  1,
                  1,
                  List.of(PlacementKind.PRAO, PlacementKind.APPRENTICESHIP)),
              new Offer(LocalDate.of(2026, 11, 9), 2, 0, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "hösten: 2", "2026-08-31 × 5", "2026-08-31: 2; två"})
    void anOfferThatIsNoneIsToldWithHowToWriteIt(String cell) {
      CellIssue fault =
          onlyError(Files.read(workbook("Enheter", with(UNITS, "Erbjudna platser", cell))));

      assertThat(fault.code()).isEqualTo("NOT_AN_OFFER");
      assertThat(fault.message().sv()).endsWith("Skriv 2026-08-31 × 5: 2; v. 45 2026: 1 PRAO.");
    }

    @Test
    void whatMayNotBeRepeatedAndWhatComesAfterAreRead() {
      Problem problem =
          accepted(Files.read(workbook("Elever", with(STUDENTS, "Upprepning", "ny verksamhet"))));
      Problem ordered =
          accepted(
              Files.read(
                  workbook(
                      "Placeringar",
                      with(with(PLACEMENTS, "Efter", "P-0; P-9"), "Högst veckor emellan", "2"))));

      assertThat(problem.students().getFirst().repeat()).isEqualTo(Repeat.NOT_UNIT_KIND);
      assertThat(ordered.placements().getFirst().after()).containsExactly("P-0", "P-9");
      assertThat(ordered.placements().getFirst().atMostWeeksApart()).isEqualTo(2);
      assertThat(
              accepted(
                      Files.read(
                          workbook("Placeringar", with(PLACEMENTS, "Inte tillsammans med", "P-7"))))
                  .placements()
                  .getFirst()
                  .apart())
          .containsExactly("P-7");
    }

    @Test
    void ownKindsStandInTheTermsRow() {
      Problem problem =
          accepted(
              Files.read(
                  workbook(
                      "Termin",
                      with(
                          with(TERM, "Egna verksamheter", "Vårdavdelning; Mottagning"),
                          "Egna praktikformer",
                          "2 utbildning: Läkarpraktik; 1: Studiebesök; 3: prao"))));

      assertThat(problem.unitKinds())
          .containsExactly(UnitKind.of("Vårdavdelning"), UnitKind.of("Mottagning"));
      assertThat(problem.placementKinds())
          .containsExactly(
              new PlacementKindTerms(PlacementKind.of("Läkarpraktik"), true, 2),
              new PlacementKindTerms(PlacementKind.of("Studiebesök"), false, 1),
              new PlacementKindTerms(PlacementKind.PRAO, false, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Läkarpraktik", "två: Läkarpraktik", "2 utbildning:", "2 nej: A"})
    void aKindThatIsNoneIsToldWithHowToWriteIt(String cell) {
      CellIssue fault =
          onlyError(Files.read(workbook("Termin", with(TERM, "Egna praktikformer", cell))));

      assertThat(fault.code()).isEqualTo("NOT_A_KIND");
      assertThat(fault.message().sv())
          .endsWith("Skriv 2 utbildning: Läkarpraktik; 1: Studiebesök.");
    }

    @Test
    void professionsStandInTheTermsRow() {
      Problem problem =
          accepted(
              Files.read(workbook("Termin", with(TERM, "Yrken", "Sjuksköterska; Arbetsterapeut"))));

      assertThat(problem.professions()).containsExactly("Sjuksköterska", "Arbetsterapeut");
    }

    @Test
    void aProfessionThatTheTermDoesNotHaveIsToldInItsCell() {
      CellIssue issue =
          only(
              Files.read(workbook("Placeringar", with(PLACEMENTS, "Yrke", "Sjuksköterska"))),
              "UNKNOWN_VALUE");

      assertThat(issue.message().sv()).contains("”Sjuksköterska”");
      assertThat(issue.heading()).isEqualTo("Yrke");
    }

    @Test
    void gradedWishesStandInOneCell() {
      String cell = "1: E-1; 2: Verksamhet: hemtjänst; 3: område: o-1, 10:E-2";
      Problem problem =
          accepted(Files.read(workbook("Elever", with(STUDENTS, "Graderade önskemål", cell))));
      Problem ofPeriods =
          accepted(
              Files.read(
                  workbook("Placeringar", with(PLACEMENTS, "Önskade perioder", "1: APL 1"))));

      assertThat(problem.students().getFirst().wishes())
          .containsExactly(
              Wish.unit("E-1", 1),
              Wish.kind(UnitKind.HOME_CARE, 2),
              Wish.area("o-1", 3),
              Wish.unit("E-2", 10));
      assertThat(ofPeriods.placements().getFirst().periodWishes())
          .containsExactly(new PeriodWish("APL 1", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"E-1", "1:", "first: E-1", "1: E-1; E-2"})
    void aWishWithoutItsGradeIsToldWithHowToWriteIt(String cell) {
      CellIssue fault =
          onlyError(Files.read(workbook("Elever", with(STUDENTS, "Graderade önskemål", cell))));

      assertThat(fault.code()).isEqualTo("NOT_A_WISH");
      assertThat(fault.message().sv())
          .endsWith("Skriv 1: E-01; 2: verksamhet: Hemtjänst; 3: område: norr.");
    }

    @Test
    void aGradeThatThereIsNotIsToldOfItsCell() {
      CellIssue fault =
          onlyError(
              Files.read(workbook("Elever", with(STUDENTS, "Graderade önskemål", "11: E-1"))));

      assertThat(fault.code()).isEqualTo("OUT_OF_RANGE");
      assertThat(fault.heading()).isEqualTo("Graderade önskemål");
    }

    @Test
    void halfFullTimeIsFiftyHoweverItIsShown() {
      byte[] file =
          workbook(
              "Placeringar",
              workbook -> {
                Worksheet sheet = Files.sheet(workbook, "Placeringar", PLACEMENTS);
                sheet.value(0, 4, "Procent");
                sheet.value(1, 4, 0.5);
                sheet.style(1, 4).format("0%").set();
              });

      assertThat(accepted(Files.read(file)).placements().getFirst().intensity()).isEqualTo(50);
      assertThat(
              accepted(Files.read(workbook("Placeringar", with(PLACEMENTS, "Procent", "50 %"))))
                  .placements()
                  .getFirst()
                  .intensity())
          .isEqualTo(50);
    }

    @Test
    void anEmptyCellThatMustBeFilledInIsToldWithWhatItTakes() {
      CellIssue fault = onlyError(Files.read(workbook("Enheter", with(UNITS, "Verksamhet", ""))));

      assertThat(fault.code()).isEqualTo("CELL_EMPTY");
      assertThat(fault.cell()).isEqualTo("D2");
      assertThat(fault.suggestions()).contains("Vårdboende", "Hemtjänst");
    }

    @Test
    void anErrorValueAndAFormulaWithoutResultAreFaults() {
      byte[] file =
          workbook(
              "Enheter",
              workbook -> {
                Worksheet sheet = Files.sheet(workbook, "Enheter", UNITS);
                sheet.formula(1, 6, "1+1");
              });

      CellIssue fault = onlyError(Files.read(file));
      assertThat(fault.code()).isEqualTo("CELL_ERROR");
      assertThat(fault.cell()).isEqualTo("G2");
    }

    @Test
    void anIdThatBecameADateIsAFault() {
      byte[] file =
          workbook(
              "Enheter",
              workbook -> {
                Worksheet sheet = Files.sheet(workbook, "Enheter", UNITS);
                sheet.value(1, 0, LocalDate.of(2026, 1, 2));
                sheet.style(1, 0).format("yyyy-mm-dd").set();
              });

      assertThat(only(Files.read(file), "ID_BECAME_DATE").cell()).isEqualTo("A2");
    }

    @Test
    void anIdThatBecameANumberIsReadAsShownAndFoundAmongThoseWithZeros() {
      byte[] file =
          workbook(
              "Enheter",
              workbook -> {
                Worksheet sheet = Files.sheet(workbook, "Enheter", with(UNITS, "Område", ""));
                sheet.value(1, 2, 12);
              });
      byte[] both =
          Files.excel(workbook -> {
            Files.sheet(workbook, "Områden", List.of(AREAS.getFirst(), List.of("0012", "Norr")));
            Worksheet sheet = Files.sheet(workbook, "Enheter", with(UNITS, "Område", ""));
            sheet.value(1, 2, 12);
            Worksheet areas = workbook.newWorksheet("Termin");
            for (int column = 0; column < 4; column++) {
              areas.value(0, column, TERM.getFirst().get(column));
              areas.value(1, column, TERM.get(1).get(column));
            }
          });

      assertThat(only(Files.read(file), "DANGLING_ID").value()).isEqualTo("12");
      CellIssue fault = only(Files.read(both), "DANGLING_ID");
      assertThat(fault.cell()).isEqualTo("C2");
      assertThat(fault.suggestions()).containsExactly("0012");
    }

    @Test
    void aNumberAmongIdsWithZerosIsNoticedUnlessItsFormatHasThem() {
      byte[] file =
          workbook(
              "Områden",
              workbook -> {
                Worksheet sheet = workbook.newWorksheet("Områden");
                sheet.value(0, 0, "Område");
                sheet.value(0, 1, "Namn");
                sheet.value(1, 0, "norr");
                sheet.value(1, 1, "Norr");
                sheet.value(2, 0, "0012");
                sheet.value(2, 1, "Söder");
                sheet.value(3, 0, 13);
                sheet.value(3, 1, "Väster");
                sheet.value(4, 0, 14);
                sheet.value(4, 1, "Öster");
                sheet.style(4, 0).format("0000").set();
              });

      WorkbookReading reading = Files.read(file);
      CellIssue warning = only(reading, "ID_WITHOUT_ZEROS");
      assertThat(warning.cell()).isEqualTo("A4");
      assertThat(warning.suggestions()).containsExactly("0013");
      assertThat(accepted(reading).areas())
          .extracting(area -> area.id())
          .containsExactly("norr", "0012", "13", "0014");
    }

    @Test
    void aPersonalNumberIsRefusedAndNeverShown() {
      CellIssue fault =
          only(
              Files.read(workbook("Elever", with(STUDENTS, "Elev", "19850102-1235"))),
              "PERSONAL_NUMBER");

      assertThat(fault.cell()).isEqualTo("A2");
      assertThat(fault.value()).doesNotContain("1235");
      assertThat(fault.message().sv()).doesNotContain("1235");
    }

    @Test
    void aPersonalNumberInAColumnOfNumbersIsNotShownEither() {
      CellIssue fault =
          onlyError(
              Files.read(workbook("Enheter", with(UNITS, "Elever samtidigt", "19850102-1235"))));

      assertThat(fault.code()).isEqualTo("NOT_A_NUMBER");
      assertThat(fault.value()).doesNotContain("1235");
    }

    @Test
    void aNameForAnIdIsWarnedOfAtItsCell() {
      byte[] alone =
          Files.excel(workbook ->
              Files.sheet(
                  workbook,
                  "Elever",
                  List.of(
                      STUDENTS.getFirst(),
                      List.of("Anna Karlsson", "U-1", "56,03", "12,71", "Bil"))));
      CellIssue warning =
          only(
              Files.read(alone, null, Files.term("ht2022.json"), WorkbookReader.Mode.ADD),
              "LOOKS_LIKE_NAME");
      assertThat(warning.cell()).isEqualTo("A2");
      assertThat(warning.severity()).isEqualTo(org.platsa.solver.validation.Severity.WARNING);
    }
  }

  @Nested
  class TheWholeDocument {
    @Test
    void whatDoesNotHangTogetherIsToldInTheWordsOfTheWorkbook() {
      CellIssue fault =
          only(Files.read(workbook("Enheter", with(UNITS, "Område", "nor"))), "DANGLING_ID");

      assertThat(fault.cell()).isEqualTo("C2");
      assertThat(fault.suggestions()).containsExactly("norr");
      assertThat(fault.message().sv())
          .isEqualTo(
              "Enhet E-01: Område är ”nor”, men det finns inget område med det id:t. Kanske"
                  + " ”norr”.");
    }

    @Test
    void nobodyIsGuessedAt() {
      CellIssue fault =
          onlyError(Files.read(workbook("Placeringar", with(PLACEMENTS, "Elev", "elev-a2"))));

      assertThat(fault.code()).isEqualTo("DANGLING_ID");
      assertThat(fault.suggestions()).isEmpty();
    }

    @Test
    void anotherRowIsNamedByItsNumberInTheSheet() {
      List<List<String>> twice = new ArrayList<>(AREAS);
      twice.add(List.of("norr", "Norr igen"));

      CellIssue fault = only(Files.read(workbook("Områden", twice)), "DUPLICATE_ID");

      assertThat(fault.cell()).isEqualTo("A3");
      assertThat(fault.message().sv()).contains("rad 2 i bladet Områden");
      assertThat(fault.message().en()).contains("row 2 of the sheet Områden");
    }

    @Test
    void aPlaceOfWhichHalfIsMissingIsToldAtTheOtherHalf() {
      CellIssue fault =
          onlyError(Files.read(workbook("Placeringar", with(PLACEMENTS, "Handledare", "H-1"))));

      assertThat(fault.code()).isEqualTo("MISSING_FIELD");
      assertThat(fault.row()).isEqualTo(2);
      assertThat(fault.heading()).isEqualTo("Period");
      assertThat(fault.message().sv()).doesNotContain("periodId");
    }

    @Test
    void daysThatAreNoMondaysArePointedAt() {
      CellIssue fault =
          onlyError(Files.read(workbook("Perioder", with(PERIODS, "Första måndag", "2026-09-01"))));

      assertThat(fault.code()).isEqualTo("PERIOD_NOT_FROM_MONDAY");
      assertThat(fault.cell()).isEqualTo("D2");
    }

    @Test
    void everyFaultIsToldAtOnceAndNoneTwice() {
      byte[] file =
          Files.excel(workbook -> {
            Files.sheet(workbook, "Termin", with(TERM, "Första dag", "2026-08-18"));
            Files.sheet(workbook, "Områden", AREAS);
            Files.sheet(workbook, "Enheter", with(UNITS, "Verksamhet", "Vårdboendet"));
            Files.sheet(workbook, "Handledare", with(SUPERVISORS, "Enhet", "E-02"));
            Files.sheet(workbook, "Utbildare", with(PROVIDERS, "Latitud", "nord"));
            Files.sheet(workbook, "Perioder", with(PERIODS, "Veckor", "fem"));
            Files.sheet(workbook, "Elever", with(STUDENTS, "Färdsätt", "Buss"));
            Files.sheet(workbook, "Placeringar", with(PLACEMENTS, "Elev", "elev-2"));
          });

      WorkbookReading reading = Files.read(file);

      assertThat(reading.issues().stream().filter(CellIssue::isError))
          .extracting(issue -> issue.sheet() + "!" + issue.cell() + " " + issue.code())
          .containsExactlyInAnyOrder(
              "Termin!C2 TERM_NOT_FROM_MONDAY",
              "Enheter!D2 UNKNOWN_WORD",
              "Handledare!B2 DANGLING_ID",
              "Utbildare!D2 NOT_A_NUMBER",
              "Perioder!E2 NOT_A_NUMBER",
              "Elever!E2 UNKNOWN_WORD",
              "Placeringar!B2 DANGLING_ID");
    }
  }

  @Nested
  class ProtectedIdentities {
    private static List<List<String>> students(String lat, String lon, String isProtected) {
      return List.of(
          List.of(
              "Elev",
              "Utbildare",
              "Hem, latitud",
              "Hem, longitud",
              "Färdsätt",
              "Skyddad identitet"),
          List.of("elev-a1", "U-1", lat, lon, "Kollektivtrafik", isProtected));
    }

    private static Stream<String> errors(String lat, String lon, String isProtected) {
      return Files.read(workbook("Elever", students(lat, lon, isProtected))).issues().stream()
          .filter(CellIssue::isError)
          .map(issue -> issue.cell() + " " + issue.code());
    }

    @Test
    void theHomeIsLeftEmpty() {
      Problem problem = accepted(Files.read(workbook("Elever", students("", "", "Ja"))));

      assertThat(problem.students().getFirst().home()).isNull();
      assertThat(problem.students().getFirst().protectedIdentity()).isTrue();
    }

    @Test
    void aHomeIsAFaultThatPointsAtItAndDoesNotRepeatIt() {
      List<CellIssue> faults =
          Files.read(workbook("Elever", students("56,03", "12,71", "Ja"))).issues().stream()
              .filter(CellIssue::isError)
              .toList();

      assertThat(faults).extracting(CellIssue::code).containsExactly("PROTECTED_WITH_HOME");
      assertThat(faults).extracting(CellIssue::cell).containsExactly("C2");
      assertThat(faults.toString()).doesNotContain("56,03").doesNotContain("56.03");
    }

    @Test
    void everyoneElseHasAWholeHome() {
      assertThat(errors("", "", "Nej")).containsExactly("C2 MISSING_FIELD");
      assertThat(errors("", "", "")).containsExactly("C2 MISSING_FIELD");
      assertThat(errors("56,03", "", "Nej")).containsExactly("D2 MISSING_FIELD");
    }
  }

  @Nested
  class Sheets {
    @Test
    void headingsStandInAnyOrderBelowATitleAndInEitherLanguage() {
      byte[] file =
          workbook(
              "Handledare",
              List.of(
                  List.of("Våra handledare"),
                  List.of(),
                  List.of("TRAINING *", "per termin", "Trainees at once", "Unit", "supervisor"),
                  List.of("Step 3", "", "1", "E-01", "H-1"),
                  List.of("", "", "", "", "  "),
                  List.of("Step 3", "", "1", "E-01", "H-2")));

      WorkbookReading reading = Files.read(file);

      assertThat(only(reading, "COLUMN_UNKNOWN").cell()).isEqualTo("B3");
      CellIssue missing = only(reading, "COLUMN_MISSING");
      assertThat(missing.heading()).isEqualTo("Elever per termin");
      assertThat(reading.issues().stream().filter(CellIssue::isError)).hasSize(1);
    }

    @Test
    void anUnknownColumnIsToldWithWhatItMayBe() {
      CellIssue warning =
          only(
              Files.read(workbook("Elever", with(STUDENTS, "Behöver stödd", "Ja"))),
              "COLUMN_UNKNOWN");

      assertThat(warning.cell()).isEqualTo("F1");
      assertThat(warning.suggestions()).containsExactly("Behöver stöd");
    }

    @Test
    void aColumnThatIsThereTwiceIsAFault() {
      List<List<String>> twice = new ArrayList<>();
      STUDENTS.forEach(row -> twice.add(new ArrayList<>(row)));
      twice.getFirst().add("Färdsätt");

      assertThat(onlyError(Files.read(workbook("Elever", twice))).code()).isEqualTo("COLUMN_TWICE");
    }

    @Test
    void aSheetOfAnotherNameIsKnownByItsHeadings() {
      byte[] file = workbook("Elever", workbook -> Files.sheet(workbook, "Blad1", STUDENTS));

      WorkbookReading reading = Files.read(file);

      assertThat(only(reading, "SHEET_BY_HEADINGS").message().sv())
          .isEqualTo("Bladet läses som Elever, efter sina rubriker.");
      accepted(reading);
    }

    @Test
    void aSheetThatIsMissingIsOneFaultAndNotOneForEachWhoRefersToIt() {
      byte[] file = workbook("Enheter", workbook -> {});

      CellIssue fault = onlyError(Files.read(file));

      assertThat(fault.code()).isEqualTo("SHEET_MISSING");
      assertThat(fault.message().sv()).isEqualTo("Bladet Enheter saknas.");
    }

    @Test
    void whatIsNoListIsNotReadAndTold() {
      byte[] file =
          workbook(
              "Termin",
              workbook -> {
                Files.sheet(workbook, "Termin", TERM);
                Files.sheet(workbook, "Anteckningar från mötet", List.of(List.of("Hej")));
              });

      assertThat(only(Files.read(file), "SHEET_UNKNOWN").sheet())
          .isEqualTo("Anteckningar från mötet");
    }

    @Test
    void numbersAsNumbersAreReadToo() {
      byte[] file =
          workbook(
              "Enheter",
              workbook -> {
                Worksheet sheet = Files.sheet(workbook, "Enheter", UNITS);
                sheet.value(1, 4, new BigDecimal("56.047"));
                sheet.value(1, 5, 12.694);
                sheet.value(1, 6, 2);
                sheet.value(1, 7, 30.0);
              });

      assertThat(accepted(Files.read(file)).units().getFirst().permanentStaff()).isEqualTo(30);
    }
  }

  @Nested
  class Csv {
    private static final String HEADINGS =
        "Elev;Utbildare;Hem, latitud;Hem, longitud;Färdsätt;Lär sig svenska\r\n";

    private final Problem base = accepted(Files.read(workbook("", List.of())));

    private Problem read(byte[] file) {
      return accepted(Files.read(file, null, base, WorkbookReader.Mode.ADD));
    }

    @Test
    void utf8AndWindowsWithSemicolonsCommasAndTabs() {
      String row = "elev-åäö;U-1;56,03;12,71;Till fots;Ja\r\n";
      Charset windows = Charset.forName("windows-1252");
      List<byte[]> files =
          List.of(
              (HEADINGS + row).getBytes(StandardCharsets.UTF_8),
              ("\uFEFF" + HEADINGS + row).getBytes(StandardCharsets.UTF_8),
              (HEADINGS + row).getBytes(windows),
              ("sep=;\r\n" + HEADINGS + row).getBytes(windows),
              (HEADINGS + row).replace(';', '\t').getBytes(windows),
              ("\uFEFF" + (HEADINGS + row).replace(';', '\t')).getBytes(StandardCharsets.UTF_16LE),
              "Student,Provider,Home latitude,Home longitude,Transport,Learns Swedish\nelev-åäö,U-1,56.03,12.71,On foot,Yes\n"
                  .getBytes(StandardCharsets.UTF_8));
      for (byte[] file : files) {
        Problem problem = read(file);
        assertThat(problem.students()).hasSize(2);
        assertThat(problem.students().getLast().id()).isEqualTo("elev-åäö");
        assertThat(problem.students().getLast().transport()).isEqualTo(Transport.WALK);
        assertThat(problem.students().getLast().learnsSwedish()).isTrue();
        assertThat(Objects.requireNonNull(problem.students().getLast().home()).lat())
            .isEqualTo(56.03);
      }
    }

    @Test
    void quotationMarksThatDoNotMatchAreSaid() {
      byte[] file =
          (HEADINGS + "\"elev;U-1;56,03;12,71;Bil;Ja\r\n").getBytes(StandardCharsets.UTF_8);

      assertThat(Files.refused(file).code()).isEqualTo("FILE_BROKEN");
    }

    @Test
    void faultsAreToldByRowAndColumn() {
      byte[] file =
          (HEADINGS + "\r\nelev-b;U-1;56,03;12,71;Buss;Ja\r\n").getBytes(StandardCharsets.UTF_8);

      CellIssue fault = onlyError(Files.read(file, null, base, WorkbookReader.Mode.ADD));

      assertThat(fault.cell()).isEqualTo("E3");
    }
  }

  @Nested
  class ChangingAProblem {
    private final Problem base = Files.term("ht2022.json");

    private byte[] late() {
      return Files.excel(workbook -> {
        Files.sheet(
            workbook,
            "Elever",
            List.of(
                STUDENTS.getFirst(),
                List.of("elev-ny1", "U-1", "56,03", "12,71", "Bil"),
                List.of(base.students().getFirst().id(), "U-1", "56,03", "12,71", "Bil")));
        Files.sheet(
            workbook,
            "Placeringar",
            List.of(PLACEMENTS.getFirst(), List.of("P-ny", "elev-ny1", "APL", "APL-1")));
      });
    }

    @Test
    void whatIsAddedIsAddedAndNobodyIsRemoved() {
      Problem problem = accepted(Files.read(late(), null, base, WorkbookReader.Mode.ADD));

      assertThat(problem.students()).hasSize(base.students().size() + 1);
      assertThat(problem.placements()).hasSize(base.placements().size() + 1);
      // What the sheet has no column for stays as it is.
      assertThat(problem.students().getFirst().needsSupport())
          .isEqualTo(base.students().getFirst().needsSupport());
      assertThat(problem.students().getFirst().transport()).isEqualTo(Transport.CAR);
      assertThat(problem.units()).isEqualTo(base.units());
    }

    @Test
    void faultsOfAddedRowsArePointedAtTheirRows() {
      byte[] file =
          Files.excel(workbook ->
              Files.sheet(
                  workbook,
                  "Placeringar",
                  List.of(
                      PLACEMENTS.getFirst(), List.of("P-ny", "elev-finns-ej", "APL", "APL-9"))));

      WorkbookReading reading = Files.read(file, null, base, WorkbookReader.Mode.ADD);

      assertThat(reading.issues().stream().filter(CellIssue::isError))
          .extracting(CellIssue::cell)
          .containsExactly("B2");
    }

    @Test
    void anUnknownPeriodOfAnAddedRowIsWarnedOfAtItsCell() {
      byte[] file =
          Files.excel(workbook ->
              Files.sheet(
                  workbook,
                  "Placeringar",
                  List.of(
                      PLACEMENTS.getFirst(),
                      List.of("P-ny", base.students().getFirst().id(), "APL", "APL-9"))));

      WorkbookReading reading = Files.read(file, null, base, WorkbookReader.Mode.ADD);

      assertThat(reading.issues())
          .filteredOn(issue -> "D2".equals(issue.cell()))
          .singleElement()
          .satisfies(issue -> {
            assertThat(issue.isError()).isFalse();
            assertThat(issue.sheet()).isEqualTo("Placeringar");
          });
      accepted(reading);
    }

    @Test
    void aListIsReplacedAndTheOthersStay() {
      WorkbookReading reading = Files.read(late(), null, base, WorkbookReader.Mode.REPLACE);

      Problem problem = accepted(reading);
      assertThat(problem.students()).hasSize(2);
      assertThat(problem.placements()).hasSize(1);
      assertThat(problem.supervisors()).isEqualTo(base.supervisors());
      assertThat(reading.rows())
          .containsEntry(ListKind.STUDENTS, 2)
          .containsEntry(ListKind.PLACEMENTS, 1);
    }
  }

  @Nested
  class Marked {
    @Test
    void theSameWorkbookComesBackWithItsCellsMarked() {
      byte[] file =
          Files.excel(workbook -> {
            Files.sheet(workbook, "Egen lista", List.of(List.of("x", "y"), List.of("1", "2")));
            for (List<List<String>> rows : List.of(TERM, AREAS, UNITS, SUPERVISORS)) {
              Files.sheet(
                  workbook,
                  List.of("Termin", "Områden", "Enheter", "Handledare")
                      .get(List.of(TERM, AREAS, UNITS, SUPERVISORS).indexOf(rows)),
                  rows);
            }
            Files.sheet(workbook, "Utbildare", PROVIDERS);
            Files.sheet(workbook, "Perioder", PERIODS);
            Files.sheet(workbook, "Elever", with(STUDENTS, "Färdsätt", "Buss"));
            Files.sheet(workbook, "Placeringar", with(PLACEMENTS, "Perioder", ""));
          });
      WorkbookReading first = Files.read(file);

      byte[] marked = Files.bytes(first::writeMarked);

      // It has the same faults at the same cells, so nothing was moved or lost.
      WorkbookReading again = Files.read(marked);
      assertThat(again.issues()).isEqualTo(first.issues());
      String xml = Zip.text(marked, "xl/comments");
      assertThat(xml).contains("Fel: Ska vara n&#xe5;got av Kollektivtrafik");
      assertThat(Zip.text(marked, "xl/worksheets/sheet1.xml")).contains("E2");
      assertThat(Zip.text(marked, "xl/sharedStrings.xml")).contains("Vad som &#xe4;r fel");
    }

    @Test
    void valuesOfEveryKindStayAsTheyWere() {
      Problem problem = RandomDocuments.problem(7);
      byte[] file = Files.bytes(new ProblemWorkbook(problem, Language.SV)::writeExcel);

      byte[] marked = Files.bytes(Files.read(file)::writeMarked);

      assertThat(accepted(Files.read(marked))).isEqualTo(problem);
    }

    @Test
    void aCsvFileComesBackAsAWorkbook() {
      byte[] file =
          ("Elev;Utbildare;Hem, latitud;Hem, longitud;Färdsätt\nelev-b;U-1;56,03;12,71;Buss\n")
              .getBytes(StandardCharsets.UTF_8);
      WorkbookReading reading =
          Files.read(file, null, Files.term("ht2022.json"), WorkbookReader.Mode.ADD);

      assertThat(Files.bytes(reading::writeMarked)).startsWith('P', 'K');
    }
  }

  @Test
  void theTemplateIsRightAsItIsAndReadsAsNothing() {
    for (Language language : Language.values()) {
      byte[] file = Files.bytes(new WorkbookTemplate(language)::writeExcel);
      WorkbookReading reading = Files.read(file, null, Files.example(), WorkbookReader.Mode.ADD);

      assertThat(accepted(reading)).isEqualTo(Files.example());
      assertThat(
              Arrays.stream(ListKind.values())
                  .mapToInt(kind -> reading.rows().getOrDefault(kind, 0))
                  .sum())
          .isZero();
      assertThat(reading.issues().stream().map(CellIssue::code))
          .contains("EXAMPLE_ROW")
          .doesNotContain("COLUMN_UNKNOWN", "SHEET_UNKNOWN");
    }
  }
}
