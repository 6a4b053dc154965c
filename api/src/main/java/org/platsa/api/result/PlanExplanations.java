package org.platsa.api.result;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.platsa.api.compute.ComputeLane;
import org.platsa.api.compute.ComputeTask;
import org.platsa.api.database.ReadTransaction;
import org.platsa.api.error.ApiException;
import org.platsa.api.error.ErrorType;
import org.platsa.api.settings.Settings;
import org.platsa.api.tenancy.Tenancy;
import org.platsa.solver.plan.Explanation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Explanations of whole plans of runs that have ended (<i>lagrade förklaringar</i>): worked out in
 * the lane soon after the end, on one replica, and read from the database page by page since.
 */
@Component
class PlanExplanations {
  private static final Logger log = LoggerFactory.getLogger(PlanExplanations.class);
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Items of each list that are in memory at a time: few, so that collections of it are short. */
  private static final int PAGE = 40 * ExplanationStore.ITEMS;

  private static final int AT_A_TIME = 4;

  /** Whoever has not renewed his claim for so long, by the database's clock, is dead. */
  private static final Duration LEASE = Duration.ofSeconds(20);

  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private static final Duration ASK_EVERY = Duration.ofMillis(500);

  private final ReadTransaction read;
  private final ExplanationStore store;
  private final Explainers explainers;
  private final ComputeLane lane;
  private final JsonMapper json;
  private final Duration patience;
  private final Duration keep;
  private final ConcurrentMap<UUID, CompletableFuture<Boolean>> underWay =
      new ConcurrentHashMap<>();
  private final Set<ExplanationClaim> claims = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<UUID, Long> failures = new ConcurrentHashMap<>();

  PlanExplanations(
      ReadTransaction read,
      ExplanationStore store,
      Explainers explainers,
      ComputeLane lane,
      JsonMapper json,
      Settings settings) {
    this.read = read;
    this.store = store;
    this.explainers = explainers;
    this.lane = lane;
    this.json = json;
    this.patience = settings.compute().deadline();
    this.keep = settings.runs().keepEvents();
  }

  /** Sees to runs that have ended, and to those whose explainer died. */
  @Scheduled(fixedDelay = 2, initialDelay = 2, timeUnit = TimeUnit.SECONDS)
  void explainEnded() {
    try {
      int room = AT_A_TIME - underWay.size();
      if (room > 0) {
        Set<UUID> failed = failedLately();
        new Tenancy.Worker()
            .call(() -> store.unexplained(LEASE, room + failed.size())).stream()
                .filter(run -> !failed.contains(run.run()))
                .limit(room)
                .forEach(run -> begin(run.tenant(), run.run()));
      }
    } catch (DataAccessException | TransactionException e) {
      log.debug("The database is away; explanations wait", e);
    }
  }

  /** What cannot be explained is not tried again and again, unless somebody asks for it. */
  private Set<UUID> failedLately() {
    failures.values().removeIf(at -> System.nanoTime() - at > AFTER_FAILURE.toNanos());
    return Set.copyOf(failures.keySet());
  }

  /** Keeps what is under way here from others. */
  @Scheduled(fixedDelay = 4, initialDelay = 4, timeUnit = TimeUnit.SECONDS)
  void renewClaims() {
    claims.forEach(ExplanationClaim::renew);
  }

  /** Drops those that are as old as events that are dropped. */
  @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
  void forgetOld() {
    try {
      new Tenancy.Worker().run(() -> store.forget(keep));
    } catch (DataAccessException | TransactionException e) {
      log.debug("The database is away; old explanations stay", e);
    }
  }

