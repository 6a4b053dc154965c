package org.platsa.api.workbook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.Values;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Several days: "2025-02-10; v. 44 2025". */
final class DatesForm implements CellForm {
  static final CellForm DATES = new DatesForm();

  private DatesForm() {}

  @Override
  public @Nullable JsonNode read(CellValue cell, Faults faults) {
    ArrayNode days = JsonNodeFactory.instance.arrayNode();
    if (!(cell instanceof CellValue.Text(String text))) {
      JsonNode day = DateForm.DATE.read(cell, faults);
      return day == null ? null : days.add(day);
    }
    boolean isRight = true;
    for (String part : CellText.read(text).split("[;\\n]", -1)) {
      String day = CellText.strip(part);
      Optional<LocalDate> read = Days.read(day).only();
      read.ifPresent(date -> days.add(date.toString()));
      if (read.isEmpty() && !day.isEmpty()) {
        isRight = false;
        faults.add(
            WorkbookCode.NOT_A_DATE,
            new Words(
                    "”%s” är inget datum. Skriv 2025-02-10 eller v. 7 2025, och semikolon emellan"
                        + " om det är flera.",
                    "'%s' is no date. Write 2025-02-10 or week 7 2025, with semicolons between"
                        + " several.")
                .with(Values.shown(day)),
            List.of());
      }
    }
    return isRight ? days : null;
  }

  @Override
  public CellValue write(JsonNode value, Language language) {
    List<String> days = new ArrayList<>();
    value.forEach(day -> days.add(day.stringValue()));
    return new CellValue.Text(String.join("; ", days));
  }

  @Override
  public boolean isList() {
    return true;
  }

  @Override
  public Words takes() {
    return new Words(
        "datum eller veckor, till exempel 2025-02-10; v. 44 2025",
        "dates or weeks, such as 2025-02-10; week 44 2025");
  }
}
