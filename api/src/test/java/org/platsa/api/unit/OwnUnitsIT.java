package org.platsa.api.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A manager says what has become different at the own units in mid-term, and nowhere else. */
@ServiceTest
class OwnUnitsIT {
  @LocalServerPort private int port;
  @Autowired private SettableClock clock;

  @Value("${platsa.database.url}")
  private String url;

  private Client client;
  private JdbcClient db;
  private TestPeople people;
  private TestPeople.Browser manager;
  private String term;

  @BeforeEach
  void haveATermThatIsNotOver() {
    client = new Client(port);
    db = TestDatabase.client(url);
    people = new TestPeople(db, clock);
    term = "own-" + UUID.randomUUID().toString().substring(0, 8);
    client.submit(document("2052-"));
    manager = manager(TestTokens.TENANT);
  }

  private TestPeople.Browser manager(UUID tenant) {
    TestPeople.Browser person = people.signIn(tenant, Role.UNIT_MANAGER, "");
    db.sql("UPDATE account SET unit_ids = '{U1}' WHERE id = :id")
        .param("id", person.account())
        .update();
    return person;
  }

  private byte[] document(String year) {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replace("\"VT2024\"", "\"" + term + "\"")
        .replace("2024-", year)
        .getBytes(StandardCharsets.UTF_8);
  }

  private List<JsonNode> units(TestPeople.Browser person) {
    return client
        .asNobody()
        .send(person.send(client.asNobody().to("/api/v1/own-units")).GET())
        .json()
        .valueStream()
        .filter(each -> each.get("termId").asString().equals(term))
        .toList();
  }

  private Client.Answer change(TestPeople.Browser person, String unit, String changes) {
    return client
        .asNobody()
        .send(
            person
                .send(
                    client
                        .asNobody()
                        .to("/api/v1/own-units/" + term + "/changes?unitId=" + unit)
                        .header("Content-Type", "application/json"))
                .POST(BodyPublishers.ofString("{\"changes\": [" + changes + "]}")));
  }

  private JsonNode head() {
    return client.get("/api/v1/workspaces/" + term + "/revisions").json().get(0);
  }

  @Test
  void anAbsenceIsANewVersionOfTheTermsData() {
    JsonNode before = units(manager).getFirst();
    assertThat(units(manager)).as("the own alone").hasSize(1);
    assertThat(before.get("unitId").asString()).isEqualTo("U1");
    String supervisor = before.at("/supervisors/0/id").asString();
    assertThat(before.get("supervisors").valueStream())
        .allMatch(each -> each.get("unitId").asString().equals("U1"));

    Client.Answer changed =
        change(
            manager,
            "U1",
            "{\"type\": \"supervisorAbsent\", \"supervisorId\": \""
                + supervisor
                + "\", \"from\": \"2052-04-01\", \"to\": \"2052-04-12\"},"
                + " {\"type\": \"unitCapacity\", \"unitId\": \"U1\", \"maxTrainees\": 1}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().get("maxTrainees").asInt()).isEqualTo(1);
    assertThat(changed.json().at("/supervisors/0/absences").toString()).contains("2052-04-12");
    assertThat(units(manager).getFirst()).isEqualTo(changed.json());
    assertThat(head().get("kinds").toString())
        .as("the coordinator sees what was changed")
        .contains("supervisorAbsent", "unitCapacity");

    Client.Answer back =
        change(
            manager,
            "U1",
            "{\"type\": \"supervisorBack\", \"supervisorId\": \""
                + supervisor
                + "\", \"from\": \"2052-04-01\"}");
    assertThat(back.json().at("/supervisors/0/absences"))
        .isEqualTo(before.at("/supervisors/0/absences"));
    assertThat(
            db.sql(
                    """
                    SELECT count(*) FROM audit_entry
                    WHERE actor_id = :id AND action = 'names.read' AND subject_type = 'problem'
                    """)
                .param("id", manager.account())
                .query(Integer.class)
                .single())
        .as("each read is recorded")
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void whatIsNotTheUnitsIsRefusedAllAtOnceAndTellsNothing() {
    String version = head().toString();
    Client.Answer refused =
        change(
            manager,
            "U1",
            "{\"type\": \"supervisorAbsent\", \"supervisorId\": \"S99\","
                + " \"from\": \"2052-04-01\", \"to\": \"2052-04-12\"},"
                + " {\"type\": \"supervisorAbsent\", \"supervisorId\": \""
                + ofOtherUnit()
                + "\", \"from\": \"2052-04-01\", \"to\": \"2052-04-12\"},"
                + " {\"type\": \"unitCapacity\", \"unitId\": \"U2\", \"maxTrainees\": 1},"
                + " {\"type\": \"placementCancelled\", \"placementId\": \"P01\"},"
                + " {\"type\": \"restored\", \"problemId\": \""
                + UUID.randomUUID()
                + "\"},"
                + " {\"type\": \"supervisorAbsent\", \"supervisorId\": \"S99\"}");
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.json().get("issues").findValuesAsString("pointer"))
        .containsExactly(
            "/changes/0/supervisorId",
            "/changes/1/supervisorId",
            "/changes/2/unitId",
            "/changes/3/type",
            "/changes/4/type",
            "/changes/5/supervisorId",
            "/changes/5/from",
            "/changes/5/to");
    List<JsonNode> issues = refused.json().get("issues").valueStream().toList();
    assertThat(issues.get(0).get("messageEn").asString().replace("S99", ofOtherUnit()))
        .as("another unit's is as one that is nowhere")
        .isEqualTo(issues.get(1).get("messageEn").asString());
    assertThat(change(manager, "U1", "").status()).isEqualTo(422);
    Client.Answer tooMany =
        change(
            manager,
            "U1",
            "{\"type\": \"unitCapacity\", \"unitId\": \"U1\", \"maxTrainees\": 100000},"
                + " {\"type\": \"supervisorCapacity\", \"supervisorId\": \"S01\","
                + " \"maxSimultaneous\": -1}");
    assertThat(tooMany.status()).isEqualTo(422);
    assertThat(tooMany.json().at("/issues/0/pointer").asString())
        .isEqualTo("/changes/0/maxTrainees");
    assertThat(change(manager, "U1", "null").status()).isEqualTo(422);

    String right = "{\"type\": \"unitCapacity\", \"unitId\": \"U2\", \"maxTrainees\": 1}";
    assertThat(change(manager, "U2", right).status()).as("another's unit").isEqualTo(404);
    UUID other = people.tenant("another " + UUID.randomUUID());
    assertThat(change(manager(other), "U1", right.replace("U2", "U1")).status()).isEqualTo(404);
    assertThat(units(manager(other))).isEmpty();
    term = "over-" + term;
    client.submit(document("2024-"));
    assertThat(units(manager)).as("a term that is over").isEmpty();
    assertThat(change(manager, "U1", right.replace("U2", "U1")).status()).isEqualTo(404);
    term = term.substring("over-".length());
    assertThat(head().toString()).isEqualTo(version);
  }

  private String ofOtherUnit() {
    return tools.jackson.databind.json.JsonMapper.shared()
        .readTree(document("2052-"))
        .get("supervisors")
        .valueStream()
        .filter(each -> !each.get("unitId").asString().equals("U1"))
        .findFirst()
        .orElseThrow()
        .get("id")
        .asString();
  }
}