  /**
   * What is said of the whole of a finished run's plan; worked out if nobody has, and waited for a
   * while.
   *
   * @throws ApiException 409 if the run has no plan, 503 with Retry-After while the explanation is
   *     worked out
   */
  ExplainedPlan whole(UUID tenant, UUID run) {
    long seq =
        store
            .planNumber(tenant, run)
            .orElseThrow(() -> ApiException.of(ErrorType.CONFLICT, "Run " + run + " has no plan"));
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      Optional<String> whole = store.whole(tenant, run, seq);
      if (whole.isPresent()) {
        return json.readValue(whole.get(), ExplainedPlan.class);
      }
      long left = Math.min(Duration.ofSeconds(1).toNanos(), end - System.nanoTime());
      if (left <= 0) {
        throw ApiException.later(
            ErrorType.UNAVAILABLE,
            "The explanation is being worked out. Maybe ask again in ten seconds.",
            SOON);
      }
      await(begin(tenant, run), left);
    }
  }

  private static void await(CompletableFuture<Boolean> work, long nanos) {
    try {
      if (!work.get(nanos, TimeUnit.NANOSECONDS)) {
        // Another replica is at it, and there is nothing here that tells when it is done.
        TimeUnit.NANOSECONDS.sleep(Math.min(nanos, ASK_EVERY.toNanos()));
      }
    } catch (TimeoutException e) {
      // Asked again by the caller.
      return;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.util.concurrent.CancellationException("interrupted");
    }
  }

  private CompletableFuture<Boolean> begin(UUID tenant, UUID run) {
    return underWay.computeIfAbsent(
        run,
        key -> {
          CompletableFuture<Boolean> work = new CompletableFuture<>();
          Thread.ofVirtual()
              .name("explain-" + run)
              .start(() -> new Tenancy.Staff(tenant).run(() -> explain(tenant, run, work)));
          return work;
        });
  }

  private void explain(UUID tenant, UUID run, CompletableFuture<Boolean> work) {
    Throwable failure = null;
    boolean done = false;
    try {
      long seq = store.planNumber(tenant, run).orElseThrow();
      Optional<OffsetDateTime> begun = store.begin(tenant, run, seq, LEASE);
      if (begun.isPresent()) {
        explain(tenant, run, new ExplanationClaim(store, tenant, run, begun.get()));
        done = true;
      }
    } catch (ExplanationClaim.Lost e) {
      log.info("Run {} is not explained here any more: another does, or it has changed", run);
    } catch (ApiException | DataAccessException | TransactionException e) {
      log.info("The explanation of run {} has to wait: {}", run, e.getMessage());
      failure = e;
    } catch (RuntimeException | Error e) {
      log.error("Run {} cannot be explained", run, e);
      failures.put(run, System.nanoTime());
      failure = e;
    } finally {
      underWay.remove(run);
      if (failure == null) {
        work.complete(done);
      } else {
        work.completeExceptionally(failure);
      }
    }
  }

  private void explain(UUID tenant, UUID run, ExplanationClaim claim) {
    claims.add(claim);
    try {
      lane.call(
          ComputeTask.EXPLAIN_PLAN,
          () -> {
            work(tenant, run, claim);
            return true;
          });
    } catch (RuntimeException | Error e) {
      claim.giveUp();
      throw e;
    } finally {
      claims.remove(claim);
    }
  }

  private void work(UUID tenant, UUID run, ExplanationClaim claim) {
    Explainers.Explained explained = explainers.make(tenant, run);
    Explanation page = explained.explainer().explain(0, PAGE);
    ExplainedPlan first = ExplainedPlan.of(explained.problem(), page);
    int longest = ExplanationList.longest(page.page());
    for (int from = 0; from < longest; from += PAGE) {
      page = from == 0 ? page : explained.explainer().explain(from, PAGE);
      for (ExplanationList list : ExplanationList.values()) {
        store(claim, list, from / ExplanationStore.ITEMS, list.of(page));
      }
    }
    claim.finish(json.writeValueAsString(first.withoutLists()));
  }

  private void store(ExplanationClaim claim, ExplanationList list, int firstPart, List<?> items) {
    List<String> parts = new ArrayList<>();
    for (int from = 0; from < items.size(); from += ExplanationStore.ITEMS) {
      StringBuilder part = new StringBuilder();
      int to = Math.min(items.size(), from + ExplanationStore.ITEMS);
      for (Object item : items.subList(from, to)) {
        part.append(json.writeValueAsString(item)).append('\n');
      }
      parts.add(part.toString());
    }
    claim.store(list, firstPart, parts);
  }

  private Map<ExplanationList, List<String>> items(
      UUID tenant, UUID run, Explanation.Page counts, int from, int limit) {
    Map<ExplanationList, List<String>> items = new EnumMap<>(ExplanationList.class);
    for (ExplanationList list : ExplanationList.values()) {
      int end = (int) Math.min(list.length(counts), (long) from + limit);
      items.put(list, from < end ? store.items(tenant, run, list, from, end) : List.of());
    }
    return items;
  }

  /** Writes a page as {@link ExplainedPlan} stands in JSON, its items as they are stored. */
  void write(ExplainedPlan whole, UUID tenant, UUID run, int from, int limit, OutputStream out)
      throws IOException {
    Explanation all = whole.explanation();
    Explanation.Page counts = all.page();
    Map<ExplanationList, List<String>> stored =
        read.of(() -> items(tenant, run, counts, from, limit));
    try (JsonGenerator generator = json.createGenerator(out)) {
      generator.writeStartObject();
      generator.writeName("explanation");
      generator.writeStartObject();
      generator.writePOJOProperty("cost", all.cost());
      generator.writeNumberProperty("placed", all.placed());
      generator.writePOJOProperty("constraints", all.constraints());
      generator.writePOJOProperty("mostAbove", all.mostAbove());
      generator.writePOJOProperty("mostBelow", all.mostBelow());
      generator.writePOJOProperty(
          "page",
          new Explanation.Page(
              from,
              limit,
              counts.broken(),
              counts.unplaced(),
              counts.placements(),
              counts.supervisors(),
              counts.units(),
              counts.providers()));
      for (ExplanationList list : ExplanationList.values()) {
        generator.writeName(list.field());
        generator.writeStartArray();
        for (String item : stored.getOrDefault(list, List.of())) {
          generator.writeRawValue(item);
        }
        generator.writeEndArray();
      }
      generator.writeEndObject();
      generator.writePOJOProperty("textSv", whole.textSv());
      generator.writePOJOProperty("textEn", whole.textEn());
      generator.writeEndObject();
    }
  }
}
