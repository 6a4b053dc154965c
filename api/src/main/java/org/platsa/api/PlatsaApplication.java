package org.platsa.api;

import java.time.Clock;
import org.platsa.api.database.RolePrinter;
import org.platsa.api.settings.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service (<i>tjänsten</i>). */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
@EnableScheduling
public class PlatsaApplication {
  /**
   * Starts the service; or, with {@code database-roles} as its first argument, prints the SQL that
   * makes its logins in a PostgreSQL server of one's own, with the passwords of the settings as
   * verifiers.
   */
  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals(RolePrinter.ARGUMENT)) {
      RolePrinter.print(System.out);
      return;
    }
    SpringApplication.run(PlatsaApplication.class, args);
  }

  @Bean
  Clock systemClock() {
    return Clock.systemUTC();
  }
}
