package org.platsa.api.result;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.identity.CurrentTenant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Compares plans over HTTP (<i>jämförelse</i>). */
@RestController
@RequestMapping("/api/v1/runs")
class DiffController {
  private final Plans plans;
  private final Answers answers;
  private final CurrentTenant tenant;

  DiffController(Plans plans, Answers answers, CurrentTenant tenant) {
    this.plans = plans;
    this.answers = answers;
    this.tenant = tenant;
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PlanDiff.class)))
  @GetMapping(path = "/{runId}/diff/{otherRunId}", produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent diff(@PathVariable UUID runId, @PathVariable UUID otherRunId) {
    UUID client = tenant.id();
    return answers.json(
        ComputeTask.COMPARE,
        () ->
            PlanDiff.between(
                plans.best(client, runId).compared(), plans.best(client, otherRunId).compared()));
  }
}
