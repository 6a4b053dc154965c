package org.platsa.api.error;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * What is wrong with a body that is JSON but not of the form that is taken (<i>fel form</i>), in
 * words that do not name the program's classes.
 */
final class WrongForm {
  private static final int LONGEST_VALUE = 100;

  private WrongForm() {}

  static ErrorIssue issue(JacksonException e) {
    Words words = words(e);
    return ErrorIssue.error(
        "WRONG_FORM", pointer(e), value(e), "Fältet har fel form: " + words.sv, words.en);
  }

  private static Words words(JacksonException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      String name = unknown.getPropertyName();
      String known =
          unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
      return new Words(
          "det finns inget fält ”" + name + "”; det finns " + known + ".",
          "There is no field '" + name + "'; there are " + known + ".");
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException) {
        String rule = String.valueOf(cause.getMessage());
        return new Words("värdet är inte tillåtet (" + rule + ").", rule + ".");
      }
    }
    if (e instanceof InvalidTypeIdException) {
      return new Words(
          "type saknas eller är inget som är känt här.",
          "'type' is missing or names nothing that is known here.");
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      Words kind = kind(mismatch.getTargetType());
      return new Words("värdet ska vara " + kind.sv + ".", "The value must be " + kind.en + ".");
    }
    return new Words("värdet kan inte läsas.", "The value cannot be read.");
  }

  private static Words kind(Class<?> type) {
    if (type.isEnum()) {
      String names =
          Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      return new Words("något av " + names, "one of " + names);
    }
    if (type == UUID.class) {
      return new Words("ett id (UUID)", "an id (UUID)");
    }
    if (type == LocalDate.class) {
      return new Words("ett datum som 2024-01-15", "a date such as 2024-01-15");
    }
    if (type == String.class) {
      return new Words("en text", "a text");
    }
    if (type == Boolean.class || type == boolean.class) {
      return new Words("true eller false", "true or false");
    }
    if (List.of(Integer.class, int.class, Long.class, long.class).contains(type)) {
      return new Words("ett heltal", "a whole number");
    }
    if (type == Double.class || type == double.class) {
      return new Words("ett tal", "a number");
    }
    return Collection.class.isAssignableFrom(type)
        ? new Words("en lista", "a list")
        : new Words("ett objekt", "an object");
  }

  private static String value(JacksonException e) {
    if (!(e instanceof InvalidFormatException format)) {
      return "";
    }
    String value = String.valueOf(format.getValue());
    return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
  }

  private static String pointer(JacksonException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      String name = step.getPropertyName();
      pointer
          .append('/')
          .append(name == null ? step.getIndex() : name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /** The same in both languages. */
  private record Words(String sv, String en) {}
}
