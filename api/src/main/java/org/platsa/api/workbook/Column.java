package org.platsa.api.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A column of a list's sheet (<i>kolumn</i>).
 *
 * @param path where its value stands in the record, such as {@code location/lat}
 * @param heading as in a workbook
 * @param also what else is read as the same heading
 * @param form how a value stands in a cell
 * @param refersTo the list whose ids it holds; null for none
 * @param need whether it has to be filled in
 * @param fallback the value of an empty cell; null where there is none
 * @param help what it means, in a sentence
 * @param example a cell of the template's example
 */
record Column(
    String path,
    Words heading,
    List<String> also,
    CellForm form,
    @Nullable ListKind refersTo,
    Need need,
    @Nullable JsonNode fallback,
    Words help,
    Words example) {
  /** Whether a column has to be there. */
  enum Need {
    /** In every row. */
    REQUIRED,
    /** It may be empty or left out. */
    OPTIONAL,
    /** The same, and not written when no row has it. */
    IF_USED
  }

  static Column required(String path, String sv, String en, CellForm form) {
    return new Column(
        path, new Words(sv, en), List.of(), form, null, Need.REQUIRED, null, NONE, NONE);
  }

  static Column optional(String path, String sv, String en, CellForm form) {
    JsonNode fallback = form.isList() ? JsonNodeFactory.instance.arrayNode() : null;
    return new Column(
        path, new Words(sv, en), List.of(), form, null, Need.OPTIONAL, fallback, NONE, NONE);
  }

  private static final Words NONE = new Words("", "");

  Column also(String... headings) {
    return new Column(
        path, heading, List.of(headings), form, refersTo, need, fallback, help, example);
  }

  Column refersTo(ListKind kind) {
    return new Column(path, heading, also, form, kind, need, fallback, help, example);
  }

  Column ifUsed() {
    return new Column(path, heading, also, form, refersTo, Need.IF_USED, fallback, help, example);
  }

  Column or(boolean value) {
    return orElse(BooleanNode.valueOf(value));
  }

  Column or(int value) {
    return orElse(IntNode.valueOf(value));
  }

  private Column orElse(JsonNode value) {
    return new Column(path, heading, also, form, refersTo, Need.OPTIONAL, value, help, example);
  }

  Column help(String sv, String en) {
    return new Column(
        path, heading, also, form, refersTo, need, fallback, new Words(sv, en), example);
  }

  Column example(String sv, String en) {
    return new Column(path, heading, also, form, refersTo, need, fallback, help, new Words(sv, en));
  }

  Column example(String both) {
    return example(both, both);
  }

  boolean isRequired() {
    return need == Need.REQUIRED;
  }

  /** The table of columns has each once. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  /** The parts of its path. */
  List<String> steps() {
    return List.of(path.split("/", -1));
  }
}
