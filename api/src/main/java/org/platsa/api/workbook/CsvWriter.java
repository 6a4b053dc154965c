package org.platsa.api.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.work.Interruption;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Writes lists as CSV that spreadsheets open by themselves: UTF-8 with a byte order mark; in
 * Swedish with semicolons and decimal commas, in English with commas and points.
 */
final class CsvWriter {
  private static final String MARK = "\uFEFF";

  private final Language language;

  CsvWriter(Language language) {
    this.language = language;
  }

  /** A zip file with a file for each. */
  void writeFiles(List<ListTable> tables, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (ListTable table : tables) {
      zip.putNextEntry(new ZipEntry(table.kind().title().in(language) + ".csv"));
      write(table, zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  /** One list; leaves the stream open. */
  void write(ListTable table, OutputStream out) throws IOException {
    out.write(MARK.getBytes(StandardCharsets.UTF_8));
    CsvSchema schema =
        CsvSchema.emptySchema().withColumnSeparator(language == Language.SV ? ';' : ',');
    ObjectWriter csv =
        CsvMapper.shared().writer(schema).without(StreamWriteFeature.AUTO_CLOSE_TARGET);
    try (SequenceWriter writer = csv.writeValues(out);
        Stream<List<@Nullable CellValue>> rows = table.rows()) {
      writer.write(table.places().stream().map(ListTable.Place::heading).toList());
      rows.forEach(row -> {
        Interruption.check();
        writer.write(row.stream().map(this::text).toList());
      });
    }
  }

  private String text(@Nullable CellValue cell) {
    return switch (cell) {
      case null -> "";
      case CellValue.Text(String text) -> text;
      case CellValue.Number number when language == Language.SV -> number.shown().replace('.', ',');
      default -> cell.shown();
    };
  }
}
