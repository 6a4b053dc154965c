package org.platsa.api.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Several values in one cell (<i>lista i en cell</i>): semicolons between them, quotation marks
 * around a value that has a semicolon, a comma or a quotation mark of its own.
 */
final class Items {
  /** One of them, and whether it stood in quotation marks. */
  record Item(String text, boolean isQuoted) {
    /**
     * What comes after a colon in it: within quotation marks with all its blanks but the first.
     *
     * @param rest the text from the colon on
     */
    String after(String rest) {
      if (!isQuoted) {
        return CellText.strip(rest);
      }
      return rest.startsWith(" ") ? rest.substring(1) : rest;
    }
  }

  private Items() {}

  /** As a list stands in a cell. */
  static String written(List<String> items) {
    String cell = String.join("; ", items);
    return cell.startsWith("'") ? "'" + cell : CellText.harmless(cell);
  }

  /** A value as it stands among others. */
  static String item(String text) {
    boolean needsQuotes =
        text.isEmpty()
            || !CellText.strip(text).equals(text)
            || text.startsWith("\"")
            || text.chars().anyMatch(c -> c == ';' || c == ',');
    return needsQuotes ? CellText.quoted(text) : text;
  }

  /** The values of a cell; none if quotation marks do not match. */
  static Optional<List<Item>> read(String cell) {
    String text = CellText.strip(cell);
    return split(text.startsWith("'") ? text.substring(1) : text);
  }

  /**
   * The values of a cell, each read into an object of its own; null if the cell has none, or one of
   * them cannot be read.
   *
   * @param wrong is told what stands in a cell that has none
   * @param each reads one; says whether it could
   */
  static @Nullable JsonNode objects(
      CellValue cell,
      CellForm.Faults faults,
      Consumer<String> wrong,
      BiPredicate<Item, ObjectNode> each) {
    if (cell instanceof CellValue.Broken broken) {
      return TextForms.error(broken, faults);
    }
    Optional<List<Item>> items =
        cell instanceof CellValue.Text(String text) ? read(text) : Optional.empty();
    if (items.isEmpty()) {
      wrong.accept(cell.shown());
      return null;
    }
    ArrayNode objects = JsonNodeFactory.instance.arrayNode();
    boolean isRight = true;
    for (Item item : items.get()) {
      isRight &= each.test(item, objects.addObject());
    }
    return isRight ? objects : null;
  }

  private static Optional<List<Item>> split(String text) {
    List<Item> items = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (isBetween(text.charAt(at)) || CellText.strip(text.substring(at, at + 1)).isEmpty()) {
        at++;
      } else if (text.charAt(at) == '"') {
        int end = closing(text, at);
        if (end < 0) {
          return Optional.empty();
        }
        items.add(new Item(text.substring(at + 1, end).replace("\"\"", "\""), true));
        at = end + 1;
        while (at < text.length() && !isBetween(text.charAt(at))) {
          if (!CellText.strip(text.substring(at, at + 1)).isEmpty()) {
            return Optional.empty();
          }
          at++;
        }
      } else {
        int end = at;
        while (end < text.length() && !isBetween(text.charAt(end))) {
          end++;
        }
        items.add(new Item(CellText.strip(text.substring(at, end)), false));
        at = end;
      }
    }
    return Optional.of(items);
  }

  private static boolean isBetween(char c) {
    return c == ';' || c == ',' || c == '\n';
  }

  /** Where the quotation ends that begins here; negative if it does not. */
  private static int closing(String text, int from) {
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == '"') {
        if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }
}
