package org.platsa.api.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.platsa.api.error.DatabaseFailure;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What readiness and liveness say of the database (<i>hälsa</i>). */
@Configuration(proxyBeanMethods = false)
class DatabaseHealth {
  private static final int VALID_SECONDS = 2;

  /** For readiness: whether the database answers, and if not, why. */
  @Bean
  HealthIndicator databaseHealthIndicator(Database database, Pools pools) {
    DataSource dataSource = pools.of(Login.WORKER);
    return () -> {
      Optional<EmbeddedPostgres> embedded = database.embedded();
      if (embedded.isPresent() && !embedded.get().status().answers()) {
        return described(Health.down(), embedded.get());
      }
      try (Connection connection = dataSource.getConnection()) {
        boolean valid = connection.isValid(VALID_SECONDS);
        Health.Builder health = valid ? Health.up() : Health.down();
        return embedded.map(server -> described(health, server)).orElseGet(health::build);
      } catch (SQLException e) {
        DatabaseFailure failure = DatabaseFailure.of(e).orElse(DatabaseFailure.AWAY);
        return Health.down().withDetail("state", failure.name()).build();
      }
    };
  }

  /**
   * For liveness: whether the embedded server may still come back by itself. One of the operator's
   * own does not come back by a restart of the service.
   */
  @Bean
  HealthIndicator embeddedDatabaseHealthIndicator(Database database) {
    return () ->
        database
            .embedded()
            .map(server -> {
              boolean broken = server.status().state() == ServerStatus.State.BROKEN;
              return described(broken ? Health.down() : Health.up(), server);
            })
            .orElseGet(() -> Health.up().build());
  }

  /** For everybody: where the data is, and how much room is left, the log and the metrics say. */
  private static Health described(Health.Builder health, EmbeddedPostgres server) {
    return health.withDetail("state", server.status().state().name()).build();
  }
}
