package org.platsa.solver.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plan with what it is worth: what is written to a file and sent to a client.
 *
 * @param assignments one for each placement
 * @param cost by level
 * @param byConstraint cost by constraint id, in the table's order, only those above 0
 * @param kpis the coordinator's figures
 */
public record PlanDocument(
    List<Assignment> assignments, Cost cost, Map<String, Long> byConstraint, Kpis kpis) {
  public PlanDocument {
    assignments = List.copyOf(assignments);
    byConstraint = Collections.unmodifiableMap(new LinkedHashMap<>(byConstraint));
  }
}
