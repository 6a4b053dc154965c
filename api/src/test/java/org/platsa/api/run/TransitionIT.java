package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.api.support.AsWorker;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
@ExtendWith(AsWorker.class)
class TransitionIT {
  private static final UUID TENANT = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final Map<String, Object> ENDED = Map.of(EventWriter.STOP_REASON, "STOPPED");

  @LocalServerPort private int port;
  @Autowired private EventWriter events;
  @Autowired private RunStore runs;
  @Autowired private TransactionTemplate transaction;
  @Autowired private DirectDatabase db;

  @ParameterizedTest
  @EnumSource
  void aTransitionHitsARunOnlyInTheStatesOfTheTable(Transition transition) {
    for (RunState state : RunState.values()) {
      UUID run = runIn(state);
      boolean made = make(transition, run);

      assertThat(made)
          .as("%s from %s", transition, state)
          .isEqualTo(transition.from().contains(state));
      assertThat(stateOf(run)).isEqualTo(made ? transition.to().name() : state.name());
    }
  }

  @Test
  void whatAnEarlierAttemptStillWritesIsRefused() {
    UUID run = runIn(RunState.SOLVING);
    db.sql("UPDATE run SET attempt = 2 WHERE id = :run").param("run", run).update();

    assertThat(events.transition(TENANT, run, 1, Transition.COMPLETE, ENDED)).isEmpty();
    assertThat(events.transition(TENANT, run, 2, Transition.COMPLETE, ENDED)).isPresent();
  }

  @Test
  void ofManyThatEndARunOneDoes() throws Exception {
    UUID run = runIn(RunState.SOLVING);
    List<Boolean> made;
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      made =
          executor
              .invokeAll(
                  java.util.Collections.<java.util.concurrent.Callable<Boolean>>nCopies(
                      8,
                      () ->
                          new Tenancy.Worker()
                              .call(() ->
                                  events
                                      .transition(TENANT, run, null, Transition.STOP, ENDED)
                                      .isPresent())))
              .stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
    }
    assertThat(made).containsOnlyOnce(true);
  }

  private boolean make(Transition transition, UUID run) {
    if (transition == Transition.CLAIM) {
      return transaction.execute(status ->
          events
              .claim(runs.lock(TENANT, run).orElseThrow(), "test", Duration.ofMinutes(5))
              .isPresent());
    }
    Map<String, Object> details = transition.to().isFinished() ? ENDED : Map.of();
    return events.transition(TENANT, run, null, transition, details).isPresent();
  }

  private String stateOf(UUID run) {
    return db.sql("SELECT state FROM run WHERE id = :run")
        .param("run", run)
        .query(String.class)
        .single();
  }

  /** A run that no worker of the service takes: its problem's earlier run never ends. */
  private UUID runIn(RunState state) {
    UUID problem = UUID.fromString(new Client(port).submit(Client.example()));
    UUID before = insert(problem, RunState.SOLVING, null);
    return insert(problem, state, before);
  }

  private UUID insert(UUID problem, RunState state, @Nullable UUID predecessor) {
    UUID run = UUID.randomUUID();
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             queued_at, worker, attempt, started_at, lease_until, predecessor_id,
                             finished_at, stop_reason)
            SELECT :run, tenant_id, id, :state, 5, 0, 1000, now(), 'test', 1, now(),
                   CASE WHEN :solving THEN now() + interval '1 hour' END, :predecessor,
                   CASE WHEN :finished THEN now() END, CASE WHEN :finished THEN 'STOPPED' END
            FROM problem WHERE id = :problem AND tenant_id = :tenant
            """)
        .param("run", run)
        .param("state", state.name())
        .param("solving", state == RunState.SOLVING)
        .param("finished", state.isFinished())
        .param("predecessor", predecessor)
        .param("problem", problem)
        .param("tenant", TENANT)
        .update();
    return run;
  }
}
