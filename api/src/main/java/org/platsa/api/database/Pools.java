package org.platsa.api.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.platsa.api.settings.DatabaseSettings;
import org.platsa.api.settings.Settings;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.stereotype.Component;

/**
 * A pool of connections for each login (<i>anslutningspooler</i>), so that no statement, whatever
 * was smuggled into it, is asked with another login's rights. The tenancy of the present work says
 * which one is used.
 */
@Component
class Pools implements AutoCloseable {
  private final Map<Login, HikariDataSource> pools = new EnumMap<>(Login.class);
  private final Map<Login, DataSource> sources = new EnumMap<>(Login.class);
  private final DataSource routed = new Routed();

  Pools(Database database, Settings settings, Environment environment) {
    for (Login login : Login.withPools()) {
      HikariDataSource pool = new HikariDataSource(config(environment, database, login, settings));
      pools.put(login, pool);
      sources.put(
          login,
          database.embedded().map(server -> (DataSource) new Watched(pool, server)).orElse(pool));
    }
  }

  /** The connections of one login. */
  DataSource of(Login login) {
    DataSource source = sources.get(login);
    if (source == null) {
      throw new IllegalArgumentException(login + " has no pool");
    }
    return source;
  }

  /** The connections that the tenancy of the present work asks for. */
  DataSource routed() {
    return routed;
  }

  Collection<HikariDataSource> all() {
    return pools.values();
  }

  @Override
  public void close() {
    pools.values().forEach(HikariDataSource::close);
  }

  private static HikariConfig config(
      Environment environment, Database database, Login login, Settings settings) {
    int size = size(settings.database().pools(), login);
    HikariConfig config = new HikariConfig();
    Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(config));
    config.setPoolName(login.role());
    config.setJdbcUrl(database.getJdbcUrl());
    config.setUsername(login.role());
    config.setPassword(database.password(login));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(size, 2));
    // Whether the database answers was asked before; while it is away, the service waits for it.
    config.setInitializationFailTimeout(-1);
    // What failed is logged without the values: they tell of people.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    if (login == Login.WORKER) {
      // A replica that stands still in a transaction must not keep its run longer than by its
      // lease.
      config.addDataSourceProperty(
          "options",
          "-c idle_in_transaction_session_timeout=" + settings.runs().lease().toMillis());
    }
    return config;
  }

  private static int size(DatabaseSettings.Pools sizes, Login login) {
    return switch (login) {
      case STAFF -> sizes.staff();
      case PROVIDER -> sizes.provider();
      case WORKER -> sizes.worker();
      case SIGN_IN -> sizes.signIn();
      case OWNER, BACKUP -> throw new IllegalArgumentException(login + " has no pool");
    };
  }

  private final class Routed extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
      return of(Login.of(Tenancy.current())).getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) {
      throw new UnsupportedOperationException("The tenancy says who asks");
    }
  }
}
