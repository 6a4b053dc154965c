package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Values;

/** Finds each list's sheet, by its name, or else by its headings. */
final class SheetFinder {
  /** What this program adds to the lists' sheets. */
  private static final Set<String> OWN =
      Set.of("läsmig", "readme", "ord", "words", "fel", "faults");

  private final Book book;
  private final Issues issues;
  private final Map<ListKind, ListSheet> found = new EnumMap<>(ListKind.class);

  private SheetFinder(Book book, Issues issues) {
    this.book = book;
    this.issues = issues;
  }

  /**
   * The sheets of a book.
   *
   * @param wanted the list that a CSV file holds; null to find out by its headings
   */
  static Map<ListKind, ListSheet> find(Book book, @Nullable ListKind wanted, Issues issues) {
    SheetFinder finder = new SheetFinder(book, issues);
    List<Sheet> unnamed = new ArrayList<>();
    for (Sheet sheet : book.sheets()) {
      Optional<ListKind> kind =
          book.form() == Book.Form.CSV
              ? Optional.ofNullable(wanted)
              : ListKind.ofSheet(sheet.name());
      if (kind.isPresent()) {
        finder.take(kind.get(), sheet);
      } else if (!OWN.contains(Spelling.key(sheet.name())) && !sheet.rows().isEmpty()) {
        unnamed.add(sheet);
      }
    }
    unnamed.forEach(finder::takeByHeadings);
    return finder.found;
  }

  private void take(ListKind kind, Sheet sheet) {
    if (found.containsKey(kind)) {
      issues.add(
          CellIssue.ofSheet(
              WorkbookCode.SHEET_TWICE,
              sheet.name(),
              new Words(
                      "Bladet ”%s” och bladet ”%s” gäller båda %s. Ta bort det ena.",
                      "The sheets '%s' and '%s' are both about %s. Take one of them away.")
                  .with(
                      Values.shown(found.get(kind).sheet().name()),
                      Values.shown(sheet.name()),
                      kind.title())));
      return;
    }
    Optional<Headings> headings = Headings.find(sheet, kind);
    if (headings.isPresent()) {
      found.put(kind, new ListSheet(kind, sheet, headings.get()));
    } else if (!sheet.rows().isEmpty()) {
      issues.add(
          CellIssue.ofSheet(
              WorkbookCode.HEADINGS_MISSING,
              sheet.name(),
              new Words(
                      "Bladet har ingen rubrikrad med kolumner som %s. Hämta mallen och jämför.",
                      "The sheet has no row of headings with columns such as %s. Compare it with"
                          + " the template.")
                  .with(someHeadings(kind))));
    }
  }

  private static Words someHeadings(ListKind kind) {
    List<Column> some = kind.columns().stream().filter(Column::isRequired).limit(3).toList();
    return new Words(
        String.join(", ", some.stream().map(column -> column.heading().sv()).toList()),
        String.join(", ", some.stream().map(column -> column.heading().en()).toList()));
  }

  private void takeByHeadings(Sheet sheet) {
    List<ListSheet> possible =
        Arrays.stream(ListKind.values())
            .filter(kind -> !kind.isMap() && !found.containsKey(kind))
            .flatMap(kind ->
                Headings.find(sheet, kind)
                    .filter(headings -> headings.isWhole(kind))
                    .map(headings -> new ListSheet(kind, sheet, headings))
                    .stream())
            .toList();
    int most = possible.stream().mapToInt(SheetFinder::matches).max().orElse(0);
    List<ListSheet> best = possible.stream().filter(each -> matches(each) == most).toList();
    if (best.size() == 1) {
      ListSheet one = best.getFirst();
      found.put(one.kind(), one);
      if (book.form() != Book.Form.CSV) {
        issues.add(
            CellIssue.ofSheet(
                WorkbookCode.SHEET_BY_HEADINGS,
                sheet.name(),
                new Words(
                        "Bladet läses som %s, efter sina rubriker.",
                        "The sheet is read as %s, by its headings.")
                    .with(one.kind().title())));
      }
    } else {
      issues.add(
          CellIssue.ofSheet(
              WorkbookCode.SHEET_UNKNOWN,
              sheet.name(),
              new Words(
                  "Bladet läses inte: varken namnet eller rubrikerna är någon av listorna.",
                  "The sheet is not read: neither its name nor its headings are one of the"
                      + " lists'.")));
    }
  }

  /** Travel times have few columns, all of which others may have, too. */
  private static int matches(ListSheet sheet) {
    return sheet.headings().places().size();
  }
}
