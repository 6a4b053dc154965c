package org.platsa.api.submission;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.platsa.api.error.ApiException;
import org.platsa.solver.constraint.ConstraintId;
import org.platsa.solver.problem.Problem;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a client needs to make a problem (<i>underlag</i>): sample terms, schema, rules. */
@Tag(name = "Reference", description = "Sample terms, the document's schema, the rules.")
@RestController
@RequestMapping("/api/v1")
class Reference {
  private final SampleTerms terms;

  Reference(SampleTerms terms) {
    this.terms = terms;
  }

  @Operation(
      operationId = "listTerms",
      summary = "The bundled terms, made after published figures: samples to try the service with")
  @GetMapping(path = "/terms", produces = MediaType.APPLICATION_JSON_VALUE)
  List<SampleTerms.SampleTerm> terms() {
    return terms.all();
  }

  @Operation(
      operationId = "getTerm",
      summary = "A bundled term as a problem document, to be sent to POST /problems")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Problem.class)))
  @GetMapping(path = "/terms/{termId}", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] term(@PathVariable String termId) {
    return terms.document(termId).orElseThrow(() -> ApiException.notFound("term", termId));
  }

  @Operation(operationId = "getSchema", summary = "The JSON Schema of a problem document")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/schema+json",
              schema = @Schema(type = "object", description = "A JSON Schema, draft 2020-12.")))
  @GetMapping(path = "/schema", produces = "application/schema+json")
  byte[] schema() throws IOException {
    try (InputStream in = Problem.class.getResourceAsStream("problem.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("problem.schema.json is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  @Operation(operationId = "listConstraints", summary = "The rules that a plan is judged by")
  @GetMapping(path = "/constraints", produces = MediaType.APPLICATION_JSON_VALUE)
  List<Rule> constraints() {
    return Arrays.stream(ConstraintId.values()).map(Rule::of).toList();
  }

  @Schema(name = "Constraint", description = "A rule that a plan is judged by.")
  record Rule(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "unitSpread") String id,
      @Schema(
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"HARD", "MEDIUM", "SOFT"})
          String level,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "60") int defaultWeight,
      @Schema(description = "Whether a problem or a run may set its weight.")
          boolean weightMayBeSet,
      @Schema(description = "What the weight is counted per.") String unit,
      String nameSv,
      String nameEn,
      String descriptionSv,
      String descriptionEn) {
    static Rule of(ConstraintId id) {
      return new Rule(
          id.id(),
          id.level().name(),
          id.defaultWeight(),
          id.weightMayBeSet(),
          id.unit(),
          id.nameSv(),
          id.nameEn(),
          id.descriptionSv(),
          id.descriptionEn());
    }
  }
}
