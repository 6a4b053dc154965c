package org.platsa.solver.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.platsa.solver.json.Json;
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
}
