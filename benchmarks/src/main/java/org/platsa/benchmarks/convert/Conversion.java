package org.platsa.benchmarks.convert;

import java.util.List;
import org.platsa.solver.problem.Problem;

/**
 * What a file became.
 *
 * @param problem the problem
 * @param notes what it does not say of the file, and how its cost is to be read, in sentences
 */
public record Conversion(Problem problem, List<String> notes) {
  public Conversion {
    notes = List.copyOf(notes);
  }
}
