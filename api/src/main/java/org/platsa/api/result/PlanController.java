package org.platsa.api.result;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.solver.plan.PlanDocument;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** A run's best plan over HTTP (<i>placeringsförslag</i>). */
@Tag(name = "Results", description = "What came of a run, and what a plan is worth.")
@RestController
@RequestMapping("/api/v1")
class PlanController {
  static final String CSV = "text/csv";
  static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private static final List<String> LANGUAGES = List.of("sv", "en");

  private final Plans plans;
  private final CurrentTenant tenant;
  private final JsonMapper json;

  PlanController(Plans plans, CurrentTenant tenant, JsonMapper json) {
    this.plans = plans;
    this.tenant = tenant;
    this.json = json;
  }

  @Operation(
      operationId = "getPlan",
      summary = "A run's best plan so far",
      description =
          "As JSON, CSV or Excel, by Accept. 409 while there is no plan yet. CSV is separated by"
              + " commas; with `lang=sv` it is as Nordic spreadsheets open it: a byte order mark,"
              + " semicolons and Swedish headings. Texts in CSV that a spreadsheet would take for a"
              + " formula begin with an apostrophe.")
  @ApiResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON_VALUE,
            schema = @Schema(implementation = PlanDocument.class)),
        @Content(mediaType = CSV, schema = @Schema(type = "string")),
        @Content(mediaType = EXCEL, schema = @Schema(type = "string", format = "binary"))
      })
  @GetMapping(
      path = "/runs/{runId}/plan",
      produces = {MediaType.APPLICATION_JSON_VALUE, CSV, EXCEL})
  ResponseEntity<byte[]> plan(
      @PathVariable UUID runId,
      @Parameter(
              description = "For CSV: sv or en, also with a country; en when absent.",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"sv", "en"}))
          @RequestParam(defaultValue = "en")
          String lang,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
          @Nullable String accept) {
    String language = Locale.forLanguageTag(lang).getLanguage();
    if (!LANGUAGES.contains(language)) {
      throw ApiException.parameter(
          "lang", lang, "lang ska vara sv eller en.", "lang must be sv or en.");
    }
    Plans.RunPlan plan = plans.best(tenant.id(), runId);
    String format = preferred(accept);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
            .contentType(
                MediaType.parseMediaType(format.equals(CSV) ? CSV + ";charset=UTF-8" : format));
    return switch (format) {
      case CSV ->
          answer
              .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"plan.csv\"")
              .body(csv(new PlanTable(plan.problem(), plan.document()), language));
      case EXCEL ->
          answer
              .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"plan.xlsx\"")
              .body(new PlanTable(plan.problem(), plan.document()).excel());
      default -> answer.body(json.writeValueAsBytes(plan.document()));
    };
  }

  private static byte[] csv(PlanTable table, String lang) {
    return lang.equals("sv") ? table.swedishCsv() : table.csv();
  }

  private static String preferred(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return MediaType.APPLICATION_JSON_VALUE;
    }
    List<MediaType> accepted = MediaType.parseMediaTypes(accept);
    MimeTypeUtils.sortBySpecificity(accepted);
    for (MediaType type : accepted) {
      for (String offered : List.of(MediaType.APPLICATION_JSON_VALUE, CSV, EXCEL)) {
        if (type.includes(MediaType.parseMediaType(offered))) {
          return offered;
        }
      }
    }
    return MediaType.APPLICATION_JSON_VALUE;
  }
}
