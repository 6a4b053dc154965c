package org.platsa.api.submission;

import io.swagger.v3.oas.annotations.media.Schema;
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
@RestController
@RequestMapping("/api/v1")
class Reference {
  private final SampleTerms terms;

  Reference(SampleTerms terms) {
    this.terms = terms;
  }

  @GetMapping(path = "/terms", produces = MediaType.APPLICATION_JSON_VALUE)
  List<SampleTerms.SampleTerm> terms() {
    return terms.all();
  }

  @GetMapping(path = "/terms/{termId}", produces = MediaType.APPLICATION_JSON_VALUE)
  byte[] term(@PathVariable String termId) {
    return terms.document(termId).orElseThrow(() -> ApiException.notFound("term", termId));
  }

  @GetMapping(path = "/schema", produces = "application/schema+json")
  byte[] schema() throws IOException {
    try (InputStream in = Problem.class.getResourceAsStream("problem.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("problem.schema.json is not on the class path");
      }
      return in.readAllBytes();
    }
  }

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
