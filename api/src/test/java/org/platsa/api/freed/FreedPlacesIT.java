package org.platsa.api.freed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.identity.Role;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A place that somebody said no to, after the waiting list on offer to other providers. */
@ServiceTest
class FreedPlacesIT {
  @LocalServerPort private int port;
  @Autowired private SettableClock clock;
  @Autowired private FreedMessages messages;

  @Value("${platsa.database.url}")
  private String url;

  private Client client;
  private String term;
  private String newest;
  private Provider one;
  private Provider two;
  private Provider three;

  private final class Provider {
    private final TestPeople.Browser browser;

    Provider(String id) {
      browser =
          new TestPeople(TestDatabase.client(url), clock)
              .signIn(TestTokens.TENANT, Role.PROVIDER, id);
    }

    private HttpRequest.Builder to(String path) {
      return browser.send(client.asNobody().to("/api/v1" + path));
    }

    JsonNode get(String path) {
      Client.Answer answer = client.asNobody().send(to(path).GET());
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      return answer.json();
    }

    Client.Answer post(String path, String json) {
      return client
          .asNobody()
          .send(
              to(path)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(json)));
    }

    /** Its newest proposal of the test's own term. */
    JsonNode newest() {
      return get("/proposals")
          .valueStream()
          .filter(each -> each.get("termId").asString().equals(term))
          .findFirst()
          .orElseThrow();
    }

    /** Places on offer to it in the test's own term. */
    List<JsonNode> offers() {
      return get("/freed-places")
          .valueStream()
          .filter(each -> each.get("termId").asString().equals(term))
          .toList();
    }

    Client.Answer take(String place, String placement) {
      return post("/freed-places/" + place + "/taking", "{\"placementId\": \"" + placement + "\"}");
    }

