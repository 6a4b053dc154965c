package org.platsa.api.draft;

import java.util.Optional;
import java.util.UUID;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.result.ComparedPlan;
import org.platsa.api.result.Plans;
import org.platsa.solver.plan.PlanDocument;
import org.springframework.stereotype.Component;

/** Finds plans to compare (<i>planer att jämföra</i>): best plans of runs, and drafts. */
@Component
public class ComparedPlans {
  private final DraftStore drafts;
  private final DraftPlans draftPlans;
  private final Plans plans;
  private final ReadTransaction read;

  ComparedPlans(DraftStore drafts, DraftPlans draftPlans, Plans plans, ReadTransaction read) {
    this.drafts = drafts;
    this.draftPlans = draftPlans;
    this.plans = plans;
    this.read = read;
  }

  /**
   * A draft as it stands, or a run's best plan.
   *
   * @param id of a draft or a run
   * @throws ApiException 404 if there is neither; 409 for a run without a plan
   */
  public ComparedPlan of(UUID tenant, UUID id) {
    Optional<Draft> draft = read.of(() -> drafts.find(tenant, id));
    return draft
        .map(one -> compared(id, draftPlans.of(tenant, one)))
        .orElseGet(() -> plans.best(tenant, id).compared());
  }

  private static ComparedPlan compared(UUID id, DraftPlan plan) {
    return new ComparedPlan(
        id,
        plan.problem(),
        new PlanDocument(
            plan.plan().assignments(),
            plan.judgement().cost(),
            plan.judgement().byConstraint(),
            plan.judgement().kpis()));
  }
}
