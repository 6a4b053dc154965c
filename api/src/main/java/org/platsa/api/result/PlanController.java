package org.platsa.api.result;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.http.Formats;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.workbook.FileTypes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.NativeWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** A run's best plan over HTTP (<i>placeringsförslag</i>). */
@RestController
@RequestMapping("/api/v1")
class PlanController {
  private static final List<String> LANGUAGES = List.of("sv", "en");
  private static final List<MediaType> FORMATS =
      List.of(
          MediaType.APPLICATION_JSON,
          MediaType.valueOf(FileTypes.CSV),
          MediaType.valueOf(FileTypes.EXCEL));

  private final Plans plans;
  private final Answers answers;
  private final CurrentTenant tenant;
  private final JsonMapper json;

  PlanController(Plans plans, Answers answers, CurrentTenant tenant, JsonMapper json) {
    this.plans = plans;
    this.answers = answers;
    this.tenant = tenant;
    this.json = json;
  }

  @GetMapping(
      path = "/runs/{runId}/plan",
      produces = {MediaType.APPLICATION_JSON_VALUE, FileTypes.CSV, FileTypes.EXCEL})
  ResponseEntity<BodyContent> plan(
      @PathVariable UUID runId,
      @RequestParam(defaultValue = "en") String lang,
      NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    String language = Locale.forLanguageTag(lang).getLanguage();
    if (!LANGUAGES.contains(language)) {
      throw ApiException.parameter(
          "lang", lang, "lang ska vara sv eller en.", "lang must be sv or en.");
    }
    String format = Formats.preferred(request, FORMATS).toString();
    UUID client = tenant.id();
    BodyContent made =
        answers.make(
            ComputeTask.EXPORT, out -> write(plans.best(client, runId), format, language, out));
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.ok()
            .contentType(
                MediaType.parseMediaType(
                    format.equals(FileTypes.CSV) ? FileTypes.CSV + ";charset=UTF-8" : format));
    switch (format) {
      case FileTypes.CSV -> answer.header(HttpHeaders.CONTENT_DISPOSITION, attached("plan.csv"));
      case FileTypes.EXCEL -> answer.header(HttpHeaders.CONTENT_DISPOSITION, attached("plan.xlsx"));
      default -> {
        // Shown, not kept in a file.
      }
    }
    return answer.body(made);
  }

  private static String attached(String name) {
    return "attachment; filename=\"" + name + "\"";
  }

  private void write(Plans.RunPlan plan, String format, String language, OutputStream out)
      throws IOException {
    PlanTable table = new PlanTable(plan.problem(), plan.document());
    switch (format) {
      case FileTypes.CSV -> {
        if (language.equals("sv")) {
          table.writeSwedishCsv(out);
        } else {
          table.writeCsv(out);
        }
      }
      case FileTypes.EXCEL -> table.writeExcel(out);
      default -> json.writeValue(out, plan.document());
    }
  }
}
