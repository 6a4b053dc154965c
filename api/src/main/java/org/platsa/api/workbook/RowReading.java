package org.platsa.api.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.problem.Problem;

/**
 * What came of reading a row that was typed into a form (<i>inläst rad</i>).
 *
 * @param problem the problem with the row; null if anything is wrong
 * @param faults what is wrong
 */
public record RowReading(@Nullable Problem problem, List<Fault> faults) {
  public RowReading {
    faults = List.copyOf(faults);
  }

  /**
   * Something that is wrong.
   *
   * @param field which field of the form; empty if it is about another row, or the whole
   * @param message what is wrong and what would be right
   */
  public record Fault(String code, String field, String value, Words message) {}
}
