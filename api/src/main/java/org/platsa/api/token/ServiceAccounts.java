package org.platsa.api.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Ids;
import org.platsa.api.identity.Scope;
import org.platsa.api.identity.SecretHash;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and revokes service accounts (<i>systemkonton</i>). */
@Component
public class ServiceAccounts {
  private final ServiceAccountStore store;
  private final KnownTokens known;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ServiceAccounts(
      ServiceAccountStore store,
      KnownTokens known,
      AuditLog audit,
      TransactionTemplate transaction,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.known = known;
    this.audit = audit;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  /** Every account of the caller's tenant: those in use first. */
  public List<ServiceAccount> all(Caller caller) {
    return transaction.execute(status -> store.all(caller.tenant()));
  }

  /**
   * Makes an account.
   *
   * @throws ApiException with every fault of the request (422), or when its name is taken (409)
   */
  public NewServiceAccount make(Caller caller, ServiceAccountRequest request) {
    request.requireRight();
    Instant now = clock.instant();
    Instant end = now.plus(Duration.ofDays(request.days()));
    NewServiceAccount made = draft(request, caller.name(), now, end);
    return transaction.execute(status -> {
      if (store.inUse(caller.tenant(), request.cleanName()).isPresent()) {
        throw ApiException.conflict(
            "NAME_TAKEN",
            "/name",
            "Det finns redan ett systemkonto med det namnet.",
            "There is a service account of that name already.");
      }
      store.insert(caller.tenant(), made.account(), caller.id(), SecretHash.of(made.token()));
      audit.record(
          "service-account.made",
          "service-account",
          made.account().id().toString(),
          Map.of(
              "name", made.account().name(),
              "scopes", made.account().scopes().stream().map(Scope::text).toList(),
              "validDays", request.days()));
      return made;
    });
  }

  /** An account that is not stored yet, and its token. */
  NewServiceAccount draft(
      ServiceAccountRequest request, String maker, Instant now, @Nullable Instant end) {
    String token = TokenText.make(random);
    return new NewServiceAccount(
        new ServiceAccount(
            ids.next(),
            request.cleanName(),
            request.knownScopes(),
            TokenText.shown(token),
            now,
            maker,
            end,
            null,
            null),
        token);
  }

  /** The present time, by which accounts expire. */
  public Instant now() {
    return clock.instant();
  }

  /**
   * Revokes an account, once and for all; one that was revoked already stays as it is.
   *
   * @throws ApiException if there is none (404)
   */
  public ServiceAccount revoke(Caller caller, UUID id) {
    ServiceAccount revoked =
        transaction.execute(status -> {
          ServiceAccount account =
              store
                  .find(caller.tenant(), id)
                  .orElseThrow(() -> ApiException.notFound("service account", id));
          if (store.revoke(caller.tenant(), id, clock.instant())) {
            audit.record("service-account.revoked", "service-account", id.toString(), Map.of());
          }
          return account;
        });
    known.forget(id);
    return revoked;
  }
}
