package org.platsa.api.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.platsa.api.workbook.CellText;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Writes the audit log for other programs (<i>export</i>), a piece of it in memory at a time. */
@Component
class AuditExport {
  private static final List<String> COLUMNS =
      List.of(
          "at",
          "actorKind",
          "actorId",
          "actorName",
          "action",
          "subjectType",
          "subjectId",
          "runId",
          "problemId",
          "address",
          "details",
          "id");

  private final AuditSearch search;
  private final JsonMapper json;

  AuditExport(AuditSearch search, JsonMapper json) {
    this.search = search;
    this.json = json;
  }

  /** UTF-8, separated by commas, with a header row; no cell is a formula. */
  void writeCsv(AuditFilter filter, OutputStream out) throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
    COLUMNS.forEach(schema::addColumn);
    try (SequenceWriter writer =
        CsvMapper.shared().writer(schema.build()).writeValues(new Unclosed(out))) {
      writer.init(true);
      writeAll(filter, entry -> writer.write(row(entry)));
    }
  }

  /** JSON, an entry a line. */
  void writeLines(AuditFilter filter, OutputStream out) throws IOException {
    writeAll(
        filter,
        entry ->
            out.write((json.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> row(AuditEntry entry) {
    return Stream.of(
            entry.at(),
            entry.actor().kind(),
            entry.actor().id(),
            entry.actor().name(),
            entry.action(),
            entry.subjectType(),
            entry.subjectId(),
            entry.runId(),
            entry.problemId(),
            entry.address(),
            json.writeValueAsString(entry.details()),
            entry.id())
        .map(value -> CellText.harmless(Objects.toString(value, "")))
        .toList();
  }

  /** Takes one entry. */
  @FunctionalInterface
  private interface EntryWriter {
    void write(AuditEntry entry) throws IOException;
  }

  private void writeAll(AuditFilter filter, EntryWriter writer) throws IOException {
    try {
      search.forEach(
          filter,
          piece -> {
            for (AuditEntry entry : piece) {
              try {
                writer.write(entry);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The answer is closed by whoever sends it. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
