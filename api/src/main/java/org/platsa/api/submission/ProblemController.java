package org.platsa.api.submission;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.body.BodyContent;
import org.platsa.api.body.Spool;
import org.platsa.api.body.Versions;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.CurrentTenant;
import org.platsa.api.settings.Settings;
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
@RestController
@RequestMapping("/api/v1/problems")
class ProblemController {
  private final Problems problems;
  private final ProblemStore store;
  private final IdempotencyKeys keys;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;
  private final ReadTransaction read;
  private final int largestPage;

  ProblemController(
      Problems problems,
      ProblemStore store,
      IdempotencyKeys keys,
      CurrentTenant tenant,
      TransactionTemplate transaction,
      ReadTransaction read,
      Settings settings) {
    this.problems = problems;
    this.store = store;
    this.keys = keys;
    this.tenant = tenant;
    this.transaction = transaction;
    this.read = read;
    this.largestPage = settings.limits().pageSize();
  }

  @PostMapping(
      params = "!solve",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ProblemSummary> submit(
      Spool document,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    byte[] request = problems.requestHash("POST /problems", document);
    Problems.Checked checked = problems.read(document);
    Problems.Stored stored =
        transaction.execute(status ->
            keys.once(
                tenant.id(),
                key,
                request,
                id -> new Problems.Stored(problems.summary(tenant.id(), id), false),
                () -> problems.store(tenant.id(), checked, null, null),
                made -> Made.problem(made.summary().id())));
    return ResponseEntity.status(stored.created() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/problems/" + stored.summary().id()))
        .body(stored.summary());
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ProblemPage list(
      @RequestParam(required = false) @Nullable String term,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "50") int size) {
    ApiException.requireWithin("page", page, 0, 1_000_000);
    ApiException.requireWithin("size", size, 1, largestPage);
    if (term != null && term.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.parameter(
          "term", null, "term innehåller styrtecken.", "term has control characters.");
    }
    return store.page(tenant.id(), term, page, size);
  }

  @GetMapping(path = "/{problemId}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Nullable ResponseEntity<BodyContent> document(@PathVariable UUID problemId, WebRequest request) {
    return read.of(() ->
        Versions.isKnown(request, problems.version(tenant.id(), problemId))
            ? null
            : ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(problems.document(tenant.id(), problemId)));
  }

  @GetMapping(path = "/{problemId}/summary", produces = MediaType.APPLICATION_JSON_VALUE)
  ProblemSummary summary(@PathVariable UUID problemId) {
    return problems.summary(tenant.id(), problemId);
  }

  @DeleteMapping("/{problemId}")
  ResponseEntity<Void> delete(@PathVariable UUID problemId) {
    transaction.executeWithoutResult(status -> problems.delete(tenant.id(), problemId));
    return ResponseEntity.noContent().build();
  }
}
