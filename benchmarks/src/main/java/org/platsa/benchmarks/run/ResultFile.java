package org.platsa.benchmarks.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.platsa.solver.json.Json;
import tools.jackson.core.JacksonException;

/** Raw results in a file (<i>råresultat</i>): a JSON document a line, only ever appended to. */
public final class ResultFile {
  private final Path file;

  ResultFile(Path file) {
    this.file = file;
  }

  void append(Measurement measurement) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (Writer writer = writer()) {
      writer.write(
          Json.mapper().writerFor(Measurement.class).writeValueAsString(measurement) + "\n");
    }
  }

  private BufferedWriter writer() throws IOException {
    return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Everything in a file, in its order.
   *
   * @throws IOException if the file cannot be read, or a line is no result
   */
  public static List<Measurement> read(Path file) throws IOException {
    List<Measurement> measurements = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      try {
        measurements.add(Json.mapper().readValue(line, Measurement.class));
      } catch (JacksonException e) {
        throw new IOException(
            "%s, line %d is no result of this version: %s"
                .formatted(file, number, e.getOriginalMessage()),
            e);
      }
    }
    return measurements;
  }
}
