package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class SubmissionIT {
  @LocalServerPort private int port;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void aProblemIsStoredOnceAndGivenBackAsItWasSent() {
    byte[] document = Client.example();
    Client.Answer first = client.post("/api/v1/problems", document);
    Client.Answer again = client.post("/api/v1/problems", document);
    byte[] otherLayout =
        new String(document, StandardCharsets.UTF_8)
            .replace("\n", "\n\n")
            .getBytes(StandardCharsets.UTF_8);
    Client.Answer laidOut = client.post("/api/v1/problems", otherLayout);

    assertThat(first.status()).isIn(200, 201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(laidOut.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(first.header("Location"))
        .isEqualTo("/api/v1/problems/" + first.json().get("id").asString());
    assertThat(client.get(first.header("Location")).response().body()).isEqualTo(document);
  }

  @Test
  void everyFaultIsReportedAtOnceAndNothingIsStored() {
    String faulty =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"areaId\": \"north\"", "\"areaId\": \"nowhere\"")
            .replace("\"firstDay\": \"2024-01-15\"", "\"firstDay\": \"2024-01-16\"");
    long before = client.get("/api/v1/problems").json().get("total").asLong();

    Client.Answer answer = client.post("/api/v1/problems", faulty);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode error = answer.json();
    assertThat(error.get("type").asString()).isEqualTo("urn:platsa:error:invalid-document");
    assertThat(error.get("issues").valueStream().map(i -> i.get("code").asString()))
        .contains("DANGLING_ID", "TERM_NOT_FROM_MONDAY");
    assertThat(client.get("/api/v1/problems").json().get("total").asLong()).isEqualTo(before);
  }

  @Test
  void whatOneRowSaysThatCannotBeReadSetsItAsideAndStopsNobodyElse() {
    String spoilt =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replaceFirst("\"intensity\": 100", "\"intensity\": 0");

    Client.Answer answer = client.post("/api/v1/problems", spoilt);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().get("warnings").valueStream().map(i -> i.get("code").asString()))
        .contains("OUT_OF_RANGE", "SET_ASIDE");
    JsonNode kept = client.get(answer.header("Location")).json();
    assertThat(kept.get("placements").valueStream().filter(each -> each.has("setAside")))
        .singleElement()
        .satisfies(each -> assertThat(each.get("setAside").asString()).isEqualTo("intensity: 0"));
    // Sent as it is kept, it is the same.
    Client.Answer again = client.post("/api/v1/problems", kept.toString());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("id")).isEqualTo(answer.json().get("id"));
  }

  @Test
  void aKeySentAgainGivesTheSameProblemAndWithAnotherRequestIsRefused() {
    String document = renamed("keyed");
    Client.Answer first = keyed("key-1", document);
    Client.Answer again = keyed("key-1", document);
    Client.Answer other = keyed("key-1", renamed("other"));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    assertThat(other.status()).isEqualTo(409);
  }

  @Test
  void requestsOfOneKeyAtTheSameInstantAreAnsweredAlike() throws Exception {
    String document = renamed("at once");
    List<Callable<Client.Answer>> requests =
        Collections.nCopies(8, () -> keyed("key-at-once", document));

    List<String> ids = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(requests.size())) {
      for (Future<Client.Answer> answer : executor.invokeAll(requests)) {
        assertThat(answer.get().status()).isIn(200, 201);
        ids.add(answer.get().json().get("id").asString());
      }
    }

    assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
  }

  @Test
  void whatIsNotAcceptedIsRefusedBeforeAnythingIsStored() {
    long before = client.get("/api/v1/problems").json().get("total").asLong();

    Client.Answer answer =
        client.send(
            client
                .to("/api/v1/problems?solve=true")
                .header("Content-Type", "application/json")
                .header("Accept", "text/csv")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(renamed("csv"))));

    assertThat(answer.status()).isEqualTo(406);
    assertThat(client.get("/api/v1/problems").json().get("total").asLong()).isEqualTo(before);
  }

  @Test
  void theListIsPagedNewestFirstAndFilteredByTerm() {
    String older = client.submit(renamed("older").getBytes(StandardCharsets.UTF_8));
    String newer = client.submit(renamed("newer").getBytes(StandardCharsets.UTF_8));

    JsonNode page = client.get("/api/v1/problems?size=2&term=VT2024").json();
    JsonNode none = client.get("/api/v1/problems?term=HT1999").json();

    assertThat(page.get("items").valueStream().map(i -> i.get("id").asString()))
        .containsExactly(newer, older);
    assertThat(none.get("total").asInt()).isZero();
    assertThat(client.get("/api/v1/problems?size=201").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/problems?page=-1").status()).isEqualTo(400);
  }

  @Test
  void aListTellsHowManyWarningsAProblemHasAndItsSummaryWhich() {
    ObjectNode term = (ObjectNode) client.get("/api/v1/terms/HT2022").json();
    term.get("units").forEach(unit -> ((ObjectNode) unit).put("name", "Enhet"));
    String id = client.submit(term.toString().getBytes(StandardCharsets.UTF_8));

    JsonNode all = client.get("/api/v1/problems/" + id + "/summary").json().get("warnings");
    JsonNode listed = client.get("/api/v1/problems?term=HT2022").json().at("/items/0");

    assertThat(all.size()).isGreaterThan(10);
    assertThat(listed.get("warningCount").asInt()).isEqualTo(all.size());
    assertThat(listed.has("warnings")).as("they name students and supervisors").isFalse();
  }

  @Test
  void aRemovedProblemIsGone() {
    String id = client.submit(renamed("removed").getBytes(StandardCharsets.UTF_8));

    assertThat(client.delete("/api/v1/problems/" + id).status()).isEqualTo(204);
    assertThat(client.get("/api/v1/problems/" + id).status()).isEqualTo(404);
    assertThat(client.delete("/api/v1/problems/" + id).status()).isEqualTo(404);
  }

  @Test
  void everyBundledTermIsAProblemThatIsTaken() {
    JsonNode terms = client.get("/api/v1/terms").json();

    assertThat(terms.valueStream().map(term -> term.get("id").asString()))
        .containsExactly(
            "VT2024-hospital", "HT2021", "VT2022", "HT2022", "VT2023-detailed", "VT2023");
    for (JsonNode term : terms) {
      byte[] document = client.get(term.get("document").asString()).response().body();
      Client.Answer answer = client.post("/api/v1/problems", document);
      // Another test of the same service may have handed it in before.
      assertThat(answer.status()).isIn(200, 201);
      assertThat(answer.json().get("termId")).isEqualTo(term.get("id"));
    }
  }

  @Test
  void theSchemaAndTheRulesAreGivenOut() {
    assertThat(client.get("/api/v1/schema").json().has("$schema")).isTrue();
    assertThat(client.get("/api/v1/constraints").json().size()).isEqualTo(30);
  }

  private Client.Answer keyed(String key, String document) {
    return client.send(
        client
            .to("/api/v1/problems")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(document)));
  }

  private static String renamed(String name) {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replace("\"name\": \"Example\"", "\"name\": \"" + name + "\"");
  }
}
