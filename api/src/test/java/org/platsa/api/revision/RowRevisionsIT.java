package org.platsa.api.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Rows that programs set and remove, a term's history, and the way back. */
@ServiceTest
class RowRevisionsIT {
  private static final String UNIT =
      """
      {"type": "unitSet", "unit": {"id": "%s", "name": "Nya huset", "areaId": "north",
       "kind": "CARE_HOME", "location": {"lat": 57.2, "lon": 13.9}, "maxTrainees": %d,
       "permanentStaff": 10, "peerLearning": false, "languageCoach": false, "requires": []}}
      """;

  private final String term = "RR-" + UUID.randomUUID();

  @LocalServerPort private int port;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void rowsAreSetAddedAndRemoved() {
    String problem = client.submit(document(term));

    JsonNode added = revised(problem, UNIT.formatted("U-new", 3));
    assertThat(unit(added, "U-new").get("maxTrainees").asInt()).isEqualTo(3);
    JsonNode set = revised(id(added), UNIT.formatted("U-new", 5));
    assertThat(unit(set, "U-new").get("maxTrainees").asInt()).isEqualTo(5);
    JsonNode removed =
        revised(id(set), "{\"type\": \"rowRemoved\", \"list\": \"units\", \"id\": \"U-new\"}");
    assertThat(unit(removed, "U-new").isMissingNode()).isTrue();
    JsonNode without =
        revised(
            id(removed), "{\"type\": \"rowRemoved\", \"list\": \"students\", \"id\": \"st01\"}");
    assertThat(client.get("/api/v1/problems/" + id(without)).text()).doesNotContain("\"st01\"");
  }

  @Test
  void areasPeriodsAndTravelTimesAreRowsToo() {
    String problem = client.submit(document(term));
    String travel =
        "{\"type\": \"travelSet\", \"travel\":"
            + " {\"studentId\": \"st01\", \"unitId\": \"U1\", \"minutes\": %d}}";
    String period = client.get("/api/v1/problems/" + problem).json().at("/periods/0").toString();

    JsonNode first = revised(problem, travel.formatted(7));
    JsonNode second = revised(id(first), travel.formatted(8));
    String text =
        client.get("/api/v1/problems/" + id(second)).json().get("travelMinutes").toString();
    assertThat(text).containsOnlyOnce("\"st01\",\"unitId\":\"U1\"").contains("\"minutes\":8");
    JsonNode third =
        revised(
            id(second),
            "{\"type\": \"travelRemoved\", \"studentId\": \"st01\", \"unitId\": \"U1\"}");
    assertThat(client.get("/api/v1/problems/" + id(third)).json().get("travelMinutes").toString())
        .doesNotContain("\"st01\",\"unitId\":\"U1\"");
    JsonNode fourth =
        revised(
            id(third), "{\"type\": \"areaSet\", \"area\": {\"id\": \"new\", \"name\": \"Nytt\"}}");
    JsonNode fifth =
        revised(id(fourth), "{\"type\": \"rowRemoved\", \"list\": \"areas\", \"id\": \"new\"}");
    assertThat(
            client
                .get("/api/v1/problems/" + id(third) + "/difference/" + id(fifth))
                .json()
                .get("counts"))
        .isEmpty();
    JsonNode sixth =
        revised(
            id(fifth),
            "{\"type\": \"periodSet\", \"period\": "
                + period.replaceFirst("\"name\":\"[^\"]*\"", "\"name\":\"Tidig\"")
                + "}");
    assertThat(client.get("/api/v1/problems/" + id(sixth)).json().at("/periods/0/name").asString())
        .isEqualTo("Tidig");
    Client.Answer wrong =
        revise(
            id(sixth),
            "{\"type\": \"travelRemoved\", \"studentId\": \"st01\", \"unitId\": \"U1\"},"
                + " {\"type\": \"travelSet\"}, {\"type\": \"areaSet\"}, {\"type\": \"periodSet\"}",
            "");
    assertThat(codes(wrong))
        .containsExactly("DANGLING_ID", "MISSING_FIELD", "MISSING_FIELD", "MISSING_FIELD");
  }

  @Test
  void whatOthersNeedIsNotRemovedAndEveryFaultIsTold() {
    String problem = client.submit(document(term));

    Client.Answer unit =
        revise(problem, "{\"type\": \"rowRemoved\", \"list\": \"units\", \"id\": \"U1\"}", "");
    Client.Answer wrong =
        revise(
            problem,
            "{\"type\": \"rowRemoved\", \"list\": \"unit\", \"id\": \"U1\"},"
                + " {\"type\": \"rowRemoved\", \"list\": \"providers\", \"id\": \"R99\"},"
                + " {\"type\": \"studentSet\"}",
            "");

    assertThat(unit.status()).isEqualTo(422);
    assertThat(codes(unit)).contains("DANGLING_ID");
    assertThat(codes(wrong)).containsExactly("UNKNOWN_LIST", "DANGLING_ID", "MISSING_FIELD");
  }

