package org.platsa.api.ask;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.Spool;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.settings.Settings;
import org.platsa.api.workbook.CellIssue;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ReadingLimits;
import org.platsa.api.workbook.RequestBook;
import org.platsa.api.workbook.UnreadableWorkbookException;
import org.platsa.api.workbook.Words;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Transport;
import org.platsa.solver.problem.UnitKind;
import org.springframework.stereotype.Component;

/**
 * Requests that come as a spreadsheet (<i>önskemål i fil</i>): its rows are written like any
 * others, and what is wrong is told at its cell. Nobody is taken away by a file.
 */
@Component
public class RequestFiles {
  /** The most bytes of one. */
  public static final int MOST_BYTES = 2 * 1024 * 1024;

  private static final Pattern POINTER =
      Pattern.compile("/students/(\\d+)(?:/placements/(\\d+))?/?(.*)");

  private final Requests requests;
  private final Answers answers;
  private final ComputeLane lane;
  private final ReadingLimits limits;

  RequestFiles(Requests requests, Answers answers, ComputeLane lane, Settings settings) {
    this.requests = requests;
    this.answers = answers;
    this.lane = lane;
    this.limits = ReadingLimits.of(settings.limits().ofDocuments());
  }

  /** An empty sheet to be filled in for a term. */
  public BodyContent template(String term, Language language) {
    var choices = requests.choices(term);
    return answers.make(
        ComputeTask.EXPORT, out -> RequestBook.writeTemplate(choices, language, out));
  }

  /**
   * Writes a file's rows.
   *
   * @return the sheet afterwards
   * @throws ApiException 400 if it is no such file; 422 with every fault, at its cell; else as
   *     {@link Requests#write}
   */
  public RequestSheet write(String term, Spool file) {
    if (file.length() > MOST_BYTES) {
      throw ApiException.invalid(
          "The file is too large",
          List.of(
              ErrorIssue.error(
                  "FILE_TOO_LARGE",
                  "file",
                  null,
                  "Filen är större än 2 MB.",
                  "The file is larger than 2 MB.")));
    }
    RequestBook book = read(file, requests.choices(term));
    if (!book.issues().isEmpty()) {
      throw ApiException.invalid(
          "The file has faults", book.issues().stream().map(RequestFiles::error).toList());
    }
    if (book.rows().isEmpty()) {
      throw ApiException.invalid(
          "The file has no rows",
          List.of(
              ErrorIssue.error(
                  "NO_ROWS",
                  "file",
                  null,
                  "Filen har inga rader under rubrikerna.",
                  "The file has no rows below its headings.")));
    }
    List<List<RequestBook.Row>> students = students(book);
    try {
      return requests.write(term, new ArrayList<>(students.stream().map(this::student).toList()));
    } catch (ApiException e) {
      if (e.type() != ErrorType.INVALID_DOCUMENT || e.issues().isEmpty()) {
        throw e;
      }
      throw ApiException.invalid(
          "The file has faults",
          e.issues().stream().map(issue -> placed(issue, book, students)).toList());
    }
  }

  private RequestBook read(Spool file, Problem choices) {
    return lane.call(
        ComputeTask.reading(8 * file.length()),
        () -> {
          try {
            return RequestBook.read(file, limits, choices);
          } catch (UnreadableWorkbookException e) {
            Words message = e.issue().message();
            throw ApiException.malformed(
                message.en(),
                List.of(
                    ErrorIssue.error(e.issue().code(), "file", null, message.sv(), message.en())));
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  /** Rows of each student; one without a pseudonym is a student of its own. */
  private static List<List<RequestBook.Row>> students(RequestBook book) {
    Map<String, List<RequestBook.Row>> students = new LinkedHashMap<>();
    for (RequestBook.Row row : book.rows()) {
      String id = row.text("id");
      String key = id == null || id.isBlank() ? "row " + row.number() : "id " + id.strip();
      students.computeIfAbsent(key, each -> new ArrayList<>()).add(row);
    }
    return List.copyOf(students.values());
  }

  private StudentRequest student(List<RequestBook.Row> rows) {
    RequestBook.Row row = rows.getFirst();
    Double lat = row.number("home/lat");
    Double lon = row.number("home/lon");
    return new StudentRequest(
        row.text("id"),
        row.text("reference"),
        row.text("group"),
        lat == null && lon == null ? null : new StudentRequest.Position(lat, lon),
        row.text("locality"),
        code(row, "transport").map(Transport::valueOf).orElse(null),
        List.copyOf(row.texts("licences")),
        List.copyOf(row.texts("excludedUnits")),
        List.copyOf(row.texts("visitedUnits")),
        List.copyOf(row.texts("preferredUnits")),
        row.isTrue("needsSupport"),
        row.isTrue("learnsSwedish"),
        row.isTrue("protectedIdentity"),
        List.copyOf(rows.stream().map(RequestFiles::placement).toList()),
        null);
  }

  private static StudentRequest.OfPlacement placement(RequestBook.Row row) {
    Double intensity = row.number("intensity");
    return new StudentRequest.OfPlacement(
        null,
        code(row, "kind").map(PlacementKind::of).orElse(null),
        List.copyOf(row.texts("allowedPeriods")),
        List.copyOf(row.texts("requiredUnitKinds").stream().map(UnitKind::of).toList()),
        intensity == null ? null : (int) Math.round(intensity),
        row.isTrue("peerLearning"),
        row.text("profession"));
  }

  private static Optional<String> code(RequestBook.Row row, String path) {
    return Stream.ofNullable(row.text(path)).filter(text -> !text.isEmpty()).findFirst();
  }

  private static ErrorIssue placed(
      ErrorIssue issue, RequestBook book, List<List<RequestBook.Row>> students) {
    Matcher pointer = POINTER.matcher(issue.pointer());
    if (!pointer.matches()) {
      return issue;
    }
    List<RequestBook.Row> rows = students.get(Integer.parseInt(pointer.group(1)));
    String position = pointer.group(2);
    RequestBook.Row row = rows.get(position == null ? 0 : Integer.parseInt(position));
    String path =
        switch (pointer.group(3)) {
          case "studentId" -> "id";
          case "home" -> "locality";
          default -> pointer.group(3).replaceFirst("^unitKinds", "requiredUnitKinds");
        };
    return error(
        book.at(
            row,
            path,
            issue.code(),
            issue.value(),
            new Words(issue.messageSv(), issue.messageEn())));
  }

  private static ErrorIssue error(CellIssue issue) {
    String cell = issue.cell();
    return ErrorIssue.error(
        issue.code(),
        issue.sheet() + "!" + (cell == null ? issue.row() : cell),
        issue.value(),
        place(issue, "rad ") + issue.message().sv(),
        place(issue, "row ") + issue.message().en());
  }

  private static String place(CellIssue issue, String row) {
    @Nullable String heading = issue.heading();
    String text = row + issue.row() + (heading == null ? "" : ", " + heading) + ": ";
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
