package org.platsa.api.intake;

import java.time.Clock;
import java.time.Instant;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops workbooks that nobody has decided about for too long (<i>städning</i>). */
@Component
class UploadCleaning {
  private static final Logger log = LoggerFactory.getLogger(UploadCleaning.class);

  private final UploadStore store;
  private final TransactionTemplate transaction;
  private final Clock clock;

  UploadCleaning(UploadStore store, TransactionTemplate transaction, Clock clock) {
    this.store = store;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${platsa.runs.prune-every:10m}")
  void clean() {
    Instant before = clock.instant().minus(Imports.KEPT);
    try {
      new Tenancy.Worker()
          .run(() -> transaction.executeWithoutResult(status -> store.forget(before)));
    } catch (DataAccessException | TransactionException e) {
      log.warn("Old workbooks cannot be dropped now: {}", e.getMessage());
    }
  }
}
