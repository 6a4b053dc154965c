package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platsa.api.support.AsWorker;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is next in turn; the service's own worker rests meanwhile. */
@ServiceTest
@ExtendWith(AsWorker.class)
class QueueIT {
  private static final Duration LEASE = Duration.ofMinutes(10);

  @LocalServerPort private int port;
  @Autowired private RunStore runs;
  @Autowired private RunLeases leases;
  @Autowired private EventWriter events;
  @Autowired private RunEnd end;
  @Autowired private RunQueue queue;
  @Autowired private MeterRegistry metrics;
  @Autowired private RunWorker worker;
  @Autowired private DirectDatabase db;
  @Autowired private SettableClock clock;
  @Autowired private TransactionTemplate transaction;
  private UUID problem;
  private int queued;

  @BeforeEach
  void rest() {
    worker.stop();
    db.sql("DELETE FROM run").update();
    problem = UUID.fromString(new Client(port).submit(Client.example()));
  }

  @AfterEach
  void workOn() {
    db.sql("DELETE FROM run").update();
    db.removeOtherTenants();
    worker.start();
  }

  @Test
  void aTenantThatFloodsTheQueueWaitsForEveryOthersTurn() {
    UUID flood = tenant();
    UUID other = tenant();
    UUID third = tenant();
    for (int i = 0; i < 5; i++) {
      queue(flood, 5);
    }
    queue(other, 5);
    queue(other, 5);
    queue(third, 5);

    assertThat(tenantsInTurn(8))
        .containsExactly(flood, other, third, flood, other, flood, flood, flood);
  }

  @Test
  void aTenantWithFewerWorkersIsNextThoughItWasServedLast() {
    UUID many = tenant();
    UUID few = tenant();
    claim(queue(many, 5));
    claim(queue(many, 5));
    queue(many, 5);
    UUID next = queue(few, 5);

    assertThat(lockNext(Set.of())).contains(next);
    claim(next);
    assertThat(lockNext(Set.of())).isPresent().get().isNotEqualTo(next);
    UUID second = queue(few, 5);
    assertThat(lockNext(Set.of())).contains(second);
  }

  @Test
  void aPriorityCountsAmongTheTenantsOwnRunsOnly() {
    UUID tenant = tenant();
    UUID other = tenant();
    claim(queue(tenant, 5));
    queue(tenant, 5);
    UUID urgent = queue(tenant, 10);
    UUID others = queue(other, 0);

    assertThat(lockNext(Set.of())).contains(others);
    claim(others);
    claim(queue(other, 0));
    assertThat(lockNext(Set.of())).contains(urgent);
  }

  @Test
  void whatATenantHasBegunGoesOnBeforeWhatItLetsWait() {
    UUID tenant = tenant();
    UUID begun = queue(tenant, 0);
    claim(begun);
    queue(tenant, 10);
    events.transition(tenant, begun, 1, Transition.HAND_BACK, Map.of("why", "SHUTDOWN"));

    assertThat(lockNext(Set.of())).contains(begun);
  }

  @Test
  void successorsOfOneTenantDoNotKeepAnotherWaiting() {
    UUID many = tenant();
    UUID other = tenant();
    for (int i = 0; i < 3; i++) {
      UUID run = queue(many, 10);
      claim(run);
      queue(many, 10, run);
      events.transition(
          many, run, 1, Transition.STOP, Map.of(EventWriter.STOP_REASON, "SUPERSEDED"));
    }
    queue(other, 0);
    queue(other, 0);

    assertThat(tenantsInTurn(5)).containsExactly(other, many, other, many, many);
  }

  @Test
  void aRunIsTakenFromItsWorkerWhenItsLeaseIsOverByTheDatabasesClock() {
    UUID run = queue(tenant(), 5);
    claim(run);

    clock.advance(Duration.ofHours(1));
    assertThat(lockNext(Set.of())).as("the replica's clock is wrong").isEmpty();
    db.sql("UPDATE run SET lease_until = now() - interval '1 millisecond'").update();
    assertThat(lockNext(Set.of())).contains(run);
    assertThat(lockNext(Set.of(run))).as("it is still searched here").isEmpty();
  }

