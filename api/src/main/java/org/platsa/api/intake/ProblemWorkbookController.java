package org.platsa.api.intake;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.submission.ProblemSummary;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.Tombstone;
import org.platsa.api.workbook.DifferencePart;
import org.platsa.api.workbook.FileTypes;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.api.workbook.ProblemWorkbook;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

/** What is made of a stored problem over HTTP: a workbook, a difference, the next term. */
@RestController
@RequestMapping("/api/v1/problems/{problemId}")
class ProblemWorkbookController {
  private final Problems problems;
  private final NextTerms nextTerms;
  private final Answers answers;
  private final AuditLog audit;
  private final CurrentTenant tenant;

  ProblemWorkbookController(
      Problems problems,
      NextTerms nextTerms,
      Answers answers,
      AuditLog audit,
      CurrentTenant tenant) {
    this.problems = problems;
    this.nextTerms = nextTerms;
    this.answers = answers;
    this.audit = audit;
    this.tenant = tenant;
  }

  @GetMapping(
      path = "/workbook",
      produces = {FileTypes.EXCEL, FileTypes.ZIP, FileTypes.CSV})
  ResponseEntity<BodyContent> workbook(
      @PathVariable UUID problemId,
      @RequestParam(defaultValue = "sv") String lang,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String list,
      @RequestParam(required = false) @Nullable UUID run,
      NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    Language language = Uploads.language(lang);
    ListKind kind = Uploads.list(list);
    Downloads.Format file = Downloads.format(request, format, kind);
    Problem problem = problems.problem(tenant.id(), problemId);
    requireNobodyProtected(problem);
    PlacementPlan plan = run == null ? null : nextTerms.plan("run", run, problemId);
    if (run != null) {
      audit.readsRun(run);
    }
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
  BodyContent difference(
      @PathVariable UUID problemId,
      @PathVariable UUID otherProblemId,
      @RequestParam(required = false) @Nullable String list,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "1000") int limit) {
    ApiException.requireWithin("from", from, 0, Integer.MAX_VALUE);
    ApiException.requireWithin("limit", limit, 1, ProblemDifference.MOST);
    DifferencePart part = new DifferencePart(Uploads.list(list), kind(kind), from, limit);
    Problem before = problems.problem(tenant.id(), problemId);
    Problem after = problems.problem(tenant.id(), otherProblemId);
    return answers.json(
        ComputeTask.COMPARE,
        () -> DifferenceAnswer.of(ProblemDifference.between(before, after, part)));
  }

  private static ProblemDifference.@Nullable Kind kind(@Nullable String kind) {
    return kind == null
        ? null
        : DifferencePart.kind(kind)
            .orElseThrow(() ->
                ApiException.parameter(
                    "kind",
                    kind,
                    "kind ska vara added, removed eller changed.",
                    "kind must be added, removed or changed."));
  }

  @PostMapping(
      path = "/next-term",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ProblemSummary> nextTerm(
      @PathVariable UUID problemId,
      @RequestBody NextTermRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    Problems.Stored stored = nextTerms.make(problemId, request, key);
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
}
