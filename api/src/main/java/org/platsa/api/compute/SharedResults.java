package org.platsa.api.compute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ClientGoneException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.tenancy.Tenancy;

/**
 * What many ask for at the same time and one works out for all (<i>delade resultat</i>); the last
 * used are kept, as many as their weight allows. The work is nobody's own: it goes on when whoever
 * asked first has left or waited long enough, for those who ask again.
 */
public final class SharedResults<K, V> {
  /** A weight is counted in these, since the cache's are of int. */
  private static final int UNIT = 1_024;

  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Cache<K, V> kept;
  private final Duration patience;
  private final AtomicInteger forgotten = new AtomicInteger();
  private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

  /**
   * Keeps results of a weight.
   *
   * @param mostBytes of all that are kept
   * @param bytes what one is estimated to take
   * @param patience how long a request waits for one
   */
  public SharedResults(long mostBytes, ToLongFunction<V> bytes, Duration patience) {
    this.patience = patience;
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes / UNIT)
            .weigher((K key, V value) ->
                (int) Math.min(Integer.MAX_VALUE, 1 + bytes.applyAsLong(value) / UNIT))
            .executor(Runnable::run)
            .build();
  }

  /**
   * What is kept or being worked out for the key, else what is worked out now.
   *
   * @throws ApiException 503 with Retry-After if it is not there in time; or what the work throws
   * @throws ClientGoneException if the client of the present request has left
   */
  public V get(K key, Supplier<V> work) {
    V known = kept.getIfPresent(key);
    if (known != null) {
      return known;
    }
    if (Thread.currentThread() instanceof ComputeThread) {
      // What others have begun may be in the queue behind this thread's work.
      int begun = forgotten.get();
      V result = work.get();
      keep(key, result, begun);
      return result;
    }
    return await(underWay.computeIfAbsent(key, missing -> begin(missing, work)));
  }

  /** Forgets everything, also what is being worked out: those who wait for that still get it. */
  public void forget() {
    forgotten.incrementAndGet();
    kept.invalidateAll();
    underWay.clear();
  }

  /** Keeps a result unless it was begun before everything was forgotten. */
  private void keep(K key, V value, int begun) {
    if (forgotten.get() == begun) {
      kept.put(key, value);
      if (forgotten.get() != begun) {
        kept.invalidate(key);
      }
    }
  }

  private CompletableFuture<V> begin(K key, Supplier<V> work) {
    CompletableFuture<V> result = new CompletableFuture<>();
    int begun = forgotten.get();
    Thread.ofVirtual()
        .name("shared-result")
        .start(
            Tenancy.carried(() -> {
              try {
                V value = work.get();
                keep(key, value, begun);
                underWay.remove(key, result);
                result.complete(value);
              } catch (RuntimeException | Error e) {
                underWay.remove(key, result);
                result.completeExceptionally(e);
              }
            }));
    return result;
  }

  private V await(CompletableFuture<V> result) {
    ClientConnection client = ClientConnection.ofPresentRequest();
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (client.isGone()) {
          throw new ClientGoneException();
        }
        if (System.nanoTime() - end >= 0) {
          throw ApiException.later(
              ErrorType.UNAVAILABLE,
              "What answers this is still being worked out. Maybe ask again in a few seconds.",
              SOON);
        }
      } catch (ExecutionException e) {
        throw ComputeLane.unchecked(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("The request was interrupted");
      }
    }
  }
}
