package org.platsa.api.unit;

import java.util.List;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.CurrentCaller;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Secret links to a unit manager's calendar, over HTTP (<i>kalenderlänkar</i>). */
@RestController
@RequestMapping("/api/v1/calendar-links")
class CalendarLinkController {
  private final CalendarLinks links;
  private final CurrentCaller caller;

  CalendarLinkController(CalendarLinks links, CurrentCaller caller) {
    this.links = links;
    this.caller = caller;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  List<CalendarLink> list() {
    return links.working(caller.get()).map(at -> new CalendarLink(at, null)).stream().toList();
  }

  @PutMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  CalendarLink make(@RequestBody CalendarLinkRequest request) {
    request.check();
    Caller manager = caller.get();
    String path = links.make(manager);
    return new CalendarLink(links.working(manager).orElseThrow(), path);
  }

  @DeleteMapping
  ResponseEntity<Void> revoke() {
    links.revoke(caller.get());
    return ResponseEntity.noContent().build();
  }
}
