package org.platsa.solver.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads whole numbers as JSON Schema means them: 5.0 is one and 5.5 is not. Jackson takes either
 * both or neither.
 */
final class WholeNumberReader extends StdDeserializer<Integer> {
  private final Class<?> type;

  WholeNumberReader(Class<?> type) {
    super(type);
    this.type = type;
  }

  @Override
  public Integer deserialize(JsonParser parser, DeserializationContext context) {
    if (parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      return parser.getIntValue();
    }
    if (parser.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
      double value = parser.getDoubleValue();
      if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
        throw context.weirdNumberException(value, type, "not a whole number within range");
      }
      return (int) value;
    }
    return (Integer) context.handleUnexpectedToken(type, parser);
  }

  @Override
  public Object getNullValue(DeserializationContext context) {
    if (type == int.class
        && context.isEnabled(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)) {
      context.reportInputMismatch(this, "null or missing");
    }
    return super.getNullValue(context);
  }

  @Override
  public Object getEmptyValue(DeserializationContext context) {
    return 0;
  }
}
