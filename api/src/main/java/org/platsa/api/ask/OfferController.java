package org.platsa.api.ask;

import java.util.List;
import org.platsa.api.audit.RecordsOwnReads;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What units offer, over HTTP (<i>enheternas erbjudande</i>). */
@RestController
@RequestMapping(path = "/api/v1/offers", produces = MediaType.APPLICATION_JSON_VALUE)
class OfferController {
  private final Offers offers;

  OfferController(Offers offers) {
    this.offers = offers;
  }

  @GetMapping
  List<OfferInShort> all() {
    return offers.all();
  }

  @RecordsOwnReads
  @GetMapping("/{termId}")
  OfferSheet get(@PathVariable String termId, @RequestParam String unitId) {
    return offers.get(termId, unitId);
  }

  @RecordsOwnReads
  @PutMapping(path = "/{termId}", consumes = MediaType.APPLICATION_JSON_VALUE)
  OfferSheet answer(
      @PathVariable String termId, @RequestParam String unitId, @RequestBody OfferRequest request) {
    return offers.answer(termId, unitId, request);
  }
}
