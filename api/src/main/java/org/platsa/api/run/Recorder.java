package org.platsa.api.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.platsa.api.search.NewestPlan;
import org.platsa.api.settings.QueueSettings;
import org.platsa.api.tenancy.Tenancy;
import org.platsa.solver.bound.Bound;
import org.platsa.solver.check.PlanChecker;
import org.platsa.solver.plan.Assignment;
import org.platsa.solver.plan.Cost;
import org.platsa.solver.plan.Judgement;
import org.platsa.solver.problem.Problem;
import org.platsa.solver.solve.Improvement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Saves a search's better plans (<i>protokollförare</i>) beside it, in a thread of its own: the
 * search never waits for the database. Of improvements that come faster than they are saved, only
 * the newest counts. One recorder serves one attempt.
 */
final class Recorder implements AutoCloseable {
  /** The field of a plan's data that says how good it is proven to be. */
  static final String PROOF = "proof";

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private final EventWriter events;
  private final JsonMapper json;
  private final QueueSettings settings;
  private final RunMetrics metrics;
  private final Lease lease;
  private final Run run;
  private final PlanChecker checker;
  private final Duration spentBefore;
  private final NewestPlan newest;
  private final Thread thread;

  private @Nullable RuntimeException failure;

  /** The plan saved last; null when there is none. */
  private @Nullable List<Assignment> saved;

  private @Nullable Cost savedCost;
  private @Nullable String savedData;
  private int sinceSnapshot;

  /**
   * A recorder of an attempt that is about to search.
   *
   * @param best what an earlier attempt has saved, or null
   */
  Recorder(
      EventWriter events,
      JsonMapper json,
      QueueSettings settings,
      RunMetrics metrics,
      Lease lease,
      Problem problem,
      EventStore.@Nullable SavedPlan best) {
    this.events = events;
    this.json = json;
    this.settings = settings;
    this.metrics = metrics;
    this.lease = lease;
    this.run = lease.run();
    this.checker = new PlanChecker(problem);
    this.spentBefore = lease.spent();
    this.newest = new NewestPlan(settings.storeEvery());
    if (best != null) {
      this.saved = best.plan().assignments();
      this.savedCost = run.progress().cost();
      this.savedData = best.data();
    }
    this.thread =
        Thread.ofPlatform()
            .daemon()
            .name("recorder-" + run.id())
            .start(Tenancy.carried(this::record));
  }

  /** A better plan; returns at once. */
  void improved(Improvement improvement) {
    newest.put(improvement);
  }

  /** Saves what is left and waits until it is saved. */
  @Override
  public void close() {
    newest.end();
    try {
      thread.join();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
  }

  /**
   * A plan as it was saved.
   *
   * @param data what is told of it, as JSON
   */
  record LastPlan(List<Assignment> plan, Cost cost, String data) {}

  /**
   * The plan saved last, with the bound that was proven at last beside it; null when there is none.
   * To be called after {@link #close()}.
   */
  @Nullable LastPlan last(@Nullable Bound bound) {
    if (saved == null || savedCost == null || savedData == null) {
      return null;
    }
    if (bound == null) {
      return new LastPlan(saved, savedCost, savedData);
    }
    ObjectNode data = (ObjectNode) json.readTree(savedData);
    data.set(PROOF, json.valueToTree(Proof.of(bound, savedCost)));
    return new LastPlan(saved, savedCost, json.writeValueAsString(data));
  }

  private void record() {
    try {
      for (Improvement next = newest.next(); next != null; next = newest.next()) {
        save(next);
      }
    } catch (RuntimeException | Error e) {
      log.error("Run {}'s better plans cannot be saved", run.id(), e);
      failure =
          e instanceof RuntimeException known
              ? known
              : new IllegalStateException("The plans cannot be saved", e);
      lease.end(Lease.Cause.UNWANTED);
    }
  }

  private void save(Improvement improvement) {
    if (savedCost != null && improvement.cost().compareTo(savedCost) >= 0) {
      return;
    }
    List<Assignment> plan = improvement.plan().assignments();
    Judgement judgement = checker.judge(improvement.plan());
    long evaluations = run.progress().evaluations() + improvement.scoreEvaluations();
    Duration spent = spentBefore.plus(improvement.elapsed());
    String data =
        json.writeValueAsString(
            data(judgement, improvement.bound(), run.problemId(), spent, evaluations));
    List<Assignment> before = saved;
    boolean snapshot = before == null || ++sinceSnapshot >= settings.snapshotEvery();
    OptionalLong seq =
        Retry.untilAnswered(() ->
            events.save(
                run,
                before == null ? RunEvent.Type.PLAN : RunEvent.Type.IMPROVEMENT,
                judgement.cost(),
                data,
                spent,
                evaluations,
                before == null ? null : PlanChange.between(before, plan),
                snapshot ? plan : null));
    if (seq.isEmpty()) {
      lease.end(Lease.Cause.LEASE_LOST);
      return;
    }
    if (snapshot) {
      sinceSnapshot = 0;
    }
    saved = plan;
    savedCost = judgement.cost();
    savedData = data;
    metrics.improved(run.tenantId(), judgement.cost());
  }

  private static Map<String, Object> data(
      Judgement judgement,
      @Nullable Bound bound,
      UUID problemId,
      Duration spent,
      long scoreEvaluations) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("problemId", problemId);
    data.put("cost", judgement.cost());
    if (bound != null) {
      data.put(PROOF, Proof.of(bound, judgement.cost()));
    }
    data.put("byConstraint", judgement.byConstraint());
    data.put("kpis", judgement.kpis());
    data.put("spentSeconds", spent.toMillis() / 1000.0);
    data.put("scoreEvaluations", scoreEvaluations);
    return data;
  }
}
