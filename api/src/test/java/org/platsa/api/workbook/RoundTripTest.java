package org.platsa.api.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;

/** What goes out comes in again unchanged. */
class RoundTripTest {
  static Stream<Long> seeds() {
    return LongStream.range(0, 60).boxed();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyDocumentComesBackFromExcelAsItWas(long seed) {
    Problem problem = RandomDocuments.problem(seed);
    Language language = seed % 2 == 0 ? Language.SV : Language.EN;

    same(problem, Files.read(Files.bytes(new ProblemWorkbook(problem, language)::writeExcel)));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyDocumentComesBackFromCsvAsItWas(long seed) {
    Problem problem = RandomDocuments.problem(seed);
    Language language = seed % 2 == 0 ? Language.SV : Language.EN;

    same(problem, Files.read(Files.bytes(new ProblemWorkbook(problem, language)::writeCsvFiles)));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theBundledTermsComeBackAsTheyWere(Language language) {
    for (String term : new String[] {"ht2021.json", "vt2022.json", "ht2022.json", "vt2023.json"}) {
      Problem problem = Files.term(term);
      ProblemWorkbook workbook = new ProblemWorkbook(problem, language);
      same(problem, Files.read(Files.bytes(workbook::writeExcel)));
      same(problem, Files.read(Files.bytes(workbook::writeCsvFiles)));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theLanguageIsThatOfTheHeadings(Language language) {
    byte[] file = Files.bytes(new ProblemWorkbook(Files.example(), language)::writeExcel);

    assertThat(Files.read(file).language()).isEqualTo(language);
  }

  @Test
  void aTableOfOneListIsThatListInItsProblem() {
    Problem problem = Files.term("ht2022.json");
    byte[] file =
        Files.bytes(
            out -> new ProblemWorkbook(problem, Language.SV).writeCsv(ListKind.STUDENTS, out));

    same(problem, Files.read(file, null, problem, WorkbookReader.Mode.REPLACE));
    same(problem, Files.read(file, ListKind.STUDENTS, problem, WorkbookReader.Mode.ADD));
  }

  private static void same(Problem problem, WorkbookReading reading) {
    assertThat(reading.issues().stream().filter(CellIssue::isError)).isEmpty();
    Problem back = reading.problem();
    assertThat(back).isNotNull();
    assertThat(new String(Json.bytes(back))).isEqualTo(new String(Json.bytes(problem)));
  }
}
