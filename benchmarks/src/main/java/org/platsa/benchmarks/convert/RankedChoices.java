package org.platsa.benchmarks.convert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Students who rank projects or units, and how many each of these takes (<i>rangordnade
 * önskemål</i>).
 *
 * @param last the last rank that there is a column for
 * @param students in the file's order
 * @param capacities by what can be chosen, in the file's order
 * @param notes what the files say that is not read
 */
public record RankedChoices(
    int last, List<Ranking> students, Map<String, Integer> capacities, List<String> notes) {
  public RankedChoices {
    students = List.copyOf(students);
    capacities = Collections.unmodifiableMap(new LinkedHashMap<>(capacities));
    notes = List.copyOf(notes);
  }

  /**
   * What one student chose.
   *
   * @param student the id
   * @param ranks the rank of each that is named, 1 for the first choice
   */
  public record Ranking(String student, Map<String, Integer> ranks) {
    public Ranking {
      ranks = Collections.unmodifiableMap(new LinkedHashMap<>(ranks));
    }
  }
}
