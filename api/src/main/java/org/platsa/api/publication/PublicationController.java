package org.platsa.api.publication;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorIssue;
import org.platsa.api.identity.CurrentCaller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publications over HTTP (<i>publicering</i>). */
@RestController
@RequestMapping("/api/v1")
class PublicationController {
  private final Publications publications;
  private final PublicationPreviews previews;
  private final Publishing publishing;
  private final Withdrawals withdrawals;
  private final CurrentCaller caller;

  PublicationController(
      Publications publications,
      PublicationPreviews previews,
      Publishing publishing,
      Withdrawals withdrawals,
      CurrentCaller caller) {
    this.publications = publications;
    this.previews = previews;
    this.publishing = publishing;
    this.withdrawals = withdrawals;
    this.caller = caller;
  }

  @RecordsOwnReads
  @GetMapping(path = "/publications/preview", produces = MediaType.APPLICATION_JSON_VALUE)
  PublicationPreview preview(
      @RequestParam(required = false) @Nullable UUID runId,
      @RequestParam(required = false) @Nullable UUID draftId) {
    return previews.of(runId, draftId);
  }

  @PostMapping(
      path = "/publications",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Publication> publish(
      @RequestBody PublicationRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    Publication made = publishing.publish(caller.get(), request, key);
    return ResponseEntity.created(URI.create("/api/v1/publications/" + made.id())).body(made);
  }

  @GetMapping(path = "/publications/{publicationId}", produces = MediaType.APPLICATION_JSON_VALUE)
  Publication get(@PathVariable UUID publicationId) {
    return publications.get(publicationId);
  }

  @RecordsOwnReads
  @GetMapping(
      path = "/publications/{publicationId}/places",
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<ProposedPlace> places(@PathVariable UUID publicationId, @RequestParam String providerId) {
    return publications.places(publicationId, providerId);
  }

  @PostMapping(
      path = "/publications/{publicationId}/withdrawal",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Publication withdraw(@PathVariable UUID publicationId, @RequestBody WithdrawalRequest request) {
    List<@Nullable String> providers = request.providers();
    if (providers == null) {
      return withdrawals.withdraw(caller.get(), publicationId, null);
    }
    if (providers.isEmpty() || providers.stream().anyMatch(Objects::isNull)) {
      throw ApiException.invalid(
          "Nobody's proposal is named",
          List.of(
              ErrorIssue.error(
                  "MISSING_FIELD",
                  "/providers",
                  null,
                  "providers är tom: ange minst en utbildare, eller utelämna fältet.",
                  "providers is empty: name at least one, or leave the field out.")));
    }
    return withdrawals.withdraw(caller.get(), publicationId, new LinkedHashSet<>(providers));
  }

  @GetMapping(path = "/workspaces/{termId}/round", produces = MediaType.APPLICATION_JSON_VALUE)
  TermRound round(@PathVariable String termId) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    return publications.round(termId);
  }

  @GetMapping(
      path = "/workspaces/{termId}/publications",
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<Publication> ofTerm(@PathVariable String termId) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    return publications.ofTerm(termId);
  }

  @RecordsOwnReads
  @GetMapping(
      path = "/workspaces/{termId}/waiting-list",
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<Waiting> waiting(@PathVariable String termId) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    return publications.waiting(termId);
  }
}
