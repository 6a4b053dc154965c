package org.platsa.api.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.error.ApiException;
import org.platsa.api.identity.Caller;
import org.platsa.api.message.MessageKind;
import org.platsa.api.message.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes back what was sent to providers (<i>dra tillbaka</i>). */
@Component
public class Withdrawals {
  private final PublicationStore store;
  private final Publications publications;
  private final TransactionTemplate transaction;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Clock clock;

  Withdrawals(
      PublicationStore store,
      Publications publications,
      TransactionTemplate transaction,
      Outbox outbox,
      AuditLog audit,
      Clock clock) {
    this.store = store;
    this.publications = publications;
    this.transaction = transaction;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Takes proposals back, with every earlier version that their providers can still read. A newer
   * version stands.
   *
   * @param providers whose; null for all of the publication
   * @throws ApiException 404 if there is no such publication; 409 if all were taken back before
   */
  public Publication withdraw(Caller caller, UUID id, @Nullable Collection<String> providers) {
    UUID client = caller.tenant();
    Publication withdrawn =
        Objects.requireNonNull(
            transaction.execute(status -> {
              Publication publication = publications.required(client, id);
              Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
              List<String> whose = store.withdraw(client, id, providers, now, caller.name());
              if (whose.isEmpty()) {
                throw ApiException.conflict(
                    "NOTHING_STANDS",
                    "/providers",
                    "Allt som skickades är redan tillbakadraget.",
                    "All of what was sent was taken back already.");
              }
              store.proposals(client, id).stream()
                  .filter(each -> each.replacedAt() == null && whose.contains(each.providerId()))
                  .forEach(each ->
                      outbox.proposal(
                          client,
                          MessageKind.WITHDRAWN,
                          each.termId(),
                          each.providerId(),
                          each.id()));
              audit.record(
                  "proposals.withdrawn",
                  "publication",
                  id.toString(),
                  Map.of(
                      "problem",
                      publication.problemId(),
                      "term",
                      publication.termId(),
                      "providers",
                      whose.size()));
              return publications.whole(client, id);
            }));
    return publications.counted(client, withdrawn);
  }
}
