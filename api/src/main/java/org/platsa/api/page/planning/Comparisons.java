package org.platsa.api.page.planning;

import java.util.UUID;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.draft.ComparedPlans;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.result.ComparedPlan;
import org.platsa.api.result.PlanDiff;
import org.springframework.stereotype.Component;

/** Two plans with what differs (<i>jämförelser</i>). */
@Component
class Comparisons {
  private final ComparedPlans plans;
  private final ComputeLane lane;
  private final CurrentTenant tenant;

  Comparisons(ComparedPlans plans, ComputeLane lane, CurrentTenant tenant) {
    this.plans = plans;
    this.lane = lane;
    this.tenant = tenant;
  }

  /**
   * Two plans.
   *
   * @param diff what differs between them
   */
  record Compared(ComparedPlan one, ComparedPlan other, PlanDiff diff) {}

  /**
   * Compares two plans, each a run's best or a draft's, as REST does.
   *
   * @throws ApiException 404 if there is no such run or draft, 409 if a run has no plan yet
   */
  Compared of(UUID one, UUID other) {
    UUID client = tenant.id();
    ComparedPlan first = plans.of(client, one);
    ComparedPlan second = plans.of(client, other);
    return lane.call(
        ComputeTask.COMPARE, () -> new Compared(first, second, PlanDiff.between(first, second)));
  }
}
