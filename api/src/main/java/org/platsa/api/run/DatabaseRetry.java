package org.platsa.api.run;

import java.time.Duration;
import java.util.function.Supplier;
import org.platsa.api.error.DatabaseFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

/** Waits for a database that is away (<i>återförsök</i>), as after a restart of the server. */
final class DatabaseRetry {
  private static final Logger log = LoggerFactory.getLogger(DatabaseRetry.class);
  private static final RetryTemplate RETRY = retry();

  private DatabaseRetry() {}

  /**
   * Does it until the database answers; other failures are thrown. An interrupted thread gives up
   * and throws the last failure.
   */
  static <T> T untilAnswered(Supplier<T> action) {
    return RETRY.invoke(action);
  }

  private static RetryTemplate retry() {
    RetryTemplate template =
        new RetryTemplate(
            RetryPolicy.builder()
                .maxRetries(Long.MAX_VALUE)
                .delay(Duration.ofMillis(100))
                .multiplier(2)
                .maxDelay(Duration.ofSeconds(2))
                .predicate(failure -> DatabaseFailure.of(failure).isPresent())
                .build());
    template.setRetryListener(
        new RetryListener() {
          @Override
          public void onRetryFailure(RetryPolicy policy, Retryable<?> action, Throwable failure) {
            log.warn("The database did not answer; trying again: {}", failure.getMessage());
          }
        });
    return template;
  }
}
