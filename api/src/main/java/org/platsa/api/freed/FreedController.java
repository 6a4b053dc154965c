package org.platsa.api.freed;

import java.util.List;
import java.util.UUID;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.error.ApiException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Places on offer over HTTP (<i>lediga platser</i>). */
@RestController
@RequestMapping("/api/v1")
class FreedController {
  private final FreedPlaces places;

  FreedController(FreedPlaces places) {
    this.places = places;
  }

  @RecordsOwnReads
  @GetMapping(
      path = "/workspaces/{termId}/freed-places",
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<FreedPlace> ofTerm(@PathVariable String termId) {
    return places.ofTerm(known(termId));
  }

  @RecordsOwnReads
  @PostMapping(
      path = "/workspaces/{termId}/freed-places",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  List<FreedPlace> offer(@PathVariable String termId, @RequestBody OfferingRequest request) {
    return places.offer(known(termId), request);
  }

  @DeleteMapping("/workspaces/{termId}/freed-places/{placeId}")
  ResponseEntity<Void> end(@PathVariable String termId, @PathVariable UUID placeId) {
    places.end(known(termId), placeId);
    return ResponseEntity.noContent().build();
  }

  @RecordsOwnReads
  @GetMapping(path = "/freed-places", produces = MediaType.APPLICATION_JSON_VALUE)
  List<FreedPlace.Offer> own() {
    return places.own();
  }

  @PostMapping(path = "/freed-places/{placeId}/taking", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> take(@PathVariable UUID placeId, @RequestBody TakingRequest request) {
    places.take(placeId, request);
    return ResponseEntity.noContent().build();
  }

  private static String known(String termId) {
    if (termId.chars().anyMatch(Character::isISOControl)) {
      throw ApiException.notFound("term", termId);
    }
    return termId;
  }
}
