package org.platsa.api.workbook;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Problem;

/** A problem's list as texts, with the headings and words of a workbook (<i>listrader</i>). */
public final class ListRows {
  private final ListTable table;
  private final List<Integer> shown;

  /** The list in a language, without positions, which a map shows better. */
  public ListRows(ListKind kind, Problem problem, Language language) {
    this.table = ProblemTables.of(kind, problem, language);
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

  /** What stands above each column. */
  public List<String> headings() {
    return shown.stream().map(i -> table.places().get(i).heading()).toList();
  }

  /** The rows, a text for each column; empty where there is no value. */
  public List<List<String>> rows() {
    try (Stream<List<@Nullable CellValue>> rows = table.rows()) {
      return rows.map(row -> shown.stream().map(i -> text(row.get(i))).toList()).toList();
    }
  }

  private static String text(@Nullable CellValue value) {
    return value == null ? "" : value.shown();
  }
}
