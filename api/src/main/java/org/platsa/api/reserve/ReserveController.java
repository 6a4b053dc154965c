package org.platsa.api.reserve;

import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.cancellation.ReserveChoice;
import org.platsa.api.error.ApiException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A term's reserve list over HTTP (<i>reservlista</i>). */
@RestController
@RequestMapping("/api/v1/workspaces/{termId}/reserve")
class ReserveController {
  private final Reserves reserves;

  ReserveController(Reserves reserves) {
    this.reserves = reserves;
  }

  @RecordsOwnReads
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  ReserveView get(@PathVariable String termId) {
    return reserves.of(known(termId));
  }

  @PutMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ReserveChoice choose(@PathVariable String termId, @RequestBody ReserveChoice choice) {
    return reserves.choose(known(termId), choice);
  }

  private static String known(String termId) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    return termId;
  }
}
