package org.platsa.api;

import java.time.Clock;
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
  /** Starts the service. */
  public static void main(String[] args) {
    SpringApplication.run(PlatsaApplication.class, args);
  }

  @Bean
  Clock systemClock() {
    return Clock.systemUTC();
  }
}
