package org.platsa.api.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

/** Asking over HTTP: opened, answered by two providers, each with its own alone. */
@ServiceTest
class AskIT {
  private static final String TWO =
      "{\"students\": ["
          + student("zq-one", "hemlig-1")
          + ", "
          + "{\"reference\": \"hemlig-2\", \"home\": {\"lat\": 57.20001, \"lon\": 13.95001},"
          + " \"placements\": [{\"kind\": \"PRAO\", \"allowedPeriods\": [\"P1\"]}]}]}";

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;

  @Value("${platsa.database.url}")
  private String url;

  private Client client;
  private String term;
  private String asking;
  private Person one;
  private Person two;

  private static String student(String id, String reference) {
    return "{\"studentId\": \""
        + id
        + "\", \"reference\": \""
        + reference
        + "\", \"group\": \"hemlig grupp\", \"locality\": \"Gislaved\", \"placements\":"
        + " [{\"kind\": \"APL\", \"allowedPeriods\": [\"A1\", \"A2\"]}]}";
  }

  /** Somebody in a browser, who sends what programs would. */
  private final class Person {
    private final TestPeople.Browser browser;

    Person(Role role, String provider) {
      browser =
          new TestPeople(TestDatabase.client(url), clock).signIn(TestTokens.TENANT, role, provider);
    }

    Client.Answer get(String path) {
      return client.asNobody().send(browser.send(client.asNobody().to(path)).GET());
    }

    Client.Answer post(String path, String json) {
      return client
          .asNobody()
          .send(
              browser
                  .send(client.asNobody().to(path))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(json)));
    }

    Client.Answer write(String json) {
      return post("/api/v1/requests/" + term + "/students", json);
    }

