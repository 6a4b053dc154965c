package org.platsa.api.message;

import jakarta.annotation.PreDestroy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.settings.MessageSettings;
import org.platsa.api.settings.Settings;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers messages (<i>bud</i>): hands each out to whoever wants it, sends, and sends again what
 * was not taken. Every replica does; none sends what another is sending. A replica that dies after
 * sending and before it has written that down has its message sent again, with the same id: each is
 * delivered once at least. Each webhook is told of one message at a time, in the order in which
 * they happened: one that is slow or away holds up itself alone.
 */
@Component
class Courier {
  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final Tenancy WORKER = new Tenancy.Worker();

  /** So many are handed out in one transaction. */
  private static final int SPREAD = 200;

  /** So many webhooks are told at the same time, each of one message. */
  private static final int TO_WEBHOOKS = 32;

  /** So many e-mails are sent at the same time: there is one server for all. */
  private static final int BY_MAIL = 4;

  /** So long a service that ends waits for what is being sent. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final DeliveryStore deliveries;
  private final WebhookStore webhooks;
  private final ReaderStore readers;
  private final WebhookClient client;
  private final MailClient mail;
  private final AuditLog audit;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final JsonMapper json;
  private final MessageSettings settings;
  private final SecureRandom random = new SecureRandom();
  private final Lane toWebhooks = new Lane(TO_WEBHOOKS);
  private final Lane byMail = new Lane(BY_MAIL);

  Courier(
      DeliveryStore deliveries,
      WebhookStore webhooks,
      ReaderStore readers,
      WebhookClient client,
      MailClient mail,
      AuditLog audit,
      TransactionTemplate transaction,
      Clock clock,
      JsonMapper json,
      Settings settings) {
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.readers = readers;
    this.client = client;
    this.mail = mail;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.json = json;
    this.settings = settings.messages();
  }

  /** Begins to deliver what is due; what is slow is not waited for. */
  @Scheduled(fixedDelayString = "${platsa.messages.every:5s}")
  void go() {
    while (spread() == SPREAD) {
      // More may be due.
    }
    begin(toWebhooks);
    begin(byMail);
  }

  /** Delivers what is due, until nothing is. */
  void work() {
    go();
    toWebhooks.await();
    byMail.await();
  }

  /** Forgets messages that are older than they are kept. */
  @Scheduled(fixedDelayString = "${platsa.messages.remind-every:10m}")
  void forget() {
    int gone;
    do {
      gone =
          inTransaction(() -> {
            webhooks.forgetSecrets(now());
            return deliveries.forget(now().minus(settings.keep()), SPREAD);
          });
    } while (gone == SPREAD);
  }

  private int spread() {
    return inTransaction(() -> deliveries.spread(now(), SPREAD, mail.isOn()));
  }

  /** As many are begun as there is room for; each goes on with what is due when it is done. */
  private void begin(Lane lane) {
    int room = lane.room();
    List<DeliveryStore.Claimed> claimed = room == 0 ? List.of() : claim(lane, room);
    claimed.forEach(one -> lane.begin(() -> goOn(lane, one)));
  }

  private void goOn(Lane lane, DeliveryStore.Claimed first) {
    try {
      List<DeliveryStore.Claimed> next = List.of(first);
      while (!next.isEmpty()) {
        send(next.getFirst());
        next = claim(lane, 1);
      }
    } catch (DataAccessException | TransactionException e) {
      // It is sent again when its lease is over.
      log.warn("What came of a message cannot be written down now", e);
    }
  }

  private List<DeliveryStore.Claimed> claim(Lane lane, int most) {
    return inTransaction(() -> deliveries.claim(now(), lane == byMail, most, settings.lease()));
  }

  /** What is being sent ends by itself, or is sent again by another replica. */
  @PreDestroy
  void stop() {
    toWebhooks.stop(PATIENCE);
    byMail.stop(PATIENCE);
  }

  private void send(DeliveryStore.Claimed one) {
    Optional<Outcome> outcome = tried(one);
    if (outcome.isEmpty()) {
      write(one, Delivery.State.DROPPED, now(), Outcome.taken(null));
    } else if (outcome.get().isTaken()) {
      write(one, Delivery.State.SENT, now(), outcome.get());
    } else if (outcome.get().isGone()) {
      write(one, Delivery.State.GIVEN_UP, now(), outcome.get());
      end(one);
    } else {
      Instant next = now().plus(Backoff.after(one.tries(), random));
      boolean isOver = next.isAfter(one.at().plus(settings.giveUp()));
      write(
          one,
          isOver ? Delivery.State.GIVEN_UP : Delivery.State.WAITING,
          isOver ? now() : next,
          outcome.get());
    }
  }

  /** A fault of ours is an outcome, so that it is tried again less and less and ends in time. */
  private Optional<Outcome> tried(DeliveryStore.Claimed one) {
    LocalDate lastDay = one.lastDay();
    if (lastDay != null && lastDay.isBefore(LocalDate.ofInstant(now(), DepartmentTime.ZONE))) {
      // It would tell of what is over.
      return Optional.empty();
    }
    try {
      return one.webhook() == null ? mailed(one) : posted(one);
    } catch (DataAccessException | TransactionException e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("Message {} cannot be sent", one.message(), e);
      return Optional.of(Outcome.failed(DeliveryFault.SERVICE));
    }
  }

  private Optional<Outcome> mailed(DeliveryStore.Claimed one) {
    return inTransaction(() -> readers.reader(one)).map(reader -> mail.send(one, reader));
  }

  private Optional<Outcome> posted(DeliveryStore.Claimed one) {
    return inTransaction(
            () -> webhooks.target(one.tenant(), Objects.requireNonNull(one.webhook()), now()))
        .map(target -> client.send(target, one.message(), now(), body(one)));
  }

  /** Ids alone; the same at each try. */
  private String body(DeliveryStore.Claimed one) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("termId", one.term());
    if (one.provider() != null) {
      data.put("providerId", one.provider());
    }
    if (one.proposal() != null) {
      data.put("proposalId", one.proposal());
    }
    if (one.run() != null) {
      data.put("runId", one.run());
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", one.kind().type());
    body.put("timestamp", one.at());
    body.put("data", data);
    return json.writeValueAsString(body);
  }

  private void write(
      DeliveryStore.Claimed one, Delivery.State state, Instant due, Outcome outcome) {
    inTransaction(() -> {
      deliveries.tried(one, state, due, outcome);
      return true;
    });
  }

  /** The webhook's server wants no more. */
  private void end(DeliveryStore.Claimed one) {
    inTransaction(() -> {
      var webhook = Objects.requireNonNull(one.webhook());
      if (webhooks.end(one.tenant(), webhook, Webhook.End.GONE, now())) {
        deliveries.drop(one.tenant(), webhook);
        audit.record(
            one.tenant(), Actor.SERVICE, "webhook.ended", "webhook", webhook.toString(), Map.of());
      }
      return true;
    });
  }

  private <T> T inTransaction(Supplier<T> work) {
    return WORKER.call(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
