package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Area;
import org.platsa.solver.problem.EducationProvider;
import org.platsa.solver.problem.Period;
import org.platsa.solver.problem.PlacementKind;
import org.platsa.solver.problem.PlacementKindTerms;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Student;
import org.platsa.solver.problem.TravelTime;
import org.platsa.solver.problem.Unit;
import org.platsa.solver.problem.UnitKind;
import tools.jackson.databind.JsonNode;

/**
 * A row of a list as a form has it (<i>radformulär</i>): a field for each column, with the values
 * that it may have. What is typed is read as a workbook's cell is.
 */
public final class RowForm {
  /** More are typed: a list of thousands helps nobody. */
  private static final int MOST_OPTIONS = 500;

  /** Of several, each with a box of its own. */
  private static final int MOST_BOXES = 150;

  /** What a plan has made of a request, which is changed in the plan. */
  private static final List<String> OF_PLANS = List.of("assignment/", "published/", "pinned");

  private RowForm() {}

  /** How a field is filled in. */
  public enum Input {
    /** A text. */
    TEXT,
    /** A number. */
    NUMBER,
    /** One of several. */
    CHOICE,
    /** Any number of several. */
    CHOICES
  }

  /**
   * Something that can be chosen.
   *
   * @param value as it is sent
   * @param text as it is shown
   */
  public record Option(String value, String text) {}

  /**
   * A field of the form.
   *
   * @param name where its value stands in the record, such as {@code location/lat}
   * @param label the column's heading
   * @param help what it means
   * @param isRequired whether it must be filled in
   * @param options what can be chosen; empty where something is typed
   * @param values what stands in it: one, several of a choice of several, or none
   */
  public record Field(
      String name,
      String label,
      String help,
      Input input,
      boolean isRequired,
      List<Option> options,
      List<String> values) {
    public Field {
      options = List.copyOf(options);
      values = List.copyOf(values);
    }
  }

  /** Whether rows of a list can be changed in a form. */
  public static boolean isFor(ListKind kind) {
    return switch (kind) {
      case UNITS, SUPERVISORS, PROVIDERS, STUDENTS, PLACEMENTS, AREAS, PERIODS, TRAVEL -> true;
      case TERM, WEIGHTS, NOTES -> false;
    };
  }

  /** What names a known travel time, which has no id of its own. */
  public static String idOf(TravelTime time) {
    return idOfWay(time.studentId(), time.unitId());
  }

  static String idOfWay(String student, String unit) {
    return student + " → " + unit;
  }

  /** Whether a column names its row, so that it stays as it is. */
  static boolean isIdentity(ListKind kind, Column column) {
    return kind == ListKind.TRAVEL ? !column.path().equals("minutes") : column.path().equals("id");
  }

  /** The columns that a form has. */
  static List<Column> columns(ListKind kind) {
    return kind.columns().stream()
        .filter(column -> OF_PLANS.stream().noneMatch(column.path()::startsWith))
        .toList();
  }

  /**
   * The fields of a row.
   *
   * @param id which row; null for a new one, which has a field for its id as well
   * @return empty if there is no such row
   */
  public static Optional<List<Field>> fields(
      ListKind kind, Problem problem, @Nullable String id, Language language) {
    JsonNode record = null;
    if (id != null) {
      record = record(kind, problem, id).orElse(null);
      if (record == null) {
        return Optional.empty();
      }
    }
    List<Field> fields = new ArrayList<>();
    for (Column column : columns(kind)) {
      if (id == null || !isIdentity(kind, column)) {
        fields.add(field(column, record, problem, language));
      }
    }
    return Optional.of(fields);
  }

  /** How a row of another problem differs; nothing if it does not. */
  public static Optional<ProblemDifference.Entry> difference(
      ListKind kind, Problem before, Problem after, String id) {
    return ProblemDifference.ofRecord(
        kind, id, record(kind, before, id).orElse(null), record(kind, after, id).orElse(null));
  }

  /** A row as the document has it. */
  static Optional<JsonNode> record(ListKind kind, Problem problem, String id) {
    Optional<?> row =
        switch (kind) {
          case UNITS -> find(problem.units(), Unit::id, id);
          case SUPERVISORS -> find(problem.supervisors(), each -> each.id(), id);
          case PROVIDERS -> find(problem.providers(), EducationProvider::id, id);
          case STUDENTS -> find(problem.students(), Student::id, id);
          case PLACEMENTS -> find(problem.placements(), each -> each.id(), id);
          case AREAS -> find(problem.areas(), Area::id, id);
          case PERIODS -> find(problem.periods(), Period::id, id);
          case TRAVEL -> find(problem.travelMinutes(), RowForm::idOf, id);
          case TERM, WEIGHTS, NOTES -> Optional.empty();
        };
    return row.map(each -> Json.mapper().<JsonNode>valueToTree(each));
  }

  private static <T> Optional<T> find(List<T> rows, Function<T, String> ids, String id) {
    return rows.stream().filter(row -> ids.apply(row).equals(id)).findFirst();
  }

