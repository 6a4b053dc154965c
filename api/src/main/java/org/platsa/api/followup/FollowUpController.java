package org.platsa.api.followup;

import java.util.Locale;
import java.util.UUID;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.workbook.FileTypes;
import org.platsa.api.workbook.Language;
import org.platsa.solver.plan.FollowUp;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a plan falls on units, supervisors and providers, over HTTP (<i>uppföljning</i>). */
@RestController
@RequestMapping("/api/v1/runs/{runId}")
class FollowUpController {
  private final FollowUps followUps;
  private final FollowUpWorkbook workbook;
  private final Answers answers;
  private final CurrentTenant tenant;

  FollowUpController(
      FollowUps followUps, FollowUpWorkbook workbook, Answers answers, CurrentTenant tenant) {
    this.followUps = followUps;
    this.workbook = workbook;
    this.answers = answers;
    this.tenant = tenant;
  }

  @GetMapping(path = "/follow-up", produces = MediaType.APPLICATION_JSON_VALUE)
  FollowUp followUp(@PathVariable UUID runId) {
    return followUps.of(tenant.id(), runId);
  }

  @GetMapping(path = "/follow-up.xlsx", produces = FileTypes.EXCEL)
  ResponseEntity<BodyContent> excel(
      @PathVariable UUID runId, @RequestParam(defaultValue = "sv") String lang) {
    Locale locale =
        Language.of(lang)
            .map(language -> Locale.forLanguageTag(language.tag()))
            .orElseThrow(() ->
                ApiException.parameter(
                    "lang", lang, "lang ska vara sv eller en.", "lang must be sv or en."));
    FollowUp followUp = followUps.of(tenant.id(), runId);
    return ResponseEntity.ok()
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"follow-up.xlsx\"")
        .body(answers.make(ComputeTask.EXPORT, out -> workbook.write(followUp, locale, out)));
  }
}
