package org.platsa.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platsa.api.support.AsWorker;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
@ExtendWith(AsWorker.class)
class RunMetricsIT {
  private static final String SCANS =
      "SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'run'";

  @LocalServerPort private int port;
  @Autowired private RunStore runs;
  @Autowired private DirectDatabase db;
  @Autowired private JdbcClient ofWorker;
  @Autowired private TransactionTemplate transaction;

  @Test
  void unfinishedRunsAreCountedWithoutAScanOfTheFinishedOnes() {
    String problem = new Client(port).submit(Client.example());
    db.sql(
            """
            INSERT INTO run (id, tenant_id, problem_id, state, priority, seed, time_limit_ms,
                             stop_reason, queued_at, finished_at)
            SELECT gen_random_uuid(), tenant_id, id, 'STOPPED', 5, 0, 1, 'STOPPED', now(), now()
            FROM problem, generate_series(1, 20000) WHERE id = :problem::uuid
            """)
        .param("problem", problem)
        .update();
    db.sql("VACUUM ANALYZE run").update();
    transaction.executeWithoutResult(status -> {
      long before = ofWorker.sql(SCANS).query(Long.class).single();

      assertThat(runs.countUnfinished())
          .allSatisfy(count -> assertThat(count.state().isFinished()).isFalse());

      assertThat(ofWorker.sql(SCANS).query(Long.class).single()).isEqualTo(before);
    });
  }
}
