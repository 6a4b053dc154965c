package org.platsa.solver.json;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads the words of an enum exactly as they are. Jackson's own reader also takes numbers, and
 * words with blanks around them.
 */
final class ExactEnumReader extends StdDeserializer<Enum<?>> {
  private final Map<String, Enum<?>> byName;

  private ExactEnumReader(Class<?> type) {
    super(type);
    byName =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> (Enum<?>) constant)
            .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));
  }

  @Override
  public Enum<?> deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Enum<?>) context.handleUnexpectedToken(handledType(), parser);
    }
    Enum<?> constant = byName.get(parser.getString());
    if (constant == null) {
      throw context.weirdStringException(
          parser.getString(), handledType(), "not one of " + byName.keySet());
    }
    return constant;
  }

  /** Puts this reader in place of Jackson's for every enum. */
  static final class Everywhere extends ValueDeserializerModifier {
    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription.Supplier description,
        ValueDeserializer<?> deserializer) {
      return new ExactEnumReader(type.getRawClass());
    }
  }
}
