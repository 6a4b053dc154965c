package org.platsa.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.identity.Role;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.SignedIn;
import org.platsa.api.support.Zip;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Nothing that goes from hand to hand tells of a student with a protected identity. */
@ServiceTest
class ProtectedIdentityIT {
  private static final String STUDENT = "hidden-elev";
  private static final String PLACEMENT = "hidden-elev-1";

  @LocalServerPort int port;
  @Autowired DirectDatabase db;
  @Autowired SettableClock clock;
  private Client client;
  private String problem;
  private String ofRun;

  @BeforeEach
  void plan() {
    client = new Client(port);
    problem = client.submit(document());
    String run = client.queue(problem, "{\"stepLimit\": 40}");
    client.await(run, "COMPLETED");
    ofRun = "/api/v1/runs/" + run;
  }

  @Test
  void tablesHaveTheRowAndSayNeitherWhoNorWhere() {
    Client.Answer csv = plan("text/csv");
    Map<String, byte[]> excel =
        Zip.files(
            plan("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .response()
                .body());

    assertThat(csv.text()).doesNotContain("hidden");
    // Whether a cell stands in quotation marks is the writer's matter.
    List<String> masked =
        csv.text()
            .lines()
            .map(line -> line.replace("\"", ""))
            .filter(line -> line.startsWith("***,***,"))
            .toList();
    // The student has two placements.
    assertThat(masked)
        .as(csv.text())
        .hasSize(2)
        .allMatch(row -> row.matches("\\*\\*\\*,\\*\\*\\*,,,[A-Z]+,{7}"));
    assertThat(csv.text().lines()).hasSize(1 + placements());
    assertThat(excel).isNotEmpty();
    excel.forEach((name, bytes) ->
        assertThat(new String(bytes, StandardCharsets.UTF_8)).as(name).doesNotContain("hidden"));
  }

  @Test
  void aWorkbookIsNotGivenOut() {
    Client.Answer refused = client.get("/api/v1/problems/" + problem + "/workbook");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/issues/0/code").asString()).isEqualTo("PROTECTED_IDENTITY");
    assertThat(refused.text()).doesNotContain("hidden");
  }

  @Test
  void explanationsTellNoTravel() {
    String one = client.get(ofRun + "/explanation/placements/" + PLACEMENT).text();
    String places =
        client.post(ofRun + "/recommendations", "{\"placementId\": \"" + PLACEMENT + "\"}").text();

    assertThat(one).contains(PLACEMENT).doesNotContain("\"minutes\"").doesNotContain("minut");
    assertThat(places).contains("supervisorId").doesNotContain("\"minutes\"");
    client
        .get(ofRun + "/explanation")
        .json()
        .at("/explanation/placements")
        .valueStream()
        .filter(each -> each.get("placementId").asString().equals(PLACEMENT))
        .forEach(each -> assertThat(each.path("minutes").isNumber()).isFalse());
  }

  @Test
  void theCoordinatorsPagesSayWhoItIs() {
    SignedIn coordinator =
        SignedIn.as(Role.COORDINATOR, TestTokens.TENANT, db.url(), clock, client);
    String term = "T" + UUID.randomUUID();
    JsonNode document = JsonMapper.shared().readTree(document());
    ((ObjectNode) document.get("term")).put("id", term);
    String own = client.submit(JsonMapper.shared().writeValueAsBytes(document));
    client.await(client.queue(own, "{\"stepLimit\": 10}"), "COMPLETED");

    for (String page : List.of("/data/students", "/data/placements", "/plan")) {
      Client.Answer shown = coordinator.get("/terms/" + term + page + "?search=" + STUDENT);
      assertThat(shown.status()).as(page).isEqualTo(200);
      assertThat(shown.text())
          .as(page)
          .containsPattern(STUDENT + " \\((skyddad identitet|protected identity)\\)");
    }
    assertThat(coordinator.get("/terms/" + term + "/data/supervisors").text())
        .doesNotContain("skyddad identitet", "protected identity");
  }

  private Client.Answer plan(String type) {
    Client.Answer answer = client.send(client.to(ofRun + "/plan").header("Accept", type).GET());
    assertThat(answer.status()).isEqualTo(200);
    return answer;
  }

  private int placements() {
    return client.get("/api/v1/problems/" + problem + "/summary").json().get("placements").asInt();
  }

  private static byte[] document() {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replaceFirst("(?s)\"home\":\\s*\\{[^}]*\\},", "\"protectedIdentity\": true,")
        .replaceFirst("(?s)\"travelMinutes\":\\s*\\[.*?\\]", "\"travelMinutes\": []")
        .replace("\"st01\"", "\"" + STUDENT + "\"")
        .replace("\"P01\"", "\"" + PLACEMENT + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }
}
