package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Two tenants that flood the queue, one of them with the highest priority, and real workers. */
@ServiceTest
@TestPropertySource(properties = "platsa.runs.parallel=2")
class FairSharesIT {
  private static final int EACH = 4;

  @LocalServerPort private int port;
  @Autowired private DirectDatabase db;
  @Autowired private RunWorker worker;

  @Test
  void twoTenantsThatFloodTheQueueGetTheSameSharesWhateverPrioritiesTheySet() {
    worker.stop();
    UUID problem = UUID.fromString(new Client(port).submit(Client.example()));
    UUID urgent = flood(problem, 10);
    UUID patient = flood(problem, 0);
    worker.start();

    awaitEnds();

    List<UUID> begun =
        db.sql("SELECT tenant_id FROM run WHERE finished_at IS NOT NULL ORDER BY claimed_at, id")
            .query(UUID.class)
            .list();
    assertThat(begun).hasSize(2 * EACH);
    for (int served = 2; served <= begun.size(); served += 2) {
      List<UUID> sofar = begun.subList(0, served);
      long ofUrgent = sofar.stream().filter(urgent::equals).count();
      assertThat(ofUrgent)
          .as("of the first %d runs, those of the tenant with the highest priority", served)
          .isBetween(served / 2 - 1L, served / 2 + 1L);
    }
    assertThat(begun).contains(patient);
    db.removeOtherTenants();
  }

  private void awaitEnds() {
    long end = System.nanoTime() + 300_000_000_000L;
    while (db.sql("SELECT count(*) FROM run WHERE finished_at IS NULL").query(Long.class).single()
        > 0) {
      assertThat(System.nanoTime()).as("the runs end").isLessThan(end);
      LockSupport.parkNanos(100_000_000L);
    }
  }

  private UUID flood(UUID problem, int priority) {
    UUID tenant = UUID.randomUUID();
    db.sql("INSERT INTO tenant (id, name) VALUES (:id, 'floods')").param("id", tenant).update();
    db.sql(
            """
            INSERT INTO problem (id, tenant_id, term_id, name, placements, supervisors, units,
                                 content_hash, document, term_end, created_at)
            SELECT id, :tenant, term_id, name, placements, supervisors, units, content_hash,
                   document, term_end, created_at
            FROM problem WHERE id = :id LIMIT 1
            """)
        .param("id", problem)
        .param("tenant", tenant)
        .update();
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             step_limit, queued_at)
            SELECT gen_random_uuid(), :tenant, :problem, 'QUEUED', :priority, 0, 60000, 5, now()
            FROM generate_series(1, :each)
            """)
        .param("tenant", tenant)
        .param("problem", problem)
        .param("priority", priority)
        .param("each", EACH)
        .update();
    return tenant;
  }
}
