package org.platsa.api.followup;

import java.util.UUID;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.result.Plans;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.FollowUp;
import org.platsa.solver.plan.PlacementPlan;
import org.springframework.stereotype.Component;

/** Says how plans fall on units, supervisors and providers (<i>uppföljning</i>). */
@Component
public class FollowUps {
  private final Plans plans;
  private final ComputeLane lane;

  FollowUps(Plans plans, ComputeLane lane) {
    this.plans = plans;
    this.lane = lane;
  }

  /**
   * Of a run's best plan.
   *
   * @throws ApiException 404 if the tenant has no such run, 409 if it has no plan yet
   */
  public FollowUp of(UUID tenant, UUID runId) {
    Plans.RunPlan plan = plans.best(tenant, runId);
    return lane.call(
        ComputeTask.CHECK,
        () ->
            new PlanChecker(plan.problem())
                .followUp(new PlacementPlan(plan.document().assignments())));
  }
}
