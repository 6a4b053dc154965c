package org.platsa.api.run;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Waits for a database that is away (<i>återförsök</i>), as after a restart of the server. */
final class DatabaseRetry {
  private static final Logger log = LoggerFactory.getLogger(DatabaseRetry.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private DatabaseRetry() {}

  /**
   * Does it until the database answers; other failures are thrown. An interrupted thread gives up
   * and throws the last failure.
   */
  static <T> T untilAnswered(Supplier<T> action) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        return action.get();
      } catch (DataAccessResourceFailureException
          | TransientDataAccessException
          | CannotCreateTransactionException
          | TransactionSystemException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        log.warn("The database did not answer; trying again in {}: {}", pause, e.getMessage());
        LockSupport.parkNanos(pause.toNanos());
        pause = pause.multipliedBy(2);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
          pause = LONGEST_PAUSE;
        }
      }
    }
  }
}
