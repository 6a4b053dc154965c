package org.platsa.api.result;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.platsa.api.identity.CurrentTenant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compares plans over HTTP (<i>jämförelse</i>). */
@Tag(name = "Results")
@RestController
@RequestMapping("/api/v1/runs")
class DiffController {
  private final Plans plans;
  private final CurrentTenant tenant;

  DiffController(Plans plans, CurrentTenant tenant) {
    this.plans = plans;
    this.tenant = tenant;
  }

  @Operation(
      operationId = "diffRuns",
      summary = "What differs between two runs' best plans",
      description =
          "The runs may be of different problems, as before and after a revision: placements that"
              + " only one of them has are listed apart.")
  @GetMapping(path = "/{runId}/diff/{otherRunId}", produces = MediaType.APPLICATION_JSON_VALUE)
  PlanDiff diff(@PathVariable UUID runId, @PathVariable UUID otherRunId) {
    return PlanDiff.between(plans.best(tenant.id(), runId), plans.best(tenant.id(), otherRunId));
  }
}
