package org.platsa.api.run;

import java.time.Duration;
import java.util.function.Supplier;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.DatabaseFailure;
import org.platsa.api.pause.GrowingPause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.core.retry.Retryable;

/**
 * Waits for what will pass (<i>återförsök</i>): a database that is away, a lane that is full. A run
 * is not given up for that.
 */
final class Retry {
  private static final Logger log = LoggerFactory.getLogger(Retry.class);
  private static final RetryTemplate RETRY = retry();

  private Retry() {}

  /**
   * Does it until it is answered; other failures are thrown. An interrupted thread gives up and
   * throws the last failure.
   */
  static <T> T untilAnswered(Supplier<T> action) {
    return RETRY.invoke(action);
  }

  private static boolean willPass(Throwable failure) {
    return DatabaseFailure.of(failure).isPresent()
        || (failure instanceof ApiException refused && refused.retryAfter() != null);
  }

  private static RetryTemplate retry() {
    RetryTemplate template =
        new RetryTemplate(
            RetryPolicy.builder()
                .backOff(GrowingPause.growth(Duration.ofMillis(100), Duration.ofSeconds(2)))
                .predicate(Retry::willPass)
                .build());
    template.setRetryListener(
        new RetryListener() {
          @Override
          public void onRetryFailure(RetryPolicy policy, Retryable<?> action, Throwable failure) {
            log.warn("No answer; trying again: {}", failure.getMessage());
          }
        });
    return template;
  }
}
