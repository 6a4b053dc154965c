package org.platsa.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Refuses connections at once, and with the reason, while the embedded server is known to be away
 * (<i>känt avbrott</i>). The pool would let each request wait for its time limit, and knows only
 * that nobody answers.
 */
final class Watched extends DelegatingDataSource {
  private static final String DISK_FULL = "53100";
  private static final String CANNOT_CONNECT_NOW = "57P03";

  private final EmbeddedPostgres server;

  Watched(DataSource pool, EmbeddedPostgres server) {
    super(pool);
    this.server = server;
  }

  @Override
  public Connection getConnection() throws SQLException {
    ServerStatus status = server.status();
    if (!status.answers()) {
      boolean full = status.state() == ServerStatus.State.DISK_FULL;
      throw new SQLException(status.why(), full ? DISK_FULL : CANNOT_CONNECT_NOW);
    }
    return super.getConnection();
  }
}
