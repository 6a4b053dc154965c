package org.platsa.api.support;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A context's database as its superuser sees it: past every policy, each statement committed at
 * once.
 */
public final class DirectDatabase implements AutoCloseable {
  private final String url;
  private final HikariDataSource pool = new HikariDataSource();
  private final JdbcClient client;

  DirectDatabase(String url) {
    this.url = url;
    pool.setJdbcUrl(url);
    pool.setUsername(TestDatabase.server().user());
    pool.setPassword(TestDatabase.server().password());
    pool.setMaximumPoolSize(4);
    pool.setMinimumIdle(1);
    this.client = JdbcClient.create(pool);
  }

  public JdbcClient.StatementSpec sql(String sql) {
    return client.sql(sql);
  }

  public String url() {
    return url;
  }

  @Override
  public void close() {
    pool.close();
  }
}
