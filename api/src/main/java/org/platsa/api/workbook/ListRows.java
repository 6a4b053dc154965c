package org.platsa.api.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Problem;

/** A problem's list as texts, with the headings and words of a workbook (<i>listrader</i>). */
public final class ListRows {
  private final ListTable table;
  private final List<Integer> shown;

  /** What each id is called, of the lists whose rows have names that people know. */
  private final Map<ListKind, Map<String, String>> names;

  /** The list in a language, without positions, which a map shows better. */
  public ListRows(ListKind kind, Problem problem, Language language) {
    this.table = ProblemTables.of(kind, problem, language);
    this.names = names(problem);
    List<ListTable.Place> places = table.places();
    this.shown =
        Stream.iterate(0, i -> i < places.size(), i -> i + 1)
            .filter(i -> isShown(places.get(i)))
            .toList();
  }

  private static boolean isShown(ListTable.Place place) {
    String path = place.column().path();
    return !path.endsWith("/lat") && !path.endsWith("/lon");
  }

  private static Map<ListKind, Map<String, String>> names(Problem problem) {
    Map<String, String> units = new HashMap<>();
    problem.units().forEach(unit -> units.put(unit.id(), unit.name()));
    Map<String, String> areas = new HashMap<>();
    problem.areas().forEach(area -> areas.put(area.id(), area.name()));
    Map<String, String> providers = new HashMap<>();
    problem.providers().forEach(provider -> providers.put(provider.id(), provider.name()));
    return Map.of(ListKind.UNITS, units, ListKind.AREAS, areas, ListKind.PROVIDERS, providers);
  }

  /** What stands above each column. */
  public List<String> headings() {
    return shown.stream().map(i -> table.places().get(i).heading()).toList();
  }

  /**
   * The rows, a text for each column; empty where there is no value. The id of a unit, an area or a
   * provider is followed by its name.
   */
  public List<List<String>> rows() {
    try (Stream<List<@Nullable CellValue>> rows = table.rows()) {
      return rows.map(row -> shown.stream().map(i -> text(i, row.get(i))).toList()).toList();
    }
  }

  private String text(int column, @Nullable CellValue value) {
    if (value == null) {
      return "";
    }
    String text = value.shown();
    ListKind kind = table.places().get(column).column().refersTo();
    String name = kind == null ? null : names.getOrDefault(kind, Map.of()).get(text);
    return name == null || name.equals(text) ? text : text + " " + name;
  }
}
