package org.platsa.api.result;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * This replica's right to explain a run (<i>lån av en förklaring</i>), by the database's clock:
 * renewed while the work goes on, and another's soon after it is no more, however that came about.
 */
final class ExplanationClaim {
  private static final Logger log = LoggerFactory.getLogger(ExplanationClaim.class);

  private final ExplanationStore store;
  private final UUID tenant;
  private final UUID run;
  private OffsetDateTime begun;
  private boolean lost;

  ExplanationClaim(ExplanationStore store, UUID tenant, UUID run, OffsetDateTime begun) {
    this.store = store;
    this.tenant = tenant;
    this.run = run;
    this.begun = begun;
  }

  /** Thrown when work goes on for which there is no claim any more: it is in vain. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Keeps it for a while more, if the database answers. */
  synchronized void renew() {
    if (lost) {
      return;
    }
    try {
      Optional<OffsetDateTime> renewed =
          new Tenancy.Staff(tenant).call(() -> store.renew(tenant, run, begun));
      lost = renewed.isEmpty();
      begun = renewed.orElse(begun);
    } catch (DataAccessException | TransactionException e) {
      log.info("The explanation of run {} is not renewed: {}", run, e.getMessage());
    }
  }

  private void require() {
    if (lost) {
      throw new Lost();
    }
  }

  /**
   * Stores rows of a list from a row on.
   *
   * @throws Lost if another may be at it, or what is explained was deleted
   */
  synchronized void store(ExplanationList list, int firstPart, List<String> parts) {
    require();
    lost = !store.store(tenant, run, begun, list, firstPart, parts);
    require();
  }

  /** What was worked out is stored, and this is what is said of the whole. */
  synchronized void finish(String whole) {
    store.finish(tenant, run, begun, whole);
    lost = true;
  }

  /** Others may begin at once; if the database does not hear of it, soon. */
  synchronized void giveUp() {
    lost = true;
    try {
      store.giveUp(tenant, run, begun);
    } catch (DataAccessException | TransactionException e) {
      log.info("The explanation of run {} is given up by silence: {}", run, e.getMessage());
    }
  }
}
