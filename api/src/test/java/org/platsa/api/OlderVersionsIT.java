package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What earlier versions of the program have stored is read, revised and shown. */
@ServiceTest
class OlderVersionsIT {
  @LocalServerPort private int port;
  @Autowired private DirectDatabase db;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void aDocumentOfVersion1IsGivenBackAsItWasAndRevisedIntoVersion3() {
    byte[] document = Client.example();
    assertThat(new String(document, StandardCharsets.UTF_8)).contains("\"schemaVersion\": 1");
    String problem = client.submit(document);

    Client.Answer revised =
        client.post(
            "/api/v1/problems/" + problem + "/revisions",
            "{\"changes\": [{\"type\": \"placementCancelled\", \"placementId\": \"P01\"}]}");

    assertThat(client.get("/api/v1/problems/" + problem).response().body()).isEqualTo(document);
    JsonNode newer = client.get(revised.header("Location")).json();
    assertThat(newer.get("schemaVersion").asInt()).isEqualTo(3);
    // It was told by period: the days of that period are what the school knows.
    JsonNode told =
        newer
            .get("placements")
            .valueStream()
            .filter(each -> each.get("id").asString().equals("P03"))
            .findFirst()
            .orElseThrow()
            .get("published");
    assertThat(told.get("supervisorId").asString()).isEqualTo("S01");
    assertThat(told.get("unitId").asString()).isEqualTo("U1");
    assertThat(told.get("firstMonday").asString()).isEqualTo("2024-02-19");
    assertThat(told.get("weeks").asInt()).isEqualTo(5);
  }

  @Test
  void aFigureThatWasNotYetStoredIsWorkedOutFromThePlan() {
    String run = client.queue(client.submit(Client.example()), "{\"stepLimit\": 200}");
    client.await(run, "COMPLETED");
    JsonNode before = client.get("/api/v1/runs/" + run).json().get("kpis");

    int changed =
        db.sql(
                """
                UPDATE run_event
                SET data = ((data::jsonb #- '{kpis,pairs}') || '{"later": 1}')::text
                WHERE run_id = :run AND jsonb_exists(data::jsonb, 'kpis')
                """)
            .param("run", UUID.fromString(run))
            .update();

    assertThat(changed).isPositive();
    assertThat(before.get("pairs").get("possible").asInt()).isPositive();
    assertThat(client.get("/api/v1/runs/" + run).json().get("kpis")).isEqualTo(before);
    assertThat(client.get("/api/v1/runs/" + run + "/plan").json().get("kpis")).isEqualTo(before);
  }
}
