package org.platsa.api.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a value of the document stands in a cell (<i>cellform</i>), both ways. */
interface CellForm {
  /**
   * The value of a cell; null if it has none, of which the faults have been told.
   *
   * @param cell what stands there
   * @param faults is told what is wrong with it
   */
  @Nullable JsonNode read(CellValue cell, Faults faults);

  /** The cell of a value. */
  CellValue write(JsonNode value, Language language);

  /** What a cell takes, in a few words. */
  Words takes();

  /** Words to choose from, where a cell takes one of a few. */
  default List<String> choices(Language language) {
    return List.of();
  }

  /** Whether a cell takes several values, of which the next column can hold more. */
  default boolean isList() {
    return false;
  }

  /** Is told what is wrong with a cell. */
  @FunctionalInterface
  interface Faults {
    /**
     * Takes a fault.
     *
     * @param suggestions what the cell could hold instead
     */
    void add(WorkbookCode code, Words message, List<Words> suggestions);

    /** Whether a word is one of the document's own for what the vocabulary has usual words for. */
    default boolean isOwn(Vocabulary vocabulary, String word) {
      return false;
    }
  }
}
