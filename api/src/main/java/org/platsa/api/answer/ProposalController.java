package org.platsa.api.answer;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.http.Formats;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.publication.Proposal;
import org.platsa.api.run.RunStatus;
import org.platsa.api.workbook.FileTypes;
import org.platsa.api.workbook.Language;
import org.springframework.http.HttpHeaders;
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

/** What a provider was sent and answers, and how the plan is mended, over HTTP (<i>svar</i>). */
@RestController
@RequestMapping("/api/v1")
class ProposalController {
  private static final String CSV = FileTypes.CSV;
  private static final String CALENDAR = "text/calendar";
  private static final String EXCEL = FileTypes.EXCEL;

  /** By suffix; the first is for who does not care. */
  private static final Map<String, MediaType> FORMATS = formats();

  private final Proposals proposals;
  private final ProposalTable table;
  private final ProposalCalendar calendar;
  private final Mending mending;
  private final Answers answers;
  private final CurrentTenant tenant;

  ProposalController(
      Proposals proposals,
      ProposalTable table,
      ProposalCalendar calendar,
      Mending mending,
      Answers answers,
      CurrentTenant tenant) {
    this.proposals = proposals;
    this.table = table;
    this.calendar = calendar;
    this.mending = mending;
    this.answers = answers;
    this.tenant = tenant;
  }

  private static Map<String, MediaType> formats() {
    Map<String, MediaType> formats = new LinkedHashMap<>();
    formats.put("xlsx", MediaType.valueOf(EXCEL));
    formats.put("csv", MediaType.valueOf(CSV + ";charset=UTF-8"));
    formats.put("ics", MediaType.valueOf(CALENDAR + ";charset=UTF-8"));
    return Collections.unmodifiableMap(formats);
  }

  @GetMapping(path = "/proposals", produces = MediaType.APPLICATION_JSON_VALUE)
  List<Proposal> newest() {
    return proposals.newest();
  }

  @RecordsOwnReads
  @GetMapping(path = "/proposals/{proposalId}", produces = MediaType.APPLICATION_JSON_VALUE)
  ProposalView get(@PathVariable UUID proposalId) {
    return proposals.get(proposalId);
  }

  @RecordsOwnReads
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(mediaType = EXCEL, schema = @Schema(type = "string", format = "binary")),
        @Content(mediaType = CSV, schema = @Schema(type = "string")),
        @Content(mediaType = CALENDAR, schema = @Schema(type = "string"))
      })
  @GetMapping(
      path = "/proposals/{proposalId}/file",
      produces = {EXCEL, CSV, CALENDAR})
  ResponseEntity<BodyContent> file(
      @PathVariable UUID proposalId,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(defaultValue = "sv") String lang,
      NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    Locale locale =
        Language.of(lang)
            .map(language -> Locale.forLanguageTag(language.tag()))
            .orElseThrow(() ->
                ApiException.parameter(
                    "lang", lang, "lang ska vara sv eller en.", "lang must be sv or en."));
    MediaType asked = format == null ? null : FORMATS.get(format);
    if (format != null && asked == null) {
      throw ApiException.parameter(
          "format",
          format,
          "format ska vara xlsx, csv eller ics.",
          "format must be xlsx, csv or ics.");
    }
    MediaType type = Formats.preferred(request, asked, List.copyOf(FORMATS.values()));
    String suffix =
        FORMATS.entrySet().stream()
            .filter(each -> each.getValue().equals(type))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    ProposalView view = proposals.get(proposalId);
    UUID client = tenant.id();
    BodyContent content =
        answers.make(
            ComputeTask.EXPORT,
            out -> {
              switch (suffix) {
                case "xlsx" -> table.writeExcel(view, locale, out);
                case "csv" -> table.writeCsv(view, locale, out);
                default -> calendar.write(client, view, locale, out);
              }
            });
    return ResponseEntity.ok()
        .contentType(type)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"places." + suffix + "\"")
        .body(content);
  }

  @PostMapping(
      path = "/proposals/{proposalId}/answers",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Proposal answer(@PathVariable UUID proposalId, @RequestBody AnswerRequest request) {
    return proposals.answer(proposalId, request);
  }

  @PostMapping(path = "/workspaces/{termId}/mending", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<RunStatus> mend(
      @PathVariable String termId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    RunStatus run = mending.mend(termId, key);
    return ResponseEntity.accepted().location(URI.create("/api/v1/runs/" + run.id())).body(run);
  }
}
