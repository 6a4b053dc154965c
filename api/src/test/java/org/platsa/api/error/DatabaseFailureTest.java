package org.platsa.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.UnexpectedRollbackException;

class DatabaseFailureTest {
  @ParameterizedTest
  @CsvSource({
    "08000, AWAY",
    "08001, AWAY",
    "08003, AWAY",
    "08006, AWAY",
    "57P01, AWAY",
    "57P02, AWAY",
    "57P03, AWAY",
    "57P05, AWAY",
    "25006, AWAY",
    "53100, DISK_FULL",
    "58030, DISK_FAULT",
    "58P01, DISK_FAULT",
    "53000, BUSY",
    "53200, BUSY",
    "53300, BUSY",
    "53400, BUSY",
    "57014, BUSY",
    "25P03, BUSY",
    "40001, COLLISION",
    "40P01, COLLISION",
    "55P03, COLLISION",
    "40003, OUTCOME_UNKNOWN"
  })
  void aStateOfPostgresIsToldAsWhatItIsHoweverItIsWrapped(String state, DatabaseFailure expected) {
    SQLException failure = new SQLException("no", state);

    assertThat(DatabaseFailure.of(failure)).contains(expected);
    assertThat(DatabaseFailure.of(new UncategorizedSQLException("insert", null, failure)))
        .contains(expected);
    assertThat(DatabaseFailure.of(new TransactionSystemException("commit", failure)))
        .contains(expected);
    assertThat(DatabaseFailure.of(new IllegalStateException(failure))).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "42601", "23505", "23503", "23514", "22003", "25P02", "XX000"})
  void ourOwnFaultsAndRacesAreNone(String state) {
    assertThat(DatabaseFailure.of(new SQLException("no", state))).isEmpty();
  }

  @Test
  void whatIsNotTheDatabasesIsNone() {
    assertThat(DatabaseFailure.of(new IllegalStateException(new SocketException()))).isEmpty();
    assertThat(DatabaseFailure.of(new EmptyResultDataAccessException(1))).isEmpty();
  }

  @Test
  void aPoolThatIsTakenIsBusyAndOneWithoutAServerIsAway() {
    SQLException taken = new SQLTransientConnectionException("timed out after 5000ms");
    SQLException refused =
        new SQLTransientConnectionException(
            "timed out after 5000ms", "08001", new SQLException("refused", "08001"));
    SQLException full =
        new SQLTransientConnectionException(
            "timed out after 5000ms", "53100", new SQLException("full", "53100"));

    assertThat(DatabaseFailure.of(new CannotGetJdbcConnectionException("no", taken)))
        .contains(DatabaseFailure.BUSY);
    assertThat(DatabaseFailure.of(new CannotCreateTransactionException("no", refused)))
        .contains(DatabaseFailure.AWAY);
    assertThat(DatabaseFailure.of(new CannotCreateTransactionException("no", full)))
        .contains(DatabaseFailure.DISK_FULL);
  }

  @Test
  void aConnectionThatThePoolClosedIsAway() {
    assertThat(DatabaseFailure.of(new SQLException("Connection is closed")))
        .contains(DatabaseFailure.AWAY);
    assertThat(DatabaseFailure.of(new UnexpectedRollbackException("rolled back")))
        .contains(DatabaseFailure.AWAY);
  }

  @Test
  void aBrokenCommitIsUnknownWhateverBrokeIt() {
    assertThat(
            DatabaseFailure.of(
                new IllegalStateException(
                    new OutcomeUnknownException(new SQLException("no", "08006")))))
        .contains(DatabaseFailure.OUTCOME_UNKNOWN);
  }
}
