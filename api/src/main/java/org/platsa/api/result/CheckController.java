package org.platsa.api.result;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.Spool;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.Problems;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.explain.ExplanationText;
import org.platsa.solver.plan.BrokenRule;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.plan.PlanDocument;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.validation.PlanReader;
import org.platsa.solver.validation.ReadLimits;
import org.platsa.solver.validation.ReadResult;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Judges hand-made plans over HTTP (<i>granskning</i>). */
@RestController
@RequestMapping("/api/v1")
class CheckController {
  private static final Locale SWEDISH = Locale.forLanguageTag("sv");
  private static final int MOST_BROKEN = 1_000;

  private final Problems problems;
  private final Answers answers;
  private final CurrentTenant tenant;
  private final ReadLimits limits;

  CheckController(Problems problems, Answers answers, CurrentTenant tenant, Settings settings) {
    this.problems = problems;
    this.answers = answers;
    this.tenant = tenant;
    this.limits = settings.limits().ofDocuments();
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CheckedPlan.class)))
  @PostMapping(
      path = "/problems/{problemId}/check",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent check(@PathVariable UUID problemId, Spool document) {
    Problem problem = problems.problem(tenant.id(), problemId);
    return answers.json(ComputeTask.CHECK, () -> checked(problem, document));
  }

  private CheckedPlan checked(Problem problem, Spool document) throws IOException {
    ReadResult.Accepted<PlacementPlan> plan =
        ApiException.accepted("The plan", new PlanReader(problem, limits).read(document));
    Judgement judgement = new PlanChecker(problem).judge(plan.value());
    List<BrokenRule> broken = judgement.broken();
    return new CheckedPlan(
        judgement.with(plan.value()),
        broken.size(),
        broken.stream().limit(MOST_BROKEN).toList(),
        new ExplanationText(problem, SWEDISH).broken(broken, MOST_BROKEN),
        new ExplanationText(problem, Locale.ENGLISH).broken(broken, MOST_BROKEN),
        plan.warnings().issues().stream().map(ErrorIssue::of).toList());
  }

  @Schema(name = "CheckedPlan", description = "A plan with what it is worth.")
  record CheckedPlan(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PlanDocument plan,
      @Schema(description = "In how many places it breaks hard rules.") int brokenInAll,
      @Schema(description = "Where it breaks hard rules, by name; the first 1,000 places.")
          List<BrokenRule> broken,
      @Schema(description = "The same in Swedish.") List<String> brokenSv,
      @Schema(description = "The same in English.") List<String> brokenEn,
      @Schema(description = "What looks forgotten in the plan.") List<ErrorIssue> warnings) {
    CheckedPlan {
      broken = List.copyOf(broken);
      brokenSv = List.copyOf(brokenSv);
      brokenEn = List.copyOf(brokenEn);
      warnings = List.copyOf(warnings);
    }
  }
}
