package org.platsa.solver.validation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.ReadResult.Malformed;

/** What is wrong with a long document is told without holding it. */
class UnreadableDocumentTest {
  private static final int LINES = 500_000;

  private final ProblemReader reader =
      new ProblemReader(new ReadLimits(1_000_000, 10_000_000, 10_000_000));

  @Test
  void aFaultAtTheEndIsToldWithItsPlace() throws IOException {
    Malformed<Problem> fault = read("{\n" + " \n".repeat(LINES) + " \"term\": ?\n}", UTF_8);

    assertThat(fault.line()).isEqualTo(LINES + 2);
    assertThat(fault.column()).isBetween(10, 11);
    assertThat(fault.issue().messageEn()).contains("\"term\": ?");
  }

  @Test
  void aDocumentThatIsCutOffEndsAfterWhatItShows() throws IOException {
    Malformed<Problem> fault = read("{\n" + " \n".repeat(LINES) + " \"name\": \"å", UTF_8);

    assertThat(fault.issue().messageEn()).contains("ends before it is complete", "\"name\": \"å");
  }

  @Test
  void anotherEncodingIsKnownByItsFirstLetterHoweverFarAway() throws IOException {
    String broken = "{\n" + " \n".repeat(LINES) + " \"name\": \"Malmö\" ?";

    Malformed<Problem> fault = read(broken, ISO_8859_1);

    assertThat(fault.issue().messageEn()).contains("encoded in Windows-1252");
    assertThat(fault.line()).isEqualTo(LINES + 2);
    assertThat(fault.column()).isEqualTo(15);
  }

  @Test
  void nothingButBlanksIsEmpty() throws IOException {
    assertThat(read(" \n".repeat(LINES), UTF_8).issue().messageEn()).contains("it is empty");
  }

  private Malformed<Problem> read(String text, Charset charset) throws IOException {
    byte[] document = text.getBytes(charset);
    return (Malformed<Problem>) reader.read(() -> new Pieces(document));
  }

  /** A stream that gives nobody the whole. */
  private static final class Pieces extends ByteArrayInputStream {
    private static final int MOST = 300_000;

    Pieces(byte[] document) {
      super(document);
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      assertThat(length).isLessThan(MOST);
      return super.read(bytes, offset, length);
    }

    @Override
    public byte[] readAllBytes() {
      throw new AssertionError("The document is held whole");
    }

    @Override
    public byte[] readNBytes(int length) throws IOException {
      assertThat(length).isLessThan(MOST);
      return super.readNBytes(length);
    }
  }
}
