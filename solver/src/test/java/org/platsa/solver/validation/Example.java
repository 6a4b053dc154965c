package org.platsa.solver.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.json.Json;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bundled example, to be spoilt. */
final class Example {
  private Example() {}

  static byte[] bytes(String file) {
    try (InputStream in =
        Objects.requireNonNull(Example.class.getResourceAsStream("/example/" + file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode tree(String file) {
    return (ObjectNode) Json.mapper().readTree(bytes(file));
  }

  /** The example problem with values put in, or taken away where they are null, by pointer. */
  static ObjectNode spoilt(@Nullable String... pointersAndValues) {
    ObjectNode problem = tree("problem.json");
    for (int i = 0; i < pointersAndValues.length; i += 2) {
      set(problem, Objects.requireNonNull(pointersAndValues[i]), pointersAndValues[i + 1]);
    }
    return problem;
  }

  /** Puts a value where a pointer says, or takes it away when it is null. */
  static void set(ObjectNode problem, String at, @Nullable String json) {
    JsonPointer pointer = JsonPointer.compile(at);
    JsonNode parent = problem.at(pointer.head());
    String last = pointer.last().toString().substring(1).replace("~1", "/").replace("~0", "~");
    @Nullable JsonNode value = json == null ? null : parse(json);
    switch (parent) {
      case ObjectNode object when value == null -> object.remove(last);
      case ObjectNode object -> object.set(last, value);
      case ArrayNode array when value == null -> array.remove(Integer.parseInt(last));
      case ArrayNode array when last.equals("-") || array.size() <= Integer.parseInt(last) ->
          array.add(value);
      case ArrayNode array -> array.set(Integer.parseInt(last), value);
      default -> throw new IllegalArgumentException(at);
    }
  }

  private static JsonNode parse(String json) {
    return Json.mapper()
        .readerFor(JsonNode.class)
        .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .readValue(json);
  }
}
