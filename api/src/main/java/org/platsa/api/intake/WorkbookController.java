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
import org.platsa.api.body.Spool;
import org.platsa.api.body.UploadedFile;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.submission.ProblemSummary;
import org.platsa.api.submission.Problems;
import org.platsa.api.submission.Reasons;
import org.platsa.api.workbook.FileTypes;
import org.platsa.api.workbook.Language;
import org.platsa.api.workbook.ListKind;
import org.platsa.api.workbook.WorkbookReader;
import org.platsa.api.workbook.WorkbookReading;
import org.platsa.api.workbook.WorkbookTemplate;
import org.platsa.solver.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;

/** Workbooks over HTTP (<i>arbetsböcker</i>): nothing is stored unless it is asked for. */
@RestController
@RequestMapping("/api/v1/workbooks")
class WorkbookController {
  private static final String OPEN = "application/vnd.oasis.opendocument.spreadsheet";

  private final Uploads uploads;
  private final Problems problems;
  private final Answers answers;
  private final ComputeLane lane;
  private final IdempotencyKeys keys;
  private final CurrentTenant tenant;
  private final AuditLog audit;
  private final TransactionTemplate transaction;

  WorkbookController(
      Uploads uploads,
      Problems problems,
      Answers answers,
      ComputeLane lane,
      IdempotencyKeys keys,
      CurrentTenant tenant,
      AuditLog audit,
      TransactionTemplate transaction) {
    this.uploads = uploads;
    this.problems = problems;
    this.answers = answers;
    this.lane = lane;
    this.keys = keys;
    this.tenant = tenant;
    this.audit = audit;
    this.transaction = transaction;
  }

  @GetMapping(
      path = "/template",
      produces = {FileTypes.EXCEL, FileTypes.ZIP, FileTypes.CSV})
  ResponseEntity<BodyContent> template(
      @RequestParam(defaultValue = "sv") String lang,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String list,
      NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    Language language = Uploads.language(lang);
    ListKind kind = Uploads.list(list);
    Downloads.Format file = Downloads.format(request, format, kind);
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
        FileTypes.EXCEL,
        FileTypes.ZIP,
        FileTypes.CSV,
        FileTypes.OLD_EXCEL,
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
        FileTypes.EXCEL,
        FileTypes.ZIP,
        FileTypes.CSV,
        FileTypes.OLD_EXCEL,
        OPEN,
        MediaType.APPLICATION_OCTET_STREAM_VALUE
      },
      produces = FileTypes.EXCEL)
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
        FileTypes.EXCEL,
        FileTypes.ZIP,
        FileTypes.CSV,
        FileTypes.OLD_EXCEL,
        OPEN,
        MediaType.APPLICATION_OCTET_STREAM_VALUE
      },
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ProblemSummary> take(
      @UploadedFile Spool file,
      @RequestParam(required = false) @Nullable UUID parent,
      @RequestParam(defaultValue = "replace") String mode,
      @RequestParam(required = false) @Nullable String list,
      @RequestParam(required = false) @Nullable String reason,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    WorkbookReader.Mode how = Uploads.mode(mode);
    ListKind kind = Uploads.list(list);
    requireReason(reason);
    Problem base = base(parent);
    byte[] request =
        problems.requestHash("POST /workbooks " + parent + " " + how + " " + list, file);
    Taken taken = lane.call(Uploads.work(file), () -> taken(file, kind, base, how));
    Problems.Checked checked = problems.check(taken::problem);
    Problems.Stored stored =
        transaction.execute(status ->
            keys.once(
                tenant.id(),
                key,
                request,
                id -> new Problems.Stored(problems.summary(tenant.id(), id), false),
                () -> problems.store(tenant.id(), checked, parent, taken.changes(), reason),
                made -> Made.problem(made.summary().id())));
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
      throw Uploads.refused(reading);
    }
    String changes = base == null ? null : uploads.changes(how, base, problem);
    return new Taken(problem, changes);
  }

  private static void requireReason(@Nullable String reason) {
    Reasons.fault(reason)
        .ifPresent(fault -> {
          throw ApiException.parameter("reason", null, fault.messageSv(), fault.messageEn());
        });
  }

  private @Nullable Problem base(@Nullable UUID id) {
    if (id == null) {
      return null;
    }
    audit.readsProblem(id);
    return problems.problem(tenant.id(), id);
  }
}
