package org.platsa.api.unit;

import java.util.List;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.identity.CurrentCaller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A manager's own units, over HTTP (<i>egna enheter</i>). */
@RestController
@RequestMapping(path = "/api/v1/own-units", produces = MediaType.APPLICATION_JSON_VALUE)
class OwnUnitController {
  private final OwnUnits units;
  private final CurrentCaller caller;

  OwnUnitController(OwnUnits units, CurrentCaller caller) {
    this.units = units;
    this.caller = caller;
  }

  @RecordsOwnReads
  @GetMapping
  List<OwnUnit> all() {
    return units.of(caller.get());
  }

  @RecordsOwnReads
  @PostMapping(path = "/{termId}/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
  OwnUnit change(
      @PathVariable String termId, @RequestParam String unitId, @RequestBody UnitChanges changes) {
    return units.change(caller.get(), termId, unitId, changes);
  }
}
