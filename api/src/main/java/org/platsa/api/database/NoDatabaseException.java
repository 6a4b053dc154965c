package org.platsa.api.database;

/** The service cannot start since its embedded database does not (<i>ingen databas</i>). */
final class NoDatabaseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NoDatabaseException(String message) {
    super(message);
  }

  NoDatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
