package org.platsa.api.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Names, and ids. */
final class TextForms {
  /** Spreadsheets keep no more digits of a number. */
  private static final int DIGITS_KEPT = 15;

  /** Any text; a number is the text that is seen. */
  static final CellForm TEXT = new Plain();

  /** An id. */
  static final CellForm ID = new Id();

  private TextForms() {}

  private static final class Plain implements CellForm {
    @Override
    public @Nullable JsonNode read(CellValue cell, Faults faults) {
      return switch (cell) {
        case CellValue.Text(String text) -> StringNode.valueOf(CellText.read(text));
        case CellValue.Broken broken -> error(broken, faults);
        default -> StringNode.valueOf(cell.shown());
      };
    }

    @Override
    public CellValue write(JsonNode value, Language language) {
      return new CellValue.Text(CellText.written(value.stringValue()));
    }

    @Override
    public Words takes() {
      return new Words("text", "text");
    }
  }

  private static final class Id implements CellForm {
    @Override
    public @Nullable JsonNode read(CellValue cell, Faults faults) {
      return switch (cell) {
        case CellValue.Text(String text) -> StringNode.valueOf(CellText.read(text));
        case CellValue.Number number -> ofNumber(number, faults);
        case CellValue.Day(java.time.LocalDate date) -> {
          faults.add(
              WorkbookCode.ID_BECAME_DATE,
              new Words(
                      "Kalkylprogrammet har gjort ett datum (%s) av det som skrevs. Gör cellen till"
                          + " text och skriv id:t på nytt.",
                      "The spreadsheet has made a date (%s) of what was typed. Format the cell as"
                          + " text and type the id again.")
                  .with(date),
              List.of());
          yield null;
        }
        case CellValue.Truth truth -> {
          faults.add(
              WorkbookCode.NOT_A_TEXT,
              new Words(
                  "Kalkylprogrammet har gjort sant eller falskt av det som skrevs. Gör cellen till"
                      + " text och skriv på nytt.",
                  "The spreadsheet has made true or false of what was typed. Format the cell as"
                      + " text and type it again."),
              List.of());
          yield null;
        }
        case CellValue.Broken broken -> error(broken, faults);
      };
    }

    private static @Nullable JsonNode ofNumber(CellValue.Number number, Faults faults) {
      if (number.isWhole() && number.value().abs().precision() <= DIGITS_KEPT) {
        return StringNode.valueOf(number.shown());
      }
      faults.add(
          WorkbookCode.ID_BECAME_NUMBER,
          new Words(
                  "Kalkylprogrammet har gjort ett tal (%s) av det som skrevs, och siffror kan vara"
                      + " borta. Gör cellen till text och skriv id:t på nytt.",
                  "The spreadsheet has made a number (%s) of what was typed, and digits may be"
                      + " gone. Format the cell as text and type the id again.")
              .with(number.shown()),
          List.of());
      return null;
    }

    @Override
    public CellValue write(JsonNode value, Language language) {
      return new CellValue.Text(CellText.written(value.stringValue()));
    }

    @Override
    public Words takes() {
      return new Words("ett id", "an id");
    }
  }

  /** No value of any form. */
  static @Nullable JsonNode error(CellValue.Broken broken, CellForm.Faults faults) {
    boolean isFormula = broken.shown().startsWith("=");
    faults.add(
        WorkbookCode.CELL_ERROR,
        isFormula
            ? new Words(
                "Formeln har inget sparat resultat. Öppna filen i ett kalkylprogram och spara den,"
                    + " eller skriv värdet i stället.",
                "The formula has no result with it. Open the file in a spreadsheet program and save"
                    + " it, or write the value instead.")
            : new Words(
                "Här står ett felvärde, inte ett värde. Rätta formeln eller skriv värdet.",
                "This is an error, not a value. Mend the formula or write the value."),
        List.of());
    return null;
  }
}
