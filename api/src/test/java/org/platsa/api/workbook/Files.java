package org.platsa.api.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.ReadLimits;

/** Files in memory, and what reading them gives. */
final class Files {
  static final WorkbookReader READER =
      new WorkbookReader(ReadingLimits.of(new ReadLimits(20_000, 10_000_000, 1_000_000)));

  private Files() {}

  /** Writes a file. */
  @FunctionalInterface
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  static byte[] bytes(Writer writer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static WorkbookReading read(byte[] file) {
    return read(file, null, null, WorkbookReader.Mode.REPLACE);
  }

  static WorkbookReading read(
      byte[] file, @Nullable ListKind list, @Nullable Problem base, WorkbookReader.Mode mode) {
    try {
      return READER.read(() -> new ByteArrayInputStream(file), list, base, mode);
    } catch (IOException | UnreadableWorkbookException e) {
      throw new AssertionError(e);
    }
  }

  /** What is said of a file that cannot be read. */
  static CellIssue refused(byte[] file) {
    try {
      READER.read(() -> new ByteArrayInputStream(file), null, null, WorkbookReader.Mode.REPLACE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnreadableWorkbookException e) {
      return e.issue();
    }
    throw new AssertionError("The file was read");
  }

  static byte[] excel(Consumer<Workbook> content) {
    return bytes(out -> {
      try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
        content.accept(workbook);
      }
    });
  }

  /** A sheet of texts, the first row its headings. */
  static Worksheet sheet(Workbook workbook, String name, List<List<String>> rows) {
    Worksheet sheet = workbook.newWorksheet(name);
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < rows.get(row).size(); column++) {
        if (!rows.get(row).get(column).isEmpty()) {
          sheet.value(row, column, rows.get(row).get(column));
        }
      }
    }
    return sheet;
  }

  /** A bundled term. */
  static Problem term(String file) {
    try (InputStream in =
        Objects.requireNonNull(Files.class.getResourceAsStream("/terms/" + file))) {
      return Json.mapper().readValue(in, Problem.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small right problem of the solver's example. */
  static Problem example() {
    try (InputStream in =
        Objects.requireNonNull(Files.class.getResourceAsStream("/example/problem.json"))) {
      return Json.mapper().readValue(in, Problem.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
