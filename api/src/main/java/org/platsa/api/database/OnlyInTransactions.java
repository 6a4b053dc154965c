package org.platsa.api.database;

import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * What everything asks the database through (<i>bara i transaktioner</i>): the running
 * transaction's connection, and no other. Outside of a transaction no tenant is set, and policies
 * would show nothing without a word; so it is refused.
 */
final class OnlyInTransactions extends AbstractDataSource implements InfrastructureProxy {
  private final DataSource ofTransactions;

  OnlyInTransactions(DataSource ofTransactions) {
    this.ofTransactions = ofTransactions;
  }

  /** By this Spring finds the running transaction's connection. */
  @Override
  public Object getWrappedObject() {
    return ofTransactions;
  }

  /** Spring asks for a connection here only when no transaction is running. */
  @Override
  public Connection getConnection() {
    throw new NoTransactionException();
  }

  @Override
  public Connection getConnection(String user, String password) {
    throw new NoTransactionException();
  }
}
