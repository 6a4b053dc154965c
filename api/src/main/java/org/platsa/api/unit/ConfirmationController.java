package org.platsa.api.unit;

import java.util.List;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What units confirm, over HTTP (<i>bekräftelser</i>). */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ConfirmationController {
  private final Confirmations confirmations;
  private final Trainees trainees;
  private final CurrentCaller callers;

  ConfirmationController(Confirmations confirmations, Trainees trainees, CurrentCaller callers) {
    this.confirmations = confirmations;
    this.trainees = trainees;
    this.callers = callers;
  }

  @RecordsOwnReads
  @PostMapping(path = "/trainees/confirmations", consumes = MediaType.APPLICATION_JSON_VALUE)
  List<Trainee> say(@RequestBody ConfirmationRequest request) {
    Caller manager = callers.get();
    confirmations.say(manager, request);
    return trainees.of(manager);
  }

  @RecordsOwnReads
  @GetMapping("/workspaces/{termId}/confirmations")
  List<UnitConfirmations> ofTerm(@PathVariable String termId) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    return confirmations.ofTerm(termId);
  }
}
