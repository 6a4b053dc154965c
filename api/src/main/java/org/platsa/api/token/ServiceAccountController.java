package org.platsa.api.token;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.CurrentCaller;
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

/** Service accounts over HTTP (<i>systemkonton</i>). */
@RestController
@RequestMapping("/api/v1/service-accounts")
class ServiceAccountController {
  private final ServiceAccounts accounts;
  private final CurrentCaller caller;

  ServiceAccountController(ServiceAccounts accounts, CurrentCaller caller) {
    this.accounts = accounts;
    this.caller = caller;
  }

  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  List<ServiceAccount> all() {
    return accounts.all(caller.get());
  }

  @PostMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<NewServiceAccount> make(
      @RequestBody ServiceAccountRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
    NewServiceAccount made = accounts.make(caller.get(), request, key);
    return ResponseEntity.status(made.token() == null ? HttpStatus.OK : HttpStatus.CREATED)
        .location(URI.create("/api/v1/service-accounts/" + made.account().id()))
        .header("Cache-Control", "no-store")
        .body(made);
  }

  @DeleteMapping("/{accountId}")
  ResponseEntity<Void> revoke(@PathVariable UUID accountId) {
    accounts.revoke(caller.get(), accountId);
    return ResponseEntity.noContent().build();
  }
}
