package org.platsa.api.support;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A context's database as its superuser sees it: past every policy, each statement committed at
 * once.
 */
public final class DirectDatabase implements AutoCloseable {
  private static final String DEFAULT_TENANT = "01890000-0000-7000-8000-000000000001";

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

  /** Removes every tenant but the default one, with all that is theirs, past every rule. */
  public void removeOtherTenants() {
    sql("""
    DO $$
    DECLARE
      kept constant uuid = '%s';
      name text;
    BEGIN
      SET LOCAL session_replication_role = replica;
      FOR name IN SELECT table_name FROM information_schema.columns
                  WHERE table_schema = current_schema() AND column_name = 'tenant_id' LOOP
        EXECUTE format('DELETE FROM %%I WHERE tenant_id <> %%L', name, kept);
      END LOOP;
      DELETE FROM tenant WHERE id <> kept;
    END
    $$
    """
            .formatted(DEFAULT_TENANT))
        .update();
  }

  public String url() {
    return url;
  }

  @Override
  public void close() {
    pool.close();
  }
}
