package org.platsa.api.database;

/** The database was asked outside of a transaction (<i>ingen transaktion</i>): a fault of ours. */
final class NoTransactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoTransactionException() {
    super(
        "The database was asked outside of a transaction: no tenant is set there, so nothing would"
            + " be seen. Maybe the method lacks @Transactional, or was called past Spring's"
            + " proxy.");
  }
}
