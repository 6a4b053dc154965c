package org.platsa.solver.json;

import java.io.OutputStream;
import java.time.LocalDate;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Problem and plan documents as JSON (<i>dokumentformat</i>): one strict configuration for files,
 * requests and stored forms. Nothing is converted silently: a number is no text, a text no number,
 * 5.5 no whole number (5.0 is one where an int is wanted), and a date is exactly YYYY-MM-DD. Fields
 * are written in the records' order.
 */
public final class Json {
  /** Deepest nesting of objects and lists that is read. */
  public static final int MAX_DEPTH = 32;

  /** Longest single text that is read, in characters. */
  public static final int MAX_STRING = 1_000_000;

  /** Longest field name that is read, in characters. */
  public static final int MAX_NAME = 1_000;

  /** Longest number that is read, in digits. */
  public static final int MAX_NUMBER = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNameLength(MAX_NAME)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(
              MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
          .withCoercionConfig(
              LogicalType.Textual,
              coercion ->
                  coercion
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .withCoercionConfigDefaults(coercion ->
              coercion
                  .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                  .setCoercion(CoercionInputShape.EmptyArray, CoercionAction.Fail))
          .addModule(
              new SimpleModule()
                  .setDeserializerModifier(new ExactEnumReader.Everywhere())
                  .addDeserializer(LocalDate.class, new IsoDateReader())
                  .addDeserializer(int.class, new WholeNumberReader(int.class))
                  .addDeserializer(Integer.class, new WholeNumberReader(Integer.class)))
          .build();

  private Json() {}

  /** The mapper itself, immutable. For documents from outside, use the readers of validation. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** Writes any document of this project, indented, as UTF-8; leaves the stream open. */
  public static void write(Object document, OutputStream out) {
    MAPPER
        .writer()
        .with(SerializationFeature.INDENT_OUTPUT)
        .without(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
        .writeValue(out, document);
  }

  /** Any document of this project, indented, as UTF-8. */
  public static byte[] bytes(Object document) {
    return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(document);
  }
}
