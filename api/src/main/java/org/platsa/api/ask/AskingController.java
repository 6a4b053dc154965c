package org.platsa.api.ask;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a term is opened for requests, over HTTP (<i>förfrågan</i>). */
@RestController
@RequestMapping("/api/v1/workspaces/{termId}/asking")
class AskingController {
  private final Askings askings;
  private final AskingReminders reminders;

  AskingController(Askings askings, AskingReminders reminders) {
    this.askings = askings;
    this.reminders = reminders;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  AskingView get(@PathVariable String termId) {
    return askings.get(termId);
  }

  @PutMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  AskingView open(@PathVariable String termId, @RequestBody AskingRequest request) {
    return askings.open(termId, request);
  }

  @PostMapping(path = "/closing", produces = MediaType.APPLICATION_JSON_VALUE)
  AskingView close(@PathVariable String termId) {
    return askings.close(termId);
  }

  @PostMapping(path = "/reminders", produces = MediaType.APPLICATION_JSON_VALUE)
  AskingView remind(@PathVariable String termId) {
    return reminders.remind(termId);
  }
}
