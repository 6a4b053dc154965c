package org.platsa.api;

import org.platsa.api.error.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * How work is done that is done now and then (<i>återkommande arbete</i>): in platform threads, one
 * for each piece, since it must have its turn however many requests there are; again at its next
 * time, whatever it failed with.
 */
@Configuration(proxyBeanMethods = false)
class ScheduledWork {
  private static final Logger log = LoggerFactory.getLogger(ScheduledWork.class);

  /** At least as many as there are methods with {@code @Scheduled}: none waits for another. */
  private static final int THREADS = 15;

  @Bean
  ThreadPoolTaskScheduler taskScheduler() {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(THREADS);
    scheduler.setThreadNamePrefix("scheduled-");
    scheduler.setDaemon(true);
    scheduler.setErrorHandler(ScheduledWork::failed);
    return scheduler;
  }

  private static void failed(Throwable failure) {
    if (DatabaseFailure.of(failure).isPresent()) {
      log.warn("What is done now and then waits: {}", failure.getMessage());
    } else {
      log.error("What is done now and then failed", failure);
    }
  }
}