  @Test
  void aRenewedLeaseHoldsAsLongAsTheDatabasesClockSays() {
    UUID run = queue(tenant(), 5);
    claim(run);
    db.sql("UPDATE run SET lease_until = now() - interval '1 minute'").update();

    assertThat(leases.renew(locked(run), Duration.ofSeconds(100), Duration.ZERO, 0))
        .contains(RunLeases.Wanted.GO_ON);
    assertThat(
            db.sql("SELECT extract(epoch FROM lease_until - now()) FROM run")
                .query(Double.class)
                .single())
        .isBetween(90.0, 100.0);
    Run claimed = locked(run);
    db.sql("UPDATE run SET attempt = 2").update();
    assertThat(leases.renew(claimed, LEASE, Duration.ZERO, 0)).as("another attempt").isEmpty();
    assertThat(lockNext(Set.of())).isEmpty();
  }

  @Test
  void aSuccessorWaitsUntilItsPredecessorHasEnded() {
    UUID tenant = tenant();
    UUID run = queue(tenant, 5);
    claim(run);
    UUID successor = queue(tenant, 5, run);

    assertThat(lockNext(Set.of())).isEmpty();
    assertThat(leases.renew(locked(run), LEASE, Duration.ZERO, 0)).contains(RunLeases.Wanted.END);
    events.transition(tenant, run, 1, Transition.STOP, RunQueue.supersededBy(successor));
    assertThat(lockNext(Set.of())).contains(successor);
  }

  @Test
  void aChangeOfAChangeWaitsForTheRunThatIsStillSearched() {
    UUID tenant = tenant();
    UUID run = queue(tenant, 5);
    claim(run);
    UUID change = queue(tenant, 5, run, run);
    events.transition(
        tenant, change, 0, Transition.STOP, Map.of(EventWriter.STOP_REASON, "SUPERSEDED"));
    UUID second = queue(tenant, 5, change, run);

    assertThat(lockNext(Set.of())).as("two would search at once").isEmpty();
    events.transition(tenant, run, 1, Transition.STOP, RunQueue.supersededBy(change));
    assertThat(lockNext(Set.of())).contains(second);
  }

  @Test
  void aRunThatStartsFromOneThatGoesOnDoesNotWaitForIt() {
    UUID tenant = tenant();
    UUID run = queue(tenant, 5);
    claim(run);
    UUID other = queue(tenant, 5, null, run);

    assertThat(lockNext(Set.of())).contains(other);
    claim(other);
    events.transition(tenant, other, 1, Transition.HAND_BACK, Map.of("why", "SHUTDOWN"));
    assertThat(lockNext(Set.of())).contains(other);
  }

  @Test
  void aRunThatHasNoPlanIsSearchedThoughItsTimeIsSpent() {
    Client client = new Client(port);
    String run = client.queue(problem.toString(), "{\"timeLimitSeconds\": 2}");
    db.sql("UPDATE run SET spent_ms = 60000").update();

    worker.start();
    client.await(run, "COMPLETED");
    Client.Answer plan = client.get("/api/v1/runs/" + run + "/plan");
    worker.stop();

    assertThat(plan.status()).as(plan.text()).isEqualTo(200);
  }

  @Test
  void aRunThatLosesItsWorkerForTheThirdTimeFails() {
    UUID run = queue(tenant(), 5);
    claim(run);
    leases.excuse(locked(run));
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(endLost(run)).as("attempt %d", attempt).isTrue();
      claim(run);
    }

