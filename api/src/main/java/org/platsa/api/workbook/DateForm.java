package org.platsa.api.workbook;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A day. */
final class DateForm implements CellForm {
  static final CellForm DATE = new DateForm();

  /** Excel has no days before 1900, and takes that year for a leap year. */
  private static final LocalDate FIRST_IN_EXCEL = LocalDate.of(1900, 3, 1);

  private DateForm() {}

  @Override
  public @Nullable JsonNode read(CellValue cell, Faults faults) {
    return switch (cell) {
      case CellValue.Day(LocalDate date) -> StringNode.valueOf(date.toString());
      case CellValue.Number number -> node(Days.ofNumber(number.value()), number.shown(), faults);
      case CellValue.Text(String text) ->
          node(Days.read(CellText.read(text)), CellText.read(text), faults);
      case CellValue.Broken broken -> TextForms.error(broken, faults);
      case CellValue.Truth truth -> node(Days.read(""), truth.shown(), faults);
    };
  }

  private static @Nullable JsonNode node(Days.Reading reading, String shown, Faults faults) {
    if (reading.only().isPresent()) {
      return StringNode.valueOf(reading.only().get().toString());
    }
    if (reading.days().isEmpty()) {
      notADate(shown, faults);
    } else {
      List<Words> both = reading.days().stream().map(day -> same(day.toString())).toList();
      faults.add(
          WorkbookCode.DATE_AMBIGUOUS,
          new Words(
                  "Kan vara både %s och %s. Skriv ÅÅÅÅ-MM-DD.",
                  "Can be both %s and %s. Write YYYY-MM-DD.")
              .with(both.getFirst(), both.getLast()),
          both);
    }
    return null;
  }

  private static void notADate(String shown, Faults faults) {
    faults.add(
        WorkbookCode.NOT_A_DATE,
        new Words(
            "Ska vara ett datum som finns, till exempel 2025-01-13.",
            "Must be a date that exists, such as 2025-01-13."),
        Days.shortForm(shown).map(day -> List.of(same(day.toString()))).orElse(List.of()));
  }

  private static Words same(String text) {
    return new Words(text, text);
  }

  @Override
  public CellValue write(JsonNode value, Language language) {
    LocalDate day = LocalDate.parse(value.stringValue());
    return day.isBefore(FIRST_IN_EXCEL)
        ? new CellValue.Text(value.stringValue())
        : new CellValue.Day(day);
  }

  @Override
  public Words takes() {
    return new Words("ett datum", "a date");
  }
}
