package org.platsa.api.capacity;

import java.util.UUID;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.submission.Problems;
import org.platsa.solver.problem.Problem;
import org.springframework.stereotype.Component;

/** Says whether there is room for what is asked for (<i>platstillgång</i>). */
@Component
public class Capacities {
  private final Problems problems;
  private final ComputeLane lane;

  Capacities(Problems problems, ComputeLane lane) {
    this.problems = problems;
    this.lane = lane;
  }

  /**
   * Demand against places of a stored problem.
   *
   * @throws ApiException 404 if the tenant has no such problem
   */
  public Capacity of(UUID tenant, UUID problemId) {
    Problem problem = problems.problem(tenant, problemId);
    return lane.call(ComputeTask.CHECK, () -> new CapacityOf(problem).count());
  }
}
