package org.platsa.api.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Questions beside a term's data, which they never become. */
@ServiceTest
class WhatIfIT {
  private static final String MORE =
      """
      {"suppose": [{"type": "morePlaces", "unitId": "E-01", "more": 1},
                   {"type": "nextTrained", "unitId": "E-01"}],
       "reason": "Inför budgeten", "run": {"stepLimit": 20}}
      """;

  private final String term = "IF-" + UUID.randomUUID();

  @LocalServerPort private int port;

  private byte[] document() {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replace("\"VT2024\"", "\"" + term + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aQuestionIsAnsweredByARunAndIsNoVersionOfTheTermsData() {
    Client client = new Client(port);
    String problem = client.submit(document());
    String unit = client.get("/api/v1/problems/" + problem).json().at("/units/0/id").asString();
    String question = MORE.replace("E-01", unit);
    String path = "/api/v1/problems/" + problem + "/what-ifs";
    Client.Answer asked = client.post(path, question);
    assertThat(asked.status()).isEqualTo(202);
    JsonNode whatIf = asked.json();
    String copy = whatIf.get("problemId").asString();
    String run = whatIf.at("/run/id").asString();
    assertThat(whatIf.at("/suppose/0/more").asInt()).isOne();
    assertThat(whatIf.get("newlyTrained").asInt() + whatIf.get("newSupervisors").asInt()).isOne();
    client.await(run, "COMPLETED");

    JsonNode again = client.post(path, question).json();
    assertThat(again.at("/run/id").asString()).as("the same question").isEqualTo(run);
    JsonNode list = client.get(path).json();
    assertThat(list.size()).isOne();
    assertThat(list.at("/0/run/kpis/placed").asInt()).isPositive();
    assertThat(list.at("/0/reason").asString()).isEqualTo("Inför budgeten");

    JsonNode workspace = client.get("/api/v1/workspaces/" + term).json();
    assertThat(workspace.at("/workspace/head/problemId").asString()).isEqualTo(problem);
    assertThat(workspace.get("history").size()).isOne();
    assertThat(workspace.get("runs").size()).isZero();
    assertThat(workspace.at("/workspace/state").asString()).isEqualTo("DATA");
    assertThat(client.get("/api/v1/workspaces/" + term + "/revisions").json().size()).isOne();
    assertThat(client.get("/api/v1/problems?term=" + term).json().get("total").asInt()).isOne();

    Client.Answer revised =
        client.post(
            "/api/v1/problems/" + copy + "/revisions",
            "{\"changes\": [{\"type\": \"weights\", \"weights\": {\"travel\": 7}}]}");
    assertThat(revised.status()).isEqualTo(409);
    Client.Answer restored =
        client.post(
            "/api/v1/problems/" + problem + "/revisions",
            "{\"changes\": [{\"type\": \"restored\", \"problemId\": \"" + copy + "\"}]}");
    assertThat(restored.status()).isEqualTo(409);

    // The same content as a real change is a version of its own.
    int more = client.get("/api/v1/problems/" + copy).json().at("/units/0/maxTrainees").asInt();
    JsonNode real =
        client
            .post(
                "/api/v1/problems/" + problem + "/revisions",
                "{\"changes\": [{\"type\": \"unitCapacity\", \"unitId\": \""
                    + unit
                    + "\", \"maxTrainees\": "
                    + more
                    + "}]}")
            .json();
    assertThat(real.get("id").asString()).isNotEqualTo(copy);

    JsonNode gains = client.get("/api/v1/runs/" + run + "/next-trained").json();
    assertThat(gains.isArray()).isTrue();
    assertThat(client.delete("/api/v1/problems/" + problem).status()).isBetween(200, 204);
    assertThat(client.get("/api/v1/problems/" + copy + "/summary").status()).isEqualTo(404);
  }

  @Test
  void whatCannotBeSupposedIsRefusedWithEveryFault() {
    Client client = new Client(port);
    String problem = client.submit(document());
    Client.Answer refused =
        client.post(
            "/api/v1/problems/" + problem + "/what-ifs",
            """
            {"suppose": [{"type": "trainedShare", "percent": 0},
                         {"type": "morePlaces", "unitId": "ingen", "more": 1}]}
            """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("issues").findValuesAsString("pointer"))
        .containsExactly("/suppose/0/percent", "/suppose/1/unitId");
    for (String wrong : new String[] {"{}", "{\"suppose\": []}", "{\"suppose\": [null]}"}) {
      assertThat(client.post("/api/v1/problems/" + problem + "/what-ifs", wrong).status())
          .as(wrong)
          .isEqualTo(422);
    }
  }
}
