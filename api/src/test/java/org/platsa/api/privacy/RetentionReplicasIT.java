package org.platsa.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.platsa.api.identity.Role;
import org.platsa.api.support.Client;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.SignedIn;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.Zip;
import org.platsa.api.token.TestTokens;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two replicas delete terms at the same time, and one of them dies. */
class RetentionReplicasIT {
  private static final int TERMS = 12;
  private static final String SETTINGS =
      "{\"name\": \"default\", \"retentionMonths\": 12, \"retentionBy\": \"SERVICE\","
          + " \"auditMonths\": 24}";

  private final String url = TestDatabase.newDatabase();
  private final JdbcClient db = TestDatabase.client(url);

  @Test
  void eachTermIsDeletedOnceAndWholeAndNoneThatHasNoArchive() {
    Map<String, String> environment = TestDatabase.environment(url);
    environment.put("PLATSA_RUNS_PRUNEEVERY", "50ms");
    try (ReplicaProcess first = ReplicaProcess.start(environment);
        ReplicaProcess second = ReplicaProcess.start(environment)) {
      Client client = first.ready().client();
      second.ready();
      SignedIn admin = SignedIn.as(Role.ADMIN, TestTokens.TENANT, url, Clock.systemUTC(), client);
      SignedIn coordinator =
          SignedIn.as(Role.COORDINATOR, TestTokens.TENANT, url, Clock.systemUTC(), client);
      assertThat(admin.put("/api/v1/settings", SETTINGS).status()).isEqualTo(200);
      List<String> problems = new ArrayList<>();
      for (int i = 0; i < TERMS; i++) {
        problems.add(client.submit(document("KILL" + i)));
        archive(coordinator, "KILL" + i, true);
      }
      client.await(client.queue(problems.getFirst(), "{\"stepLimit\": 20}"), "COMPLETED");
      archive(coordinator, "KILL0", true);
      String unreceived = client.submit(document("UNRECEIVED"));
      archive(coordinator, "UNRECEIVED", false);
      String unarchived = client.submit(document("UNARCHIVED"));
      assertThat(count("SELECT count(*) FROM problem")).isEqualTo(TERMS + 2);

      db.sql("UPDATE term_archive SET received_at = received_at - interval '8 days'").update();
      awaitAtMost(TERMS + 1);
      first.kill();
      awaitAtMost(2);

      Client other = second.client();
      assertThat(other.get("/api/v1/problems/" + unreceived).status()).isEqualTo(200);
      assertThat(other.get("/api/v1/problems/" + unarchived).status()).isEqualTo(200);
      assertThat(count("SELECT count(*) FROM run")).isZero();
      assertThat(count("SELECT count(*) FROM run_event")).isZero();
      assertThat(
              db.sql(
                      """
                      SELECT subject_id || ' ' || count(*) FROM audit_entry
                      WHERE action = 'term.deleted' GROUP BY subject_id
                      """)
                  .query(String.class)
                  .list())
          .hasSize(TERMS)
          .allMatch(deleted -> deleted.matches("KILL\\d+ 1"));
      assertThat(
              count(
                  "SELECT count(DISTINCT term_id) FROM term_archive WHERE deleted_at IS NOT NULL"))
          .isEqualTo(TERMS);
      assertThat(second.output()).doesNotContain("ERROR");
    }
  }

  private void archive(SignedIn coordinator, String term, boolean received) {
    String body = "{\"termId\": \"" + term + "\"}";
    Client.Answer archive = coordinator.post("/api/v1/retention/archives", body);
    assertThat(archive.status()).isEqualTo(200);
    if (received) {
      String code = Zip.receiptCode(archive.response().body());
      Client.Answer receipt =
          coordinator.post(
              "/api/v1/retention/receipts", body.replace("}", ", \"code\": \"" + code + "\"}"));
      assertThat(receipt.status()).as(receipt.text()).isEqualTo(200);
    }
  }

  private void awaitAtMost(int problems) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (count("SELECT count(*) FROM problem") > problems) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private long count(String sql) {
    return db.sql(sql).query(Long.class).single();
  }

  private static byte[] document(String term) {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replaceFirst("\"id\": \"VT2024\"", "\"id\": \"" + term + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }
}
