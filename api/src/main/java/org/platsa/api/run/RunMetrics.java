package org.platsa.api.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.platsa.api.tenancy.Tenancy;
import org.platsa.solver.plan.Cost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * What Prometheus reads of runs (<i>mätvärden</i>), by tenant. At most {@value #MAX_TENANTS}
 * tenants get a label of their own, in the order they are met; the others share one.
 */
@Component
class RunMetrics implements SmartLifecycle {
  static final int MAX_TENANTS = 50;

  private static final Logger log = LoggerFactory.getLogger(RunMetrics.class);
  private static final Set<RunState> UNFINISHED =
      Arrays.stream(RunState.values())
          .filter(state -> !state.isFinished())
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<RunState> FINISHED =
      Arrays.stream(RunState.values())
          .filter(RunState::isFinished)
          .collect(Collectors.toUnmodifiableSet());
  private static final String OTHERS = "other";
  private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

  private final MeterRegistry registry;
  private final RunStore runs;
  private final Clock clock;
  private final Map<UUID, String> labels = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> gauges = new ConcurrentHashMap<>();
  private volatile boolean running;

  RunMetrics(MeterRegistry registry, RunStore runs, Clock clock) {
    this.registry = registry;
    this.runs = runs;
    this.clock = clock;
  }

  /** A worker has claimed a run for the first time. */
  void started(Run run) {
    Timer.builder("platsa.runs.queue.wait")
        .description("Time from a run's request to its first worker")
        .tag("tenant", label(run.tenantId()))
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(10))
        .maximumExpectedValue(Duration.ofHours(1))
        .register(registry)
        .record(Duration.between(run.queuedAt(), clock.instant()).abs());
  }

  /** A tenant has queued a run: what counts its runs is there, at 0, before one ends. */
  void queued(UUID tenant) {
    label(tenant);
  }

  /** A run has ended, and that is stored. */
  void ended(Run run, RunState state, Duration searched) {
    ended(label(run.tenantId()), state).increment();
    Timer.builder("platsa.runs.solve.time")
        .description("Time searched of a run that ended")
        .tag("tenant", label(run.tenantId()))
        .tag("state", state.name())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(100))
        .maximumExpectedValue(Duration.ofHours(1))
        .register(registry)
        .record(searched);
  }

  /** A better plan was saved. */
  void improved(UUID tenant, Cost cost) {
    String label = label(tenant);
    Counter.builder("platsa.runs.improvements")
        .description("Better plans saved")
        .tag("tenant", label)
        .register(registry)
        .increment();
    bestCost(label, "hard", cost.hard());
    bestCost(label, "medium", cost.medium());
    bestCost(label, "soft", cost.soft());
  }

  /** A search has scored so many plans in a time. */
  void evaluated(UUID tenant, long evaluations, Duration elapsed) {
    String label = label(tenant);
    Counter.builder("platsa.solver.score.evaluations")
        .description("Plans scored")
        .tag("tenant", label)
        .register(registry)
        .increment(evaluations);
    Counter.builder("platsa.solver.search.time")
        .description("Time searched")
        .baseUnit(TimeUnit.SECONDS.name().toLowerCase(java.util.Locale.ROOT))
        .tag("tenant", label)
        .register(registry)
        .increment(elapsed.toMillis() / 1000.0);
  }

  @Override
  public void start() {
    running = true;
    Thread.ofPlatform()
        .daemon()
        .name("run-metrics")
        .start(() -> new Tenancy.Worker().run(this::countForEver));
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void countForEver() {
    while (running) {
      try {
        count();
      } catch (RuntimeException e) {
        log.warn("The runs cannot be counted", e);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(COUNT_EVERY.toNanos());
    }
  }

  private void count() {
    Map<String, Long> counts = new ConcurrentHashMap<>();
    for (RunStore.StateCount count : runs.countUnfinished()) {
      counts.merge(label(count.tenantId()) + ' ' + count.state().name(), count.count(), Long::sum);
    }
    for (RunState state : UNFINISHED) {
      for (String label : Set.copyOf(labels.values())) {
        gauge("platsa.runs", "Unfinished runs by state", "tenant", label, "state", state.name())
            .set(counts.getOrDefault(label + ' ' + state.name(), 0L));
      }
    }
  }

  private void bestCost(String tenant, String level, long cost) {
    gauge(
            "platsa.runs.best.cost",
            "Cost of the best plan of the run that got better last",
            "tenant",
            tenant,
            "level",
            level)
        .set(cost);
  }

  private AtomicLong gauge(String name, String description, String... tags) {
    return gauges.computeIfAbsent(
        name + String.join(",", tags),
        key -> {
          AtomicLong value = new AtomicLong();
          Gauge.builder(name, value, AtomicLong::doubleValue)
              .description(description)
              .tags(tags)
              .strongReference(true)
              .register(registry);
          return value;
        });
  }

  /** Prometheus knows of an increase only when it has seen what was before. */
  private Counter ended(String tenant, RunState state) {
    return Counter.builder("platsa.runs.ended")
        .description("Runs that this replica ended, by their last state; each on one replica")
        .tag("tenant", tenant)
        .tag("state", state.name())
        .register(registry);
  }

  private String label(UUID tenant) {
    String known = labels.get(tenant);
    if (known != null) {
      return known;
    }
    String label = labels.size() >= MAX_TENANTS ? OTHERS : tenant.toString();
    for (RunState state : FINISHED) {
      ended(label, state);
    }
    if (!label.equals(OTHERS)) {
      labels.put(tenant, label);
    }
    return label;
  }
}
