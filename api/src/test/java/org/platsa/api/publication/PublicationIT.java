package org.platsa.api.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
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

/** The round over HTTP: publish, answer, mend, publish again; each provider sees its own. */
@ServiceTest
class PublicationIT {
  @LocalServerPort private int port;
  @Autowired private SettableClock clock;

  @Value("${platsa.database.url}")
  private String url;

  private Client client;
  private String term;
  private String run;
  private Provider one;
  private Provider two;

  /** Somebody of a provider, in a browser. */
  private final class Provider {
    private final TestPeople.Browser browser;

    Provider(String id) {
      browser =
          new TestPeople(TestDatabase.client(url), clock)
              .signIn(TestTokens.TENANT, Role.PROVIDER, id);
    }

    private HttpRequest.Builder to(String path) {
      return browser.send(client.asNobody().to("/api/v1/proposals" + path));
    }

    Client.Answer get(String path) {
      return client.asNobody().send(to(path).GET());
    }

    Client.Answer accepting(String accept, String path) {
      return client.asNobody().send(to(path).header("Accept", accept).GET());
    }

    Client.Answer answer(String proposal, String json) {
      return client
          .asNobody()
          .send(
              to("/" + proposal + "/answers")
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(json)));
    }

    /** Its newest proposal of the test's own term. */
    String newest() {
      return get("")
          .json()
          .valueStream()
          .filter(each -> each.get("termId").asString().equals(term))
          .findFirst()
          .orElseThrow()
          .get("id")
          .asString();
    }
  }

  @BeforeEach
  void planATerm() {
    client = new Client(port);
    term = "T" + UUID.randomUUID().toString().substring(0, 8);
    String document =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"");
    run =
        client.queue(
            client.submit(document.getBytes(StandardCharsets.UTF_8)), "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    one = new Provider("R1");
    two = new Provider("R2");
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE).toString();
  }

  private Client.Answer publish(String more) {
    return client.post(
        "/api/v1/publications",
        "{\"runId\": \"" + run + "\", \"answerBy\": \"" + today() + "\"" + more + "}");
  }

  private static String deed(String placement, String deed, String reason) {
    return "{\"answers\": [{\"placementId\": \""
        + placement
        + "\", \"deed\": \""
        + deed
        + "\""
        + (reason.isEmpty() ? "" : ", \"reason\": \"" + reason + "\"")
        + "}]}";
  }

  /** The provider's placements that have a place. */
  private static List<String> placed(JsonNode view) {
    return view.get("places")
        .valueStream()
        .filter(each -> each.get("placed").asBoolean())
        .map(each -> each.at("/shown/placementId").asString())
        .toList();
  }

  private JsonNode place(JsonNode view, String placement) {
    return view.get("places")
        .valueStream()
        .filter(each -> each.at("/shown/placementId").asString().equals(placement))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRoundFromThePublicationToTheNextVersion() {
    Client.Answer made = publish("");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().get("number").asInt()).isEqualTo(1);
    assertThat(made.json().get("proposals")).hasSize(3);

    String first = one.newest();
    JsonNode view = one.get("/" + first).json();
    assertThat(view.get("places")).hasSize(6);
    assertThat(view.findValuesAsString("studentId"))
        .containsOnly("st01", "st04", "st07", "st10", "st13");
    assertThat(view.toString()).doesNotContainPattern("st0[235689]|S[01][0-9]|supervisorId");
    assertThat(view.findValues("change")).as("the first is all new").isEmpty();
    List<String> placed = placed(view);
    assertThat(placed).hasSizeGreaterThan(2);
    assertThat(view.get("places").valueStream())
        .allMatch(each -> !each.at("/shown/whySv").isEmpty());
    String declined = placed.getFirst();
    String agreed = placed.getLast();
    String withdrawn = placed(two.get("/" + two.newest()).json()).getFirst();

    String firstOfTwo = two.newest();

    // Nobody else comes near it.
    assertThat(two.get("/" + first).status()).isEqualTo(404);
    assertThat(two.get("/" + first + "/file").status()).isEqualTo(404);
    assertThat(two.answer(first, "{\"acceptRest\": true}").status()).isEqualTo(404);
    assertThat(client.get("/api/v1/proposals/" + first).status()).isEqualTo(403);
    assertThat(client.asNobody().get("/api/v1/proposals/" + first).status()).isEqualTo(401);

    // Every fault at once, and nothing is saved of it.
    Client.Answer refused =
        one.answer(
            first,
            "{\"answers\": [{\"placementId\": \""
                + declined
                + "\", \"deed\": \"DECLINE\"}, {\"placementId\": \"P02\", \"deed\": \"ACCEPT\"}]}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().findValuesAsString("pointer"))
        .containsExactly("/answers/0/reason", "/answers/1/placementId");
    assertThat(one.answer(first, deed(declined, "DECLINE", "TOO_FAR")).status()).isEqualTo(200);
    JsonNode after = one.answer(first, "{\"acceptRest\": true}").json();
    assertThat(after.at("/answers/accepted").asInt()).isEqualTo(placed.size() - 1);
    assertThat(after.at("/answers/declined").asInt()).isEqualTo(1);
    assertThat(after.at("/answers/waiting").asInt()).isZero();
    assertThat(one.answer(first, "{\"acceptRest\": true}").json().get("answeredAt"))
        .as("nothing new was said")
        .isEqualTo(after.get("answeredAt"));
    assertThat(two.answer(two.newest(), deed(withdrawn, "WITHDRAW", "STUDENT_LEFT")).status())
        .isEqualTo(200);
    JsonNode round = client.get("/api/v1/workspaces/" + term + "/round").json();
    assertThat(round.at("/answers/accepted").asInt()).isEqualTo(placed.size() - 1);
    assertThat(round.at("/answers/withdrawn").asInt()).isEqualTo(1);
    JsonNode waiting = client.get("/api/v1/workspaces/" + term + "/waiting-list").json();
    assertThat(waiting.valueStream().map(each -> each.get("tier").asString()))
        .as("members first, then those on trial")
        .containsExactly("COLLEGE_MEMBER", "COLLEGE_MEMBER", "TRIAL");
    JsonNode workspace = client.get("/api/v1/workspaces/" + term).json().get("workspace");
    assertThat(workspace.get("state").asString()).isEqualTo("PUBLISHED");
    assertThat(workspace.get("toDo").valueStream().map(each -> each.get("kind").asString()))
        .containsExactly("MEND", "SEE_ANSWERS");

    // The answers are worked in, and what is agreed stays.
    String key = UUID.randomUUID().toString();
    List<CompletableFuture<Client.Answer>> atOnce =
        Stream.generate(() ->
                CompletableFuture.supplyAsync(
                    () -> keyed("/api/v1/workspaces/" + term + "/mending", "", key)))
            .limit(4)
            .toList();
    List<Client.Answer> mendings = atOnce.stream().map(CompletableFuture::join).toList();
    assertThat(mendings)
        .as("sent at the same time")
        .allSatisfy(each -> assertThat(each.status()).as(each.text()).isEqualTo(202));
    run = mendings.getFirst().json().get("id").asString();
    assertThat(mendings).allSatisfy(each -> assertThat(each.text()).contains(run));
    assertThat(
            keyed("/api/v1/workspaces/" + term + "/mending", "", key).json().get("id").asString())
        .as("sent again")
        .isEqualTo(run);
    client.await(run, "COMPLETED");
    JsonNode preview = client.get("/api/v1/publications/preview?runId=" + run).json();
    assertThat(preview.at("/providers/0/changes/GONE").asInt()).isEqualTo(1);
    assertThat(preview.at("/providers/0/agreedMoved")).isEmpty();
    assertThat(publish("").json().get("number").asInt()).isEqualTo(2);
    String second = one.newest();
    JsonNode now = one.get("/" + second).json();
    assertThat(now.at("/proposal/answers/accepted").asInt())
        .as("carried over")
        .isEqualTo(placed.size() - 1);
    assertThat(place(now, declined).get("change").asString()).isEqualTo("GONE");
    assertThat(place(now, agreed).at("/given/carried").asBoolean()).isTrue();
    assertThat(two.get("/" + two.newest()).json().get("places").valueStream())
        .anyMatch(each -> each.path("change").asString("").equals("GONE"));

    // What was replaced takes no answer, and says where the new one is.
    Client.Answer late = one.answer(first, deed(agreed, "TAKE_BACK", ""));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.json().at("/issues/0/code").asString()).isEqualTo("REPLACED");
    assertThat(late.json().at("/issues/0/value").asString()).isEqualTo(second);

    String publication =
        client.get("/api/v1/workspaces/" + term + "/round").json().get("publicationId").asString();
    assertThat(
            client
                .post(
                    "/api/v1/publications/" + publication + "/withdrawal",
                    "{\"providers\": [\"R2\"]}")
                .status())
        .isEqualTo(200);
    assertThat(two.get("/" + firstOfTwo).json().get("places"))
        .as("what was sent before it")
        .isEmpty();
    JsonNode taken = two.get("/" + two.newest()).json();
    assertThat(taken.get("places")).isEmpty();
    assertThat(taken.at("/proposal/withdrawnAt").isMissingNode()).isFalse();
    assertThat(
            two.answer(two.newest(), "{\"acceptRest\": true}")
                .json()
                .at("/issues/0/code")
                .asString())
        .isEqualTo("WITHDRAWN");
    assertThat(one.get("/" + second).json().get("places")).isNotEmpty();
    assertThat(
            client
                .delete("/api/v1/problems/" + workspace.at("/head/problemId").asString())
                .status())
        .as("what was published is kept")
        .isEqualTo(409);
  }

  @Test
  void theSameRequestTwiceIsOnePublication() {
    String body = "{\"runId\": \"" + run + "\", \"answerBy\": \"" + today() + "\"}";
    String key = UUID.randomUUID().toString();
    List<JsonNode> made =
        Stream.of(1, 2, 3)
            .map(time ->
                CompletableFuture.supplyAsync(() ->
                    client.send(
                        client
                            .to("/api/v1/publications")
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(BodyPublishers.ofString(body)))))
            .toList()
            .stream()
            .map(each -> each.join().json().get("id"))
            .toList();
    assertThat(made).hasSize(3).containsOnly(made.getFirst());
    assertThat(client.get("/api/v1/workspaces/" + term + "/publications").json()).hasSize(1);
  }

  @Test
  void aKeyIsOneRequestsWhateverItMakes() {
    String key = UUID.randomUUID().toString();
    String body = "{\"runId\": \"" + run + "\", \"answerBy\": \"" + today() + "\"}";
    assertThat(keyed("/api/v1/publications", body, key).status()).isEqualTo(201);
    String draft = "{\"name\": \"x\", \"runId\": \"" + run + "\"}";
    assertThat(keyed("/api/v1/drafts", draft, key).status()).isEqualTo(409);
    String other = UUID.randomUUID().toString();
    assertThat(keyed("/api/v1/drafts", draft, other).status()).isEqualTo(201);
    assertThat(keyed("/api/v1/publications", body, other).status()).isEqualTo(409);
    assertThat(keyed("/api/v1/publications", body, " ").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/workspaces/" + term + "/publications").json()).hasSize(1);
  }

  @Test
  void aDeletedPseudonymIsForgottenInThePublicationsKey() {
    String student = "st-" + UUID.randomUUID();
    String document =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "x\"")
            .replace("\"st01\"", "\"" + student + "\"");
    run =
        client.queue(
            client.submit(document.getBytes(StandardCharsets.UTF_8)), "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    String key = UUID.randomUUID() + " " + student;
    String body = "{\"runId\": \"" + run + "\", \"answerBy\": \"" + today() + "\"}";
    assertThat(keyed("/api/v1/publications", body, key).status()).isEqualTo(201);
    assertThat(keys(key)).isOne();
    client
        .asNobody()
        .send(
            new TestPeople(TestDatabase.client(url), clock)
                .signIn(TestTokens.TENANT, Role.COORDINATOR, "")
                .send(client.asNobody().to("/api/v1/pseudonyms/deletions"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"kind\": \"STUDENT\", \"pseudonym\": \"" + student + "\"}")));
    assertThat(keys(key)).isZero();
  }

  /** As the interface records it, whose path names the draft. */
  @Test
  void aDraftThatIsReadIsRecordedAsTheDraftWhereverItIsShown() {
    String draft =
        keyed(
                "/api/v1/drafts",
                "{\"name\": \"x\", \"runId\": \"" + run + "\"}",
                UUID.randomUUID().toString())
            .json()
            .get("id")
            .asString();
    assertThat(client.get("/api/v1/publications/preview?draftId=" + draft).status()).isEqualTo(200);
    TestPeople.Browser coordinator =
        new TestPeople(TestDatabase.client(url), clock)
            .signIn(TestTokens.TENANT, Role.COORDINATOR, "");
    List<String> pages =
        List.of(
            "/terms/" + term + "/compare?a=" + run + "&b=" + draft,
            "/terms/" + term + "/plan?draft=" + draft,
            "/terms/" + term + "/plan?run=" + run + "&against=" + draft,
            "/terms/" + term + "/publish?draft=" + draft);
    for (String page : pages) {
      int before = reads(draft);
      assertThat(
              client.asNobody().send(coordinator.send(client.asNobody().to(page)).GET()).status())
          .as(page)
          .isEqualTo(200);
      assertThat(reads(draft)).as(page).isGreaterThan(before);
    }
  }

  private int reads(String draft) {
    return TestDatabase.client(url)
        .sql(
            """
            SELECT count(*) FROM audit_entry
            WHERE subject_type = 'draft' AND subject_id = :draft AND problem_id IS NOT NULL
              AND action IN ('names.read', 'protected.read')
            """)
        .param("draft", draft)
        .query(Integer.class)
        .single();
  }

  private int keys(String key) {
    return TestDatabase.client(url)
        .sql("SELECT count(*) FROM idempotency_key WHERE key = :key")
        .param("key", key)
        .query(Integer.class)
        .single();
  }

  private Client.Answer keyed(String path, String body, String key) {
    return client.send(
        client
            .to(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void anotherSupervisorIsAChangeForWhoIsShownSupervisorsOnly() {
    publish("");
    setSeat();
    publish("");
    assertThat(one.get("/" + one.newest()).json().findValuesAsString("change")).isEmpty();
    TestDatabase.client(url)
        .sql("UPDATE tenant SET shows_supervisors = true WHERE id = :id")
        .param("id", TestTokens.TENANT)
        .update();
    try {
      setSeat();
      publish("");
      assertThat(one.get("/" + one.newest()).json().findValuesAsString("change"))
          .containsOnly("SUPERVISOR");
    } finally {
      TestDatabase.client(url)
          .sql("UPDATE tenant SET shows_supervisors = false WHERE id = :id")
          .param("id", TestTokens.TENANT)
          .update();
    }
  }

  /** As if everybody had been told with another supervisor. */
  private void setSeat() {
    TestDatabase.client(url)
        .sql(
            """
            UPDATE proposed_place s SET seat = jsonb_set(seat::jsonb, '{supervisorId}', '"other"')::text
            FROM proposal p
            WHERE p.tenant_id = s.tenant_id AND p.id = s.proposal_id AND p.term_id = :term
              AND s.placed
            """)
        .param("term", term)
        .update();
  }

  @Test
  void anAnswerAndTheNextVersionAtTheSameTimeLoseNothing() {
    publish("");
    String first = one.newest();
    int placed = placed(one.get("/" + first).json()).size();
    CompletableFuture<Client.Answer> next = CompletableFuture.supplyAsync(() -> publish(""));
    Client.Answer answer = one.answer(first, "{\"acceptRest\": true}");
    assertThat(next.join().status()).isEqualTo(201);
    int accepted = one.get("/" + one.newest()).json().at("/proposal/answers/accepted").asInt();
    if (answer.status() == 200) {
      assertThat(accepted).isEqualTo(placed);
    } else {
      assertThat(answer.json().at("/issues/0/code").asString()).isEqualTo("REPLACED");
      assertThat(accepted).isZero();
    }
  }

  @Test
  void aPlanThatBreaksARuleIsNotPublishedAndAcceptedPlacesAreNotMovedUnknown() {
    publish("");
    String agreed = placed(one.get("/" + one.newest()).json()).getFirst();
    one.answer(one.newest(), deed(agreed, "ACCEPT", ""));
    JsonNode draft =
        client.post("/api/v1/drafts", "{\"name\": \"x\", \"runId\": \"" + run + "\"}").json();
    String id = draft.get("id").asString();
    client.post(
        "/api/v1/drafts/" + id + "/changes",
        "{\"version\": 0, \"moves\": [{\"placementId\": \""
            + agreed
            + "\", \"supervisorId\": \"S04\","
            + " \"periodId\": \"Y\"}]}");
    String body =
        "{\"draftId\": \"" + id + "\", \"draftVersion\": %d, \"answerBy\": \"" + today() + "\"%s}";
    Client.Answer broken = client.post("/api/v1/publications", body.formatted(1, ""));
    assertThat(broken.status()).isEqualTo(409);
    assertThat(broken.json().findValuesAsString("code")).containsOnly("RULE_BROKEN");
    assertThat(broken.text()).contains(agreed);
    assertThat(client.get("/api/v1/publications/preview?draftId=" + id).json().get("brokenSv"))
        .isNotEmpty();

    client.post(
        "/api/v1/drafts/" + id + "/changes",
        "{\"version\": 1, \"moves\": [{\"placementId\": \"" + agreed + "\"}]}");
    Client.Answer moved = client.post("/api/v1/publications", body.formatted(2, ""));
    assertThat(moved.json().at("/issues/0/code").asString()).isEqualTo("AGREED_MOVED");
    assertThat(moved.json().at("/issues/0/value").asString()).isEqualTo(agreed);
    Client.Answer known =
        client.post("/api/v1/publications", body.formatted(2, ", \"agreedMoves\": true"));
    assertThat(known.status()).as(known.text()).isEqualTo(201);
    JsonNode lost = place(one.get("/" + one.newest()).json(), agreed);
    assertThat(lost.get("change").asString()).isEqualTo("LOST");
    assertThat(lost.at("/shown/before/unit").isMissingNode()).isFalse();
    assertThat(lost.has("given")).as("what was agreed was another place").isFalse();
    assertThat(client.post("/api/v1/publications", body.formatted(1, "")).status()).isEqualTo(409);
  }

  /** A placement of R1 in a draft where it has the seat of one of R2, which has none. */
  private record Taken(String draft, int version, String mover, String left, JsonNode seat) {}

  private Taken seatTaken() {
    JsonNode mine = one.get("/" + one.newest()).json();
    JsonNode others = two.get("/" + two.newest()).json();
    JsonNode plan = client.get("/api/v1/runs/" + run + "/plan").json().get("assignments");
    for (String mover : placed(mine)) {
      for (String left : placed(others)) {
        JsonNode seat =
            plan.valueStream()
                .filter(each -> each.get("placementId").asString().equals(left))
                .findFirst()
                .orElseThrow();
        // Who is alone with a supervisor; those of the first unit take two.
        if (seat.get("supervisorId").asString().matches("S0[1-3]")) {
          continue;
        }
        String id =
            client
                .post("/api/v1/drafts", "{\"name\": \"x\", \"runId\": \"" + run + "\"}")
                .json()
                .get("id")
                .asString();
        client.post(
            "/api/v1/drafts/" + id + "/changes",
            "{\"version\": 0, \"moves\": [{\"placementId\": \""
                + left
                + "\"}, {\"placementId\": \""
                + mover
                + "\", \"supervisorId\": "
                + seat.get("supervisorId")
                + ", \"periodId\": "
                + seat.get("periodId")
                + "}]}");
        JsonNode preview = client.get("/api/v1/publications/preview?draftId=" + id).json();
        JsonNode draft = client.get("/api/v1/drafts/" + id).json();
        if (preview.get("brokenSv").isEmpty() && draft.findValue("version").asInt() == 1) {
          return new Taken(id, 1, mover, left, seat);
        }
      }
    }
    throw new AssertionError("nobody of R1 can take a seat of R2");
  }

  @Test
  void aSeatThatStandsWithAProviderWhoIsLeftOutIsNotPromisedToAnother() {
    publish("");
    two.answer(two.newest(), "{\"acceptRest\": true}");
    Taken taken = seatTaken();
    String body =
        "{\"draftId\": \""
            + taken.draft()
            + "\", \"draftVersion\": "
            + taken.version()
            + ", \"answerBy\": \""
            + today()
            + "\"%s}";

    Client.Answer twice =
        client.post(
            "/api/v1/publications",
            body.formatted(", \"providers\": [\"R1\"], \"agreedMoves\": true"));
    assertThat(twice.status()).as(twice.text()).isEqualTo(409);
    assertThat(twice.json().findValuesAsString("code")).containsOnly("PROMISED_TWICE");
    assertThat(twice.json().at("/issues/0/value").asString()).isEqualTo("R2");

    Client.Answer leftOut =
        client.post("/api/v1/publications", body.formatted(", \"providers\": [\"R3\"]"));
    assertThat(leftOut.json().findValuesAsString("code"))
        .as("accepted by who is left out")
        .containsOnly("AGREED_MOVED");
    assertThat(leftOut.json().findValuesAsString("value")).containsExactly(taken.left());

    Client.Answer both =
        client.post(
            "/api/v1/publications",
            body.formatted(", \"providers\": [\"R1\", \"R2\"], \"agreedMoves\": true"));
    assertThat(both.status()).as(both.text()).isEqualTo(201);
  }

  @Test
  void acceptedPlacesThatClashAreNamedInsteadOfMended() {
    publish("");
    one.answer(one.newest(), "{\"acceptRest\": true}");
    two.answer(two.newest(), "{\"acceptRest\": true}");
    Taken taken = seatTaken();
    TestDatabase.client(url)
        .sql(
            """
            UPDATE proposed_place SET seat = :seat
            WHERE proposal_id = :proposal
              AND strpos(seat, '"placementId":"' || :placement || '"') > 0
            """)
        .param("seat", taken.seat().toString().replace("\"" + taken.left(), "\"" + taken.mover()))
        .param("proposal", UUID.fromString(one.newest()))
        .param("placement", taken.mover())
        .update();

    Client.Answer mending = client.post("/api/v1/workspaces/" + term + "/mending", "");
    assertThat(mending.status()).as(mending.text()).isEqualTo(409);
    assertThat(mending.json().findValuesAsString("code")).containsOnly("AGREED_CLASH");
    assertThat(mending.text()).contains(taken.mover(), taken.left());
  }

  @Test
  void whoBecomesProtectedIsSoInWhatWasSentBefore() {
    publish("");
    String id = one.newest();
    assertThat(one.get("/" + id + "/file?format=csv").text()).contains("st01");
    JsonMapper json = JsonMapper.shared();
    ObjectNode document =
        (ObjectNode)
            json.readTree(
                new String(Client.example(), StandardCharsets.UTF_8)
                    .replace("\"VT2024\"", "\"" + term + "\""));
    ObjectNode student = (ObjectNode) document.get("students").get(0);
    student.remove("home");
    student.put("protectedIdentity", true);
    document.remove("travelMinutes");
    client.submit(json.writeValueAsBytes(document));

    assertThat(one.get("").json().valueStream())
        .filteredOn(each -> each.get("id").asString().equals(id))
        .allMatch(each -> each.get("protectedStudents").asInt() == 1)
        .isNotEmpty();
    assertThat(client.get("/api/v1/workspaces/" + term + "/round").json().get("proposals"))
        .anyMatch(each -> each.get("protectedStudents").asInt() == 1);
    assertThat(one.get("/" + id).json().at("/proposal/protectedStudents").asInt()).isEqualTo(1);
    client.get("/api/v1/workspaces/" + term + "/confirmations");
    assertThat(
            TestDatabase.client(url)
                .sql(
                    """
                    SELECT count(*) FROM audit_entry
                    WHERE action = 'protected.read' AND subject_id = :id
                      AND details ->> 'call' LIKE '%/confirmations'
                    """)
                .param("id", id)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(one.get("/" + id + "/file?format=csv").text()).doesNotContain("st01");
    assertThat(one.get("/" + id + "/file?format=ics").text()).doesNotContain("st01");
    JsonNode places = one.get("/" + id).json().get("places");
    assertThat(
            places
                .valueStream()
                .filter(each -> each.at("/shown/studentId").asString().equals("st01")))
        .isNotEmpty()
        .allMatch(each -> each.at("/shown/protectedIdentity").asBoolean())
        .allMatch(each -> each.at("/shown/place/minutes").isMissingNode());
    assertThat(places.findValues("whySv").toString()).doesNotContain("st01");
  }

  @Test
  void everyFaultOfARequestIsTold() {
    Client.Answer refused =
        client.post(
            "/api/v1/publications",
            "{\"draftId\": \""
                + UUID.randomUUID()
                + "\", \"runId\": \""
                + run
                + "\", \"answerBy\": \"2001-01-01\", \"providers\": []}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("/runId", "/draftVersion", "/answerBy", "/providers");
    Client.Answer nobody = publish(", \"providers\": [\"R1\", \"nobody\"]");
    assertThat(nobody.json().at("/issues/0/value").asString()).isEqualTo("nobody");
    assertThat(client.get("/api/v1/publications/preview").status()).isEqualTo(400);
  }

  @Test
  void toOneProviderAloneTellsTheOthersNothing() {
    assertThat(publish(", \"providers\": [\"R1\"]").json().get("proposals")).hasSize(1);
    assertThat(one.newest()).isNotEmpty();
    assertThat(two.get("").text()).doesNotContain(term);
  }

  @Test
  void filesSayWhatThePageSays() throws Exception {
    publish("");
    String id = one.newest();
    JsonNode view = one.get("/" + id).json();
    List<String> placed = placed(view);
    one.answer(id, deed(placed.getFirst(), "ACCEPT", ""));
    one.answer(id, deed(placed.getLast(), "WITHDRAW", "STUDENT_LEFT"));
    String withdrawn = place(view, placed.getLast()).at("/shown/studentId").asString();

    try (ReadableWorkbook workbook =
        new ReadableWorkbook(
            new ByteArrayInputStream(one.get("/" + id + "/file").response().body()))) {
      List<Row> rows = workbook.getFirstSheet().read();
      assertThat(rows).hasSize(7);
      assertThat(rows.getFirst().getCellText(0)).isEqualTo("Elev");
      assertThat(rows.get(1).getCellText(0)).isEqualTo("st01");
      Row answered = rows.get(place(view, placed.getFirst()).get("position").asInt() + 1);
      assertThat(answered.getCellText(1)).isEqualTo(placed.getFirst());
      assertThat(answered.getCellText(12)).isEqualTo("godtagen");
    }
    String csv = one.get("/" + id + "/file?format=csv&lang=en").text();
    assertThat(csv.lines()).hasSize(7);
    assertThat(csv).contains(withdrawn).contains("The student has left");
    String calendar = one.get("/" + id + "/file?format=ics").text();
    assertThat(calendar).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(calendar.lines().filter("BEGIN:VEVENT"::equals)).hasSize(placed.size() - 1);
    assertThat(calendar)
        .contains("DTSTART;VALUE=DATE:2024", "STATUS:CONFIRMED")
        .doesNotContain(withdrawn + ",");
    assertThat(one.get("/" + id + "/file?format=pdf").status()).isEqualTo(400);

    // Who says in Accept what is wanted gets that, or is told that there is none.
    Client.Answer liked = one.accepting("text/calendar", "/" + id + "/file");
    assertThat(liked.header("Content-Type")).startsWith("text/calendar");
    assertThat(liked.header("Vary")).contains("Accept");
    assertThat(one.accepting("text/csv", "/" + id + "/file?format=csv").status()).isEqualTo(200);
    assertThat(one.accepting("text/csv", "/" + id + "/file?format=xlsx").status()).isEqualTo(406);
    assertThat(one.accepting("application/pdf", "/" + id + "/file").status()).isEqualTo(406);
  }

  @Test
  void afterTheDayNothingIsAnsweredAndSilenceCountsAsWasDecided() {
    TestDatabase.client(url)
        .sql("UPDATE tenant SET silence = 'ACCEPTED', shows_supervisors = true WHERE id = :id")
        .param("id", TestTokens.TENANT)
        .update();
    try {
      publish("");
      String id = one.newest();
      JsonNode view = one.get("/" + id).json();
      assertThat(view.findValuesAsString("supervisorId")).as("as was decided").isNotEmpty();
      String refused = placed(view).getFirst();
      one.answer(id, deed(refused, "ASK_OTHER", "TOO_FAR"));
      clock.advance(Duration.ofDays(1));
      Provider later = new Provider("R1");
      assertThat(later.get("/" + id).json().get("open").asBoolean()).isFalse();
      Client.Answer late = later.answer(id, deed(refused, "TAKE_BACK", ""));
      assertThat(late.json().at("/issues/0/code").asString()).isEqualTo("TIME_OVER");
      assertThat(later.get("/" + id + "/file?format=csv").text().split("godtagen", -1))
          .as("silence in the file")
          .hasSize(placed(view).size());
      assertThat(later.get("/" + id + "/file?format=ics").text()).contains("STATUS:CONFIRMED");
      JsonNode round = client.get("/api/v1/workspaces/" + term + "/round").json();
      assertThat(round.at("/answers/waiting").asInt()).isZero();
      assertThat(round.at("/answers/otherWanted").asInt()).isEqualTo(1);
      String unit = place(view, refused).at("/shown/place/unitId").asString();
      run = client.post("/api/v1/workspaces/" + term + "/mending", "").json().get("id").asString();
      client.await(run, "COMPLETED");
      publish("");
      JsonNode other = place(later.get("/" + later.newest()).json(), refused);
      assertThat(other.at("/shown/place/unitId").asString("none")).isNotEqualTo(unit);
      assertThat(other.has("given")).isFalse();
    } finally {
      TestDatabase.client(url)
          .sql("UPDATE tenant SET silence = 'NOTHING', shows_supervisors = false WHERE id = :id")
          .param("id", TestTokens.TENANT)
          .update();
    }
  }

  @Test
  void aUnitsManagerSeesWhoComesThereAndNobodyElse() {
    TestPeople people = new TestPeople(TestDatabase.client(url), clock);
    TestPeople.Browser manager = people.signIn(TestTokens.TENANT, Role.UNIT_MANAGER, "");
    TestDatabase.client(url)
        .sql("UPDATE account SET unit_ids = '{U1,U3}' WHERE id = :id")
        .param("id", manager.account())
        .update();
    term = "later-" + term;
    // 28 years later every day is the same day of the week.
    String document =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"")
            .replace("2024-", "2052-");
    run =
        client.queue(
            client.submit(document.getBytes(StandardCharsets.UTF_8)), "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    publish("");
    JsonNode sent = one.get("/" + one.newest()).json();
    String comes =
        sent.get("places")
            .valueStream()
            .filter(
                each -> List.of("U1", "U3").contains(each.at("/shown/place/unitId").asString("")))
            .findFirst()
            .orElseThrow()
            .at("/shown/placementId")
            .asString();
    one.answer(one.newest(), deed(comes, "ACCEPT", ""));

    List<JsonNode> trainees =
        client
            .asNobody()
            .send(manager.send(client.asNobody().to("/api/v1/trainees")).GET())
            .json()
            .valueStream()
            .filter(each -> each.get("termId").asString().equals(term))
            .toList();
    assertThat(trainees).isNotEmpty();
    assertThat(trainees.stream().map(each -> each.get("unitId").asString()))
        .allMatch(unit -> List.of("U1", "U3").contains(unit));
    assertThat(trainees.stream().filter(each -> each.get("agreed").asBoolean())).hasSize(1);
    assertThat(trainees).allMatch(each -> each.has("supervisorId"));
    Client.Answer page = client.asNobody().send(manager.send(client.asNobody().to("/unit")).GET());
    assertThat(page.status()).isEqualTo(200);
    assertThat(trainees)
        .allSatisfy(each ->
            assertThat(page.text())
                .contains(each.get("studentId").asString(), each.get("unit").asString()));
    String calendar =
        client
            .asNobody()
            .send(manager.send(client.asNobody().to("/api/v1/trainees.ics")).GET())
            .text();
    assertThat(calendar.lines().filter("BEGIN:VEVENT"::equals))
        .hasSizeGreaterThanOrEqualTo(trainees.size());
    assertThat(client.get("/api/v1/trainees").status()).as("of a system").isEqualTo(403);

    // One of those who come is confirmed: the manager and the coordinator see it.
    JsonNode first = trainees.getFirst();
    assertThat(trainees).noneMatch(each -> each.has("confirmedAt"));
    assertThat(confirm(manager, true, first).status()).isEqualTo(200);
    assertThat(confirm(manager, true, first).status()).as("twice").isEqualTo(200);
    assertThat(confirmed(manager)).containsExactly(first.get("studentId").asString());
    JsonNode units = client.get("/api/v1/workspaces/" + term + "/confirmations").json();
    assertThat(units.valueStream().mapToInt(each -> each.get("confirmed").asInt()).sum()).isOne();
    JsonNode ofUnit =
        units
            .valueStream()
            .filter(each -> each.get("unitId").equals(first.get("unitId")))
            .findFirst()
            .orElseThrow();
    assertThat(ofUnit.get("waiting").size()).isEqualTo(ofUnit.get("coming").asInt() - 1);
    assertThat(ofUnit.get("waiting").toString())
        .doesNotContain(first.get("studentId").asString() + "\"");
    Client.Answer none = confirm(manager, "{\"confirmed\": null, \"places\": [{}, null]}");
    assertThat(none.status()).isEqualTo(422);
    assertThat(none.json().get("issues").size()).isEqualTo(3);
    TestPeople.Browser other = people.signIn(TestTokens.TENANT, Role.UNIT_MANAGER, "");
    Client.Answer strange = confirm(other, true, first);
    assertThat(strange.status()).as("of another unit").isEqualTo(409);
    assertThat(strange.json().at("/issues/0/code").asString()).isEqualTo("PLACE_CHANGED");

    // What is published anew is a later version of the same events.
    publish("");
    assertThat(confirmed(manager))
        .as("the same place stays confirmed")
        .containsExactly(first.get("studentId").asString());
    assertThat(confirm(manager, true, first).status()).as("as it was before").isEqualTo(409);
    JsonNode now =
        trainees(manager).filter(each -> each.has("confirmedAt")).findFirst().orElseThrow();
    assertThat(confirm(manager, false, now).status()).isEqualTo(200);
    assertThat(confirmed(manager)).isEmpty();
    String later =
        client
            .asNobody()
            .send(manager.send(client.asNobody().to("/api/v1/trainees.ics")).GET())
            .text();
    assertThat(lines(later, "UID:"))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(lines(calendar, "UID:"));
    assertThat(lines(calendar, "SEQUENCE:")).contains("SEQUENCE:1").doesNotContain("SEQUENCE:2");
    assertThat(lines(later, "SEQUENCE:")).contains("SEQUENCE:2");
    assertThat(later.replace("\r\n ", "")).doesNotContainPattern("UID:.*st\\d\\d");

    List<CompletableFuture<Client.Answer>> atOnce =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> post(manager, "/unit/calendar")))
            .limit(8)
            .toList();
    assertThat(atOnce.stream().map(each -> each.join().status())).containsOnly(200);
    String link = link(manager);
    Client.Answer feed = client.asNobody().get(link);
    assertThat(feed.status()).isEqualTo(200);
    assertThat(feed.header("Content-Type")).startsWith("text/calendar");
    assertThat(feed.text().lines().filter("BEGIN:VEVENT"::equals))
        .hasSizeGreaterThanOrEqualTo(trainees.size());
    assertThat(feed.text()).doesNotContainPattern("S\\d\\d");
    String next = link(manager);
    assertThat(client.asNobody().get(link).status()).as("replaced").isEqualTo(404);
    assertThat(client.asNobody().get(next).status()).isEqualTo(200);
    post(manager, "/unit/calendar/revoke");
    assertThat(client.asNobody().get(next).status()).as("revoked").isEqualTo(404);
    assertThat(client.asNobody().get("/calendars/none").status()).isEqualTo(404);

    assertThat(
            TestDatabase.client(url)
                .sql(
                    """
                    SELECT DISTINCT actor_id FROM audit_entry
                    WHERE details ->> 'call' = 'GET /calendars/{secret}'
                      AND action IN ('names.read', 'protected.read')
                    """)
                .query(UUID.class)
                .list())
        .as("as the manager reads it, not whoever has the link")
        .containsExactly(manager.account());
    String open = link(manager);
    TestPeople.Browser admin = people.signIn(TestTokens.TENANT, Role.ADMIN, "");
    String user = "/admin/users/" + manager.account();
    post(admin, user + "/calendar/revoke");
    assertThat(client.asNobody().get(open).status()).as("by an administrator").isEqualTo(404);
    String last = link(manager);
    assertThat(client.asNobody().get(last).status()).isEqualTo(200);
    post(admin, user + "/deactivate");
    post(admin, user + "/activate");
    assertThat(client.asNobody().get(last).status()).as("after deactivation").isEqualTo(404);
  }

  private static List<String> lines(String calendar, String beginning) {
    return calendar
        .replace("\r\n ", "")
        .lines()
        .filter(line -> line.startsWith(beginning))
        .toList();
  }

  private Stream<JsonNode> trainees(TestPeople.Browser manager) {
    return client
        .asNobody()
        .send(manager.send(client.asNobody().to("/api/v1/trainees")).GET())
        .json()
        .valueStream()
        .filter(each -> each.get("termId").asString().equals(term));
  }

  private List<String> confirmed(TestPeople.Browser manager) {
    return trainees(manager)
        .filter(each -> each.has("confirmedAt"))
        .map(each -> each.get("studentId").asString())
        .toList();
  }

  private Client.Answer confirm(TestPeople.Browser manager, boolean confirmed, JsonNode trainee) {
    return confirm(
        manager,
        "{\"confirmed\": "
            + confirmed
            + ", \"places\": [{\"proposalId\": "
            + trainee.get("proposalId")
            + ", \"position\": "
            + trainee.get("position")
            + "}]}");
  }

  private Client.Answer confirm(TestPeople.Browser manager, String body) {
    return client
        .asNobody()
        .send(
            manager
                .send(client.asNobody().to("/api/v1/trainees/confirmations"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
  }

  private Client.Answer post(TestPeople.Browser browser, String path) {
    return client
        .asNobody()
        .send(
            browser
                .send(client.asNobody().to(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("link=new")));
  }

  private String link(TestPeople.Browser manager) {
    return post(manager, "/unit/calendar")
        .text()
        .replaceFirst("(?s).*id=\"link\">[^<]*?(/calendars/[^<]+)<.*", "$1");
  }
}
