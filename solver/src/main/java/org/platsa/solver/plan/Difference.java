package org.platsa.solver.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much more another plan costs (<i>skillnad</i>); negative numbers are what it saves.
 *
 * @param cost by level
 * @param byConstraint by constraint id, in the table's order, only those other than 0
 */
public record Difference(Cost cost, Map<String, Long> byConstraint) {
  /** Between a plan and itself. */
  public static final Difference NONE = new Difference(Cost.ZERO, Map.of());

  public Difference {
    byConstraint = Collections.unmodifiableMap(new LinkedHashMap<>(byConstraint));
  }
}
