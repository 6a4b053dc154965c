package org.platsa.api.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.platsa.api.identity.Role;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ReplicaProcess;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.SignedIn;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything about one person: told whole, deleted whole, and what others have stays true. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class PersonIT {
  private static final String STUDENT = "zqxw-elev";
  private static final String PLACEMENT = "zqxw-elev-1";
  private static final String SUPERVISOR = "zqxw-handledare";

  /** Stands in each of them and in nothing else. */
  private static final String WORD = "zqxw";

  private static final String OF_STUDENT =
      "{\"kind\": \"STUDENT\", \"pseudonym\": \"" + STUDENT + "\"}";
  private static final String OF_SUPERVISOR =
      "{\"kind\": \"SUPERVISOR\", \"pseudonym\": \"" + SUPERVISOR + "\"}";

  @LocalServerPort int port;
  @Autowired DirectDatabase db;
  @Autowired SettableClock clock;
  private Client client;
  private SignedIn coordinator;

  @BeforeEach
  void connect() {
    client = new Client(port);
    coordinator = SignedIn.as(Role.COORDINATOR, TestTokens.TENANT, db.url(), clock, client);
  }

  @Test
  void aDeletedPersonIsNowhereAndEverythingElseIsAsItWas(CapturedOutput log) throws Exception {
    String problem = client.submit(document());
    // Differs in the student's home alone, so that both would be the same without the student.
    String moved =
        client.submit(
            text().replaceFirst("57\\.276(,\\s*\"lon\": 14\\.203)", "57.281$1").getBytes(utf8()));
    String revised = revised(problem);
    String run = client.queue(problem, "{\"stepLimit\": 60}");
    client.await(run, "COMPLETED");
    String revisedRun =
        client.queue(revised, "{\"stepLimit\": 20, \"startFrom\": \"" + run + "\"}");
    client.await(revisedRun, "COMPLETED");
    String draft = drafted(run);
    publish(revisedRun);
    String ofRun = "/api/v1/runs/" + run;
    JsonNode draftBefore = client.get(draft).json();
    JsonNode before = client.get(ofRun + "/plan").json();
    Client.Answer explained = client.get(ofRun + "/explanation");
    assertThat(explained.text()).contains(PLACEMENT);
    String oldVersion = client.get(ofRun + "/plan").header("ETag");

    try (ReplicaProcess other = ReplicaProcess.start(TestDatabase.environment(db.url()))) {
      Client elsewhere = other.ready().client();
      assertThat(everythingOf(elsewhere, problem, run)).contains(PLACEMENT).contains(SUPERVISOR);
      assertThat(elsewhere.get(draft).text()).contains(PLACEMENT).contains(SUPERVISOR);

      JsonNode extract = coordinator.post("/api/v1/pseudonyms/extracts", OF_STUDENT).json();
      assertThat(extract.get("problems")).hasSize(3);
      assertThat(extract.toString()).contains("57.276").contains("57.281");
      JsonNode ofFirst = extract.at("/problems/0");
      assertThat(ofFirst.at("/students/0/id").asString()).isEqualTo(STUDENT);
      assertThat(ofFirst.at("/placements/0/id").asString()).isEqualTo(PLACEMENT);
      assertThat(ofFirst.at("/runs/0/moves")).isNotEmpty();
      assertThat(ofFirst.at("/runs/0/explanation").toString()).contains(PLACEMENT);
      // Two placements at first, and one of them moved twice.
      assertThat(ofFirst.at("/drafts/0/moves")).hasSize(4);
      assertThat(ofFirst.at("/drafts/0/moves/2/change/to/supervisorId").asString())
          .isEqualTo(SUPERVISOR);
      assertThat(extract.at("/problems").findValues("proposals").toString())
          .as("what the school was sent")
          .contains(STUDENT, PLACEMENT, SUPERVISOR);
      assertThat(told(extract).map(each -> each.get("pointer").asString()))
          .as("what the coordinator wrote")
          .containsExactly("/message");
      assertThat(extract.at("/elsewhere/0/publicationId").asString()).isNotEmpty();
      assertThat(extract.toString()).as("nobody else's").doesNotContain("\"st02\"");
      Client.Answer ofSupervisor = coordinator.post("/api/v1/pseudonyms/extracts", OF_SUPERVISOR);
      assertThat(ofSupervisor.status()).isEqualTo(200);
      assertThat(ofSupervisor.text())
          .as("who the trainees are is theirs")
          .contains("\"***\"")
          .doesNotContain(STUDENT)
          .doesNotContain("\"st0")
          .doesNotContain("\"P0")
          .doesNotContain("\"S01\"");
      assertThat(ofSupervisor.json().at("/problems/0/supervisors/0/id").asString())
          .isEqualTo(SUPERVISOR);
      assertThat(ofSupervisor.json().at("/problems/0/runs/0/ofOthers").isInt()).isTrue();
      assertThat(ofSupervisor.json().at("/problems/0/trainees").isInt()).isTrue();
      assertThat(ofSupervisor.json().at("/elsewhere/0/problemId").asString()).isEqualTo(revised);
      assertThat(ofSupervisor.json().at("/elsewhere/0/pointer").asString()).isEqualTo("/reason");

      for (String person : List.of(OF_STUDENT, OF_SUPERVISOR)) {
        Client.Answer deleted = coordinator.post("/api/v1/pseudonyms/deletions", person);
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(200);
        assertThat(deleted.json().get("elsewhere")).isEmpty();
        assertThat(coordinator.post("/api/v1/pseudonyms/deletions", person).status())
            .isEqualTo(404);
      }

      assertThat(Traces.inTables(TestDatabase.client(db.url()), WORD)).isEmpty();
      assertThat(everythingOf(client, problem, run)).doesNotContain(WORD);
      assertThat(everythingOf(elsewhere, problem, run)).doesNotContain(WORD);
      assertThat(elsewhere.get(draft).text() + client.get(draft).text()).doesNotContain(WORD);
      assertThat(log.toString()).doesNotContain(WORD);
      assertThat(other.output()).doesNotContain(WORD);
    }

    // What others have, and what a plan is worth, is as it was.
    JsonNode after = client.get(ofRun + "/plan").json();
    for (String kept : List.of("cost", "byConstraint", "kpis")) {
      assertThat(after.get(kept)).isEqualTo(before.get(kept));
    }
    assertThat(places(after)).isEqualTo(places(before));
    assertThat(after.get("assignments")).hasSameSizeAs(before.get("assignments"));
    assertThat(client.get(ofRun + "/plan").header("ETag")).isNotEqualTo(oldVersion);

    // The draft is as it was, but for what is not known of the student, and can be undone.
    JsonNode draftAfter = client.get(draft).json();
    for (String kept : List.of("/brokenInAll", "/cost/hard", "/cost/medium", "/kpis/placed")) {
      assertThat(draftAfter.at(kept)).as(kept).isEqualTo(draftBefore.at(kept));
    }
    assertThat(draftAfter.get("seats")).hasSameSizeAs(draftBefore.get("seats"));
    assertThat(client.post(draft + "/undo", "{\"version\": 2}").status()).isEqualTo(200);

    // The documents are right, and their hashes theirs.
    for (String each : List.of(problem, moved, revised)) {
      byte[] written = client.get("/api/v1/problems/" + each).response().body();
      Client.Answer again = client.post("/api/v1/problems", written);
      assertThat(again.status()).as("the same content is there").isEqualTo(200);
      assertThat(again.json().get("id").asString()).isEqualTo(each);
    }
    String next = client.queue(revised, "{\"stepLimit\": 10, \"startFrom\": \"" + run + "\"}");
    client.await(next, "COMPLETED");

    // The audit log says that it was done, and not to whom.
    JsonNode audit = client.get("/api/v1/audit?action=pseudonym").json().get("items");
    assertThat(audit.findValuesAsString("action"))
        .contains("pseudonym.deleted", "pseudonym.extracted");
    assertThat(audit.toString()).doesNotContain(WORD);
    assertNothingInFiles();
  }

  /** With what a coordinator wrote, and with supervisors. */
  private void publish(String published) {
    db.sql("UPDATE tenant SET shows_supervisors = true WHERE id = :id")
        .param("id", TestTokens.TENANT)
        .update();
    Client.Answer made =
        client.post(
            "/api/v1/publications",
            "{\"runId\": \""
                + published
                + "\", \"answerBy\": \""
                + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1)
                + "\", \"message\": \"About "
                + STUDENT
                + "\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  /** Nothing in the service's own files, nor in the tables' once they are written anew. */
  private void assertNothingInFiles() {
    List<Path> files = new ArrayList<>(Traces.inFiles(Path.of("target", "search"), WORD));
    try (var bodies = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      bodies
          .filter(folder -> folder.getFileName().toString().startsWith("platsa-bodies-"))
          .forEach(folder -> files.addAll(Traces.inFiles(folder, WORD)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // A transaction that began before the deletion keeps the rows until it has ended.
    List<Path> tables = inTables();
    for (int i = 0; i < 20 && !tables.isEmpty(); i++) {
      LockSupport.parkNanos(500_000_000L);
      tables = inTables();
    }
    files.addAll(tables);
    assertThat(files).isEmpty();
  }

  /** The tables' files that have the word, each table written anew. */
  private List<Path> inTables() {
    // With what the planner remembers of them.
    db.sql("VACUUM (FULL, ANALYZE)").update();
    db.sql("CHECKPOINT").update();
    Path data = Path.of(db.sql("SHOW data_directory").query(String.class).single());
    long database =
        db.sql("SELECT oid FROM pg_database WHERE datname = current_database()")
            .query(Long.class)
            .single();
    return Traces.inFiles(data.resolve("base").resolve(Long.toString(database)), WORD);
  }

  @Test
  void nobodyIsDeletedWhileARunNeedsThem() {
    String problem = client.submit(document());
    String run = client.queue(problem, "{\"timeLimitSeconds\": 600, \"unimprovedSeconds\": 600}");

    Client.Answer refused = coordinator.post("/api/v1/pseudonyms/deletions", OF_STUDENT);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains(run);
    client.delete("/api/v1/runs/" + run);
    client.await(run, "STOPPED", "COMPLETED");
    assertThat(coordinator.post("/api/v1/pseudonyms/deletions", OF_STUDENT).status())
        .isEqualTo(200);
  }

  @Test
  void whereTheSameTextStandsAsSomethingElseIsTold() {
    String named =
        new String(Client.example(), utf8())
            .replace("\"st01\"", "\"named-elev\"")
            .replaceFirst("\"name\": \"Example\"", "\"name\": \"As named-elev asked\"");
    String problem = client.submit(named.getBytes(utf8()));

    JsonNode deleted =
        coordinator
            .post(
                "/api/v1/pseudonyms/deletions",
                "{\"kind\": \"STUDENT\", \"pseudonym\": \"named-elev\"}")
            .json();

    assertThat(deleted.at("/elsewhere/0/problemId").asString()).isEqualTo(problem);
    assertThat(deleted.at("/elsewhere/0/pointer").asString()).isEqualTo("/name");
  }

  @Test
  void aDraftsNameIsToldOf() {
    String named = new String(Client.example(), utf8()).replace("\"st01\"", "\"drafted-elev\"");
    String problem = client.submit(named.getBytes(utf8()));
    String draft =
        client
            .post(
                "/api/v1/drafts",
                "{\"name\": \"För drafted-elev\", \"problemId\": \"" + problem + "\"}")
            .json()
            .get("id")
            .asString();
    String person = "{\"kind\": \"STUDENT\", \"pseudonym\": \"drafted-elev\"}";

    JsonNode extract = coordinator.post("/api/v1/pseudonyms/extracts", person).json();
    JsonNode deleted = coordinator.post("/api/v1/pseudonyms/deletions", person).json();

    for (JsonNode answer : List.of(extract, deleted)) {
      assertThat(told(answer)).as(answer.toString()).hasSize(1);
      assertThat(answer.at("/elsewhere/0/draftId").asString()).isEqualTo(draft);
      assertThat(answer.at("/elsewhere/0/pointer").asString()).isEqualTo("/name");
    }
  }

  @Test
  void whoIsOnlyInWhatWasChangedIsFoundAndDeletedThere() {
    String problem = client.submit(otherDocument());
    db.sql(
            """
            UPDATE problem SET changes = '[{"type":"placementAdded","placement":{"id":"ghost-elev-1",
              "studentId":"ghost-elev"}},{"type":"placementCancelled","placementId":"ghost-elev-1"}]'
            WHERE id = :id
            """)
        .param("id", UUID.fromString(problem))
        .update();
    String ghost = "{\"kind\": \"STUDENT\", \"pseudonym\": \"ghost-elev\"}";

    JsonNode extract = coordinator.post("/api/v1/pseudonyms/extracts", ghost).json();
    assertThat(extract.at("/problems/0/problemId").asString()).isEqualTo(problem);
    assertThat(extract.at("/problems/0/revision")).hasSize(2);

    assertThat(coordinator.post("/api/v1/pseudonyms/deletions", ghost).status()).isEqualTo(200);
    assertThat(Traces.inTables(TestDatabase.client(db.url()), "ghost-elev")).isEmpty();
  }

  @Test
  void whoIsOnlyInWhatSomebodyWroteIsFoundAndDeletedThere() {
    String mentioned = client.submit(otherDocument());
    String other = client.submit(otherDocument());
    db.sql("UPDATE problem SET reason = 'Efter samtal med word-elev.' WHERE id = :id")
        .param("id", UUID.fromString(mentioned))
        .update();
    db.sql("UPDATE problem SET reason = 'Alla word-elever' WHERE id = :id")
        .param("id", UUID.fromString(other))
        .update();
    String person = "{\"kind\": \"STUDENT\", \"pseudonym\": \"word-elev\"}";

    JsonNode extract = coordinator.post("/api/v1/pseudonyms/extracts", person).json();
    assertThat(told(extract)).hasSize(1);
    assertThat(extract.at("/elsewhere/0/problemId").asString()).isEqualTo(mentioned);
    assertThat(extract.at("/elsewhere/0/pointer").asString()).isEqualTo("/reason");

    assertThat(coordinator.post("/api/v1/pseudonyms/deletions", person).status()).isEqualTo(200);
    assertThat(coordinator.post("/api/v1/pseudonyms/deletions", person).status()).isEqualTo(404);
    assertThat(
            db.sql("SELECT reason FROM problem WHERE tenant_id = :tenant AND reason LIKE '%word-%'")
                .param("tenant", TestTokens.TENANT)
                .query(String.class)
                .list())
        .as("another word stays")
        .containsExactly("Alla word-elever");
  }

  /** Also where staff cannot read it: what is said before the closing, what a provider notes. */
  @Test
  void whatIsWrittenInTheRoundAroundAPlanIsToldOrForgotten() {
    String problem =
        client.submit(
            new String(otherDocument(), utf8())
                .replace("\"st01\"", "\"round-elev\"")
                .getBytes(utf8()));
    db.sql(
            """
            INSERT INTO asking (tenant_id, term_id, term_name, choices, answer_by, first_by, message,
                                opened_name, opened_at)
              VALUES (:tenant, 'R1', 'Termin', '{"units":[{"name":"Hos round-elev"}]}',
                      current_date, current_date, 'Tänk på round-elev!', 'x', now());
            INSERT INTO asked_provider (tenant_id, provider_id, term_id, id, provider_name,
                                        suggestion)
              VALUES (:tenant, 'A', 'R1', gen_random_uuid(), 'Skolan (round-elev)', '[]');
            INSERT INTO requested_student (tenant_id, provider_id, term_id, student_id, reference,
                                           group_name, draft, changed_at)
              VALUES (:tenant, 'A', 'R1', 'round-elev', 'Anna', '2A', '{}', now()),
                     (:tenant, 'A', 'R1', 'other', 'kusin till round-elev', '2A',
                      '{"placements":[{"id":"med round-elev"}]}', now()),
                     (:tenant, 'A', 'R1', 'third', 'round-elever', 'round-elev', '{}', now());
            INSERT INTO asked_unit (tenant_id, term_id, unit_id, unit_name)
              VALUES (:tenant, 'R1', 'U1', 'round-elevs enhet'), (:tenant, 'R1', 'U2', 'Enheten');
            INSERT INTO evaluation_round (tenant_id, term_id, problem_id, opened_at, opened_name)
              VALUES (:tenant, 'R2', :problem, now(), 'x');
            INSERT INTO evaluation_round (tenant_id, term_id, problem_id, opened_at, opened_name,
                                          closed_at, closed_name, sealed)
              VALUES (:tenant, 'R3', :problem, now(), 'x', now(), 'x', false);
            INSERT INTO evaluation (tenant_id, id, term_id, form, unit_id, unit, area, marks, good,
                                    better)
              VALUES (:tenant, gen_random_uuid(), 'R2', 'TRAINEE', 'U1', 'Enheten', 'Området',
                      '{1,2,3,4,5}', 'Att round-elev var där', 'Allt'),
                     (:tenant, gen_random_uuid(), 'R3', 'TRAINEE', 'U1', 'Enheten', 'Området',
                      '{1,2,3,4,5}', 'Allt', 'round-elev hade ont om tid');
            """)
        .param("tenant", TestTokens.TENANT)
        .param("problem", UUID.fromString(problem))
        .update();
    String person = "{\"kind\": \"STUDENT\", \"pseudonym\": \"round-elev\"}";

    JsonNode extract = coordinator.post("/api/v1/pseudonyms/extracts", person).json();
    assertThat(extract.get("asked")).hasSize(1);
    assertThat(elsewhere(extract))
        .containsExactlyInAnyOrder(
            "R1 /asking/message",
            "R1 /asking/choices/units/0/name",
            "R1 /asking/providerName",
            "R1 /asking/draft/placements/0/id",
            "R2 /evaluation",
            "R3 /evaluation/better");

    JsonNode deleted = coordinator.post("/api/v1/pseudonyms/deletions", person).json();
    assertThat(elsewhere(deleted))
        .containsExactlyInAnyOrder(
            "R1 /asking/choices/units/0/name",
            "R1 /asking/providerName",
            "R1 /asking/draft/placements/0/id");
    assertThat(Traces.inTables(TestDatabase.client(db.url()), "round-elev"))
        .as("only what is told")
        .containsExactlyInAnyOrder(
            "asking.choices: 1",
            "asked_provider.provider_name: 1",
            "asked_unit.unit_name: 1",
            "requested_student.draft: 1",
            "requested_student.reference: 1");
    assertThat(
            db.sql(
                    "SELECT coalesce(good, '-') || coalesce(better, '-') FROM evaluation"
                        + " WHERE term_id IN ('R2', 'R3')")
                .query(String.class)
                .list())
        .as("what else was said stays")
        .containsExactlyInAnyOrder("-Allt", "Allt-");
    db.sql(
            """
            UPDATE evaluation SET good = 'Bara sealed-elev' WHERE term_id = 'R2' AND good IS NULL
            """)
        .update();
    String sealed = person.replace("round-elev", "sealed-elev");
    assertThat(coordinator.post("/api/v1/pseudonyms/extracts", sealed).status())
        .as("nobody may read it yet")
        .isEqualTo(404);
    assertThat(coordinator.post("/api/v1/pseudonyms/deletions", sealed).status()).isEqualTo(200);
    assertThat(coordinator.post("/api/v1/pseudonyms/deletions", sealed).status()).isEqualTo(404);
    db.sql("DELETE FROM asking WHERE term_id = 'R1'").update();
    assertThat(client.delete("/api/v1/problems/" + problem).status()).isEqualTo(204);
  }

  /** Without evaluations that other tests have left open. */
  private static Stream<JsonNode> told(JsonNode answer) {
    return answer
        .get("elsewhere")
        .valueStream()
        .filter(each ->
            !each.get("pointer").asString().equals("/evaluation")
                || each.get("termId").asString().startsWith("R"));
  }

  private static List<String> elsewhere(JsonNode answer) {
    return told(answer)
        .map(each -> each.path("termId").asString("") + " " + each.get("pointer").asString())
        .toList();
  }

  @Test
  void whatWasChangedSaysHowAndGoesWithTheDocumentThatItWasChangedIn() {
    String problem = client.submit(document());
    String revised = revised(problem);
    assertThat(changes(revised)).contains("\"type\":\"pin\"", "\"type\":\"supervisorAbsent\"");

    assertThat(client.delete("/api/v1/problems/" + problem).status()).isEqualTo(204);

    assertThat(changes(revised)).isEmpty();
    client.delete("/api/v1/problems/" + revised);
  }

  @Test
  void aKeyIsForgottenOnlyIfItHasTheIdAsAWord() {
    String problem = client.submit(otherDocument());
    String numbered = new String(otherDocument(), utf8()).replace("\"st01\"", "\"77\"");
    String other = client.submit(numbered.getBytes(utf8()));
    // Of a time that the service's clock, which other tests move, does not call old.
    for (String key : List.of("x1770", "elev 77")) {
      db.sql(
              """
              INSERT INTO idempotency_key (tenant_id, key, request_hash, problem_id, created_at)
              VALUES (:tenant, :key, decode(repeat('00', 32), 'hex'), :problem,
                      now() + interval '50 years')
              """)
          .param("tenant", TestTokens.TENANT)
          .param("key", key)
          .param("problem", UUID.fromString(problem))
          .update();
    }

    assertThat(
            coordinator
                .post(
                    "/api/v1/pseudonyms/deletions",
                    "{\"kind\": \"STUDENT\", \"pseudonym\": \"77\"}")
                .status())
        .isEqualTo(200);

    assertThat(
            db.sql("SELECT key FROM idempotency_key WHERE key IN ('x1770', 'elev 77')")
                .query(String.class)
                .list())
        .containsExactly("x1770");
    client.delete("/api/v1/problems/" + other);
  }

  private String changes(String problem) {
    return db.sql("SELECT coalesce(changes, '') FROM problem WHERE id = :id")
        .param("id", UUID.fromString(problem))
        .query(String.class)
        .single();
  }

  /** The example under a name of its own. */
  private static byte[] otherDocument() {
    return new String(Client.example(), utf8())
        .replaceFirst("\"name\": \"Example\"", "\"name\": \"" + UUID.randomUUID() + "\"")
        .getBytes(utf8());
  }

  @Test
  void whoIsNowhereOrNotToldIsRefused() {
    String nobody = "{\"kind\": \"STUDENT\", \"pseudonym\": \"nobody\"}";
    for (String path : List.of("/api/v1/pseudonyms/extracts", "/api/v1/pseudonyms/deletions")) {
      assertThat(coordinator.post(path, nobody).status()).isEqualTo(404);
      assertThat(coordinator.post(path, "{}").status()).isEqualTo(422);
      assertThat(coordinator.post(path, "{}").json().get("issues")).hasSize(2);
    }
  }

  /** A draft in which the person was put with the supervisor and taken away; its path. */
  private String drafted(String run) {
    JsonNode draft =
        client.post("/api/v1/drafts", "{\"name\": \"Utkast\", \"runId\": \"" + run + "\"}").json();
    String path = "/api/v1/drafts/" + draft.get("id").asString();
    String moves = "{\"version\": %d, \"moves\": [{\"placementId\": \"" + PLACEMENT + "\"%s}]}";
    String there =
        ", \"supervisorId\": \"%s\", \"periodId\": \"%s\", \"pinned\": true"
            .formatted(SUPERVISOR, period());
    Client.Answer put = client.post(path + "/changes", moves.formatted(0, there));
    Client.Answer away = client.post(path + "/changes", moves.formatted(1, ""));
    assertThat(put.status()).as(put.text()).isEqualTo(200);
    assertThat(away.status()).as(away.text()).isEqualTo(200);
    return path;
  }

  private String revised(String problem) {
    String changes =
        """
        {"changes": [{"type": "pin", "placementId": "%s", "supervisorId": "%s", "periodId": "%s"},
                     {"type": "unpin", "placementId": "%s"},
                     {"type": "supervisorAbsent", "supervisorId": "%s",
                      "from": "2024-03-04", "to": "2024-03-05"}],
         "reason": "%s is away"}
        """
            .formatted(PLACEMENT, SUPERVISOR, period(), PLACEMENT, SUPERVISOR, SUPERVISOR);
    Client.Answer revised =
        client.send(
            client
                .to("/api/v1/problems/" + problem + "/revisions")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "about " + STUDENT)
                .POST(BodyPublishers.ofString(changes)));
    assertThat(revised.status()).as(revised.text()).isEqualTo(201);
    return revised.json().get("id").asString();
  }

  /** Whatever the service tells of a problem and a run. */
  private static String everythingOf(Client reader, String problem, String run) {
    StringBuilder all = new StringBuilder();
    String ofRun = "/api/v1/runs/" + run;
    for (String path :
        List.of(
            "/api/v1/problems",
            "/api/v1/problems/" + problem,
            "/api/v1/problems/" + problem + "/summary",
            ofRun,
            ofRun + "/plan",
            ofRun + "/explanation",
            ofRun + "/events",
            ofRun + "/diff/" + run,
            "/api/v1/audit?size=200")) {
      Client.Answer answer = reader.get(path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      all.append(answer.text());
    }
    return all.toString();
  }

  private static List<String> places(JsonNode plan) {
    return plan.get("assignments")
        .valueStream()
        .map(each -> each.path("periodId").asString(""))
        .toList();
  }

  private static String period() {
    JsonNode placements = JsonMapper.shared().readTree(document()).get("placements");
    return placements
        .valueStream()
        .filter(each -> each.get("id").asString().equals(PLACEMENT))
        .findFirst()
        .orElseThrow()
        .at("/allowedPeriods/0")
        .asString();
  }

  /** The example with a student and a supervisor who are called as nobody else. */
  private static byte[] document() {
    return text().getBytes(utf8());
  }

  private static String text() {
    return new String(Client.example(), utf8())
        .replace("\"st01\"", "\"" + STUDENT + "\"")
        .replace("\"P01\"", "\"" + PLACEMENT + "\"")
        .replace("\"S03\"", "\"" + SUPERVISOR + "\"");
  }

  private static Charset utf8() {
    return StandardCharsets.UTF_8;
  }
}
