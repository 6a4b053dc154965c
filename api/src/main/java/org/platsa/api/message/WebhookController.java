package org.platsa.api.message;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.CurrentCaller;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks over HTTP (<i>webhookar</i>). */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {
  private static final String NO_STORE = "no-store";

  private final Webhooks webhooks;
  private final CurrentCaller caller;

  WebhookController(Webhooks webhooks, CurrentCaller caller) {
    this.webhooks = webhooks;
    this.caller = caller;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  List<Webhook> all() {
    return webhooks.all(caller.get());
  }

  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<NewWebhook> make(
      @RequestBody WebhookRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    NewWebhook made = webhooks.make(caller.get(), request, key);
    return ResponseEntity.status(made.secret() == null ? HttpStatus.OK : HttpStatus.CREATED)
        .location(URI.create("/api/v1/webhooks/" + made.webhook().id()))
        .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
        .body(made);
  }

  @PostMapping(path = "/{webhookId}/secret", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<NewWebhook> renew(@PathVariable UUID webhookId) {
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
        .body(webhooks.renew(caller.get(), webhookId));
  }

  @DeleteMapping("/{webhookId}")
  ResponseEntity<Void> remove(@PathVariable UUID webhookId) {
    webhooks.remove(caller.get(), webhookId);
    return ResponseEntity.noContent().build();
  }

  @GetMapping(path = "/{webhookId}/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
  List<Delivery> deliveries(@PathVariable UUID webhookId) {
    return webhooks.deliveries(caller.get(), webhookId);
  }

  @PostMapping("/{webhookId}/deliveries/{deliveryId}/again")
  ResponseEntity<Void> again(@PathVariable UUID webhookId, @PathVariable UUID deliveryId) {
    webhooks.sendAgain(caller.get(), webhookId, deliveryId);
    return ResponseEntity.noContent().build();
  }
}