  @Test
  void theHistorySaysWhoAndWhyAndTheWayBackIsAVersion() {
    String first = client.submit(document(term));
    String second = id(revised(first, UNIT.formatted("U-new", 3)));

    Client.Answer back =
        revise(
            second,
            "{\"type\": \"restored\", \"problemId\": \"" + first + "\"}",
            ", \"reason\": \"Fel hus\", \"onlyIfNewest\": true");

    assertThat(back.status()).as(back.text()).isEqualTo(201);
    String third = id(back.json());
    assertThat(
            client.get("/api/v1/problems/" + first + "/difference/" + third).json().get("counts"))
        .isEmpty();
    assertThat(client.get("/api/v1/workspaces/" + term).json().at("/workspace/head/problemId"))
        .isEqualTo(back.json().get("id"));
    JsonNode history = client.get("/api/v1/workspaces/" + term + "/revisions").json();
    assertThat(history.findValuesAsString("problemId")).containsExactly(third, second, first);
    assertThat(history.at("/0/reason").asString()).isEqualTo("Fel hus");
    assertThat(history.at("/0/kinds/0").asString()).isEqualTo("restored");
    assertThat(history.at("/1/kinds/0").asString()).isEqualTo("unitSet");
    assertThat(history.at("/1/by").asString()).isNotEmpty();
    assertThat(history.at("/2").has("parentId")).isFalse();

    Client.Answer same =
        revise(third, "{\"type\": \"restored\", \"problemId\": \"" + first + "\"}", "");
    assertThat(same.status()).as("nothing has changed").isEqualTo(200);
    assertThat(id(same.json())).isEqualTo(third);
    Client.Answer again =
        revise(third, "{\"type\": \"restored\", \"problemId\": \"" + second + "\"}", "");
    assertThat(again.status()).isEqualTo(201);
    assertThat(client.get("/api/v1/workspaces/nothing/revisions").status()).isEqualTo(404);
  }

  @Test
  void whatIsOfOlderDataIsRefusedIfItShouldBe() {
    String first = client.submit(document(term));
    revised(first, UNIT.formatted("U-new", 3));

    Client.Answer late = revise(first, UNIT.formatted("U-late", 3), ", \"onlyIfNewest\": true");
    Client.Answer freely = revise(first, UNIT.formatted("U-late", 3), "");
    Client.Answer other =
        revise(first, UNIT.formatted("U-x", 3), ", \"reason\": \"" + "x".repeat(501) + "\"");

    assertThat(late.status()).isEqualTo(409);
    assertThat(codes(late)).containsExactly("NEWER_DATA");
    assertThat(freely.status()).isEqualTo(201);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().at("/issues/0/pointer").asString()).isEqualTo("/reason");
  }

  @Test
  void aTermsIdMayHaveAnySignButBeOnlyDots() {
    for (String id : List.of("HT/22", "a\\\\b", "a;b?c#d", "100 %", "å %2F", "{x}")) {
      String own = id + " " + UUID.randomUUID();
      client.submit(document(own));
      String path = PathOf.path(own.replace("\\\\", "\\"));
      Client.Answer workspace = client.get("/api/v1/workspaces/" + path);
      assertThat(workspace.status()).as(own).isEqualTo(200);
      assertThat(client.get("/api/v1/workspaces/" + path + "/revisions").status()).isEqualTo(200);
    }
    for (String id : List.of(".", "..")) {
      Client.Answer refused = client.post("/api/v1/problems", document(id));
      assertThat(refused.status()).as(id).isEqualTo(422);
      assertThat(codes(refused)).containsExactly("TERM_ID_UNREACHABLE");
    }
  }

  /** How programs write an id into a path. */
  private static final class PathOf {
    static String path(String id) {
      return java.net.URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
  }

  private JsonNode revised(String problem, String change) {
    Client.Answer answer = revise(problem, change, "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json();
  }

  private Client.Answer revise(String problem, String changes, String more) {
    return client.post(
        "/api/v1/problems/" + problem + "/revisions",
        "{\"changes\": [" + changes + "]" + more + "}");
  }

  private JsonNode unit(JsonNode summary, String id) {
    JsonNode document = client.get("/api/v1/problems/" + id(summary)).json();
    return document
        .get("units")
        .valueStream()
        .filter(unit -> unit.get("id").asString().equals(id))
        .findFirst()
        .orElse(document.path("nothing"));
  }

  private static String id(JsonNode summary) {
    return summary.get("id").asString();
  }

  private static List<String> codes(Client.Answer answer) {
    return answer.json().get("issues").findValuesAsString("code");
  }

  private static byte[] document(String term) {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replace("\"VT2024\"", "\"" + term + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }
}
