package org.platsa.api.token;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Ids;
import org.platsa.api.identity.Scope;
import org.platsa.api.identity.SecretHash;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Makes and revokes service accounts (<i>systemkonton</i>). */
@Component
public class ServiceAccounts {
  private final ServiceAccountStore store;
  private final KnownTokens known;
  private final IdempotencyKeys keys;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Ids ids;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  ServiceAccounts(
      ServiceAccountStore store,
      KnownTokens known,
      IdempotencyKeys keys,
      AuditLog audit,
      TransactionTemplate transaction,
      Ids ids,
      Clock clock) {
    this.store = store;
    this.known = known;
    this.keys = keys;
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
   * @param key a request that comes again with its key is answered with the account that the first
   *     one made, without its token, which nobody has any more; null for one that is sent once
   * @throws ApiException with every fault of the request (422), or when its name is taken, or when
   *     the key came with another request (409)
   */
  public NewServiceAccount make(
      Caller caller, ServiceAccountRequest request, @Nullable String key) {
    request.requireRight();
    byte[] hash =
        SecretHash.of("POST /service-accounts " + JsonMapper.shared().writeValueAsString(request));
    return transaction.execute(status ->
        keys.once(
            caller.tenant(),
            key,
            hash,
            id -> new NewServiceAccount(get(caller, id), null),
            () -> made(caller, request),
            made -> Made.account(made.account().id())));
  }

  private NewServiceAccount made(Caller caller, ServiceAccountRequest request) {
    Instant now = clock.instant();
    Instant end = now.plus(Duration.ofDays(request.days()));
    String token = token();
    ServiceAccount made = draft(token, request, caller.name(), now, end);
    if (store.inUse(caller.tenant(), request.cleanName()).isPresent()) {
      throw ApiException.conflict(
          "NAME_TAKEN",
          "/name",
          "Det finns redan ett systemkonto med det namnet.",
          "There is a service account of that name already.");
    }
    store.insert(caller.tenant(), made, caller.id(), SecretHash.of(token));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("name", made.name());
    details.put("scopes", made.scopes().stream().map(Scope::text).toList());
    details.put("validDays", request.days());
    if (made.providerId() != null) {
      details.put("provider", made.providerId());
    }
    audit.record("service-account.made", "service-account", made.id().toString(), details);
    return new NewServiceAccount(made, token);
  }

  /** A new token. */
  String token() {
    return TokenText.make(random);
  }

  /** An account of a token that is not stored yet. */
  ServiceAccount draft(
      String token,
      ServiceAccountRequest request,
      String maker,
      Instant now,
      @Nullable Instant end) {
    return new ServiceAccount(
        ids.next(),
        request.cleanName(),
        request.knownScopes(),
        request.cleanProvider(),
        TokenText.shown(token),
        now,
        maker,
        end,
        null,
        null);
  }

  private ServiceAccount get(Caller caller, UUID id) {
    return store
        .find(caller.tenant(), id)
        .orElseThrow(() -> ApiException.notFound("service account", id));
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
          ServiceAccount account = get(caller, id);
          if (store.revoke(caller.tenant(), id, clock.instant())) {
            audit.record("service-account.revoked", "service-account", id.toString(), Map.of());
          }
          return account;
        });
    known.forget(id);
    return revoked;
  }
}
