package org.platsa.api.gate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.ClientAddress;
import org.platsa.api.settings.RateSettings;
import org.platsa.api.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * How often each client may send requests to this replica (<i>hastighetsgränser</i>): a bucket of
 * tokens each, kept in memory for as long as it is not full.
 */
@Component
class Rates {
  /** Who is pushed out by more clients than these begins anew with a full bucket. */
  private static final int MOST_CLIENTS = 20_000;

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final LoadingCache<Object, Bucket> known;
  private final LoadingCache<Object, Bucket> unknown;
  private final Counter refused;

  Rates(Settings settings, MeterRegistry metrics) {
    RateSettings rates = settings.rates();
    this.known = buckets(rates.perSecond(), rates.burst());
    this.unknown = buckets(rates.unknownPerSecond(), rates.unknownBurst());
    this.refused =
        Counter.builder("platsa.rates.refused")
            .description("Requests of clients that sent more than they may")
            .register(metrics);
  }

  private static LoadingCache<Object, Bucket> buckets(int perSecond, int burst) {
    Duration full = Duration.ofSeconds(burst / perSecond + 1L);
    return Caffeine.newBuilder()
        .maximumSize(MOST_CLIENTS)
        .expireAfterAccess(full)
        .build(client ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, SECOND))
                .build());
  }

  /**
   * Counts a request of somebody who is signed in.
   *
   * @throws ApiException 429 when they are too many
   */
  void count(Caller caller) {
    take(known.get(caller.id()));
  }

  /**
   * Counts a request of a network address from which nobody has signed in, or a token from there
   * that is not known.
   *
   * @throws ApiException 429 when they are too many
   */
  void count(String address) {
    take(unknown.get(ClientAddress.counted(address)));
  }

  private void take(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return;
    }
    refused.increment();
    long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
    throw ApiException.toldLater(
        ErrorType.TOO_MANY_REQUESTS,
        "TOO_MANY_REQUESTS",
        "För många begäranden. Försök igen om " + seconds + " s.",
        "Too many requests. Maybe try again in " + seconds + " s.",
        Duration.ofSeconds(seconds));
  }
}
