package org.platsa.api.submission;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.Spool;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.http.Versions;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.settings.Settings;
import org.platsa.solver.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Problems over HTTP (<i>placeringsbehov</i>). */
@Tag(name = "Problems", description = "A term's placements, with everything that decides them.")
@RestController
@RequestMapping("/api/v1/problems")
class ProblemController {
  private final Problems problems;
  private final ProblemStore store;
  private final IdempotencyKeys keys;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;
  private final int largestPage;

  ProblemController(
      Problems problems,
      ProblemStore store,
      IdempotencyKeys keys,
      CurrentTenant tenant,
      TransactionTemplate transaction,
      Settings settings) {
    this.problems = problems;
    this.store = store;
    this.keys = keys;
    this.tenant = tenant;
    this.transaction = transaction;
    this.largestPage = settings.limits().pageSize();
  }

  @Operation(
      operationId = "submitProblem",
      summary = "Check and store a problem",
      description =
          "Every fault is reported at once, and nothing is stored of a document that has one. The"
              + " same content sent again gives the same problem, and so does the same"
              + " Idempotency-Key. With `?solve=true` a run with default settings is queued too,"
              + " and the answer is that run (202). A body has at most 32 MB (413), is nested at"
              + " most 32 deep (400), and has at most 20,000 items in a list (422).")
  @Parameter(
      name = "solve",
      in = ParameterIn.QUERY,
      description = "Also queue a run with default settings; the answer is that run.",
      schema = @Schema(type = "boolean"))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "202",
      description = "With `solve`: stored, and a run of it queued.",
      content = @Content(schema = @Schema(ref = "#/components/schemas/Run")))
  @ApiResponse(
      responseCode = "201",
      description = "Stored.",
      headers =
          @Header(
              name = "Location",
              description = "The problem.",
              schema = @Schema(type = "string", format = "uri-reference")),
      content = @Content(schema = @Schema(implementation = ProblemSummary.class)))
  @ApiResponse(
      responseCode = "200",
      description = "The same content was there already.",
      content = @Content(schema = @Schema(implementation = ProblemSummary.class)))
  @PostMapping(
      params = "!solve",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ProblemSummary> submit(
      @Parameter(hidden = true) Spool document,
      @Parameter(
              description =
                  "A key of the client's making, 1 to 200 printable characters, remembered seven"
                      + " days.")
          @RequestHeader(name = "Idempotency-Key", required = false)
          @Nullable String key) {
    byte[] request = Hashes.of("POST /problems", document);
    Problems.Checked checked = problems.read(document);
    Problems.Stored stored =
        transaction.execute(status ->
            keys.find(tenant.id(), key, request)
                .map(made ->
                    new Problems.Stored(problems.summary(tenant.id(), made.problemId()), false))
                .orElseGet(() -> store(checked, key, request)));
    return ResponseEntity.status(stored.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/problems/" + stored.summary().id()))
        .body(stored.summary());
  }

  private Problems.Stored store(Problems.Checked checked, @Nullable String key, byte[] request) {
    Problems.Stored stored = problems.store(tenant.id(), checked, null, null);
    keys.remember(tenant.id(), key, request, new IdempotencyKeys.Made(stored.summary().id(), null));
    return stored;
  }

  @Operation(operationId = "listProblems", summary = "The stored problems, newest first")
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ProblemPage list(
      @Parameter(description = "Only those of this term.", example = "HT2022")
          @RequestParam(required = false)
          @Nullable String term,
      @Parameter(
              description = "The page, from 0 to 1,000,000.",
              schema =
                  @Schema(
                      type = "integer",
                      format = "int32",
                      minimum = "0",
                      maximum = "1000000",
                      defaultValue = "0"))
          @RequestParam(defaultValue = "0")
          int page,
      @Parameter(
              description = "Problems on a page, 1 to 200.",
              schema =
                  @Schema(
                      type = "integer",
                      format = "int32",
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @RequestParam(defaultValue = "50")
          int size) {
    ApiException.requireWithin("page", page, 0, 1_000_000);
    ApiException.requireWithin("size", size, 1, largestPage);
    if (term != null && term.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.parameter(
          "term", null, "term innehåller styrtecken.", "term has control characters.");
    }
    return store.page(tenant.id(), term, page, size);
  }

  @Operation(
      operationId = "getProblem",
      summary = "A problem's document, byte for byte as it was sent")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON_VALUE,
              schema = @Schema(implementation = Problem.class)))
  @GetMapping(path = "/{problemId}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Nullable ResponseEntity<BodyContent> document(
      @PathVariable UUID problemId, WebRequest request) {
    if (Versions.isKnown(request, problems.version(tenant.id(), problemId))) {
      return null;
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(problems.document(tenant.id(), problemId));
  }

  @Operation(
      operationId = "getProblemSummary",
      summary = "A problem in short, with what looks wrong in it")
  @GetMapping(path = "/{problemId}/summary", produces = MediaType.APPLICATION_JSON_VALUE)
  ProblemSummary summary(@PathVariable UUID problemId) {
    return problems.summary(tenant.id(), problemId);
  }

  @Operation(
      operationId = "deleteProblem",
      summary = "Remove a problem with its finished runs",
      description =
          "409 while a run of it, or one that starts from a run of it, is queued or solving: stop"
              + " that first.")
  @ApiResponse(responseCode = "204", description = "Removed.")
  @DeleteMapping("/{problemId}")
  ResponseEntity<Void> delete(@PathVariable UUID problemId) {
    boolean deleted = transaction.execute(status -> store.delete(tenant.id(), problemId));
    if (!deleted) {
      problems.summary(tenant.id(), problemId);
      throw ApiException.of(
          ErrorType.CONFLICT,
          "Problem "
              + problemId
              + " has a run that is queued or solving, or another problem's run starts from one of"
              + " its runs. Maybe stop it first.");
    }
    return ResponseEntity.noContent().build();
  }
}
