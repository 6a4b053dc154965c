package org.platsa.api.search;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.platsa.api.search.SearchFailedException.Reason;
import org.platsa.solver.solve.Improvement;
import org.platsa.solver.solve.PlacementSolver;
import org.platsa.solver.solve.SolveResult;

/** A search that goes on, or has ended (<i>sökning</i>). For any number of threads. */
public final class Search {
  private final PlacementSolver solver;
  private final CompletableFuture<SolveResult> ended = new CompletableFuture<>();
  private volatile long evaluations;
  private CompletableFuture<Boolean> lease = new CompletableFuture<>();

  Search(SearchOrder order, Consumer<Improvement> listener) {
    this.solver =
        new PlacementSolver(
            order.problem(),
            order.limits(),
            order.seed(),
            order.threads(),
            order.start(),
            improvement -> {
              evaluations = improvement.scoreEvaluations();
              if (!ended.isDone()) {
                listener.accept(improvement);
              }
            });
    Thread.ofPlatform().name("search-" + order.runId()).daemon().start(this::run);
  }

  /**
   * Waits for the end.
   *
   * @throws SearchFailedException if there is no result
   * @throws IllegalStateException if the calling thread is interrupted; the search goes on
   */
  public SolveResult await() {
    try {
      return ended.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the wait for a search was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SearchFailedException failure) {
        throw failure;
      }
      throw new CompletionException(e.getCause());
    }
  }

  /** Ends the search soon, with the best plan; does nothing when it has ended. */
  public void stop() {
    solver.stop();
  }

  /** Ends the search at once, without a result; does nothing when it has ended. */
  public void kill() {
    ended.completeExceptionally(new SearchFailedException(Reason.KILLED, "the search was killed"));
    solver.stop();
  }

  /**
   * Lets the search live for so long from now on, whatever was said before. A search that is not
   * renewed in time kills itself.
   */
  public synchronized void renew(Duration validFor) {
    lease.complete(true);
    CompletableFuture<Boolean> renewed = new CompletableFuture<>();
    renewed
        .completeOnTimeout(false, validFor.toNanos(), TimeUnit.NANOSECONDS)
        .thenAccept(again -> {
          if (!again) {
            kill();
          }
        });
    lease = renewed;
  }

  /** Plans scored so far, in all threads; approximate while the search goes on. */
  public long evaluations() {
    return evaluations;
  }

  private void run() {
    try {
      SolveResult result = solver.solve();
      evaluations = result.scoreEvaluations();
      ended.complete(result);
    } catch (OutOfMemoryError e) {
      ended.completeExceptionally(new SearchFailedException(Reason.OUT_OF_MEMORY, e.toString()));
    } catch (RuntimeException | Error e) {
      ended.completeExceptionally(new SearchFailedException(Reason.CRASHED, e.toString()));
    } finally {
      synchronized (this) {
        lease.complete(true);
      }
    }
  }
}
