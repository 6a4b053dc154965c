package org.platsa.api.database;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who asks the database by which login (<i>datakällor</i>). */
@Configuration(proxyBeanMethods = false)
class DataSources {
  @Bean
  DataSource dataSource(Pools pools) {
    return new OnlyInTransactions(pools.routed());
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
