package org.platsa.api.intake;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.Spool;
import org.platsa.api.body.UploadedFile;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.submission.IdempotencyKeys;
import org.platsa.api.submission.ProblemSummary;
import org.platsa.api.submission.Problems;
import org.platsa.api.workbook.CellIssue;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.ProblemDifference;
import org.platsa.api.workbook.WorkbookReader;
import org.platsa.api.workbook.WorkbookReading;
import org.platsa.api.workbook.WorkbookTemplate;
import org.platsa.solver.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Workbooks over HTTP (<i>arbetsböcker</i>): nothing is stored unless it is asked for. */
@RestController
@RequestMapping("/api/v1/workbooks")
class WorkbookController {
  private static final String OLD_EXCEL = "application/vnd.ms-excel";
  private static final String OPEN = "application/vnd.oasis.opendocument.spreadsheet";

  private final Uploads uploads;
  private final Problems problems;
  private final Answers answers;
  private final ComputeLane lane;
  private final IdempotencyKeys keys;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final JsonMapper json;

  WorkbookController(
      Uploads uploads,
      Problems problems,
      Answers answers,
      ComputeLane lane,
      IdempotencyKeys keys,
      CurrentTenant tenant,
      AuditLog audit,
      TransactionTemplate transaction,
      JsonMapper json) {
    this.uploads = uploads;
    this.problems = problems;
    this.answers = answers;
    this.lane = lane;
    this.keys = keys;
    this.tenant = tenant;
    this.audit = audit;
    this.transaction = transaction;
    this.json = json;
  }

  @GetMapping(
      path = "/template",
      produces = {Downloads.EXCEL, Downloads.ZIP, Downloads.CSV})
  ResponseEntity<BodyContent> template(
      @RequestParam(defaultValue = "sv") String lang,
      @RequestParam(defaultValue = "xlsx") String format,
      @RequestParam(required = false) @Nullable String list) {
    Language language = Uploads.language(lang);
    ListKind kind = Uploads.list(list);
    Downloads.Format file = Downloads.format(format, kind);
    WorkbookTemplate template = new WorkbookTemplate(language);
    BodyContent content =
        answers.make(
            ComputeTask.EXPORT,
            out -> {
              if (kind != null) {
                template.writeCsv(kind, out);
              } else if (file == Downloads.Format.XLSX) {
                template.writeExcel(out);
              } else {
                template.writeCsvFiles(out);
              }
            });
    return Downloads.file(
        content, file, language == Language.SV ? "platsa-mall" : "platsa-template");
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WorkbookReport.class)))
  @PostMapping(
      path = "/check",
      consumes = {
        Downloads.EXCEL,
        Downloads.ZIP,
        Downloads.CSV,
        OLD_EXCEL,
        OPEN,
        MediaType.APPLICATION_OCTET_STREAM_VALUE
      },
      produces = MediaType.APPLICATION_JSON_VALUE)
  BodyContent check(
      @UploadedFile Spool file,
      @RequestParam(required = false) @Nullable UUID against,
      @RequestParam(defaultValue = "replace") String mode,
      @RequestParam(required = false) @Nullable String list) {
    WorkbookReader.Mode how = Uploads.mode(mode);
    ListKind kind = Uploads.list(list);
    Problem base = base(against);
    return answers.json(
        Uploads.work(file), () -> WorkbookReport.of(uploads.read(file, kind, base, how), base));
  }

  @PostMapping(
      path = "/marked",
      consumes = {
        Downloads.EXCEL,
        Downloads.ZIP,
        Downloads.CSV,
        OLD_EXCEL,
        OPEN,
        MediaType.APPLICATION_OCTET_STREAM_VALUE
      },
      produces = Downloads.EXCEL)
  ResponseEntity<BodyContent> marked(
      @UploadedFile Spool file,
      @RequestParam(required = false) @Nullable UUID against,
      @RequestParam(defaultValue = "replace") String mode,
      @RequestParam(required = false) @Nullable String list) {
    WorkbookReader.Mode how = Uploads.mode(mode);
    ListKind kind = Uploads.list(list);
    Problem base = base(against);
    BodyContent content =
        answers.make(
            Uploads.work(file), out -> uploads.read(file, kind, base, how).writeMarked(out));
    return Downloads.file(content, Downloads.Format.XLSX, "platsa-marked");
  }

  @PostMapping(
      consumes = {
        Downloads.EXCEL,
        Downloads.ZIP,
        Downloads.CSV,
        OLD_EXCEL,
        OPEN,
        MediaType.APPLICATION_OCTET_STREAM_VALUE
      },
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ProblemSummary> take(
      @UploadedFile Spool file,
      @RequestParam(required = false) @Nullable UUID parent,
      @RequestParam(defaultValue = "replace") String mode,
      @RequestParam(required = false) @Nullable String list,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    WorkbookReader.Mode how = Uploads.mode(mode);
    ListKind kind = Uploads.list(list);
    Problem base = base(parent);
    byte[] request =
        problems.requestHash("POST /workbooks " + parent + " " + how + " " + list, file);
    Taken taken = lane.call(Uploads.work(file), () -> taken(file, kind, base, how));
    Problems.Checked checked = problems.check(taken::problem);
    Problems.Stored stored =
        transaction.execute(status ->
            keys.find(tenant.id(), key, request)
                .map(made ->
                    new Problems.Stored(problems.summary(tenant.id(), made.problemId()), false))
                .orElseGet(() -> {
                  Problems.Stored made =
                      problems.store(tenant.id(), checked, parent, taken.changes());
                  keys.remember(
                      tenant.id(),
                      key,
                      request,
                      new IdempotencyKeys.Made(made.summary().id(), null));
                  return made;
                }));
    return ResponseEntity.status(stored.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/problems/" + stored.summary().id()))
        .body(stored.summary());
  }

  /** A problem to be stored, and what it changes in its parent. */
  private record Taken(Problem problem, @Nullable String changes) {}

  private Taken taken(
      Spool file, @Nullable ListKind kind, @Nullable Problem base, WorkbookReader.Mode how)
      throws java.io.IOException {
    WorkbookReading reading = uploads.read(file, kind, base, how);
    Problem problem = reading.problem();
    if (problem == null) {
      throw refused(reading);
    }
    String changes =
        base == null
            ? null
            : json.writeValueAsString(
                List.of(
                    Map.of(
                        "type",
                        "workbook",
                        "mode",
                        how.name(),
                        "difference",
                        DifferenceAnswer.of(ProblemDifference.between(base, problem)))));
    return new Taken(problem, changes);
  }

  private static ApiException refused(WorkbookReading reading) {
    List<CellIssue> errors = reading.issues().stream().filter(CellIssue::isError).toList();
    int count = errors.size();
    return ApiException.invalid(
        "The workbook has " + count + (count == 1 ? " error" : " errors"),
        errors.stream().map(WorkbookIssue::asError).toList());
  }

  private @Nullable Problem base(@Nullable UUID id) {
    if (id == null) {
      return null;
    }
    audit.readsProblem(id);
    return problems.problem(tenant.id(), id);
  }
}
