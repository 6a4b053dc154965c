package org.platsa.api.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.Settings;
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
 * the newest counts. One recorder serves one attempt at one problem.
 */
final class Recorder implements AutoCloseable {
  /** The field of a plan's data that says how good it is proven to be. */
  static final String PROOF = "proof";

  private static final Logger log = LoggerFactory.getLogger(Recorder.class);

  private final EventStore events;
  private final JsonMapper json;
  private final Settings.Runs settings;
  private final RunMetrics metrics;
  private final ActiveRun active;
  private final PlanChecker checker;
  private final Duration spentBefore;
  private final long evaluationsBefore;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();

  private @Nullable Improvement newest;
  private boolean closing;
  private @Nullable RuntimeException failure;

  /** The plan saved last, of this problem; null when there is none. */
  private @Nullable List<Assignment> saved;

  private @Nullable Cost savedCost;
  private @Nullable String savedData;
  private int sinceSnapshot;

  Recorder(
      EventStore events,
      JsonMapper json,
      Settings.Runs settings,
      RunMetrics metrics,
      ActiveRun active,
      Problem problem,
      EventStore.@Nullable SavedPlan best,
      @Nullable Cost bestCost) {
    this.events = events;
    this.json = json;
    this.settings = settings;
    this.metrics = metrics;
    this.active = active;
    this.checker = new PlanChecker(problem);
    this.spentBefore = active.spent();
    this.evaluationsBefore = active.evaluations();
    this.saved = best == null ? null : best.plan().assignments();
    this.savedCost = bestCost;
    this.savedData = best == null ? null : best.data();
    this.thread = Thread.ofVirtual().name("recorder-" + active.run().id()).start(this::run);
  }

  /** A better plan; returns at once. */
  void improved(Improvement improvement) {
    lock.lock();
    try {
      newest = improvement;
      news.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Saves what is left and waits until it is saved. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      news.signal();
    } finally {
      lock.unlock();
    }
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

  /** The plan saved last; to be called after {@link #close()}. */
  @Nullable List<Assignment> savedPlan() {
    return saved;
  }

  /** What was saved of it for readers; to be called after {@link #close()}. */
  @Nullable String savedData() {
    return savedData;
  }

  /**
   * Puts the bound that was proven at last beside the plan; to be called after {@link #close()}.
   */
  void proven(@Nullable Bound bound) {
    if (bound != null && savedData != null && savedCost != null) {
      ObjectNode data = (ObjectNode) json.readTree(savedData);
      data.set(PROOF, json.valueToTree(Proof.of(bound, savedCost)));
      savedData = json.writeValueAsString(data);
    }
  }

  /** What it costs; to be called after {@link #close()}. */
  @Nullable Cost savedCost() {
    return savedCost;
  }

  private void run() {
    try {
      while (true) {
        Improvement improvement = next();
        if (improvement == null) {
          return;
        }
        save(improvement);
        pause();
      }
    } catch (RuntimeException e) {
      log.error("Run {}'s better plans cannot be saved", active.run().id(), e);
      failure = e;
      active.end(ActiveRun.Cause.LOST);
    }
  }

  /** Waits for a better plan; null at the end. */
  private @Nullable Improvement next() {
    lock.lock();
    try {
      while (newest == null && !closing) {
        news.awaitUninterruptibly();
      }
      Improvement improvement = newest;
      newest = null;
      return improvement;
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    lock.lock();
    try {
      long nanos = settings.storeEvery().toNanos();
      while (nanos > 0 && !closing) {
        nanos = news.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void save(Improvement improvement) {
    if (savedCost != null && improvement.cost().compareTo(savedCost) >= 0) {
      return;
    }
    List<Assignment> plan = improvement.plan().assignments();
    Judgement judgement = checker.judge(improvement.plan());
    long evaluations = evaluationsBefore + improvement.scoreEvaluations();
    Duration spent = spentBefore.plus(improvement.elapsed());
    active.evaluated(evaluations);
    String data =
        json.writeValueAsString(
            data(judgement, improvement.bound(), active.problemId(), spent, evaluations));
    List<Assignment> before = saved;
    boolean snapshot = before == null || ++sinceSnapshot >= settings.snapshotEvery();
    OptionalLong seq =
        DatabaseRetry.untilAnswered(() ->
            events.save(
                active.run().id(),
                active.run().attempt(),
                active.problemId(),
                before == null ? RunEvent.Type.PLAN : RunEvent.Type.IMPROVEMENT,
                judgement.cost(),
                data,
                spent,
                evaluations,
                before == null ? null : PlanChange.between(before, plan),
                snapshot ? plan : null));
    if (seq.isEmpty()) {
      // Either changed or another worker's; the check tells which.
      return;
    }
    if (snapshot) {
      sinceSnapshot = 0;
    }
    saved = plan;
    savedCost = judgement.cost();
    savedData = data;
    metrics.improved(active.run().tenantId(), judgement.cost());
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
