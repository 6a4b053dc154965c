package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Issue;
import org.platsa.solver.validation.IssueCode;
import org.platsa.solver.validation.IssueList;
import org.platsa.solver.validation.Severity;
import org.platsa.solver.validation.Suggestion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with the document, told of the cells that it was made of. */
final class DocumentIssues {
  /** Follow from a cell of which a fault is told already. */
  private static final Set<IssueCode> FOLLOWS =
      Set.of(
          IssueCode.MISSING_FIELD,
          IssueCode.NO_ALLOWED_PERIODS,
          IssueCode.PINNED_WITHOUT_ASSIGNMENT,
          IssueCode.WRONG_SCHEMA_VERSION);

  private final ObjectNode document;
  private final Map<ListKind, ListSheet> sheets;
  private final Language language;
  private final Issues issues;
  private final PlainMessages messages;

  DocumentIssues(
      ObjectNode document, Map<ListKind, ListSheet> sheets, Language language, Issues issues) {
    this.document = document;
    this.sheets = sheets;
    this.language = language;
    this.issues = issues;
    this.messages = PlainMessages.of(sheets);
  }

  void add(IssueList list) {
    list.issues().forEach(this::add);
    list.unlisted()
        .forEach((code, more) ->
            issues.addUnlisted(code.name(), more, code.severity() == Severity.ERROR));
  }

  void add(Issue issue) {
    List<String> steps = steps(issue.pointer());
    ListKind kind = steps.isEmpty() ? null : kind(steps.getFirst());
    ListSheet list = kind == null ? null : sheets.get(kind);
    if (kind == null || list == null) {
      if (!isOfMissingSheet(issue, kind)) {
        issues.add(plain(issue, kind, null, null, null, List.of()));
      }
      return;
    }
    Sheet.Row row = row(list, steps);
    Column column = column(kind, steps);
    if (column != null && isKnown(issue, list, column)) {
      return;
    }
    List<String> suggestions = column == null ? List.of() : suggestions(issue, list, column, row);
    issues.add(plain(issue, kind, list, row, column, suggestions));
  }

  /** Whether it only says again what was told of its cell, column or sheet. */
  private boolean isKnown(Issue issue, ListSheet list, Column column) {
    String record = recordPointer(issue.pointer(), list.kind());
    boolean isTold = list.isTold(record + "/" + column.path());
    boolean hasNoColumn = column.isRequired() && list.place(column) == null;
    if (FOLLOWS.contains(issue.code()) && (isTold || hasNoColumn)) {
      return true;
    }
    return issue.code() == IssueCode.DANGLING_ID
        && column.refersTo() != null
        && isMissing(column.refersTo());
  }

  private boolean isMissing(ListKind kind) {
    return !sheets.containsKey(kind) && !document.has(kind.field());
  }

  private boolean isOfMissingSheet(Issue issue, @Nullable ListKind kind) {
    return issue.code() == IssueCode.MISSING_FIELD
        && (kind == null || !sheets.containsKey(kind))
        && (!document.has("term") || !sheets.containsKey(ListKind.TERM));
  }

  private CellIssue plain(
      Issue issue,
      @Nullable ListKind kind,
      @Nullable ListSheet list,
      Sheet.@Nullable Row row,
      @Nullable Column column,
      List<String> suggestions) {
    return new CellIssue(
        issue.code().name(),
        issue.severity(),
        list != null ? list.sheet().name() : kind == null ? null : kind.title().in(language),
        row == null ? null : row.number(),
        list == null || column == null ? null : list.place(column),
        column == null
            ? null
            : list == null
                ? column.heading().in(language)
                : org.platsa.solver.validation.Values.shown(list.heading(column, language)),
        issue.value(),
        messages.of(issue, kind),
        suggestions,
        issue.pointer());
  }

  /** Ids that the cell could hold, unless it is a person's: nobody is guessed at. */
  private List<String> suggestions(
      Issue issue, ListSheet list, Column column, Sheet.@Nullable Row row) {
    ListKind others = column.refersTo();
    Integer place = list.place(column);
    if (issue.code() != IssueCode.DANGLING_ID || others == null) {
      return List.of();
    }
    List<String> ids = new ArrayList<>();
    document.path(others.field()).forEach(record -> ids.add(record.path("id").stringValue("")));
    CellValue cell = row == null || place == null ? null : row.cell(place);
    if (cell instanceof CellValue.Number number) {
      String bare = number.shown();
      return ids.stream()
          .filter(id -> id.startsWith("0") && id.replaceFirst("^0+", "").equals(bare))
          .toList();
    }
    boolean isPerson = others == ListKind.STUDENTS || others == ListKind.SUPERVISORS;
    return isPerson
        ? List.of()
        : new Suggestion().nearest(issue.value(), ids).map(List::of).orElse(List.of());
  }

  private static Sheet.@Nullable Row row(ListSheet list, List<String> steps) {
    return switch (list.kind()) {
      case TERM -> list.row(0);
      case WEIGHTS, NOTES -> steps.size() > 1 ? list.row(steps.get(1)) : null;
      default ->
          steps.size() > 1 && isIndex(steps.get(1))
              ? list.row(Integer.parseInt(steps.get(1)))
              : null;
    };
  }

  /** The column whose value it is, or is within; else the first that is within it. */
  private static @Nullable Column column(ListKind kind, List<String> steps) {
    if (kind.isMap()) {
      return kind.columns().getLast();
    }
    String path =
        String.join(
            "/",
            kind == ListKind.TERM ? steps : steps.subList(Math.min(2, steps.size()), steps.size()));
    List<Column> columns = kind.columns();
    return columns.stream()
        .filter(column -> (path + "/").startsWith(column.path() + "/"))
        .findFirst()
        .or(() ->
            columns.stream()
                .filter(column -> !path.isEmpty() && column.path().startsWith(path + "/"))
                .findFirst())
        .orElse(path.isEmpty() && steps.size() > 1 ? columns.getFirst() : null);
  }

  private static String recordPointer(String pointer, ListKind kind) {
    if (kind == ListKind.TERM) {
      return "";
    }
    String[] parts = pointer.split("/", -1);
    return "/" + parts[1] + (kind.isMap() || parts.length < 3 ? "" : "/" + parts[2]);
  }

  private static @Nullable ListKind kind(String field) {
    return field.equals("name") ? ListKind.TERM : ListKind.ofField(field).orElse(null);
  }

  private static List<String> steps(String pointer) {
    List<String> steps = new ArrayList<>();
    for (String step : pointer.split("/", -1)) {
      steps.add(step.replace("~1", "/").replace("~0", "~"));
    }
    return steps.subList(1, steps.size());
  }

  private static boolean isIndex(String step) {
    return step.length() < 9 && step.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** The value of a record's id, as the sheets have it. */
  static String id(JsonNode record) {
    return Objects.requireNonNull(record.path("id").stringValue(""));
  }
}
