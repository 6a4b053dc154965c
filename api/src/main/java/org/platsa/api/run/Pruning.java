package org.platsa.api.run;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.platsa.api.settings.Settings;
import org.platsa.api.submission.IdempotencyKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drops now and then what is kept for a while only (<i>gallring</i>), on one replica at a time. */
@Component
@EnableScheduling
class Pruning {
  private static final Logger log = LoggerFactory.getLogger(Pruning.class);

  private final EventStore events;
  private final IdempotencyKeys keys;
  private final JdbcClient db;
  private final Clock clock;
  private final Settings.Runs settings;

  Pruning(EventStore events, IdempotencyKeys keys, JdbcClient db, Clock clock, Settings settings) {
    this.events = events;
    this.keys = keys;
    this.db = db;
    this.clock = clock;
    this.settings = settings.runs();
  }

  @Scheduled(fixedDelayString = "${platsa.runs.prune-every:10m}")
  @Transactional
  void prune() {
    boolean alone =
        db.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('platsa pruning', 0))")
            .query(Boolean.class)
            .single();
    if (!alone) {
      return;
    }
    OffsetDateTime before = OffsetDateTime.now(clock).minus(settings.keepEvents());
    int runs = events.prune(before);
    keys.forget(before);
    if (runs > 0) {
      log.info("The events of {} runs were pruned", runs);
    }
  }
}
