package org.platsa.api.compute;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What many ask for at the same time and one works out for all (<i>delade resultat</i>); the last
 * used are kept, as many as their weight allows.
 */
public final class SharedResults<K, V> {
  /** A weight is counted in these, since the cache's are of int. */
  private static final int UNIT = 1_024;

  private final Cache<K, V> kept;
  private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

  /**
   * Keeps results of a weight.
   *
   * @param mostBytes of all that are kept
   * @param bytes what one is estimated to take
   */
  public SharedResults(long mostBytes, ToLongFunction<V> bytes) {
    this.kept =
        Caffeine.newBuilder()
            .maximumWeight(mostBytes / UNIT)
            .weigher((K key, V value) ->
                (int) Math.min(Integer.MAX_VALUE, 1 + bytes.applyAsLong(value) / UNIT))
            .executor(Runnable::run)
            .build();
  }

  /**
   * What is kept or being worked out for the key, else what is worked out now. A failure is for
   * whoever met it: another who waits tries again.
   */
  public V get(K key, Supplier<V> work) {
    while (true) {
      V known = kept.getIfPresent(key);
      if (known != null) {
        return known;
      }
      if (Thread.currentThread() instanceof ComputeThread) {
        // The others' work may be in the queue behind this thread's.
        return workOut(key, work, new CompletableFuture<>());
      }
      CompletableFuture<V> mine = new CompletableFuture<>();
      CompletableFuture<V> others = underWay.putIfAbsent(key, mine);
      if (others == null) {
        return workOut(key, work, mine);
      }
      try {
        return others.join();
      } catch (CompletionException e) {
        // Its client may have left; ours has not.
        continue;
      }
    }
  }

  private V workOut(K key, Supplier<V> work, CompletableFuture<V> mine) {
    try {
      V result = work.get();
      kept.put(key, result);
      mine.complete(result);
      return result;
    } catch (Throwable e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(key, mine);
    }
  }

  /** Forgets what is kept for a key. */
  public void forget(K key) {
    kept.invalidate(key);
  }
}