    assertThat(endLost(run)).isFalse();
    Run failed = locked(run);
    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(failed.attempt()).isEqualTo(4);
    RunStatus told = RunStatus.of(failed, null, null);
    assertThat(told.failure()).isEqualTo("WORKER_LOST");
    assertThat(told.failureTextEn())
        .isEqualTo(
            "The run was given up after several attempts; the last one: the server that searched"
                + " was lost.");
    assertThat(told.failureTextSv())
        .isEqualTo("Körningen gavs upp efter flera försök; senast: servern som sökte försvann.");
  }

  @Test
  void aStoppedRunThatLosesItsWorkerIsStoppedAndASupersededOneLeavesToItsSuccessor() {
    UUID tenant = tenant();
    UUID stopped = queue(tenant, 5);
    claim(stopped);
    new Tenancy.Staff(tenant).run(() -> runs.requestStop(tenant, stopped));
    UUID superseded = queue(tenant, 5);
    claim(superseded);
    UUID successor = queue(tenant, 5, superseded);

    assertThat(endLost(stopped)).isFalse();
    assertThat(endLost(superseded)).isFalse();

    Run first = locked(stopped);
    Run second = locked(superseded);
    assertThat(first.outcome()).extracting(Run.Outcome::stopReason).isEqualTo("STOPPED");
    assertThat(second.outcome()).extracting(Run.Outcome::stopReason).isEqualTo("SUPERSEDED");
    assertThat(second.succession().successor()).isEqualTo(successor);
  }

  @Test
  void whoEndsARunCountsItWhenThatIsStored() {
    UUID tenant = tenant();
    UUID waiting = queue(tenant, 5);
    UUID lost = queue(tenant, 5);
    claim(lost);
    Tenancy staff = new Tenancy.Staff(tenant);
    staff.run(() -> runs.requestStop(tenant, lost));
    for (boolean undone : List.of(true, false)) {
      staff.run(() -> inTransaction(() -> queue.cancel(tenant, waiting), undone));
      Run again = locked(lost);
      inTransaction(() -> end.endLost(again), undone);
      assertThat(counted(tenant, RunState.STOPPED)).isEqualTo(undone ? 0 : 2);
    }

    staff.run(() -> queue.cancel(tenant, waiting));
    assertThat(counted(tenant, RunState.STOPPED)).isEqualTo(2);
    assertThat(counter(tenant, RunState.FAILED)).as("there before it counts").isNotNull();
  }

  private void inTransaction(Runnable work, boolean undone) {
    transaction.executeWithoutResult(status -> {
      work.run();
      if (undone) {
        status.setRollbackOnly();
      }
    });
  }

  private double counted(UUID tenant, RunState state) {
    Counter counter = counter(tenant, state);
    return counter == null ? 0 : counter.count();
  }

  private @Nullable Counter counter(UUID tenant, RunState state) {
    return metrics
        .find("platsa.runs.ended")
        .tag("tenant", tenant.toString())
        .tag("state", state.name())
        .counter();
  }

  private List<UUID> tenantsInTurn(int most) {
    List<UUID> tenants = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      UUID run = lockNext(Set.of()).orElseThrow();
      claim(run);
      UUID tenant = tenantOf(run);
      tenants.add(tenant);
      events.transition(
          tenant, run, 1, Transition.COMPLETE, Map.of(EventWriter.STOP_REASON, "TIME_LIMIT"));
    }
    return tenants;
  }

  private Optional<UUID> lockNext(Set<UUID> held) {
    return transaction.execute(status -> leases.lockNext(held)).map(Run::id);
  }

  private UUID tenantOf(UUID run) {
    return db.sql("SELECT tenant_id FROM run WHERE id = :run")
        .param("run", run)
        .query(UUID.class)
        .single();
  }

  private Run locked(UUID run) {
    return transaction.execute(status -> runs.lock(tenantOf(run), run).orElseThrow());
  }

  private boolean endLost(UUID run) {
    return transaction.execute(status -> end.endLost(runs.lock(tenantOf(run), run).orElseThrow()));
  }

  private void claim(UUID run) {
    transaction.executeWithoutResult(status ->
        assertThat(events.claim(runs.lock(tenantOf(run), run).orElseThrow(), "test", LEASE))
            .isPresent());
  }

  private UUID queue(UUID tenant, int priority) {
    return queue(tenant, priority, null);
  }

  private UUID queue(UUID tenant, int priority, @Nullable UUID predecessor) {
    return queue(tenant, priority, predecessor, null);
  }

  private UUID queue(
      UUID tenant, int priority, @Nullable UUID predecessor, @Nullable UUID startFrom) {
    UUID id = new UUID(0, ++queued);
    Run run =
        Run.queued(
            id,
            tenant,
            problem,
            new RunSettings(
                priority, 0, Duration.ofMinutes(1), null, null, Map.of(), startFrom, null, false),
            clock.instant(),
            new Run.Succession(predecessor, null));
    new Tenancy.Staff(tenant)
        .run(() ->
            transaction.executeWithoutResult(status -> {
              runs.insert(run, null);
              events.queued(run);
            }));
    return id;
  }

  private UUID tenant() {
    UUID id = UUID.randomUUID();
    db.sql("INSERT INTO tenant (id, name) VALUES (:id, 'another')").param("id", id).update();
    db.sql(
            """
            INSERT INTO problem (id, tenant_id, term_id, name, placements, supervisors, units,
                                 content_hash, document, term_end, created_at)
            SELECT id, :tenant, term_id, name, placements, supervisors, units,
                   content_hash, document, term_end, created_at
            FROM problem WHERE id = :id LIMIT 1
            """)
        .param("id", problem)
        .param("tenant", id)
        .update();
    return id;
  }
}
