package org.platsa.api.freed;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.platsa.api.message.MessageKind;
import org.platsa.api.message.Outbox;
import org.platsa.api.privacy.Departments;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells providers of places on offer to them, and that one is gone (<i>besked om lediga
 * platser</i>). Who takes a place may not know to whom else it was offered: those are told by the
 * department, a little later.
 */
@Component
class FreedMessages {
  private final FreedStore store;
  private final Outbox outbox;
  private final Departments departments;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FreedMessages(
      FreedStore store,
      Outbox outbox,
      Departments departments,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.outbox = outbox;
    this.departments = departments;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Places are on offer until a day; in the transaction that offers them. */
  void offered(UUID tenant, String term, Collection<UUID> places, LocalDate until) {
    store
        .offeredTo(tenant, places)
        .forEach(each ->
            outbox.place(
                tenant, MessageKind.PLACE_OFFERED, term, each.provider(), each.proposal(), until));
  }

  /** Places are taken back; in the transaction that does it. */
  void ended(UUID tenant, String term, Collection<UUID> places) {
    store
        .offeredTo(tenant, places)
        .forEach(each ->
            outbox.place(
                tenant, MessageKind.PLACE_GONE, term, each.provider(), each.proposal(), null));
  }

  @Scheduled(fixedDelayString = "${platsa.messages.remind-every:10m}")
  void look() {
    departments.each("taken-places", this::tellOthers);
  }

  private void tellOthers(UUID tenant) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    transaction.executeWithoutResult(status ->
        store
            .untold(tenant, now)
            .forEach(taken ->
                store.offeredTo(tenant, List.of(taken.id())).stream()
                    .filter(each -> !each.provider().equals(taken.by()))
                    .forEach(each ->
                        outbox.place(
                            tenant,
                            MessageKind.PLACE_GONE,
                            taken.term(),
                            each.provider(),
                            each.proposal(),
                            null))));
  }
}
