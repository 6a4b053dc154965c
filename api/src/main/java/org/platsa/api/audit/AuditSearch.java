package org.platsa.api.audit;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.platsa.api.identity.CurrentTenant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds what was recorded of the present tenant (<i>sökning i granskningsloggen</i>). */
@Component
public class AuditSearch {
  private static final int PIECE = 1_000;

  private final AuditStore store;
  private final CurrentTenant tenant;
  private final TransactionTemplate transaction;

  AuditSearch(AuditStore store, CurrentTenant tenant, TransactionTemplate transaction) {
    this.store = store;
    this.tenant = tenant;
    this.transaction = transaction;
  }

  /**
   * A page, newest first.
   *
   * @param before the entry that the page before ended with; null for the first page
   */
  public AuditPage page(AuditFilter filter, @Nullable UUID before, int size) {
    List<AuditEntry> found =
        transaction.execute(status -> store.newest(tenant.id(), filter, before, size + 1));
    boolean isLast = found.size() <= size;
    List<AuditEntry> items = isLast ? found : found.subList(0, size);
    return new AuditPage(items, isLast ? null : items.getLast().id());
  }

  /**
   * Everything that fits, oldest first, some at a time: between two pieces there is no transaction,
   * however slowly they are taken.
   */
  void forEach(AuditFilter filter, Consumer<List<AuditEntry>> taker) {
    UUID last = null;
    List<AuditEntry> piece;
    do {
      UUID after = last;
      piece = transaction.execute(status -> store.oldest(tenant.id(), filter, after, PIECE));
      taker.accept(piece);
      last = piece.isEmpty() ? null : piece.getLast().id();
    } while (piece.size() == PIECE);
  }
}