    Client.Answer send() {
      return post("/api/v1/requests/" + term + "/sending", "");
    }
  }

  @BeforeEach
  void haveATerm() {
    client = new Client(port);
    term = "T" + UUID.randomUUID().toString().substring(0, 8);
    asking = "/api/v1/workspaces/" + term + "/asking";
    client.submit(
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"")
            .getBytes(StandardCharsets.UTF_8));
    one = new Person(Role.PROVIDER, "R1");
    two = new Person(Role.PROVIDER, "R2");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Requests.ZONE);
  }

  private Client.Answer open(LocalDate by) {
    return client.send(
        client
            .to(asking)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"answerBy\": \"" + by + "\", \"message\": \"Hej\"}")));
  }

  private JsonNode provider(String id) {
    return client
        .get(asking)
        .json()
        .get("providers")
        .valueStream()
        .filter(each -> each.get("providerId").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsWrittenIsTheProvidersAloneUntilItIsSentAndItsReferenceAlways() {
    assertThat(client.get(asking).status()).isEqualTo(404);
    assertThat(one.get("/api/v1/requests/" + term).status()).isEqualTo(404);
    Client.Answer opened = open(today().plusDays(1));
    assertThat(opened.status()).as(opened.text()).isEqualTo(200);
    assertThat(opened.json().get("providers")).hasSize(3);
    assertThat(opened.json().get("units")).hasSize(5);

    Client.Answer written = one.write(TWO);
    assertThat(written.status()).as(written.text()).isEqualTo(200);
    JsonNode students = written.json().get("students");
    assertThat(students.findValuesAsString("reference"))
        .containsExactlyInAnyOrder("hemlig-1", "hemlig-2");
    assertThat(students.findValuesAsString("state")).containsOnly("NEW");
    assertThat(written.text()).as("rounded").contains("57.2", "13.95").doesNotContain("57.20001");

    assertThat(provider("R1").get("students").asInt()).isZero();
    assertThat(provider("R1").get("waiting").asInt()).isEqualTo(2);
    assertThat(client.get(asking).text()).doesNotContain("hemlig", "zq-one");
    assertThat(two.get("/api/v1/requests/" + term).text()).doesNotContain("hemlig", "zq-one");
    assertThat(two.get("/api/v1/requests/" + term).json().get("students")).isEmpty();

    // The same pseudonym at another provider is another row, of which nobody is told.
    assertThat(two.write("{\"students\": [" + student("zq-one", "annan") + "]}").status())
        .isEqualTo(200);
    assertThat(one.send().json().get("students").findValuesAsString("state")).containsOnly("SENT");
    assertThat(provider("R1").get("students").asInt()).isEqualTo(2);
    assertThat(provider("R1").get("later").asInt()).isEqualTo(2);
    assertThat(provider("R2").get("students").asInt()).isZero();
    assertThat(one.get("/api/v1/requests/" + term).text()).doesNotContain("annan");
  }

  @Test
  void whatIsWrongIsToldAllAtOnceAndNothingIsWritten() {
    open(today().plusDays(1));

    Client.Answer refused =
        one.write(
            "{\"students\": ["
                + student("19900101-2385", "ok")
                + ", "
                + student("zq-one", "anna@example.org")
                + "]}");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/students/0/studentId", "/students/1/reference");
    assertThat(refused.text()).doesNotContain("2385", "anna@");
    assertThat(one.get("/api/v1/requests/" + term).json().get("students")).isEmpty();
    assertThat(one.write("{}").status()).isEqualTo(422);
    assertThat(one.write("{\"students\": [null]}").status()).isEqualTo(422);
  }

  @Test
  void itCanBeChangedAndTakenAwayUntilTheDayAndNotAfterIt() {
    open(today());
    JsonNode written = one.write(TWO).json();
    String seen = written.at("/students/0/changedAt").asString();
    one.send();
    String requests = "/api/v1/requests/" + term;

    String changed = student("zq-one", "annat nummer 7").replace("Gislaved", "Värnamo");
    String ifUnchanged = changed.replaceFirst("\\}$", ", \"ifUnchangedSince\": \"%s\"}");
    assertThat(one.write("{\"students\": [" + ifUnchanged.formatted(seen) + "]}").status())
        .isEqualTo(200);
    Client.Answer late = one.write("{\"students\": [" + ifUnchanged.formatted(seen) + "]}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().at("/issues/0/code").asString()).isEqualTo("CHANGED_MEANWHILE");
    assertThat(one.post(requests + "/removals", "{\"students\": [\"nobody\"]}").status())
        .isEqualTo(422);
    assertThat(
            one.post(requests + "/removals", "{\"students\": [\"zq-one\"]}")
                .json()
                .get("students")
                .findValuesAsString("state"))
        .contains("REMOVED");
    assertThat(
            one.post(requests + "/restorations", "{\"students\": [\"zq-one\"]}")
                .json()
                .get("students")
                .findValuesAsString("state"))
        .containsOnly("SENT");

    clock.advance(Duration.ofDays(1));
    Client.Answer over = one.write(TWO);
    assertThat(over.status()).isEqualTo(409);
    assertThat(over.json().at("/issues/0/code").asString()).isEqualTo("TIME_OVER");
    assertThat(one.send().status()).isEqualTo(409);

    open(today().plusDays(3));
    assertThat(one.write("{\"students\": [" + student("zq-late", "9") + "]}").status())
        .isEqualTo(200);
    one.send();
    assertThat(provider("R1").get("late").asInt()).as("after the first day").isEqualTo(1);

    client.post(asking + "/closing", "");
    assertThat(one.send().json().at("/issues/0/code").asString()).isEqualTo("CLOSED");
    assertThat(one.get("/api/v1/requests").json().at("/0/open").asBoolean()).isFalse();
  }

  @Test
  void nobodyElseComesNear() {
    open(today().plusDays(1));
    String requests = "/api/v1/requests/" + term;

    assertThat(client.get(requests).status()).as("the department's programs").isEqualTo(403);
    assertThat(new Person(Role.COORDINATOR, "").get(requests).status()).isEqualTo(403);
    assertThat(new Person(Role.UNIT_MANAGER, "").get(asking).status()).isEqualTo(403);
    assertThat(one.get(asking).status()).isEqualTo(403);
    assertThat(new Person(Role.PROVIDER, "nowhere").get(requests).status())
        .as("a provider that is not asked")
        .isEqualTo(404);
    assertThat(client.get("/api/v1/audit?action=names.read").text()).contains("requests");
  }

  @Test
  void whoeverIsDeletedIsInNoRequestAnyMore() {
    open(today().plusDays(1));
    one.write("{\"students\": [" + student("zq-gone", "hemlig") + "]}");
    Person coordinator = new Person(Role.COORDINATOR, "");
    String person = "{\"kind\": \"STUDENT\", \"pseudonym\": \"zq-gone\"}";

    Client.Answer extract = coordinator.post("/api/v1/pseudonyms/extracts", person);
    assertThat(extract.status()).as(extract.text()).isEqualTo(200);
    assertThat(extract.json().at("/asked/0/written/written/student/id").asString())
        .isEqualTo("zq-gone");
    assertThat(extract.text()).doesNotContain("hemlig");
    assertThat(coordinator.post("/api/v1/pseudonyms/deletions", person).status()).isEqualTo(200);

    assertThat(one.get("/api/v1/requests/" + term).json().get("students")).isEmpty();
    assertThat(coordinator.post("/api/v1/pseudonyms/extracts", person).status()).isEqualTo(404);
  }

  @Test
  void theOnlyDataOfATermThatIsAskedForIsKept() {
    open(today().plusDays(1));
    String problem =
        client.get("/api/v1/workspaces/" + term).json().at("/workspace/head/problemId").asString();

    Client.Answer refused = client.delete("/api/v1/problems/" + problem);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/issues/0/code").asString()).isEqualTo("ASKED");
  }
}
