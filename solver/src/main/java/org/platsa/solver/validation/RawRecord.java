package org.platsa.solver.validation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One record of a document, perhaps only partly readable: what cannot be read is null.
 *
 * @param thing what this part is called in messages
 */
record RawRecord(Thing thing, String pointer, JsonNode node) {
  static RawRecord of(Section section, int index, JsonNode node) {
    JsonNode id = node.path(section.idField());
    return new RawRecord(
        section.called(id.isString() ? id.stringValue() : "", index),
        "/" + section.field() + "/" + index,
        node);
  }

  String at(String field) {
    return pointer + "/" + field.replace("~", "~0").replace("/", "~1");
  }

  @Nullable String text(String field) {
    JsonNode value = node.path(field);
    return value.isString() ? value.stringValue() : null;
  }

  @Nullable LocalDate date(String field) {
    return parsed(text(field));
  }

  /** This part's own day, when it is one. */
  @Nullable LocalDate day() {
    return parsed(self());
  }

  private static @Nullable LocalDate parsed(@Nullable String text) {
    if (text == null || text.length() != 10) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      // The structure check has told of it.
      return null;
    }
  }

  @Nullable Integer number(String field) {
    JsonNode value = node.path(field);
    return value.isIntegralNumber() && value.canConvertToInt() ? (Integer) value.intValue() : null;
  }

  boolean isTrue(String field) {
    return node.path(field).isBoolean() && node.path(field).booleanValue();
  }

  boolean has(String field) {
    return !node.path(field).isMissingNode() && !node.path(field).isNull();
  }

  /** A record within this one, told of under the same name. */
  RawRecord inner(String field) {
    return new RawRecord(thing, at(field), node.path(field));
  }

  /** Records or values of a list within this one; none when it is no list. */
  List<RawRecord> list(String field) {
    JsonNode list = node.path(field);
    return IntStream.range(0, list.isArray() ? list.size() : 0)
        .mapToObj(i -> new RawRecord(thing, at(field) + "/" + i, list.get(i)))
        .toList();
  }

  /** This part's own text, when it is one. */
  @Nullable String self() {
    return node.isString() ? node.stringValue() : null;
  }
}
