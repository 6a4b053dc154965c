package org.platsa.api.message;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.idempotency.Made;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Ids;
import org.platsa.api.identity.SecretHash;
import org.platsa.api.settings.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Makes, changes and ends a department's webhooks (<i>webhookar</i>). */
@Component
public class Webhooks {
  /** How Standard Webhooks begins a secret. */
  private static final String PREFIX = "whsec_";

  /** How long a former secret signs beside the new one. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private static final int BYTES = 32;
  private static final int MOST = 20;
  private static final int MOST_DELIVERIES = 200;

  private final WebhookStore store;
  private final DeliveryStore deliveries;
  private final IdempotencyKeys keys;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Ids ids;
  private final Clock clock;
  private final boolean isOpen;
  private final SecureRandom random = new SecureRandom();

  Webhooks(
      WebhookStore store,
      DeliveryStore deliveries,
      IdempotencyKeys keys,
      AuditLog audit,
      TransactionTemplate transaction,
      Ids ids,
      Clock clock,
      Settings settings) {
    this.store = store;
    this.deliveries = deliveries;
    this.keys = keys;
    this.audit = audit;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
    this.isOpen = settings.messages().innerAddresses();
  }

  /** Every webhook of the caller's department, those that are told first. */
  public List<Webhook> all(Caller caller) {
    return transaction.execute(status -> store.all(caller.tenant()));
  }

  /**
   * One of them.
   *
   * @throws ApiException 404 if there is none
   */
  public Webhook get(Caller caller, UUID id) {
    return Objects.requireNonNull(transaction.execute(status -> required(caller, id)));
  }

  private Webhook required(Caller caller, UUID id) {
    return store.find(caller.tenant(), id).orElseThrow(() -> ApiException.notFound("webhook", id));
  }

  /**
   * Makes a webhook, which is told what happens from now on.
   *
   * @param key a request that comes again with its key is answered with the webhook that the first
   *     one made, without its secret, which nobody has any more; null for one that is sent once
   * @throws ApiException 422 with every fault; 409 if one that is told has the same address, there
   *     are {@value #MOST} already, or the key came with another request
   */
  public NewWebhook make(Caller caller, WebhookRequest request, @Nullable String key) {
    String url = request.requireRight(isOpen);
    byte[] hash =
        SecretHash.of("POST /webhooks " + JsonMapper.shared().writeValueAsString(request));
    return Objects.requireNonNull(
        transaction.execute(status ->
            keys.once(
                caller.tenant(),
                key,
                hash,
                id -> new NewWebhook(required(caller, id), null),
                () -> made(caller, url, request.knownKinds()),
                made -> Made.webhook(made.webhook().id()))));
  }

  private NewWebhook made(Caller caller, String url, List<MessageKind> kinds) {
    if (store.all(caller.tenant()).stream().filter(one -> one.endedAt() == null).count() >= MOST) {
      throw ApiException.conflict(
          "TOO_MANY",
          "/url",
          "Det finns redan " + MOST + " webhookar. Ta bort en först.",
          "There are " + MOST + " webhooks already. Remove one first.");
    }
    UUID id = ids.next();
    Instant now = now();
    if (!store.insert(caller.tenant(), id, url, kinds, now, caller.name())) {
      throw ApiException.conflict(
          "URL_TAKEN",
          "/url",
          "Det finns redan en webhook till den adressen.",
          "There is a webhook to that address already.");
    }
    byte[] secret = secret();
    store.addSecret(caller.tenant(), id, ids.next(), secret, now);
    audit.record(
        "webhook.made",
        "webhook",
        id.toString(),
        Map.of("kinds", kinds.stream().map(Enum::name).toList()));
    return new NewWebhook(required(caller, id), text(secret));
  }

  /**
   * Gives a webhook another secret. The one before signs beside it for a day, so that its server
   * can change when it likes.
   *
   * @throws ApiException 404; 409 if it has ended
   */
  public NewWebhook renew(Caller caller, UUID id) {
    byte[] secret = secret();
    return Objects.requireNonNull(
        transaction.execute(status -> {
          requireTold(required(caller, id));
          Instant now = now();
          store.endSecrets(caller.tenant(), id, now.plus(OVERLAP));
          store.addSecret(caller.tenant(), id, ids.next(), secret, now);
          audit.record("webhook.renewed", "webhook", id.toString(), Map.of());
          return new NewWebhook(required(caller, id), text(secret));
        }));
  }

  /**
   * Ends a webhook: nothing more is sent to it. One that has ended stays as it is.
   *
   * @throws ApiException 404
   */
  public Webhook remove(Caller caller, UUID id) {
    return Objects.requireNonNull(
        transaction.execute(status -> {
          required(caller, id);
          Instant now = now();
          if (store.end(caller.tenant(), id, Webhook.End.REMOVED, now)) {
            store.endSecrets(caller.tenant(), id, now);
            deliveries.drop(caller.tenant(), id);
            audit.record("webhook.removed", "webhook", id.toString(), Map.of());
          }
          return required(caller, id);
        }));
  }

  /**
   * A webhook's deliveries, the newest first; the first {@value #MOST_DELIVERIES}.
   *
   * @throws ApiException 404
   */
  public List<Delivery> deliveries(Caller caller, UUID id) {
    return transaction.execute(status -> {
      required(caller, id);
      return deliveries.of(caller.tenant(), id, MOST_DELIVERIES);
    });
  }

  /**
   * Has a message sent again that was given up.
   *
   * @throws ApiException 404; 409 if the webhook has ended, or the message was not given up
   */
  public void sendAgain(Caller caller, UUID id, UUID delivery) {
    transaction.executeWithoutResult(status -> {
      requireTold(required(caller, id));
      if (!deliveries.sendAgain(caller.tenant(), id, delivery, now())) {
        boolean isThere =
            deliveries.of(caller.tenant(), id, MOST_DELIVERIES).stream()
                .anyMatch(each -> each.id().equals(delivery));
        if (!isThere) {
          throw ApiException.notFound("delivery", delivery);
        }
        throw ApiException.conflict(
            "NOT_GIVEN_UP",
            "",
            "Meddelandet är levererat, eller skickas igen av sig självt.",
            "The message was delivered, or is sent again by itself.");
      }
      audit.record("webhook.resent", "webhook", id.toString(), Map.of("delivery", delivery));
    });
  }

  private static void requireTold(Webhook webhook) {
    if (webhook.endedAt() != null) {
      throw ApiException.conflict(
          "ENDED", "", "Webhooken är borttagen.", "The webhook was removed.");
    }
  }

  private byte[] secret() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return secret;
  }

  private static String text(byte[] secret) {
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
