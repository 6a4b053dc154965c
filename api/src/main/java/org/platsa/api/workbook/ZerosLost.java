package org.platsa.api.workbook;

import java.util.List;

/** Ids that a spreadsheet has made numbers of, beside others that kept their zeros. */
final class ZerosLost {
  private ZerosLost() {}

  /** Tells of each number among the ids of a list of which others begin with a zero. */
  static void tell(ListSheet list, Language language, Issues issues) {
    if (!list.kind().hasIds()) {
      return;
    }
    Column column = list.kind().columns().getFirst();
    Integer place = list.place(column);
    if (place == null) {
      return;
    }
    List<Sheet.Row> rows = list.below();
    int length =
        rows.stream()
            .map(row -> row.cell(place))
            .filter(cell -> cell instanceof CellValue.Text(String text) && text.matches("0[0-9]+"))
            .mapToInt(cell -> cell == null ? 0 : cell.shown().length())
            .max()
            .orElse(0);
    for (Sheet.Row row : rows) {
      if (row.cell(place) instanceof CellValue.Number number
          && number.isWhole()
          && number.shown().length() < length) {
        String whole = "0".repeat(length - number.shown().length()) + number.shown();
        issues.add(
            CellIssue.ofCell(
                WorkbookCode.ID_WITHOUT_ZEROS,
                list.sheet().name(),
                row.number(),
                place,
                list.heading(column, language),
                number.shown(),
                new Words(
                        "Är ett tal, men andra id:n börjar med nollor, som kalkylprogram tar bort."
                            + " Menade du %s? Gör cellen till text och skriv på nytt.",
                        "Is a number, but other ids begin with zeros, which spreadsheets take away."
                            + " Did you mean %s? Format the cell as text and type it again.")
                    .with(whole),
                List.of(whole),
                null));
      }
    }
  }
}
