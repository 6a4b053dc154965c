package org.platsa.api.evaluation;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.body.Answers;
import org.platsa.api.body.BodyContent;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.CurrentCaller;
import org.platsa.api.workbook.FileTypes;
import org.platsa.api.workbook.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Evaluations over HTTP (<i>utvärderingar</i>). */
@RestController
@RequestMapping("/api/v1")
class EvaluationController {
  private final Evaluations evaluations;
  private final EvaluationWorkbook workbook;
  private final Answers answers;
  private final CurrentCaller caller;

  EvaluationController(
      Evaluations evaluations, EvaluationWorkbook workbook, Answers answers, CurrentCaller caller) {
    this.evaluations = evaluations;
    this.workbook = workbook;
    this.answers = answers;
    this.caller = caller;
  }

  @GetMapping(path = "/workspaces/{termId}/evaluation", produces = MediaType.APPLICATION_JSON_VALUE)
  TermEvaluation get(@PathVariable String termId) {
    return evaluations.get(caller.get(), known(termId));
  }

  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = FileTypes.EXCEL,
              schema = @Schema(type = "string", format = "binary")))
  @GetMapping(path = "/workspaces/{termId}/evaluation.xlsx", produces = FileTypes.EXCEL)
  ResponseEntity<BodyContent> excel(
      @PathVariable String termId, @RequestParam(defaultValue = "sv") String lang) {
    Locale locale =
        Language.of(lang)
            .map(language -> Locale.forLanguageTag(language.tag()))
            .orElseThrow(() ->
                ApiException.parameter(
                    "lang", lang, "lang ska vara sv eller en.", "lang must be sv or en."));
    TermEvaluation evaluation = evaluations.get(caller.get(), known(termId));
    BodyContent content =
        answers.make(ComputeTask.EXPORT, out -> workbook.write(evaluation, locale, out));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(FileTypes.EXCEL))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"evaluation.xlsx\"")
        .body(content);
  }

  @RecordsOwnReads
  @GetMapping(
      path = "/workspaces/{termId}/evaluation/links",
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<EvaluationLink> links(@PathVariable String termId) {
    return evaluations.links(caller.get(), known(termId));
  }

  @PostMapping(
      path = "/workspaces/{termId}/evaluation/links",
      produces = MediaType.APPLICATION_JSON_VALUE)
  TermEvaluation open(@PathVariable String termId) {
    return evaluations.open(caller.get(), known(termId));
  }

  @PostMapping(
      path = "/workspaces/{termId}/evaluation/closing",
      produces = MediaType.APPLICATION_JSON_VALUE)
  TermEvaluation close(@PathVariable String termId) {
    return evaluations.close(caller.get(), known(termId));
  }

  @RecordsOwnReads
  @GetMapping(path = "/evaluation-links", produces = MediaType.APPLICATION_JSON_VALUE)
  List<EvaluationLink> own() {
    return evaluations.own(caller.get());
  }

  @DeleteMapping("/evaluation-links/{linkId}")
  ResponseEntity<Void> revoke(@PathVariable UUID linkId) {
    evaluations.revoke(caller.get(), linkId);
    return ResponseEntity.noContent().build();
  }

  private static String known(String termId) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    return termId;
  }
}
