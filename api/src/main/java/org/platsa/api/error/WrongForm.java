package org.platsa.api.error;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.platsa.solver.validation.DateGuess;
import org.platsa.solver.validation.Suggestion;
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
  private static final Words NOTHING = new Words("", "");

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
    if (e instanceof InvalidTypeIdException unknown) {
      return type(unknown);
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      Words kind = kind(mismatch.getTargetType());
      Words guess = mismatch.getTargetType() == LocalDate.class ? guess(e) : NOTHING;
      return new Words(
          "värdet ska vara " + kind.sv + "." + guess.sv,
          "The value must be " + kind.en + "." + guess.en);
    }
    return new Words("värdet kan inte läsas.", "The value cannot be read.");
  }

  /** What the type is, and which ones there are. */
  private static Words type(InvalidTypeIdException e) {
    JsonSubTypes types =
        e.getBaseType() == null
            ? null
            : e.getBaseType().getRawClass().getAnnotation(JsonSubTypes.class);
    List<String> names =
        types == null
            ? List.of()
            : Arrays.stream(types.value()).map(JsonSubTypes.Type::name).toList();
    String known = String.join(", ", names);
    String given = e.getTypeId();
    if (given == null || given.isBlank()) {
      return new Words(
          "type saknas; det finns " + known + ".", "'type' is missing; there are " + known + ".");
    }
    String shown = shortened(given);
    Optional<String> nearest = new Suggestion().nearest(given, names);
    return new Words(
        "type är ”"
            + shown
            + "”, men ska vara något av "
            + known
            + "."
            + nearest.map(name -> " Kanske ”" + name + "”.").orElse(""),
        "'type' is '"
            + shown
            + "', but must be one of "
            + known
            + "."
            + nearest.map(name -> " Maybe '" + name + "'.").orElse(""));
  }

  /** The day that was meant, if it was written otherwise. */
  private static Words guess(JacksonException e) {
    return e instanceof InvalidFormatException format
        ? DateGuess.of(String.valueOf(format.getValue()))
            .map(found -> new Words(" " + found.sentenceSv(), " " + found.sentenceEn()))
            .orElse(NOTHING)
        : NOTHING;
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
    if (e instanceof InvalidTypeIdException type) {
      return type.getTypeId() == null ? "" : shortened(type.getTypeId());
    }
    return e instanceof InvalidFormatException format
        ? shortened(String.valueOf(format.getValue()))
        : "";
  }

  private static String shortened(String value) {
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
