package org.platsa.solver.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads dates written YYYY-MM-DD and nothing else. Jackson's own reader also takes lists, numbers
 * and texts with a time of day.
 */
final class IsoDateReader extends StdDeserializer<LocalDate> {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  IsoDateReader() {
    super(LocalDate.class);
  }

  @Override
  public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.currentToken() != null && parser.currentToken().isNumeric()) {
      throw context.weirdStringException(parser.getString(), LocalDate.class, "a number");
    }
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
    }
    String text = parser.getString();
    if (SHAPE.matcher(text).matches()) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, LocalDate.class, "no such day");
      }
    }
    throw context.weirdStringException(text, LocalDate.class, "not YYYY-MM-DD");
  }
}
