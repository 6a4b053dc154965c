package org.platsa.api.intake;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.run.EventStore;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunStore;
import org.platsa.api.submission.ProblemSummary;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.Tombstone;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.api.workbook.ProblemWorkbook;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.problem.Term;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is made of a stored problem over HTTP: a workbook, a difference, the next term. */
@RestController
@RequestMapping("/api/v1/problems/{problemId}")
class ProblemWorkbookController {
  private final Problems problems;
  private final RunStore runs;
  private final EventStore events;
  private final Answers answers;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final TransactionTemplate transaction;

  ProblemWorkbookController(
      Problems problems,
      RunStore runs,
      EventStore events,
      Answers answers,
      CurrentTenant tenant,
      AuditLog audit,
      TransactionTemplate transaction) {
    this.problems = problems;
    this.runs = runs;
    this.events = events;
    this.answers = answers;
    this.tenant = tenant;
    this.audit = audit;
    this.transaction = transaction;
  }

  @GetMapping(
      path = "/workbook",
      produces = {Downloads.EXCEL, Downloads.ZIP, Downloads.CSV})
  ResponseEntity<BodyContent> workbook(
      @PathVariable UUID problemId,
      @RequestParam(defaultValue = "sv") String lang,
      @RequestParam(defaultValue = "xlsx") String format,
      @RequestParam(required = false) @Nullable String list,
      @RequestParam(required = false) @Nullable UUID run) {
    Language language = Uploads.language(lang);
    ListKind kind = Uploads.list(list);
    Downloads.Format file = Downloads.format(format, kind);
    Problem problem = problems.problem(tenant.id(), problemId);
    requireNobodyProtected(problem);
    PlacementPlan plan = run == null ? null : plan("run", run, problemId);
    BodyContent content =
        answers.make(
            ComputeTask.EXPORT,
            out -> {
              Problem shown = plan == null ? problem : ProblemWorkbook.planned(problem, plan);
              ProblemWorkbook workbook = new ProblemWorkbook(shown, language);
              if (kind != null) {
                workbook.writeCsv(kind, out);
              } else if (file == Downloads.Format.XLSX) {
                workbook.writeExcel(out);
              } else {
                workbook.writeCsvFiles(out);
              }
            });
    return Downloads.file(
        content, file, "platsa-" + Downloads.safe(problem.term().id(), problemId));
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DifferenceAnswer.class)))
  @GetMapping(path = "/difference/{otherProblemId}", produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent difference(@PathVariable UUID problemId, @PathVariable UUID otherProblemId) {
    Problem before = problems.problem(tenant.id(), problemId);
    Problem after = problems.problem(tenant.id(), otherProblemId);
    return answers.json(
        ComputeTask.COMPARE, () -> DifferenceAnswer.of(ProblemDifference.between(before, after)));
  }

  @PostMapping(
      path = "/next-term",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ProblemSummary> nextTerm(
      @PathVariable UUID problemId, @RequestBody NextTermRequest request) {
    Problem problem = problems.problem(tenant.id(), problemId);
    requireWhole(request);
    PlacementPlan plan = request.run() == null ? null : plan("run", request.run(), problemId);
    PlacementPlan before = request.runBefore() == null ? null : before(request.runBefore());
    Problems.Checked checked =
        problems.check(() ->
            new NextTerm(problem, plan, before)
                .of(
                    new Term(
                        request.termId(), request.name(), request.firstDay(), request.lastDay()),
                    request.name()));
    Problems.Stored stored =
        transaction.execute(status -> problems.store(tenant.id(), checked, null, null));
    return ResponseEntity.status(stored.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/problems/" + stored.summary().id()))
        .body(stored.summary());
  }

  /** A workbook goes from hand to hand: who has a protected identity must not be in one. */
  private static void requireNobodyProtected(Problem problem) {
    if (Tombstone.anybodyProtected(problem)) {
      throw ApiException.conflict(
          "PROTECTED_IDENTITY",
          "",
          "Underlaget har elever med skyddad identitet och lämnas inte ut som arbetsbok. Använd"
              + " dokumentet i JSON.",
          "The problem has students with a protected identity, so it is not given out as a"
              + " workbook. Maybe use the document in JSON.");
    }
  }

  /** The best plan of a run, which must be of the problem if one is given. */
  private PlacementPlan plan(String parameter, UUID id, @Nullable UUID problemId) {
    Run run = runs.get(tenant.id(), id);
    if (problemId != null && !run.problemId().equals(problemId)) {
      throw ApiException.parameter(
          parameter,
          id.toString(),
          "Körningen " + id + " gäller ett annat underlag.",
          "Run " + id + " is of another problem.");
    }
    return events
        .bestPlan(tenant.id(), id)
        .orElseThrow(() -> ApiException.of(ErrorType.CONFLICT, "Run " + id + " has no plan yet"))
        .plan();
  }

  /** Of another problem than the path's: that its plan is read is recorded, too. */
  private PlacementPlan before(UUID run) {
    PlacementPlan plan = plan("runBefore", run, null);
    audit.readsRun(run);
    return plan;
  }

  private static void requireWhole(NextTermRequest request) {
    List<ErrorIssue> issues = new ArrayList<>();
    requireText(request.termId(), "termId", issues);
    requireText(request.name(), "name", issues);
    requireThere(request.firstDay(), "firstDay", issues);
    requireThere(request.lastDay(), "lastDay", issues);
    if (!issues.isEmpty()) {
      throw ApiException.invalid("The next term cannot be made", issues);
    }
  }

  private static void requireText(@Nullable String text, String field, List<ErrorIssue> issues) {
    requireThere(text, field, issues);
    boolean isWrong =
        text != null
            && (text.isBlank()
                || text.codePointCount(0, text.length()) > 200
                || text.chars().anyMatch(Character::isISOControl)
                || text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    if (isWrong) {
      issues.add(
          ErrorIssue.error(
              "INVALID_TEXT",
              "/" + field,
              null,
              field + " ska ha 1 till 200 tecken, inga styrtecken.",
              field + " must have 1 to 200 characters, no control characters."));
    }
  }

  private static void requireThere(@Nullable Object value, String field, List<ErrorIssue> issues) {
    if (value == null) {
      issues.add(
          ErrorIssue.error(
              "MISSING_FIELD", "/" + field, null, field + " saknas.", field + " is missing."));
    }
  }
}
