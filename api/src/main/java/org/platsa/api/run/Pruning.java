package org.platsa.api.run;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.platsa.api.idempotency.IdempotencyKeys;
import org.platsa.api.settings.Settings;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops now and then what is kept for a while only (<i>gallring</i>), on one replica at a time. */
@Component
class Pruning {
  private static final Logger log = LoggerFactory.getLogger(Pruning.class);

  private final EventWriter events;
  private final IdempotencyKeys keys;
  private final JdbcClient db;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final Duration keep;

  Pruning(
      EventWriter events,
      IdempotencyKeys keys,
      JdbcClient db,
      Clock clock,
      TransactionTemplate transaction,
      Settings settings) {
    this.events = events;
    this.keys = keys;
    this.db = db;
    this.clock = clock;
    this.transaction = transaction;
    this.keep = settings.runs().keepEvents();
  }

  @Scheduled(fixedDelayString = "${platsa.runs.prune-every:10m}")
  void prune() {
    try {
      new Tenancy.Worker().run(() -> transaction.executeWithoutResult(status -> pruneNow()));
    } catch (DataAccessException | TransactionException e) {
      log.warn("Nothing can be pruned now: {}", e.getMessage());
    }
  }

  private void pruneNow() {
    if (isAlone()) {
      OffsetDateTime before = OffsetDateTime.now(clock).minus(keep);
      events.prune(before);
      keys.forget(before);
    }
  }

  /** Whether no other replica prunes at this moment. */
  private boolean isAlone() {
    return db.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('platsa pruning', 0))")
        .query(Boolean.class)
        .single();
  }
}
