package org.platsa.api.error;

import org.springframework.transaction.TransactionSystemException;

/**
 * The connection broke while a transaction was being committed (<i>okänt utfall</i>): whether it
 * was, only the database's tables can tell.
 */
public final class OutcomeUnknownException extends TransactionSystemException {
  private static final long serialVersionUID = 1L;

  /** Thrown in place of what the commit failed with. */
  public OutcomeUnknownException(Throwable cause) {
    super("The connection broke while a transaction was being committed", cause);
  }
}