    JsonNode place(String placement) {
      return get("/proposals/" + newest().get("id").asString())
          .get("places")
          .valueStream()
          .filter(each -> each.at("/shown/placementId").asString().equals(placement))
          .findFirst()
          .orElseThrow();
    }
  }

  @BeforeEach
  void declineAPlaceAndMend() {
    client = new Client(port);
    term = "T" + UUID.randomUUID().toString().substring(0, 8);
    one = new Provider("R1");
    two = new Provider("R2");
    three = new Provider("R3");
    String run = client.queue(client.submit(ScarceTerm.of(term)), "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    publish(run);
    assertThat(two.place("P02").get("placed").asBoolean()).isFalse();
    assertThat(three.place("P09").get("placed").asBoolean()).isFalse();
    Client.Answer answered =
        one.post(
            "/proposals/" + one.newest().get("id").asString() + "/answers",
            "{\"answers\": [{\"placementId\": \"P04\", \"deed\": \"DECLINE\", \"reason\":"
                + " \"TOO_FAR\"}]}");
    assertThat(answered.status()).as(answered.text()).isEqualTo(200);
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE).toString();
  }

  private void publish(String run) {
    newest = run;
    Client.Answer made = publishing("");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private Client.Answer publishing(String more) {
    return client.post(
        "/api/v1/publications",
        "{\"runId\": \"" + newest + "\", \"answerBy\": \"" + today() + "\"" + more + "}");
  }

  /** Which providers have been told something in the test's own term, as often as they were. */
  private List<String> told(String kind) {
    return TestDatabase.client(url)
        .sql(
            """
            SELECT provider_id FROM message WHERE term_id = :term AND kind = :kind
            ORDER BY provider_id
            """)
        .param("term", term)
        .param("kind", kind)
        .query(String.class)
        .list();
  }

  private JsonNode freed() {
    return client.get("/api/v1/workspaces/" + term + "/freed-places").json();
  }

  private void mendAndPublish() {
    Client.Answer mending = client.post("/api/v1/workspaces/" + term + "/mending", "");
    assertThat(mending.status()).as(mending.text()).isEqualTo(202);
    String run = mending.json().get("id").asString();
    client.await(run, "COMPLETED");
    publish(run);
  }

  private Client.Answer offer(String more) {
    return client.post(
        "/api/v1/workspaces/" + term + "/freed-places",
        "{\"until\": \"" + today() + "\"" + more + "}");
  }

  @Test
  void theLastPlaceTakenByTwoAtOnceGoesToOneAndTheOtherIsTold() {
    assertThat(offer("").json().findValuesAsString("code"))
        .as("the waiting list comes first")
        .containsExactly("MEND_FIRST");
    mendAndPublish();
    Client.Answer offered = offer("");
    assertThat(offered.status()).as(offered.text()).isEqualTo(200);
    assertThat(offered.json()).hasSize(1);
    assertThat(offered.json().get(0).at("/place/unitId").asString()).isEqualTo("U4");
    assertThat(offered.json().get(0).get("providers").asInt()).isEqualTo(3);
    assertThat(offer("").json().findValuesAsString("code"))
        .as("it is on offer already")
        .containsExactly(FreedPlaces.NOTHING_TO_OFFER);

    assertThat(told("PLACE_OFFERED")).containsExactly("R1", "R2", "R3");

    assertThat(one.offers().getFirst().findValuesAsString("placementId")).containsExactly("P14");
    JsonNode toTwo = two.offers().getFirst();
    JsonNode toThree = three.offers().getFirst();
    assertThat(toTwo.get("id")).isEqualTo(toThree.get("id"));
    assertThat(toTwo.findValuesAsString("placementId")).containsExactly("P02");
    assertThat(toThree.findValuesAsString("placementId")).containsExactly("P09");
    assertThat(toTwo.toString()).doesNotContain("S10", "S11", "P04", "R1", "minutes");
    String place = toTwo.get("id").asString();
    assertThat(one.take(place, "P04").status()).as("who said no").isEqualTo(422);
    assertThat(one.take(UUID.randomUUID().toString(), "P14").status()).isEqualTo(404);
    assertThat(two.take(place, "P09").status()).as("another's student").isEqualTo(422);

    List<Client.Answer> both =
        Stream.of(
                CompletableFuture.supplyAsync(() -> two.take(place, "P02")),
                CompletableFuture.supplyAsync(() -> three.take(place, "P09")))
            .map(CompletableFuture::join)
            .toList();
    assertThat(both.stream().map(Client.Answer::status)).containsExactlyInAnyOrder(204, 409);
    Client.Answer late =
        both.stream().filter(each -> each.status() == 409).findFirst().orElseThrow();
    assertThat(late.json().findValuesAsString("code")).containsExactly("TAKEN");
    boolean wasTwo = both.getFirst().status() == 204;
    Provider winner = wasTwo ? two : three;
    String placement = wasTwo ? "P02" : "P09";
    assertThat(winner.take(place, placement).status()).as("sent twice").isEqualTo(204);
    messages.look();
    messages.look();
    assertThat(told("PLACE_TAKEN")).as("once").containsExactly(wasTwo ? "R2" : "R3");
    assertThat(told("PLACE_GONE"))
        .as("the others, once")
        .containsExactly("R1", wasTwo ? "R3" : "R2");
    assertThat(one.offers()).isEmpty();
    assertThat(two.offers()).isEmpty();
    assertThat(three.offers()).isEmpty();
    JsonNode taken = freed().get(0);
    assertThat(taken.get("state").asString()).isEqualTo("TAKEN");
    assertThat(taken.get("takenFor").asString()).isEqualTo(wasTwo ? "st02" : "st09");
    Client.Answer back =
        client.send(client.to("/api/v1/workspaces/" + term + "/freed-places/" + place).DELETE());
    assertThat(back.status()).isEqualTo(409);
    assertThat(back.json().findValuesAsString("code")).containsExactly("TAKEN");
    assertThat(back.json().findValuesAsString("value"))
        .containsExactly(taken.get("takenBy").asString());

    Client.Answer without = publishing("");
    assertThat(without.status()).as("the plan does not have it").isEqualTo(409);
    assertThat(without.json().findValuesAsString("code")).containsExactly("AGREED_MOVED");
    assertThat(without.json().findValuesAsString("value")).containsExactly(placement);
    assertThat(publishing(", \"providers\": [\"R1\"]").json().findValuesAsString("code"))
        .as("nor behind the back of who took it")
        .contains("AGREED_MOVED");

    mendAndPublish();
    JsonNode now = winner.place(placement);
    assertThat(now.at("/given/answer").asString())
        .as("nobody is asked again")
        .isEqualTo("ACCEPTED");
    assertThat(now.get("change").asString()).isEqualTo("GAINED");
    assertThat(now.at("/shown/place/unitId").asString()).isEqualTo("U4");
    assertThat(now.at("/shown/place/period").asString()).isEqualTo("APL 2");
  }

  @Test
  void membersComeFirstAndWhatIsTakenBackIsNobodys() {
    mendAndPublish();
    assertThat(offer(", \"headStart\": 31").json().findValuesAsString("pointer"))
        .containsExactly("/headStart");
    assertThat(offer(", \"headStart\": 1").status()).isEqualTo(200);
    assertThat(two.offers().getFirst().get("open").asBoolean()).isTrue();
    JsonNode later = three.offers().getFirst();
    assertThat(later.get("open").asBoolean()).isFalse();
    String place = later.get("id").asString();
    assertThat(three.take(place, "P09").json().findValuesAsString("code"))
        .containsExactly("NOT_YET");
    String path = "/api/v1/workspaces/" + term + "/freed-places/" + place;
    assertThat(client.send(client.to(path).DELETE()).status()).isEqualTo(204);
    assertThat(client.send(client.to(path).DELETE()).status()).isEqualTo(404);
    assertThat(told("PLACE_GONE")).as("of what is taken back").contains("R2", "R3");
    assertThat(two.offers()).isEmpty();
    assertThat(two.take(place, "P02").json().findValuesAsString("code")).containsExactly("ENDED");
  }

  @Test
  void whoseTakenPlaceIsGivenUpKnowinglyIsToldAndItDoesNotComeBack() {
    mendAndPublish();
    assertThat(offer("").status()).isEqualTo(200);
    String place = two.offers().getFirst().get("id").asString();
    assertThat(two.take(place, "P02").status()).isEqualTo(204);
    Client.Answer made = publishing(", \"agreedMoves\": true");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode now = two.place("P02");
    assertThat(now.get("change").asString()).isEqualTo("LOST");
    assertThat(now.at("/shown/before/unitId").asString()).isEqualTo("U4");
    assertThat(now.has("given")).isFalse();
    assertThat(
            client
                .post("/api/v1/workspaces/" + term + "/mending", "")
                .json()
                .findValuesAsString("code"))
        .containsExactly("NOTHING_TO_MEND");
    assertThat(two.take(place, "P02").json().findValuesAsString("code")).containsExactly("TAKEN");
  }

  void whoIsProtectedByNowIsReadAsSuch() {
    mendAndPublish();
    assertThat(offer("").status()).isEqualTo(200);
    String id = two.newest().get("id").asString();
    two.offers();
    assertThat(protectedReads(id)).isZero();
    ObjectNode newest = (ObjectNode) JsonMapper.shared().readTree(ScarceTerm.of(term));
    newest.putArray("travelMinutes");
    for (JsonNode student : newest.get("students")) {
      if (student.get("id").asString().equals("st02")) {
        ((ObjectNode) student).put("protectedIdentity", true).remove("home");
      }
    }
    client.submit(JsonMapper.shared().writeValueAsBytes(newest));

    String place = two.offers().getFirst().get("id").asString();

    assertThat(protectedReads(id)).isEqualTo(1);
    assertThat(two.take(place, "P02").status()).isEqualTo(204);
    String published = problemOfRound();
    client.get("/api/v1/workspaces/" + term + "/freed-places");
    assertThat(protectedReads(published)).isEqualTo(1);
  }

  private String problemOfRound() {
    return TestDatabase.client(url)
        .sql(
            "SELECT problem_id FROM publication WHERE term_id = :term ORDER BY number DESC LIMIT 1")
        .param("term", term)
        .query(UUID.class)
        .single()
        .toString();
  }

  private int protectedReads(String subject) {
    return TestDatabase.client(url)
        .sql(
            """
            SELECT count(*) FROM audit_entry
            WHERE action = 'protected.read' AND subject_id = :subject
              AND details ->> 'call' LIKE 'GET %/freed-places'
            """)
        .param("subject", subject)
        .query(Integer.class)
        .single();
  }
}
