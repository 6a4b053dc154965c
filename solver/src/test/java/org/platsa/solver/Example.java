package org.platsa.solver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import tools.jackson.databind.json.JsonMapper;

/** The small problem whose two plans an independent program has judged. */
public final class Example {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Example() {}

  public static Problem problem() {
    return read("problem.json", Problem.class);
  }

  /** One of plan-good and plan-with-faults. */
  public static PlacementPlan plan(String name) {
    return read(name + ".json", PlacementPlan.class);
  }

  public static Expected expected(String name) {
    return read(name + ".expected.json", Expected.class);
  }

  private static <T> T read(String file, Class<T> type) {
    try (InputStream in =
        Objects.requireNonNull(Example.class.getResourceAsStream("/example/" + file))) {
      return JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the independent program says. */
  public record Expected(Cost cost, Map<String, Long> byConstraint) {}
}
