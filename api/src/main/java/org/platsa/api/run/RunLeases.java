package org.platsa.api.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which run a worker has, and for how long (<i>turordning och lån</i>), in the table {@code run}:
 * the order of the queue and the leases of those that are worked on.
 */
@Repository
@Transactional
class RunLeases {
  private final JdbcClient db;
  private final RunStore runs;

  RunLeases(JdbcClient db, RunStore runs) {
    this.db = db;
    this.runs = runs;
  }

  /**
   * The run that is next in turn for a worker, locked until the transaction ends: one that is
   * queued, or one whose worker has lost its lease. The tenant comes first, so that none is served
   * before another by the priorities that it gives: who has the fewest workers is next, then who a
   * worker came to longest ago. Of the tenant's own runs, what has been begun goes on before what
   * waits; then a higher priority goes first, then the oldest. Runs that another worker takes at
   * this moment are passed over.
   *
   * @param held runs that this replica still searches
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Optional<Run> lockNext(Set<UUID> held) {
    for (UUID tenant : tenantsInTurn()) {
      Optional<UUID> next = lockNext(tenant, held);
      if (next.isPresent()) {
        return runs.find(tenant, next.get());
      }
    }
    return Optional.empty();
  }

  /** Who has a run to be worked on. */
  private List<UUID> tenantsInTurn() {
    return db.sql(
            """
            SELECT tenant.id FROM tenant
            WHERE EXISTS (SELECT 1 FROM run r
                          WHERE r.tenant_id = tenant.id AND r.state IN ('QUEUED', 'SOLVING')
                            AND (r.state = 'QUEUED' OR r.lease_until < now()))
            ORDER BY (SELECT count(*) FROM run r
                      WHERE r.tenant_id = tenant.id AND r.state = 'SOLVING'
                        AND r.lease_until >= now()),
                     (SELECT max(claimed_at) FROM run r
                      WHERE r.tenant_id = tenant.id) NULLS FIRST,
                     (SELECT min(queued_at) FROM run r
                      WHERE r.tenant_id = tenant.id AND r.state = 'QUEUED'),
                     tenant.id
            """)
        .query(UUID.class)
        .list();
  }

  /**
   * A tenant's own next run. A successor waits until its predecessor has ended; and until the one
   * has whose plan it goes on from, which is another if a change was changed before it began. Only
   * a successor has been claimed, by inheritance, before its first attempt.
   */
  private Optional<UUID> lockNext(UUID tenant, Set<UUID> held) {
    return db.sql(
            """
            SELECT id FROM run
            WHERE tenant_id = :tenant AND state IN ('QUEUED', 'SOLVING')
              AND (state = 'QUEUED' OR lease_until < now())
              AND id <> ALL(:held)
              AND NOT EXISTS (SELECT 1 FROM run p
                              WHERE p.tenant_id = run.tenant_id AND p.finished_at IS NULL
                                AND (p.id = run.predecessor_id
                                     OR (p.id = run.start_from
                                         AND run.attempt = 0 AND run.claimed_at IS NOT NULL)))
            ORDER BY claimed_at IS NULL, priority DESC, queued_at, id
            LIMIT 1
            FOR NO KEY UPDATE OF run SKIP LOCKED
            """)
        .param("tenant", tenant)
        .param("held", held.toArray(UUID[]::new))
        .query(UUID.class)
        .optional();
  }

  /**
   * Keeps a run for the attempt that has it, tells others how far it has come, and the attempt what
   * others want.
   *
   * @param lease how long from now, by the database's clock
   * @return nothing if the run is no longer this attempt's
   */
  Optional<Wanted> renew(Run run, Duration lease, Duration spent, long evaluations) {
    return db.sql(
            """
            UPDATE run SET lease_until = now() + :lease * interval '1 millisecond',
                           spent_ms = greatest(spent_ms, :spent),
                           evaluations = greatest(evaluations, :evaluations)
            WHERE tenant_id = :tenant AND id = :id AND attempt = :attempt AND state = 'SOLVING'
            RETURNING cancel_requested
                      OR EXISTS (SELECT 1 FROM run s
                                 WHERE s.tenant_id = run.tenant_id AND s.predecessor_id = run.id)
            """)
        .param("tenant", run.tenantId())
        .param("id", run.id())
        .param("attempt", run.attempt())
        .param("lease", lease.toMillis())
        .param("spent", spent.toMillis())
        .param("evaluations", evaluations)
        .query((row, number) -> row.getBoolean(1) ? Wanted.END : Wanted.GO_ON)
        .optional();
  }

  /** What others want of a run that is being worked on. */
  enum Wanted {
    GO_ON,
    /** A client stops it, or another run is to go on in its place. */
    END
  }

  /** Lets the attempt not count against its run, since it ended by no fault of the run's. */
  void excuse(Run run) {
    db.sql(
            """
            UPDATE run SET excused = excused + 1
            WHERE tenant_id = :tenant AND id = :id AND attempt >= :attempt AND excused < attempt
              AND state IN ('QUEUED', 'SOLVING')
            """)
        .param("tenant", run.tenantId())
        .param("id", run.id())
        .param("attempt", run.attempt())
        .update();
  }
}
