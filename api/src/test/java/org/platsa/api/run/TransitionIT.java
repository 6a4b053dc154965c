package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class TransitionIT {
  @LocalServerPort private int port;
  @Autowired private EventStore events;
  @Autowired private JdbcClient db;

  @ParameterizedTest
  @EnumSource
  void aTransitionHitsARunOnlyInTheStatesOfTheTable(Transition transition) {
    for (RunState state : RunState.values()) {
      UUID run = runIn(state);
      boolean made = events.transition(run, null, transition, Map.of()).isPresent();

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

    assertThat(events.transition(run, 1, Transition.COMPLETE, Map.of())).isEmpty();
    assertThat(events.transition(run, 2, Transition.COMPLETE, Map.of())).isPresent();
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
                      8, () -> events.transition(run, null, Transition.STOP, Map.of()).isPresent()))
              .stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
    }
    assertThat(made).containsOnlyOnce(true);
  }

  private String stateOf(UUID run) {
    return db.sql("SELECT state FROM run WHERE id = :run")
        .param("run", run)
        .query(String.class)
        .single();
  }

  /** A run that no worker knows of. */
  private UUID runIn(RunState state) {
    UUID problem = UUID.fromString(new Client(port).submit(Client.example()));
    UUID run = UUID.randomUUID();
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             queued_at, finished_at)
            SELECT :run, tenant_id, id, :state, 5, 0, 1000, now(),
                   CASE WHEN :finished THEN now() END
            FROM problem WHERE id = :problem
            """)
        .param("run", run)
        .param("state", state.name())
        .param("finished", state.isFinished())
        .param("problem", problem)
        .update();
    return run;
  }
}
