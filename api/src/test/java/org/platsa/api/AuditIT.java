package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is recorded of whom, and that nobody changes it. */
@ServiceTest
class AuditIT {
  @LocalServerPort int port;
  @Autowired AuditLog audit;

  @Value("${platsa.database.url}")
  String url;

  @Value("${platsa.database.user}")
  String user;

  @Value("${platsa.database.password}")
  String password;

  @Test
  void aDocumentIsReadOnlyWithARecord() throws SQLException {
    Client client = new Client(port);
    String problem = client.submit(Client.example());

    assertThat(client.get("/api/v1/problems/" + problem).status()).isEqualTo(200);

    assertThat(
            rows(
                "SELECT action, subject_type, problem_id::text, details->>'call' AS call,"
                    + " address FROM audit_entry WHERE action = 'names.read' AND subject_id = '"
                    + problem
                    + "'"))
        .containsExactly(
            Map.of(
                "action",
                "names.read",
                "subject_type",
                "problem",
                "problem_id",
                problem,
                "call",
                "GET /api/v1/problems/{problemId}",
                "address",
                "127.0.0.1"));
  }

  @Test
  void nobodyChangesWhatIsRecordedNotEvenASuperuser() throws SQLException {
    audit.record("settings.changed", "settings", "x", Map.of());

    for (String change :
        List.of(
            "UPDATE audit_entry SET actor_name = 'x'",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry")) {
      assertThatThrownBy(() -> rows(change))
          .hasStackTraceContaining("audit_entry is only added to");
    }
  }

  private List<Map<String, Object>> rows(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      return JdbcClient.create(new SingleConnectionDataSource(connection, true))
          .sql(sql)
          .query()
          .listOfRows();
    }
  }
}
