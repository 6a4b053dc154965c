package org.platsa.api.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.ReadLimits;

/** Files that are no workbooks, or made to harm: refused in words, in bounded time and memory. */
@Timeout(120)
class HostileFilesTest {
  private static final byte[] GOOD =
      Files.bytes(new ProblemWorkbook(Files.example(), Language.SV)::writeExcel);

  @Test
  void otherFilesAreCalledWhatTheyAre() {
    assertThat(refused(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1)).contains("äldre Excel-fil (.xls)");
    assertThat(refused('%', 'P', 'D', 'F', '-')).contains("PDF");
    assertThat(refused(0x1F, 0x8B, 8)).contains("komprimerad");
    assertThat(refused(0x89, 'P', 'N', 'G')).contains("bild");
    assertThat(refused('{', '"', 'a')).contains("JSON");
    assertThat(refused('<', 'h', 't', 'm', 'l')).contains("webbsida");
    assertThat(refused('a', 0, 'b', 0)).contains("ingen text");
    assertThat(refused()).contains("tom");
    assertThat(Files.refused("hej".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("NO_SHEETS");
    assertThat(zipped("mimetype", "content.xml")).contains(".ods");
    assertThat(zipped("[Content_Types].xml", "xl/workbook.bin")).contains(".xlsb");
    assertThat(zipped("[Content_Types].xml", "word/document.xml")).contains("Word");
    assertThat(zipped("notes.md")).contains("utan CSV");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 30, 200, 1_000, 3_000})
  void aFileThatWasCutOffIsSaidToBe(int length) {
    CellIssue issue = Files.refused(Arrays.copyOf(GOOD, length));

    assertThat(issue.code()).isEqualTo("FILE_BROKEN");
    assertThat(issue.message().sv()).contains("skadad");
  }

  @Test
  void whateverBytesAreChangedItIsReadOrRefusedInWords() {
    Random random = new Random(17);
    for (int i = 0; i < 80; i++) {
      byte[] changed = GOOD.clone();
      for (int j = 1 + random.nextInt(4); j > 0; j--) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      readOrRefused(changed);
    }
  }

  @Test
  void whateverIsChangedWithinItIsReadOrRefusedInWords() {
    Random random = new Random(18);
    for (int i = 0; i < 80; i++) {
      byte[] file =
          Zip.changed(
              GOOD,
              (name, bytes) -> {
                if (random.nextInt(4) > 0) {
                  return bytes;
                }
                String text = new String(bytes, StandardCharsets.UTF_8);
                int at = random.nextInt(text.length());
                String changed =
                    switch (random.nextInt(4)) {
                      case 0 -> text.substring(0, at);
                      case 1 -> text.substring(0, at) + random.nextInt() + text.substring(at);
                      case 2 -> text.replace("<v>", "<v>-");
                      default -> text.replaceFirst("r=\"[A-Z]+", "r=\"ZZZZ");
                    };
                return changed.getBytes(StandardCharsets.UTF_8);
              });
      readOrRefused(file);
    }
  }

  private static void readOrRefused(byte[] file) {
    try {
      WorkbookReading reading =
          Files.READER.read(
              () -> new ByteArrayInputStream(file), null, null, WorkbookReader.Mode.REPLACE);
      assertThat(Files.bytes(reading::writeMarked)).isNotEmpty();
    } catch (UnreadableWorkbookException e) {
      assertThat(e.issue().message().sv()).isNotBlank();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aZipBombIsRefusedBeforeItIsUnpacked() throws IOException {
    byte[] bomb = zeros("xl/worksheets/sheet1.xml", 600_000_000);

    long before = System.nanoTime();
    CellIssue issue = Files.refused(bomb);

    assertThat(issue.code()).isEqualTo("FILE_TOO_LARGE");
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void aTableOfTextsThatWouldFillTheMemoryIsRefused() throws IOException {
    assertThat(Files.refused(zeros("xl/sharedStrings.xml", 100_000_000)).code())
        .isEqualTo("FILE_TOO_LARGE");
  }

  @Test
  void aDocumentTypeIsRefusedWhateverItSays() {
    String outside =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>";
    for (String part : List.of("xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml")) {
      byte[] file =
          Zip.changed(
              GOOD,
              (name, bytes) ->
                  name.equals(part)
                      ? (outside
                              + new String(bytes, StandardCharsets.UTF_8)
                                  .replaceFirst("<\\?xml[^>]*>", ""))
                          .getBytes(StandardCharsets.UTF_8)
                      : bytes);

      assertThat(Files.refused(file).message().en()).contains("DOCTYPE");
    }
  }

  @Test
  void aMillionEmptyRowsAreNoRows() {
    StringBuilder rows = new StringBuilder("<sheetData>");
    for (int row = 10_000; row < 1_010_000; row++) {
      rows.append("<row r=\"").append(row).append("\"><c r=\"A").append(row).append("\"/></row>");
    }
    String many = rows.append("</sheetData>").toString();
    byte[] file =
        Zip.changed(
            GOOD,
            (name, bytes) ->
                name.equals("xl/worksheets/sheet3.xml")
                    ? new String(bytes, StandardCharsets.UTF_8)
                        .replace("</sheetData>", many.substring("<sheetData>".length()))
                        .getBytes(StandardCharsets.UTF_8)
                    : bytes);

    Problem problem = Files.read(file).problem();

    assertThat(problem).isEqualTo(Files.example());
  }

  @Test
  void cellsAtTheEndOfEveryRowAreRefused() {
    StringBuilder rows = new StringBuilder();
    for (int row = 10_000; row < 200_000; row++) {
      rows.append("<row r=\"").append(row).append("\"><c r=\"XFD").append(row).append("\"/></row>");
    }
    byte[] file =
        Zip.changed(
            GOOD,
            (name, bytes) ->
                name.equals("xl/worksheets/sheet3.xml")
                    ? new String(bytes, StandardCharsets.UTF_8)
                        .replace("</sheetData>", rows + "</sheetData>")
                        .getBytes(StandardCharsets.UTF_8)
                    : bytes);

    assertThat(Files.refused(file).code()).isEqualTo("FILE_TOO_LARGE");
  }

  @Test
  void aListLongerThanIsTakenIsRefusedAsADocumentIs() {
    StringBuilder csv = new StringBuilder("Område;Namn\n");
    for (int i = 0; i < 20_500; i++) {
      csv.append('a').append(i).append(";Namn\n");
    }
    WorkbookReading reading =
        Files.read(
            csv.toString().getBytes(StandardCharsets.UTF_8),
            ListKind.AREAS,
            Files.example(),
            WorkbookReader.Mode.ADD);

    assertThat(reading.issues().stream().filter(CellIssue::isError).map(CellIssue::code))
        .containsExactly("LIST_TOO_LONG");
  }

  @Test
  void moreCellsThanAreTakenAreRefused() {
    WorkbookReader reader =
        new WorkbookReader(
            new ReadingLimits(1_000_000, 1_000_000, 20, 50, 1_000_000, ReadLimits.NONE));

    assertThatThrownBy(() ->
            reader.read(
                () -> new ByteArrayInputStream(GOOD), null, null, WorkbookReader.Mode.REPLACE))
        .isInstanceOf(UnreadableWorkbookException.class)
        .hasMessageContaining("too large");
  }

  @Test
  void numbersThatWouldFillTheMemoryWrittenOutAreJustWrong() {
    byte[] file =
        Zip.changed(
            GOOD,
            (name, bytes) ->
                name.equals("xl/worksheets/sheet3.xml")
                    ? new String(bytes, StandardCharsets.UTF_8)
                        .replaceFirst("(<c r=\"G2\"[^>]*>)<v>[^<]*</v>", "$1<v>1E+999999999</v>")
                        .getBytes(StandardCharsets.UTF_8)
                    : bytes);

    assertThat(Files.read(file).issues().stream().filter(CellIssue::isError))
        .extracting(CellIssue::cell)
        .contains("G2");
  }

  @Test
  void readingEndsWhenItIsInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() ->
              Files.READER.read(
                  () -> new ByteArrayInputStream(GOOD), null, null, WorkbookReader.Mode.REPLACE))
          .isInstanceOf(CancellationException.class);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void aFormulaIsNeverWrittenAsOne() {
    Problem problem = RandomDocuments.problem(3);
    byte[] excel = Files.bytes(new ProblemWorkbook(problem, Language.SV)::writeExcel);
    byte[] csv = Files.bytes(new ProblemWorkbook(problem, Language.SV)::writeCsvFiles);

    assertThat(Zip.text(excel, "xl/worksheets/")).doesNotContain("<f>");
    assertThat(Zip.text(csv, "").lines())
        .allSatisfy(line ->
            assertThat(line.split(";", -1))
                .noneMatch(cell -> cell.replaceFirst("^\"", "").matches("[=+@\u2212].*")));
  }

  private static String refused(int... bytes) {
    byte[] file = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      file[i] = (byte) bytes[i];
    }
    return Files.refused(file).message().sv();
  }

  private static String zipped(String... names) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (String name : names) {
      entries.put(name, new byte[] {'x'});
    }
    return Files.refused(Zip.of(entries)).message().sv();
  }

  private static byte[] zeros(String name, long size) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : Zip.entries(GOOD).entrySet()) {
        if (!entry.getKey().equals(name)) {
          zip.putNextEntry(new ZipEntry(entry.getKey()));
          zip.write(entry.getValue());
        }
      }
      zip.putNextEntry(new ZipEntry(name));
      fill(zip, size);
    }
    return out.toByteArray();
  }

  private static void fill(OutputStream out, long size) throws IOException {
    byte[] piece = new byte[1_000_000];
    Arrays.fill(piece, (byte) ' ');
    for (long left = size; left > 0; left -= piece.length) {
      out.write(piece);
    }
  }
}
