package org.platsa.benchmarks.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** Writes a JSON object, each member on its own line, each element of its lists too. */
final class DocumentWriter {
  private final JsonMapper json = JsonMapper.builder().build();
  private final Writer out;
  private String separator = "{\n";

  DocumentWriter(Writer out) {
    this.out = out;
  }

  void value(String name, Object value) throws IOException {
    out.write(separator + json.writeValueAsString(name) + ": " + json.writeValueAsString(value));
    separator = ",\n";
  }

  void list(String name, Consumer<Consumer<Object>> elements) throws IOException {
    out.write(separator + json.writeValueAsString(name) + ": [");
    String[] between = {"\n"};
    try {
      elements.accept(element -> {
        try {
          out.write(between[0]);
          out.write(json.writeValueAsString(element));
          between[0] = ",\n";
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    out.write("\n]");
    separator = ",\n";
  }

  void end() throws IOException {
    out.write("\n}\n");
  }
}
