package org.platsa.api.intake;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.BodyContent;
import org.platsa.api.error.ApiException;
import org.platsa.api.workbook.FileTypes;
import org.platsa.api.workbook.ListKind;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Files that are given out (<i>nedladdningar</i>). */
final class Downloads {
  private Downloads() {}

  /** A kind of file. */
  enum Format {
    /** An Excel workbook. */
    XLSX(FileTypes.EXCEL, ".xlsx"),
    /** CSV files in a zip file. */
    ZIPPED_CSV(FileTypes.ZIP, ".zip"),
    /** One list as CSV. */
    ONE_CSV(FileTypes.CSV + ";charset=UTF-8", ".csv");

    private final String type;
    private final String suffix;

    Format(String type, String suffix) {
      this.type = type;
      this.suffix = suffix;
    }
  }

  /**
   * The kind of file that parameters ask for.
   *
   * @param format xlsx or csv
   * @param list the only list of a CSV file
   */
  static Format format(String format, @Nullable ListKind list) {
    return switch (format) {
      case "xlsx" -> {
        if (list != null) {
          throw ApiException.parameter(
              "list", list.field(), "list går bara med format=csv.", "list needs format=csv.");
        }
        yield Format.XLSX;
      }
      case "csv" -> list == null ? Format.ZIPPED_CSV : Format.ONE_CSV;
      default ->
          throw ApiException.parameter(
              "format", format, "format ska vara xlsx eller csv.", "format must be xlsx or csv.");
    };
  }

  /** An answer that a browser keeps as a file. */
  static ResponseEntity<BodyContent> file(BodyContent content, Format format, String name) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(format.type))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + name + format.suffix + "\"")
        .body(content);
  }

  /** A name of letters and digits that every system takes for a file's. */
  static String safe(String name, UUID id) {
    String safe = name.replaceAll("[^A-Za-z0-9-]", "");
    return safe.isEmpty() || safe.length() > 40 ? id.toString() : safe;
  }
}
