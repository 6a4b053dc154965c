package org.platsa.api.database;

import javax.sql.DataSource;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.error.OutcomeUnknownException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Transactions (<i>transaktioner</i>) that tell a commit which failed from one whose outcome nobody
 * knows: the connection broke before the server's answer came. What breaks before that is thrown as
 * it is.
 */
@Component
class Transactions extends JdbcTransactionManager {
  private static final long serialVersionUID = 1L;

  Transactions(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    try {
      super.doCommit(status);
    } catch (DataAccessException | TransactionException e) {
      if (brokeConnection(e)) {
        throw new OutcomeUnknownException(e);
      }
      throw e;
    }
  }

  /**
   * A broken connection needs no rollback: the server does it. To fail here would only hide what
   * broke it.
   */
  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    try {
      super.doRollback(status);
    } catch (DataAccessException | TransactionException e) {
      if (!brokeConnection(e)) {
        throw e;
      }
      logger.debug("The connection broke before the rollback", e);
    }
  }

  private static boolean brokeConnection(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException failure
          && failure.getServerErrorMessage() instanceof ServerErrorMessage told) {
        // After anything worse than an error the server closes the connection.
        return !"ERROR".equals(told.getSeverity());
      }
    }
    return DatabaseFailure.of(thrown).filter(DatabaseFailure.AWAY::equals).isPresent();
  }
}
