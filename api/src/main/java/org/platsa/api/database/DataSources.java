package org.platsa.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.platsa.api.settings.Settings;
import org.platsa.api.start.RoomWait;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who asks the database by which login (<i>datakällor</i>). */
@Configuration(proxyBeanMethods = false)
class DataSources {
  @Bean
  DataSource dataSource(Pools pools) {
    return new OnlyInTransactions(pools.routed());
  }

  /** They may need room, too. */
  @Bean
  FlywayMigrationStrategy migrationsWithRoom(RoomWait room, Settings settings) {
    String ownUrl = settings.database().url();
    boolean here = ownUrl == null || ownUrl.isBlank();
    return flyway -> {
      room.until(here ? settings.database().folder() : null, flyway::migrate);
      requireIsolation(flyway);
    };
  }

  /** Before anybody is let in: what the migrations made must be there, and nothing beside it. */
  private static void requireIsolation(Flyway flyway) {
    boolean newer =
        Arrays.stream(flyway.info().all())
            .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
    try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
      TableCheck.require(connection, newer);
    } catch (SQLException e) {
      throw new NoDatabaseException("The database's tables cannot be looked at: " + e, e);
    }
  }

  /** Migrations are made by the owner. */
  @Bean
  FlywayConnectionDetails migrations(Database database) {
    return new FlywayConnectionDetails() {
      @Override
      public String getJdbcUrl() {
        return database.getJdbcUrl();
      }

      @Override
      public String getUsername() {
        return Login.OWNER.role();
      }

      @Override
      public String getPassword() {
        return database.password(Login.OWNER);
      }
    };
  }
}
