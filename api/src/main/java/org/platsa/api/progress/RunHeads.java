package org.platsa.api.progress;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.platsa.api.error.ApiException;
import org.platsa.api.run.Run;
import org.platsa.api.run.RunStore;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.stereotype.Component;

/**
 * What is asked of a run before its stream begins (<i>körningshuvuden</i>): read once for all who
 * come at the same time, so that a crowd of readers takes one connection to the database. A
 * finished run, which changes no more, is known for a moment longer.
 */
@Component
class RunHeads {
  private static final Duration KEEP_FINISHED = Duration.ofSeconds(2);
  private static final int MOST = 1000;

  private final RunStore runs;
  private final AsyncCache<Key, Run> heads =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfter(
              Expiry.creating(
                  (Key key, Run run) -> run.state().isFinished() ? KEEP_FINISHED : Duration.ZERO))
          .executor(
              Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("heads-", 0).factory()))
          .buildAsync();

  RunHeads(RunStore runs) {
    this.runs = runs;
  }

  private record Key(UUID tenant, UUID run) {}

  /**
   * The run of an id, as it was when the call began or a little earlier.
   *
   * @param cursor an event that the caller has; if the run seems not to have it yet, it is read
   *     anew
   * @throws ApiException 404 if the tenant has no such run
   */
  Run get(UUID tenant, UUID id, long cursor) throws InterruptedException {
    Tenancy tenancy = Tenancy.current();
    Run run =
        await(
            heads.get(
                new Key(tenant, id),
                (key, threads) ->
                    CompletableFuture.supplyAsync(
                        () -> tenancy.call(() -> runs.get(tenant, id)), threads)));
    return cursor <= run.lastSeq() ? run : runs.get(tenant, id);
  }

  private static Run await(CompletableFuture<Run> run) throws InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    }
  }
}