  private static Field field(
      Column column, @Nullable JsonNode record, Problem problem, Language language) {
    JsonNode stored = record == null ? column.fallback() : record.at("/" + column.path());
    JsonNode value = stored == null || stored.isMissingNode() || stored.isNull() ? null : stored;
    List<Option> options = options(column, problem, language);
    boolean isList = column.form() instanceof ListForm;
    boolean isChosen = !options.isEmpty() && options.size() <= (isList ? MOST_BOXES : MOST_OPTIONS);
    List<String> values = values(column, value, isChosen, language);
    Input input =
        isChosen
            ? isList ? Input.CHOICES : Input.CHOICE
            : column.form() instanceof NumberForm ? Input.NUMBER : Input.TEXT;
    return new Field(
        column.path(),
        column.heading().in(language),
        column.help().in(language),
        input,
        column.isRequired(),
        isChosen ? withOthers(options, values, isList || !column.isRequired()) : List.of(),
        values);
  }

  private static List<Option> options(Column column, Problem problem, Language language) {
    if (column.refersTo() != null) {
      return switch (column.refersTo()) {
        case AREAS -> problem.areas().stream().map(each -> named(each.id(), each.name())).toList();
        case UNITS -> problem.units().stream().map(each -> named(each.id(), each.name())).toList();
        case PROVIDERS ->
            problem.providers().stream().map(each -> named(each.id(), each.name())).toList();
        case PERIODS -> problem.periods().stream().map(RowForm::period).toList();
        case STUDENTS ->
            problem.students().stream().map(each -> new Option(each.id(), each.id())).toList();
        case TERM, SUPERVISORS, PLACEMENTS, TRAVEL, WEIGHTS, NOTES -> List.of();
      };
    }
    if (column.path().startsWith("profession")) {
      return problem.professions().stream().map(word -> new Option(word, word)).toList();
    }
    List<String> words =
        column.form() instanceof ListForm list
            ? list.vocabulary() == null || list.isOpen()
                ? List.of()
                : list.vocabulary().words(language)
            : column.form().choices(language);
    return Stream.concat(words.stream(), ownWords(column, problem))
        .map(word -> new Option(word, word))
        .toList();
  }

  /** The problem's own kinds, where a column takes kinds. */
  private static Stream<String> ownWords(Column column, Problem problem) {
    boolean isOfUnits = column.form().equals(ListForm.of(Vocabularies.UNIT_KIND));
    if (isOfUnits || column.form().equals(new WordForm(Vocabularies.UNIT_KIND))) {
      return problem.unitKinds().stream().map(UnitKind::name);
    }
    return column.form().equals(new WordForm(Vocabularies.PLACEMENT_KIND))
        ? problem.placementKinds().stream()
            .map(PlacementKindTerms::id)
            .filter(kind -> !kind.isUsual())
            .map(PlacementKind::name)
        : Stream.empty();
  }

  private static Option named(String id, String name) {
    return new Option(id, id.equals(name) ? id : id + " – " + name);
  }

  private static Option period(Period period) {
    return named(period.id(), period.name());
  }

  /** What stands in the row but is none of the options stays possible; nothing, where it may be. */
  private static List<Option> withOthers(
      List<Option> options, List<String> values, boolean mayBeNone) {
    Set<Option> all = new LinkedHashSet<>(options);
    Set<String> known = new LinkedHashSet<>();
    options.forEach(option -> known.add(option.value()));
    values.stream()
        .filter(value -> !known.contains(value) && !(value.isEmpty() && mayBeNone))
        .forEach(value -> all.add(new Option(value, value)));
    return List.copyOf(all);
  }

  private static List<String> values(
      Column column, @Nullable JsonNode value, boolean isChosen, Language language) {
    if (value == null) {
      return List.of();
    }
    if (isChosen && column.form() instanceof ListForm list) {
      return value
          .valueStream()
          .map(each -> each.stringValue(""))
          .map(code -> list.vocabulary() == null ? code : list.vocabulary().word(code, language))
          .toList();
    }
    if (column.form() == TextForms.ID || column.form() == TextForms.TEXT) {
      return List.of(value.stringValue(""));
    }
    return switch (column.form().write(value, language)) {
      case CellValue.Text(String text) -> text.isEmpty() ? List.of() : List.of(text);
      case CellValue cell -> List.of(cell.shown());
    };
  }

  /** What was typed into a field, as a workbook's cell; null if nothing was. */
  static @Nullable CellValue cell(Column column, List<String> typed, Problem problem) {
    List<String> texts =
        typed.stream().map(CellText::strip).filter(text -> !text.isEmpty()).toList();
    if (texts.isEmpty()) {
      return null;
    }
    if (column.form() == TextForms.ID || column.form() == TextForms.TEXT) {
      return new CellValue.Text(CellText.written(texts.getFirst()));
    }
    boolean isOfIds = column.form() instanceof ListForm list && list.vocabulary() == null;
    return isOfIds && areBoxes(column, problem)
        ? new CellValue.Text(Items.written(texts.stream().map(Items::item).toList()))
        : new CellValue.Text(String.join("; ", texts));
  }

  private static boolean areBoxes(Column column, Problem problem) {
    List<Option> options = options(column, problem, Language.SV);
    return !options.isEmpty() && options.size() <= MOST_BOXES;
  }
}
