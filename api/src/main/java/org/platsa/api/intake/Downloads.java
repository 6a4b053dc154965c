package org.platsa.api.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.BodyContent;
import org.platsa.api.error.ApiException;
import org.platsa.api.http.Formats;
import org.platsa.api.workbook.FileTypes;
import org.platsa.api.workbook.ListKind;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.context.request.NativeWebRequest;

/** Files that are given out (<i>nedladdningar</i>). */
final class Downloads {
  private Downloads() {}

  /** A kind of file. */
  enum Format {
    /** An Excel workbook. */
    XLSX(MediaType.valueOf(FileTypes.EXCEL), ".xlsx"),
    /** CSV files in a zip file. */
    ZIPPED_CSV(MediaType.valueOf(FileTypes.ZIP), ".zip"),
    /** One list as CSV. */
    ONE_CSV(new MediaType("text", "csv", StandardCharsets.UTF_8), ".csv");

    private final MediaType type;
    private final String suffix;

    Format(MediaType type, String suffix) {
      this.type = type;
      this.suffix = suffix;
    }
  }

  /**
   * The kind of file that parameters ask for, or that the client likes best.
   *
   * @param format xlsx or csv; null for what it likes best
   * @param list the only list of a CSV file
   * @throws HttpMediaTypeNotAcceptableException if the client does not accept it
   */
  static Format format(NativeWebRequest request, @Nullable String format, @Nullable ListKind list)
      throws HttpMediaTypeNotAcceptableException {
    List<Format> offered =
        list == null ? List.of(Format.XLSX, Format.ZIPPED_CSV) : List.of(Format.ONE_CSV);
    Format asked = format == null ? null : asked(format, list);
    MediaType type =
        Formats.preferred(
            request,
            asked == null ? null : asked.type,
            offered.stream().map(each -> each.type).toList());
    return Stream.of(Format.values())
        .filter(each -> each.type.equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static Format asked(String format, @Nullable ListKind list) {
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
        .contentType(format.type)
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
