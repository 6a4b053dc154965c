package org.platsa.api.run;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.platsa.api.tenancy.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has each run that ends counted once over all replicas (<i>avslutade körningar</i>): by the one
 * that ended it, when that is sure to be stored. Where the connection broke at the commit,
 * PostgreSQL is asked later what became of the transaction.
 */
@Component
class EndedRuns {
  private static final Logger log = LoggerFactory.getLogger(EndedRuns.class);

  private final RunMetrics metrics;
  private final JdbcClient db;
  private final TransactionTemplate transaction;
  private final Queue<Ended> doubtful = new ConcurrentLinkedQueue<>();

  EndedRuns(RunMetrics metrics, JdbcClient db, TransactionTemplate transaction) {
    this.metrics = metrics;
    this.db = db;
    this.transaction = transaction;
  }

  /**
   * A run that a transaction ends.
   *
   * @param transaction PostgreSQL's number of it, which is never used again
   */
  private record Ended(Run run, RunState state, Duration searched, String transaction) {}

  /** What became of a transaction. */
  private enum Outcome {
    COMMITTED,
    UNDONE,
    UNDER_WAY
  }

  /** A run ends with the present transaction, if that is committed. */
  void ended(Run run, RunState state, Duration searched) {
    String number = db.sql("SELECT pg_current_xact_id()::text").query(String.class).single();
    Ended ended = new Ended(run, state, searched, number);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int outcome) {
            if (outcome == STATUS_COMMITTED) {
              count(ended);
            } else if (outcome == STATUS_UNKNOWN) {
              doubtful.add(ended);
            }
          }
        });
  }

  private void count(Ended ended) {
    metrics.ended(ended.run(), ended.state(), ended.searched());
  }

  /** Counts those of which it was not known whether they had ended. */
  @Scheduled(fixedDelayString = "${platsa.runs.claim-every:1s}")
  void settleDoubts() {
    for (Ended ended = doubtful.peek(); ended != null; ended = doubtful.peek()) {
      Outcome outcome = outcome(ended.transaction());
      if (outcome == Outcome.UNDER_WAY) {
        return;
      }
      doubtful.remove();
      if (outcome == Outcome.COMMITTED) {
        count(ended);
      }
    }
  }

  private Outcome outcome(String number) {
    try {
      return new Tenancy.Worker()
          .call(() -> transaction.execute(status -> Outcome.valueOf(stored(number))));
    } catch (DataAccessException | TransactionException e) {
      log.debug("What became of transaction {} cannot be asked now", number, e);
      return Outcome.UNDER_WAY;
    }
  }

  /** A number that the server does not know was lost with a crash, before anything was stored. */
  private String stored(String number) {
    return db.sql(
            """
            SELECT CASE
              WHEN :number::xid8 >= pg_snapshot_xmax(pg_current_snapshot()) THEN 'UNDONE'
              WHEN pg_xact_status(:number::xid8) = 'committed' THEN 'COMMITTED'
              WHEN pg_xact_status(:number::xid8) = 'in progress' THEN 'UNDER_WAY'
              ELSE 'UNDONE' END
            """)
        .param("number", number)
        .query(String.class)
        .single();
  }
}
