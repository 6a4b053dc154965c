package org.platsa.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.platsa.benchmarks.generate.GeneratorSettings;
import org.platsa.benchmarks.generate.TermGenerator;
import org.platsa.benchmarks.generate.TermProfile;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;

/** Small problems. */
public final class TestProblems {
  /** A document that every module knows. */
  public static final Path EXAMPLE =
      Path.of("..", "solver", "src", "test", "resources", "example", "problem.json");

  private TestProblems() {}

  public static Problem example() {
    try {
      return Json.mapper().readValue(Files.readAllBytes(EXAMPLE), Problem.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same town, whose units, students and periods say all that they can. */
  public static Problem crowdedInDetail() {
    return new TermGenerator(new GeneratorSettings(TermProfile.HT2022, 3, 1, 0.1, 8, 1, true))
        .problem();
  }

  /** A town with a tenth of the placements and far too few supervisors. */
  public static Problem crowded() {
    return new TermGenerator(new GeneratorSettings(TermProfile.HT2022, 3, 1, 0.1, 8, 1)).problem();
  }
}
