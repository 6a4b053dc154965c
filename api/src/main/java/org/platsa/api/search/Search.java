package org.platsa.api.search;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.platsa.api.search.SearchFailedException.Reason;
import org.platsa.solver.json.Json;
import org.platsa.solver.plan.PlacementPlan;
import org.platsa.solver.solve.Improvement;
import org.platsa.solver.solve.SolveResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A search that goes on in a process of its own, or has ended (<i>sökning</i>). For any number of
 * threads.
 */
public final class Search {
  private static final Logger log = LoggerFactory.getLogger(Search.class);

  private final SearchProcess process;
  private final SearchOrder order;
  private final SearchOrders orders;
  private final Told.Listener plans;
  private final Consumer<Improvement> listener;
  private final CompletableFuture<SolveResult> ended = new CompletableFuture<>();
  private volatile long evaluations;
  private volatile @Nullable Heard heard;
  private @Nullable SolveResult result;
  private @Nullable String fault;

  /** How long the process had searched when it told so last, and when that was heard. */
  private record Heard(Duration elapsed, long atNanos) {}

  Search(
      SearchProcess process, SearchOrder order, Duration validFor, Consumer<Improvement> listener) {
    this.process = process;
    this.order = order;
    this.plans = new Told.Listener(order.problem());
    this.listener = listener;
    this.orders = new SearchOrders(process, order);
    renew(validFor);
    orders.start();
    Thread.ofPlatform().name("search-" + order.runId()).daemon().start(this::listen);
  }

  /**
   * Waits for the end. The search's process is gone when this returns.
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
      throw new IllegalStateException("the search failed", e);
    }
  }

  /** Ends the search soon, with the best plan; does nothing when it has ended. */
  public void stop() {
    orders.stop();
  }

  /**
   * Ends the search at once, without a result, and gives its cores and memory back; does nothing
   * when it has ended.
   */
  public void kill() {
    process.kill();
  }

  /**
   * Lets the search live for so long from now on, whatever was said before; never waits. A search
   * that is not renewed in time kills itself.
   */
  public void renew(Duration validFor) {
    orders.renew(System.nanoTime() + validFor.toNanos());
  }

  /** Plans scored so far, in all threads; approximate while the search goes on. */
  public long evaluations() {
    return evaluations;
  }

  /**
   * How long it has searched: as it told last, and since then while it lives, though no longer than
   * it may. Nothing until it has told of its first plan: a process that starts, waits for its order
   * or reads it does not search.
   */
  public Duration elapsed() {
    Heard last = heard;
    if (last == null) {
      return Duration.ZERO;
    }
    if (hasEnded() || process.isKilled() || !process.isAlive()) {
      return last.elapsed();
    }
    Duration now = last.elapsed().plusNanos(System.nanoTime() - last.atNanos());
    Duration most = order.limits().time();
    if (most == null || now.compareTo(most) <= 0) {
      return now;
    }
    return last.elapsed().compareTo(most) > 0 ? last.elapsed() : most;
  }

  /** Whether its process is gone and all that it told is known. */
  public boolean hasEnded() {
    return ended.isDone();
  }

  private void listen() {
    try {
      hear();
    } catch (IOException | RuntimeException | Error e) {
      if (!process.isKilled()) {
        log.error("The search of run {} cannot be heard", order.runId(), e);
        fault = e.toString();
        process.kill();
      }
    }
    orders.end();
    int code = process.await();
    if (result != null) {
      ended.complete(result);
    } else {
      ended.completeExceptionally(failure(code));
    }
  }

  private void hear() throws IOException {
    DataInputStream in = process.told();
    for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
      switch (frame.kind()) {
        case IMPROVED -> improved(told(frame));
        case ENDED -> {
          result = result(told(frame));
          process.kill();
        }
        case FAILED -> {
          fault = new String(frame.bytes(), StandardCharsets.UTF_8);
          process.kill();
        }
        case ORDER, BEGIN, RENEW, STOP ->
            throw new IllegalStateException("a process tells no " + frame.kind());
      }
    }
  }

  private static Told told(Frame frame) {
    return Json.mapper().readValue(frame.bytes(), Told.class);
  }

  private void improved(Told told) {
    PlacementPlan plan = plans.plan(told);
    note(told);
    if (!process.isKilled()) {
      listener.accept(
          new Improvement(
              plan, told.cost(), told.bound(), told.elapsed(), told.scoreEvaluations()));
    }
  }

  private void note(Told told) {
    evaluations = told.scoreEvaluations();
    heard = new Heard(told.elapsed(), System.nanoTime());
  }

  private SolveResult result(Told told) {
    note(told);
    if (told.reason() == null) {
      throw new IllegalStateException("a result without a reason");
    }
    return new SolveResult(
        plans.plan(told),
        told.cost(),
        told.bound(),
        told.reason(),
        told.elapsed(),
        told.scoreEvaluations());
  }

  private SearchFailedException failure(int code) {
    if (fault != null) {
      return new SearchFailedException(Reason.CRASHED, fault);
    }
    return process.isKilled()
        ? new SearchFailedException(Reason.KILLED, "the search was killed")
        : new SearchFailedException(SearchExit.reason(code), SearchExit.words(code));
  }
}
