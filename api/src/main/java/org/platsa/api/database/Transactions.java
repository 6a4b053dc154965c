package org.platsa.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.error.OutcomeUnknownException;
import org.platsa.api.tenancy.Tenancy;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Transactions (<i>transaktioner</i>). Each belongs to the tenancy that is bound when it begins: it
 * has the connection of that tenancy's login, and the tenant and provider that policies ask for,
 * which are gone at its end.
 *
 * <p>A commit that failed is told from one whose outcome nobody knows: the connection broke before
 * the server's answer came. What breaks before that is thrown as it is.
 */
@Component
class Transactions extends JdbcTransactionManager {
  private static final long serialVersionUID = 1L;

  private static final String SET =
      "SELECT set_config('platsa.tenant', ?, true), set_config('platsa.provider', ?, true)";

  private static final String TENANCY = Transactions.class.getName() + ".tenancy";

  Transactions(Pools pools) {
    super(pools.routed());
  }

  /** Work of one tenancy must not go on in a transaction of another. */
  @Override
  protected void prepareSynchronization(
      DefaultTransactionStatus status, TransactionDefinition definition) {
    if (status.hasTransaction() && !status.isNewTransaction()) {
      Object begun = TransactionSynchronizationManager.getResource(TENANCY);
      if (!Tenancy.current().equals(begun)) {
        throw new IllegalStateException(
            "Work of " + Tenancy.current() + " is to be done in a transaction of " + begun);
      }
    }
    super.prepareSynchronization(status, definition);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    // Asked first, since what fails below is taken for a database that is away.
    Tenancy tenancy = Tenancy.current();
    super.doBegin(transaction, definition);
    TransactionSynchronizationManager.bindResource(TENANCY, tenancy);
  }

  /** Says whose rows the transaction may see; forgotten by the database at its end. */
  @Override
  protected void prepareTransactionalConnection(
      Connection connection, TransactionDefinition definition) throws SQLException {
    super.prepareTransactionalConnection(connection, definition);
    switch (Tenancy.current()) {
      case Tenancy.Staff(UUID tenant) -> set(connection, tenant, "");
      case Tenancy.Provider(UUID tenant, String provider) -> set(connection, tenant, provider);
      case Tenancy.Worker worker -> {
        // Sees all tenants.
      }
      case Tenancy.SignIn signIn -> {
        // Knows no tenant yet.
      }
    }
  }

  private static void set(Connection connection, UUID tenant, String provider) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SET)) {
      statement.setString(1, tenant.toString());
      statement.setString(2, provider);
      statement.execute();
    }
  }

  @Override
  protected Object doSuspend(Object transaction) {
    return new Suspended(
        super.doSuspend(transaction), TransactionSynchronizationManager.unbindResource(TENANCY));
  }

  @Override
  protected void doResume(@Nullable Object transaction, Object suspended) {
    Suspended before = (Suspended) suspended;
    super.doResume(transaction, before.connection());
    TransactionSynchronizationManager.bindResource(TENANCY, before.tenancy());
  }

  private record Suspended(Object connection, Object tenancy) {}

  @Override
  protected void doCleanupAfterCompletion(Object transaction) {
    TransactionSynchronizationManager.unbindResourceIfPossible(TENANCY);
    super.doCleanupAfterCompletion(transaction);
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
