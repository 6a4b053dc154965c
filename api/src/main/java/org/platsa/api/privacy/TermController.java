package org.platsa.api.privacy;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.body.BodyContent;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deleting terms over HTTP (<i>gallring</i>). */
@RestController
@RequestMapping("/api/v1/retention")
class TermController {
  private static final String ZIP = "application/zip";

  private final Terms terms;
  private final TermStates states;

  TermController(Terms terms, TermStates states) {
    this.terms = terms;
    this.states = states;
  }

  /**
   * Which term is meant; in a body, since a term's id may have any sign in it.
   *
   * @param termId as documents call it
   */
  @Schema(name = "TermRequest", description = "Which term is meant.")
  record TermRequest(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022")
          @Nullable String termId) {
    String checked() {
      if (termId == null || termId.isBlank()) {
        throw ApiException.invalid("It is not told which term is meant", List.of(missing()));
      }
      return termId;
    }
  }

  /**
   * That an archive has come.
   *
   * @param termId of which term
   * @param code what stands in its manifest
   */
  @Schema(name = "ArchiveReceipt", description = "That an archive has come.")
  record Receipt(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "HT2022")
          @Nullable String termId,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "What its manifest says as `receiptCode`.",
              example = "ACDE3479HJ")
          @Nullable String code) {}

  private static ErrorIssue missing() {
    return ErrorIssue.error(
        "MISSING_FIELD", "/termId", null, "termId saknas.", "termId is missing.");
  }

  @GetMapping(path = "/terms", produces = MediaType.APPLICATION_JSON_VALUE)
  List<TermState> all() {
    return states.all();
  }

  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(type = "string", format = "binary")))
  @RecordsOwnReads
  @PostMapping(path = "/archives", consumes = MediaType.APPLICATION_JSON_VALUE, produces = ZIP)
  ResponseEntity<BodyContent> archive(@RequestBody TermRequest request) {
    return zip(terms.archive(request.checked()));
  }

  static ResponseEntity<BodyContent> zip(Terms.Archived archived) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(ZIP))
        .header(
            HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + archived.fileName() + "\"")
        .body(archived.content());
  }

  @PostMapping(
      path = "/receipts",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  TermState receive(@RequestBody Receipt receipt) {
    return terms.receive(new TermRequest(receipt.termId()).checked(), receipt.code());
  }

  @PostMapping(path = "/deletions", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> delete(@RequestBody TermRequest request) {
    terms.delete(request.checked());
    return ResponseEntity.noContent().build();
  }
}
