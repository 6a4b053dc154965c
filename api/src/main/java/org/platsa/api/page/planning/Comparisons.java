package org.platsa.api.page.planning;

import java.util.UUID;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.result.PlanDiff;
import org.platsa.api.result.Plans;
import org.springframework.stereotype.Component;

/** Two plans with what differs (<i>jämförelser</i>). */
@Component
class Comparisons {
  private final Plans plans;
  private final ComputeLane lane;
  private final CurrentTenant tenant;

  Comparisons(Plans plans, ComputeLane lane, CurrentTenant tenant) {
    this.plans = plans;
    this.lane = lane;
    this.tenant = tenant;
  }

  /**
   * Two plans.
   *
   * @param diff what differs between them
   */
  record Compared(Plans.RunPlan one, Plans.RunPlan other, PlanDiff diff) {}

  /**
   * Compares the best plans of two runs, as REST does.
   *
   * @throws ApiException 404 if there is no such run, 409 if one has no plan yet
   */
  Compared of(UUID one, UUID other) {
    UUID client = tenant.id();
    return lane.call(
        ComputeTask.COMPARE,
        () -> {
          Plans.RunPlan first = plans.best(client, one);
          Plans.RunPlan second = plans.best(client, other);
          return new Compared(first, second, PlanDiff.between(first, second));
        });
  }
}
