package org.platsa.api.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.database.EmbeddedPostgres;
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
  @Autowired private AskingReminders reminders;

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

    Client.Answer offer(String json) {
      String path = "/api/v1/offers/" + term + "?unitId=E-1";
      return client
          .asNobody()
          .send(
              browser
                  .send(client.asNobody().to(path))
                  .header("Content-Type", "application/json")
                  .PUT(BodyPublishers.ofString(json)));
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
            // The unit of every manager here.
            .replace("\"U1\"", "\"E-1\"")
            .getBytes(StandardCharsets.UTF_8));
    one = new Person(Role.PROVIDER, "R1");
    two = new Person(Role.PROVIDER, "R2");
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE);
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

    String changed = student("zq-one", "annat-7").replace("Gislaved", "Värnamo");
    String ifUnchanged = changed.replaceFirst("\\}$", ", \"ifUnchangedSince\": \"%s\"}");
    Client.Answer again = one.write("{\"students\": [" + ifUnchanged.formatted(seen) + "]}");
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    Client.Answer late = one.write("{\"students\": [" + ifUnchanged.formatted(seen) + "]}");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().at("/issues/0/code").asString()).isEqualTo("CHANGED_MEANWHILE");
    assertThat(one.post(requests + "/removals", "{\"students\": [\"nobody\"]}").status())
        .isEqualTo(422);
    String many = "\"zq-one\"" + ", \"zq-one\"".repeat(1_000);
    for (String list : List.of("", many)) {
      Client.Answer refused = one.post(requests + "/removals", "{\"students\": [" + list + "]}");
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().get("issues")).hasSize(1);
      assertThat(refused.json().at("/issues/0/pointer").asString()).isEqualTo("/students");
    }
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

    Person manager = new Person(Role.UNIT_MANAGER, "");
    assertThat(manager.offer("{\"maxTrainees\": 3}").status()).isEqualTo(200);

    clock.advance(Duration.ofDays(1));
    one = new Person(Role.PROVIDER, "R1");
    manager = new Person(Role.UNIT_MANAGER, "");
    assertThat(manager.offer("{\"maxTrainees\": 3}").status())
        .as("the same answer again")
        .isEqualTo(200);
    String version =
        manager.get("/api/v1/offers/" + term + "?unitId=E-1").json().get("version").asString();
    assertThat(
            manager
                .offer("{\"version\": \"" + version + "\", \"maxTrainees\": 2}")
                .json()
                .at("/issues/0/code")
                .asString())
        .isEqualTo("TIME_OVER");
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

  private JsonNode look() {
    return client.get(asking + "/intake").json();
  }

  private Client.Answer take(String version) {
    return client.post(asking + "/intake", "{\"version\": \"" + version + "\"}");
  }

  private JsonNode data() {
    String problem =
        client.get("/api/v1/workspaces/" + term).json().at("/workspace/head/problemId").asString();
    return client.get("/api/v1/problems/" + problem).json();
  }

  private static JsonNode row(JsonNode data, String list, String id) {
    return data.get(list)
        .valueStream()
        .filter(each -> each.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theAnswersAreTakenInAsOneRevisionAndOnlyWhatCameLaterTheNextTime() {
    open(today().plusDays(1));
    Person manager = new Person(Role.UNIT_MANAGER, "");
    one.write(TWO);
    one.send();
    two.write("{\"students\": [" + student("zq-two", "annan") + "]}");
    assertThat(manager.get("/api/v1/offers").json()).isNotEmpty();
    Client.Answer offered =
        manager.offer(
            "{\"maxTrainees\": 7, \"closedWeeks\": [\"2024-01-22\"], \"supervisors\":"
                + " [{\"supervisorId\": \"S01\", \"active\": false, \"maxSimultaneous\": 1,"
                + " \"maxPerTerm\": 3, \"absences\": [{\"from\": \"2024-02-05\", \"to\":"
                + " \"2024-02-09\"}]}]}");
    assertThat(offered.status()).as(offered.text()).isEqualTo(200);
    assertThat(
            manager
                .offer("{\"maxTrainees\": -1, \"closedWeeks\": [\"2024-01-23\"]}")
                .json()
                .findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/maxTrainees", "/closedWeeks/0");

    JsonNode seen = look();
    assertThat(seen.get("faults")).isEmpty();
    assertThat(seen.get("parts")).as("one provider that has sent, one unit").hasSize(2);
    assertThat(seen.toString()).contains("zq-one").doesNotContain("zq-two", "hemlig");
    two.send();
    Client.Answer late = take(seen.get("version").asString());
    assertThat(late.json().at("/issues/0/code").asString()).isEqualTo(Intake.ANSWERED_MEANWHILE);
    int before = data().get("placements").size();
    Client.Answer taken = take(look().get("version").asString());
    assertThat(taken.status()).as(taken.text()).isEqualTo(200);

    JsonNode data = data();
    assertThat(data.get("placements").size()).isEqualTo(before + 3);
    assertThat(data.toString()).contains("zq-one", "zq-two").doesNotContain("hemlig", "annan");
    assertThat(row(data, "units", "E-1").get("maxTrainees").asInt()).isEqualTo(7);
    JsonNode supervisor = row(data, "supervisors", "S01");
    assertThat(supervisor.get("active").asBoolean()).isFalse();
    assertThat(supervisor.get("absences").findValuesAsString("from"))
        .containsExactly("2024-02-05", "2024-01-22");
    assertThat(row(data, "supervisors", "S02").get("absences").findValuesAsString("from"))
        .contains("2024-01-22");
    assertThat(
            client
                .get("/api/v1/workspaces/" + term + "/revisions")
                .json()
                .at("/0/kinds/0")
                .asString())
        .isEqualTo("asking");
    assertThat(take(look().get("version").asString()).status()).as("nothing is new").isEqualTo(409);

    // What the department changes itself stays when a provider's later change is taken in.
    String problem =
        client.get("/api/v1/workspaces/" + term).json().at("/workspace/head/problemId").asString();
    client.post(
        "/api/v1/problems/" + problem + "/revisions",
        "{\"changes\": [{\"type\": \"unitCapacity\", \"unitId\": \"E-1\", \"maxTrainees\": 5}]}");
    one.post("/api/v1/requests/" + term + "/removals", "{\"students\": [\"zq-one\"]}");
    one.send();
    assertThat(provider("R1").get("later").asInt()).isEqualTo(1);
    assertThat(take(look().get("version").asString()).status()).isEqualTo(200);
    assertThat(data().toString()).doesNotContain("zq-one").contains("zq-two");
    assertThat(row(data(), "units", "E-1").get("maxTrainees").asInt()).isEqualTo(5);
  }

  @Test
  void whatIsTakenAwayWhileItIsTakenInIsNotTakenIn() throws Exception {
    open(today().plusDays(1));
    one.write(TWO);
    one.send();
    String version = look().get("version").asString();
    EmbeddedPostgres server = TestDatabase.server();

    CompletableFuture<Client.Answer> taking;
    try (Connection provider = DriverManager.getConnection(url, server.user(), server.password());
        Statement statement = provider.createStatement()) {
      provider.setAutoCommit(false);
      String of = " WHERE provider_id = 'R1' AND term_id = '" + term + "'";
      statement.execute("UPDATE asked_provider SET changed_at = now()" + of);
      statement.execute("DELETE FROM requested_student" + of + " AND student_id = 'zq-one'");
      taking = CompletableFuture.supplyAsync(() -> take(version));
      for (int i = 0; !isAnyWaiting(); i++) {
        assertThat(i).as("tenths of a second without waiting").isLessThan(600);
        assertThat(taking).as("waits for the provider").isNotDone();
        Thread.sleep(100);
      }
      provider.commit();
    }

    Client.Answer taken = taking.get(1, TimeUnit.MINUTES);
    assertThat(taken.status()).as(taken.text()).isEqualTo(409);
    assertThat(taken.json().at("/issues/0/code").asString()).isEqualTo(Intake.ANSWERED_MEANWHILE);
    assertThat(data().toString()).doesNotContain("zq-one");
    assertThat(take(look().get("version").asString()).status()).isEqualTo(200);
    assertThat(data().toString()).doesNotContain("zq-one");
  }

  private boolean isAnyWaiting() {
    return TestDatabase.client(url)
            .sql(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """)
            .query(Integer.class)
            .single()
        > 0;
  }

  @Test
  void whatAProviderWroteOfAnotherIsAFaultThatNamesIt() {
    open(today().plusDays(1));
    one.write(TWO);
    one.send();
    TestDatabase.client(url)
        .sql(
            "UPDATE requested_student SET sent = replace(sent, 'zq-one', 'st02')"
                + " WHERE term_id = :term AND student_id = 'zq-one'")
        .param("term", term)
        .update();

    JsonNode seen = look();

    assertThat(seen.at("/faults/0/code").asString()).isEqualTo("CONFLICTING_FIELDS");
    assertThat(seen.at("/faults/0/id").asString()).isEqualTo("zq-one");
    assertThat(take(seen.get("version").asString()).status()).isEqualTo(422);
  }

  @Test
  void anothersPseudonymIsAFaultThatNamesTheProviderAndNothingIsTaken() {
    open(today().plusDays(1));
    two.write("{\"students\": [" + student("st01", "annan") + "]}");
    two.send();

    JsonNode seen = look();

    assertThat(seen.at("/faults/0/code").asString()).isEqualTo("ID_OF_OTHER_PROVIDER");
    assertThat(seen.at("/faults/0/from").asString()).isEqualTo("Vuxenutbildningen");
    assertThat(seen.at("/faults/0/id").asString()).isEqualTo("st01");
    assertThat(take(seen.get("version").asString()).status()).isEqualTo(422);
  }

  private Client.Answer leaveOut(String json) {
    return client.post(asking + "/intake/left-out", json);
  }

  @Test
  void whatDoesNotFitIsLeftOutSaidAndTakenInLaterWhileTheRestComesIn() {
    open(today().plusDays(1));
    two.write(
        "{\"students\": [" + student("st01", "annan") + ", " + student("zq-two", "egen") + "]}");
    two.send();
    one.write(TWO);
    one.send();
    JsonNode seen = look();
    assertThat(seen.at("/faults/0/providerId").asString()).isEqualTo("R2");
    Client.Answer refused =
        leaveOut("{\"students\": [{\"providerId\": \"R2\", \"studentId\": \"nobody\"}]}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/issues/0/pointer").asString()).isEqualTo("/students/0");
    assertThat(leaveOut("{}").status()).isEqualTo(422);

    Client.Answer left = leaveOut("{\"faulty\": true}");

    assertThat(left.status()).as(left.text()).isEqualTo(200);
    assertThat(left.json().get("faults")).isEmpty();
    assertThat(left.json().at("/leftOut/0/id").asString()).isEqualTo("st01");
    assertThat(left.json().at("/leftOut/0/code").asString()).isEqualTo("ID_NOT_USABLE");
    assertThat(take(seen.get("version").asString()).status()).as("seen before").isEqualTo(409);
    assertThat(take(look().get("version").asString()).status()).isEqualTo(200);
    assertThat(data().toString()).contains("zq-one", "zq-two");
    assertThat(provider("R2").get("leftOut").asInt()).isEqualTo(1);
    assertThat(messages("LEFT_OUT")).isEqualTo(1);
    assertThat(
            two.get("/api/v1/requests/" + term)
                .json()
                .get("students")
                .findValuesAsString("leftOut"))
        .as("not whose the id is")
        .containsExactly("ID_NOT_USABLE");
    assertThat(look().get("parts")).isEmpty();

    // Sent anew it comes along again; and so does whom the coordinator takes along.
    two.post("/api/v1/requests/" + term + "/removals", "{\"students\": [\"st01\"]}");
    two.write("{\"students\": [" + student("zq-new", "annan") + "]}");
    two.send();
    assertThat(look().get("leftOut")).isEmpty();
    assertThat(leaveOut("{\"providers\": [\"R2\"]}").json().get("parts")).isEmpty();
    assertThat(provider("R2").get("leftOut").asInt()).isEqualTo(1);
    leaveOut("{\"along\": true, \"providers\": [\"R2\"]}");
    assertThat(take(look().get("version").asString()).status()).isEqualTo(200);
    assertThat(data().toString()).contains("zq-new");
  }

  @Test
  void aUnitsAnswerThatNoLongerFitsIsLeftOutLikeAStudent() {
    open(today().plusDays(1));
    new Person(Role.UNIT_MANAGER, "")
        .offer("{\"maxTrainees\": 7, \"offers\": [{\"periodId\": \"A1\", \"places\": 2}]}");
    two.write("{\"students\": [" + student("st01", "annan") + "]}");
    two.send();
    one.write(TWO);
    one.send();
    TestDatabase.client(url)
        .sql("UPDATE asked_unit SET unit_id = 'E-gone' WHERE term_id = :term AND unit_id = 'E-1'")
        .param("term", term)
        .update();

    JsonNode seen = look();
    assertThat(seen.get("faults").findValuesAsString("id"))
        .as("what is wrong with one does not hide the other")
        .containsExactlyInAnyOrder("st01", "E-gone");
    Client.Answer left = leaveOut("{\"faulty\": true}");
    assertThat(left.json().get("faults")).isEmpty();
    assertThat(left.json().get("leftOut").findValuesAsString("id")).contains("E-gone", "st01");
    assertThat(take(look().get("version").asString()).status()).isEqualTo(200);
    assertThat(data().toString()).contains("zq-one");
    assertThat(row(data(), "units", "E-1").get("maxTrainees").asInt()).isNotEqualTo(7);
  }

  @Test
  void whatAVersionHadCountsAlsoAfterWhatItWasMadeOfIsDeleted() {
    open(today().plusDays(1));
    one.write(TWO);
    one.send();
    String none = head();
    take(look().get("version").asString());
    String both = head();
    restore(none);
    String undone = head();
    assertThat(look().get("parts")).hasSize(1);

    assertThat(client.delete("/api/v1/problems/" + undone).status()).isEqualTo(204);
    assertThat(look().get("parts")).as("the newest has it again").isEmpty();
    restore(none);
    restore(both);
    assertThat(client.delete("/api/v1/problems/" + both).status()).isEqualTo(204);
    assertThat(look().get("parts")).as("what was brought back has it still").isEmpty();
  }

  @Test
  void twoWhoWriteSeveralRowsAtOnceWaitForEachOther() {
    open(today().plusDays(9));
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      boolean reminds = i % 3 == 0;
      boolean takes = i % 3 == 1;
      String version = takes ? look().get("version").asString() : "";
      all.add(
          CompletableFuture.supplyAsync(() ->
              (reminds
                      ? client.post(asking + "/reminders", "")
                      : takes ? take(version) : open(today().plusDays(9)))
                  .status()));
    }
    assertThat(all.stream().map(CompletableFuture::join)).allMatch(status -> status < 500);
    assertThat(messages("OFFERS_DUE")).as("one was first").isEqualTo(1);
  }

  private int reads(String action, String provider, String call) {
    return TestDatabase.client(url)
        .sql(
            """
            SELECT count(*) FROM audit_entry
            WHERE action = :action AND subject_type = 'requests'
              AND details ->> 'call' LIKE :call
              AND subject_id = (SELECT id::text FROM asked_provider
                                WHERE term_id = :term AND provider_id = :provider)
            """)
        .param("action", action)
        .param("call", call)
        .param("term", term)
        .param("provider", provider)
        .query(Integer.class)
        .single();
  }

  @Test
  void whoIsProtectedAsWrittenAsSentOrByTheDepartmentsNewestDataIsReadAsSuch() {
    open(today().plusDays(1));
    String read = "GET /api/v1/requests/{termId}";
    String hidden =
        "{\"students\": ["
            + student("zq-hid", "egen")
                .replace("\"locality\": \"Gislaved\"", "\"protectedIdentity\": true")
            + "]}";
    String plain = hidden.replace("\"protectedIdentity\": true", "\"locality\": \"Gislaved\"");
    assertThat(one.write(hidden).status()).isEqualTo(200);
    one.send();
    assertThat(one.write(plain).status()).isEqualTo(200);
    one.get("/api/v1/requests/" + term);
    assertThat(reads("protected.read", "R1", read)).as("sent").isEqualTo(1);
    look();
    assertThat(reads("protected.read", "R1", "%/asking/intake")).as("looked at").isEqualTo(1);
    String someone = "{\"kind\": \"STUDENT\", \"pseudonym\": \"zq-hid\"}";
    Client.Answer extract =
        new Person(Role.COORDINATOR, "").post("/api/v1/pseudonyms/extracts", someone);
    assertThat(extract.status()).as(extract.text()).isEqualTo(200);
    assertThat(reads("protected.read", "R1", "%/extracts")).as("only asked for").isEqualTo(1);
    one.send();
    one.get("/api/v1/requests/" + term);
    assertThat(reads("protected.read", "R1", read)).as("no longer").isEqualTo(1);

    client.submit(
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"")
            .replaceFirst("(?s)\"home\":\\s*\\{[^}]*\\},", "\"protectedIdentity\": true,")
            .replaceFirst("(?s)\"travelMinutes\":\\s*\\[.*?\\]", "\"travelMinutes\": []")
            .replace("\"st01\"", "\"zq-hid\"")
            .getBytes(StandardCharsets.UTF_8));
    one.get("/api/v1/requests/" + term);
    assertThat(reads("protected.read", "R1", read)).as("known by now").isEqualTo(2);
  }

  @Test
  void anIntakeThatIsRefusedIsARead() {
    open(today().plusDays(1));
    two.write("{\"students\": [" + student("st01", "annan") + "]}");
    two.send();
    String version = look().get("version").asString();

    Client.Answer refused = take(version);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("st01");
    assertThat(reads("names.read", "R2", "POST %/asking/intake")).isEqualTo(1);
  }

  private String head() {
    return client
        .get("/api/v1/workspaces/" + term)
        .json()
        .at("/workspace/head/problemId")
        .asString();
  }

  private void restore(String problem) {
    Client.Answer restored =
        client.post(
            "/api/v1/problems/" + head() + "/revisions",
            "{\"changes\": [{\"type\": \"restored\", \"problemId\": \"" + problem + "\"}]}");
    assertThat(restored.status()).as(restored.text()).isEqualTo(201);
  }

  @Test
  void answersOfAnUndoneIntakeCountAsNotTaken() {
    open(today().plusDays(1));
    Person manager = new Person(Role.UNIT_MANAGER, "");
    String none = head();
    one.write(TWO);
    one.send();
    manager.offer("{\"maxTrainees\": 7}");
    take(look().get("version").asString());
    String both = head();
    one.post("/api/v1/requests/" + term + "/removals", "{\"students\": [\"zq-one\"]}");
    one.send();
    take(look().get("version").asString());
    String removed = head();
    assertThat(look().get("parts")).isEmpty();

    restore(both);
    assertThat(look().at("/parts/0/removed").asInt()).as("the removal alone").isEqualTo(1);
    restore(none);
    assertThat(look().get("parts")).as("a student, and the unit").hasSize(2);
    restore(removed);
    assertThat(look().get("parts")).as("brought back, all is taken in").isEmpty();
    restore(both);
    assertThat(take(look().get("version").asString()).status()).isEqualTo(200);
    assertThat(data().toString()).doesNotContain("zq-one");

    // What is deleted instead of undone is the same.
    String last = head();
    assertThat(client.delete("/api/v1/problems/" + last).status()).isEqualTo(204);
    assertThat(look().at("/parts/0/removed").asInt()).isEqualTo(1);
    assertThat(data().toString()).contains("zq-one");
  }

  private int messages(String kind) {
    return TestDatabase.client(url)
        .sql("SELECT count(*) FROM message WHERE term_id = :term AND kind = :kind")
        .param("term", term)
        .param("kind", kind)
        .query(Integer.class)
        .single();
  }

  @Test
  void whoHasNotAnsweredIsRemindedOnceADayByHandAndOnceWhenTheDayIsNear() {
    open(today().plusDays(9));
    one.write(TWO);
    one.send();

    Client.Answer reminded = client.post(asking + "/reminders", "");

    assertThat(reminded.status()).as(reminded.text()).isEqualTo(200);
    assertThat(provider("R1").has("remindedAt")).as("has answered").isFalse();
    assertThat(provider("R2").has("remindedAt")).isTrue();
    assertThat(reminded.json().get("units").valueStream()).allMatch(each -> each.has("remindedAt"));
    Client.Answer again = client.post(asking + "/reminders", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().at("/issues/0/code").asString()).isEqualTo("NOBODY_TO_REMIND");
    assertThat(messages("REQUESTS_DUE")).isEqualTo(2);
    assertThat(messages("OFFERS_DUE")).as("one for all units").isEqualTo(1);

    clock.advance(Duration.ofDays(1));
    reminders.look();
    assertThat(messages("REQUESTS_DUE")).as("the day is not near").isEqualTo(2);
    assertThat(client.post(asking + "/reminders", "").status()).isEqualTo(200);
    clock.advance(Duration.ofDays(5));
    reminders.look();
    reminders.look();
    assertThat(messages("REQUESTS_DUE")).as("once by itself").isEqualTo(6);
    assertThat(messages("OFFERS_DUE")).isEqualTo(3);
    client.post(asking + "/closing", "");
    assertThat(client.post(asking + "/reminders", "").json().at("/issues/0/code").asString())
        .isEqualTo("CLOSED");
  }

  @Test
  void aUnitIsItsManagersAlone() {
    open(today().plusDays(1));
    Person manager = new Person(Role.UNIT_MANAGER, "");

    assertThat(manager.get("/api/v1/offers/" + term + "?unitId=U2").status()).isEqualTo(404);
    assertThat(manager.offer("{\"unchanged\": true}").json().get("unchanged").asBoolean()).isTrue();
    assertThat(one.get("/api/v1/offers").status()).isEqualTo(403);
    assertThat(look().get("parts").toString()).contains("\"unit\":true");
  }

  @Test
  void ofTwoWhoAnswerForAUnitAtOnceOneIsToldWhatTheOtherSaid() {
    open(today().plusDays(1));
    Person manager = new Person(Role.UNIT_MANAGER, "");
    String sheet = "/api/v1/offers/" + term + "?unitId=E-1";
    String seen = manager.get(sheet).json().get("version").asString();
    String answer =
        "{\"version\": \"%s\", \"maxTrainees\": %d, \"offers\": [{\"periodId\": \"A1\","
            + " \"places\": %d, \"kinds\": [\"APL\"]}, {\"firstMonday\": \"2024-01-15\","
            + " \"weeks\": 1, \"places\": 1}]}";
    Client.Answer first = manager.offer(answer.formatted(seen, 4, 2));
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.json().at("/offers/0/periodId").asString()).isEqualTo("A1");
    assertThat(first.json().at("/offers/1/periodId").isMissingNode()).isTrue();

    Client.Answer second = manager.offer(answer.formatted(seen, 5, 3));

    assertThat(second.status()).as(second.text()).isEqualTo(409);
    assertThat(second.json().get("issues").findValuesAsString("pointer"))
        .containsExactly("/maxTrainees", "/offers");
    assertThat(second.json().at("/issues/0/value").asString()).isEqualTo("4");
    assertThat(manager.get(sheet).json().get("maxTrainees").asInt()).isEqualTo(4);
    assertThat(manager.offer(answer.formatted(seen, 4, 2)).status()).as("the same").isEqualTo(200);
    Client.Answer blind = manager.offer("{\"maxTrainees\": 4}");
    assertThat(blind.status()).as("has seen no answer, and would undo the places").isEqualTo(409);
    assertThat(blind.json().get("issues").findValuesAsString("pointer")).containsExactly("/offers");
    assertThat(
            manager
                .offer("{\"version\": \"" + seen + "\", \"unchanged\": true}")
                .json()
                .get("issues")
                .findValuesAsString("code"))
        .containsExactly("CHANGED_MEANWHILE");
    String now = manager.get(sheet).json().get("version").asString();
    assertThat(manager.offer(answer.formatted(now, 5, 3)).status()).isEqualTo(200);

    Client.Answer wrong =
        manager.offer(
            "{\"offers\": [{\"periodId\": \"none\", \"places\": 1}, {\"firstMonday\":"
                + " \"2024-01-16\", \"weeks\": 0}]}");
    assertThat(wrong.json().get("issues").findValuesAsString("pointer"))
        .containsExactly(
            "/offers/0/periodId", "/offers/1/places", "/offers/1/firstMonday", "/offers/1/weeks");
    take(look().get("version").asString());
    JsonNode unit = row(data(), "units", "E-1");
    assertThat(unit.get("offers").findValuesAsString("places")).containsExactly("3", "1");
    assertThat(unit.at("/offers/0/kinds/0").asString()).isEqualTo("APL");
  }

  @Test
  void aSpreadsheetIsReadRowByRowAndItsFaultsAreAtTheirCells() {
    open(today().plusDays(1));
    String path = "/api/v1/requests/" + term + "/workbook";
    String right =
        "Egen referens;Grupp;Ort;Praktikform;Perioder;Behöver stöd\n"
            + "VO-1;VO;Gislaved;APL;A1, A2;Ja\nVO-2;VO;Värnamo;PRAO;P1;\n";

    Client.Answer wrong = csv(path, right.replace("Värnamo", "Värnam").replace("PRAO", "PRAX"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("Rad 3, Praktikform");
    Client.Answer place = csv(path, right.replace("Värnamo", "Värnam"));
    assertThat(place.text()).contains("Rad 3, Ort", "Menade du Värnamo?");

    Client.Answer read = csv(path, right);
    assertThat(read.status()).as(read.text()).isEqualTo(200);
    assertThat(read.json().get("students").findValuesAsString("reference"))
        .containsExactlyInAnyOrder("VO-1", "VO-2");
    assertThat(one.get("/api/v1/requests/" + term + "/template").status()).isEqualTo(200);
    assertThat(csv(path, "x;y\n1;2\n").status()).isEqualTo(400);

    client.post(asking + "/closing", "");
    Client.Answer closed = csv(path, right);
    assertThat(closed.status()).isEqualTo(409);
    assertThat(closed.json().at("/issues/0/code").asString()).isEqualTo("CLOSED");
  }

  private Client.Answer csv(String path, String text) {
    return client
        .asNobody()
        .send(
            one.browser
                .send(client.asNobody().to(path))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(text)));
  }
}
