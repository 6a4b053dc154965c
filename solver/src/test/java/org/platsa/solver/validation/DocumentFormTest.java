package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.solver.problem.Problem;

class DocumentFormTest {
  private static final String TEXT = new String(Example.bytes("problem.json"), UTF_8);

  static Stream<Arguments> files() throws IOException {
    return Stream.of(
        Arguments.of(gzip(), "compressed with gzip"),
        Arguments.of(deflated(), "compressed with zlib (deflate)"),
        Arguments.of(zip("problem.json"), "a zip file"),
        Arguments.of(zip("[Content_Types].xml"), "a spreadsheet file (Excel)"),
        Arguments.of(TEXT.getBytes(UTF_16), "encoded in UTF-16"),
        Arguments.of(TEXT.getBytes(UTF_16LE), "encoded in UTF-16"),
        Arguments.of(TEXT.getBytes(UTF_16BE), "encoded in UTF-16"),
        Arguments.of(TEXT.getBytes(Charset.forName("UTF-32")), "encoded in UTF-32"),
        Arguments.of(TEXT.getBytes(Charset.forName("UTF-32LE")), "encoded in UTF-32"),
        Arguments.of(TEXT.getBytes(ISO_8859_1), "encoded in Windows-1252 (ISO-8859-1)"),
        Arguments.of(
            TEXT.getBytes(Charset.forName("windows-1252")), "encoded in Windows-1252 (ISO-8859-1)"),
        Arguments.of(TEXT.getBytes(Charset.forName("IBM850")), "encoded in DOS (CP850)"),
        Arguments.of(TEXT.getBytes(Charset.forName("x-MacRoman")), "encoded in Mac OS Roman"),
        Arguments.of("<!DOCTYPE html><html></html>".getBytes(UTF_8), "a web page (HTML)"),
        Arguments.of("\uFEFF <HTML lang=sv>".getBytes(UTF_8), "a web page (HTML)"),
        Arguments.of("<?xml version=\"1.0\"?><a/>".getBytes(UTF_8), "XML"),
        Arguments.of("id;namn;plats\n1;A;B\n".getBytes(UTF_8), "a table (CSV)"),
        Arguments.of("id;namn\n1;2\n".getBytes(UTF_8), "a table (CSV)"),
        Arguments.of("id\tnamn\r\n1\t2".getBytes(UTF_8), "a table (CSV)"),
        Arguments.of("id,namn\n1,2".getBytes(UTF_8), "a table (CSV)"),
        Arguments.of("%PDF-1.7".getBytes(UTF_8), "a PDF file"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsSentInsteadOfJsonIsNamed(byte[] document, String name) {
    ReadResult.Malformed<Problem> result =
        (ReadResult.Malformed<Problem>) new ProblemReader().read(document);

    assertThat(result.issue().code()).isEqualTo(IssueCode.OTHER_FORM);
    assertThat(result.issue().messageEn()).startsWith("The document: is " + name + "; it must be");
  }

  @ParameterizedTest
  @CsvSource({
    "C0AF, encoded in UTF-8 with overlong characters",
    "E080AF, encoded in UTF-8 with overlong characters",
    "F08080AF, encoded in UTF-8 with overlong characters",
    "EDA0BD, encoded in CESU-8 (UTF-8 of surrogates)",
    "C022, not encoded in UTF-8"
  })
  void looseUtf8IsNamed(String hex, String name) {
    byte[] text = HexFormat.of().parseHex("22" + hex + "22");

    assertThat(DocumentForm.ofBadText(text).map(DocumentForm::nameEn)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id;namn", "hej, du\nsom läser", "\"a\": 1,\n\"b\": 2,", "{a;b\n1;2"})
  void otherTextsAreNoTables(String text) {
    ReadResult.Malformed<Problem> result =
        (ReadResult.Malformed<Problem>) new ProblemReader().read(text.getBytes(UTF_8));

    assertThat(result.issue().code()).isEqualTo(IssueCode.MALFORMED_JSON);
  }

  @Test
  void theFirstWrongByteIsPointedAt() {
    byte[] document = "{\n \"name\": \"\u00C5\"}".getBytes(ISO_8859_1);

    ReadResult.Malformed<Problem> result =
        (ReadResult.Malformed<Problem>) new ProblemReader().read(document);

    assertThat(result.line()).isEqualTo(2);
    assertThat(result.column()).isEqualTo(11);
  }

  @ParameterizedTest
  @CsvSource({"0xE5", "0xC3", "0x85"})
  void aStrayByteAmongLettersInUtf8IsNoOtherEncoding(String stray) {
    byte[] document = "{\"name\": \"\u00C5\u00E4\u00F6 #(\"}".getBytes(UTF_8);
    document[document.length - 4] = Integer.decode(stray).byteValue();

    ReadResult.Malformed<Problem> result =
        (ReadResult.Malformed<Problem>) new ProblemReader().read(document);

    assertThat(result.issue().messageEn()).startsWith("The document: is not encoded in UTF-8;");
    assertThat(result.issue().messageSv()).startsWith("Dokumentet: \u00E4r inte kodat i UTF-8;");
  }

  @Test
  void theSwedishWordsAgreeWithTheDocument() throws IOException {
    assertThat(DocumentForm.notUtf8(gzip()).orElseThrow().nameSv()).isEqualTo("gzip-komprimerat");
    assertThat(DocumentForm.notUtf8(TEXT.getBytes(UTF_16)).orElseThrow().nameSv())
        .isEqualTo("kodat i UTF-16");
  }

  @Test
  void utf8IsTakenWithAByteOrderMarkToo() {
    assertThat(new ProblemReader().read(("\uFEFF" + TEXT).getBytes(UTF_8)))
        .isInstanceOf(ReadResult.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "45684,2025-01-27,true",
    "45684.5,2025-01-27,true",
    "20250127,2025-01-27,false",
    "1737936000,2025-01-27,false",
    "1737936000000,2025-01-27,false",
    "2025-1-27,2025-01-27,false",
    "2025/01/27,2025-01-27,false",
    "27/1 2025,2025-01-27,false",
    "27.1.2025,2025-01-27,false",
    "01/27/2025,2025-01-27,false",
    "2025-01-27T00:00:00Z,2025-01-27,false"
  })
  void aDateWrittenOtherwiseIsGuessed(String written, String date, boolean spreadsheet) {
    assertThat(DateGuess.of(written))
        .hasValueSatisfying(guess -> {
          assertThat(guess.date()).hasToString(date);
          assertThat(guess.spreadsheet()).isEqualTo(spreadsheet);
        });
  }

  @ParameterizedTest
  @CsvSource({"1/2/2025", "2024-02-30", "5", "99999", "snart", "20251301", "2025"})
  void whatCanMeanSeveralDaysOrNoneIsNotGuessed(String written) {
    assertThat(DateGuess.of(written)).isEmpty();
  }

  private static byte[] gzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(TEXT.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] deflated() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(TEXT.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry(name));
      out.write(TEXT.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
