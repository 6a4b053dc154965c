package org.platsa.api.error;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionUsageException;

/**
 * Why the database did not do what it was asked (<i>databasfel</i>), where that is nobody's mistake
 * and passes. PostgreSQL's own code decides, whatever exception it is wrapped in.
 */
public enum DatabaseFailure {
  /** There is no connection, or it broke before anything was committed. */
  AWAY(
      ErrorType.UNAVAILABLE,
      Duration.ofSeconds(5),
      "Databasen svarar inte. Försök igen om några sekunder.",
      "The database does not answer. Maybe try again in a few seconds."),
  /** The connection broke while a commit was under way: it was done, or it was not. */
  OUTCOME_UNKNOWN(
      ErrorType.OUTCOME_UNKNOWN,
      Duration.ofSeconds(5),
      "Databasen försvann medan begäran sparades: den kan vara utförd eller inte. Sänd den igen med"
          + " samma Idempotency-Key, eller läs vad som finns.",
      "The database went away while the request was saved: it may have been done or not. Send it"
          + " again with the same Idempotency-Key, or read what there is."),
  /** The disk under the database has no room left. */
  DISK_FULL(
      ErrorType.DISK_FULL,
      Duration.ofSeconds(30),
      "Databasens disk är full. Driften behöver göra plats; försök igen senare.",
      "The database's disk is full. Its operator must make room; try again later."),
  /** The database's files cannot be read or written. */
  DISK_FAULT(
      ErrorType.UNAVAILABLE,
      Duration.ofSeconds(30),
      "Databasen kan inte läsa eller skriva sina filer. Försök igen senare.",
      "The database cannot read or write its files. Maybe try again later."),
  /** No connection was free, or what was asked took longer than it may. */
  BUSY(
      ErrorType.UNAVAILABLE,
      Duration.ofSeconds(2),
      "Databasen har för mycket att göra. Försök igen om några sekunder.",
      "The database is too busy. Maybe try again in a few seconds."),
  /** Two transactions were in each other's way, and this one was undone. */
  COLLISION(
      ErrorType.UNAVAILABLE,
      Duration.ofSeconds(1),
      "Två begäranden stod i vägen för varandra, och den här är ogjord. Sänd den igen.",
      "Two requests were in each other's way, and this one was undone. Send it again.");

  private static final String DISK_IS_FULL = "53100";
  private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "55P03");

  /** A statement that was cut short, and sessions ended for taking too long. */
  private static final Set<String> TOO_LONG = Set.of("57014", "25P03", "25P04");

  /** The server is a replica that only reads, as while another takes over. */
  private static final String ONLY_READS = "25006";

  private static final String UNKNOWN_COMPLETION = "40003";

  private final ErrorType type;
  private final Duration retryAfter;
  private final String messageSv;
  private final String messageEn;

  DatabaseFailure(ErrorType type, Duration retryAfter, String messageSv, String messageEn) {
    this.type = type;
    this.retryAfter = retryAfter;
    this.messageSv = messageSv;
    this.messageEn = messageEn;
  }

  /** What failed in the database, if that is why something was thrown. */
  public static Optional<DatabaseFailure> of(@Nullable Throwable thrown) {
    boolean springSaysSo = false;
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutcomeUnknownException) {
        return Optional.of(OUTCOME_UNKNOWN);
      }
      if (cause instanceof SQLException failure) {
        return ofSql(failure);
      }
      springSaysSo |=
          (cause instanceof TransactionException && !(cause instanceof TransactionUsageException))
              || cause instanceof DataAccessResourceFailureException
              || cause instanceof TransientDataAccessException
              || cause instanceof RecoverableDataAccessException;
    }
    return springSaysSo ? Optional.of(AWAY) : Optional.empty();
  }

  private static Optional<DatabaseFailure> ofSql(SQLException failure) {
    String state = failure.getSQLState();
    if (failure instanceof SQLTransientConnectionException) {
      // The pool's own: without a cause, all its connections were taken.
      return Optional.of(failure.getCause() == null ? BUSY : ofState(state).orElse(AWAY));
    }
    return state == null ? Optional.of(AWAY) : ofState(state);
  }

  private static Optional<DatabaseFailure> ofState(@Nullable String state) {
    if (state == null || state.length() != 5) {
      return Optional.empty();
    }
    if (state.equals(DISK_IS_FULL)) {
      return Optional.of(DISK_FULL);
    }
    if (state.equals(UNKNOWN_COMPLETION)) {
      return Optional.of(OUTCOME_UNKNOWN);
    }
    if (COLLISIONS.contains(state)) {
      return Optional.of(COLLISION);
    }
    if (TOO_LONG.contains(state)) {
      return Optional.of(BUSY);
    }
    return switch (state.substring(0, 2)) {
      case "08", "57" -> Optional.of(AWAY);
      case "53" -> Optional.of(BUSY);
      case "58" -> Optional.of(DISK_FAULT);
      case "40" -> Optional.of(COLLISION);
      default -> state.equals(ONLY_READS) ? Optional.of(AWAY) : Optional.empty();
    };
  }

  ErrorType type() {
    return type;
  }

  /** What a client is told that asked for a path. */
  public ApiError error(String path) {
    return ApiError.of(type, messageEn, path, List.of(issue()));
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }

  String detail() {
    return messageEn;
  }

  ErrorIssue issue() {
    return ErrorIssue.error(name(), "", null, messageSv, messageEn);
  }
}
