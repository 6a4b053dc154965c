package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.List;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Absence;
import tools.jackson.databind.JsonNode;

/** Days away as people type them in a form (<i>frånvaro</i>), read and written as in a workbook. */
public final class AbsenceText {
  private AbsenceText() {}

  /**
   * What came of it.
   *
   * @param absences none if anything is wrong
   * @param faults what is wrong
   */
  public record Reading(List<Absence> absences, List<Words> faults) {
    public Reading {
      absences = List.copyOf(absences);
      faults = List.copyOf(faults);
    }
  }

  /** Reads a text such as "2025-02-03 till 2025-02-14; 2025-03-10". */
  public static Reading read(String text) {
    List<Words> faults = new ArrayList<>();
    JsonNode read =
        AbsencesForm.ABSENCES.read(
            new CellValue.Text(text), (code, message, suggestions) -> faults.add(message));
    List<Absence> absences = new ArrayList<>();
    if (read != null && faults.isEmpty()) {
      read.forEach(each -> absences.add(Json.mapper().treeToValue(each, Absence.class)));
    }
    return new Reading(absences, faults);
  }

  /** Writes days as they are read again. */
  public static String written(List<Absence> absences, Language language) {
    return AbsencesForm.ABSENCES.write(Json.mapper().valueToTree(absences), language).shown();
  }
}
