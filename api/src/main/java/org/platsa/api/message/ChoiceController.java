package org.platsa.api.message;

import org.platsa.api.identity.CurrentCaller;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person's choice of e-mails over HTTP (<i>val av meddelanden</i>). */
@RestController
@RequestMapping("/api/v1/message-choices")
class ChoiceController {
  private final Choosing choosing;
  private final CurrentCaller caller;

  ChoiceController(Choosing choosing, CurrentCaller caller) {
    this.choosing = choosing;
    this.caller = caller;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  MessageChoices get() {
    return choosing.of(caller.get());
  }

  @PutMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  MessageChoices choose(@RequestBody MessageChoices choices) {
    return choosing.choose(caller.get(), choices);
  }
}
