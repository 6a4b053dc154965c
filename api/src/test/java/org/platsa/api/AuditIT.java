package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.access.AccessRule;
import org.platsa.api.access.AccessTable;
import org.platsa.api.audit.Actor;
import org.platsa.api.audit.AuditLog;
import org.platsa.api.audit.RecordsOwnReads;
import org.platsa.api.identity.Role;
import org.platsa.api.support.Client;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.SignedIn;
import org.platsa.api.tenancy.Tenancy;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is recorded of whom, that nobody changes it, and how it is searched. */
@ServiceTest
class AuditIT {
  private static final UUID TENANT = UUID.fromString("01890000-0000-7000-8000-000000000001");

  @LocalServerPort int port;
  @Autowired AuditLog audit;
  @Autowired DirectDatabase db;
  @Autowired SettableClock clock;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void aDocumentIsReadOnlyWithARecord() {
    String problem = client.submit(document());

    assertThat(client.get("/api/v1/problems/" + problem).status()).isEqualTo(200);

    JsonNode entry = only("?action=names&subject=" + problem);
    assertThat(entry.get("action").asString()).isEqualTo("names.read");
    assertThat(entry.get("problemId").asString()).isEqualTo(problem);
    assertThat(entry.at("/details/call").asString()).isEqualTo("GET /api/v1/problems/{problemId}");
    assertThat(entry.at("/actor/kind").asString()).isEqualTo("SYSTEM");
    assertThat(entry.get("address").asString()).isEqualTo("127.0.0.1");
  }

  @Test
  void aReadOfAProblemWithProtectedStudentsIsRecordedAsSuch() {
    String document =
        new String(document(), StandardCharsets.UTF_8)
            .replaceFirst("(?s)\"home\":\\s*\\{[^}]*\\},", "\"protectedIdentity\": true,")
            .replaceFirst("(?s)\"travelMinutes\":\\s*\\[.*?\\]", "\"travelMinutes\": []");
    String problem = client.submit(document.getBytes(StandardCharsets.UTF_8));

    assertThat(client.get("/api/v1/problems/" + problem + "/summary").status()).isEqualTo(200);

    JsonNode entry = only("?action=protected.read&subject=" + problem);
    assertThat(entry.at("/details/protectedStudents").asInt()).isEqualTo(1);
    assertThat(entry.toString()).doesNotContain("elev");
  }

  /** Spring would pass over the blank; the log must not be passed over with it. */
  @Test
  void anIdThatIsNotWholeIsNotReadAnywhere() {
    String problem = client.submit(document());
    String run = client.queue(problem, "{\"stepLimit\": 10}");
    client.await(run, "COMPLETED");
    String begun = "{\"name\": \"Utkast\", \"runId\": \"" + run + "\"}";
    String draft = client.post("/api/v1/drafts", begun).json().get("id").asString();
    int tried = 0;
    for (AccessRule rule : AccessTable.RULES) {
      if (!rule.showsNames() || !rule.pattern().matches("/api/v1/(problems|runs|drafts)/.*")) {
        continue;
      }
      String path =
          rule.pattern()
              .replace("{problemId}", problem)
              .replace("{otherProblemId}", problem)
              .replace("{runId}", run)
              .replace("{otherRunId}", run)
              .replace("{draftId}", draft)
              .replace("{placementId}", "P01");
      String id = path.split("/", -1)[4];
      for (String spoiled : List.of("%20" + id, id + "%20", id.substring(1), "%20")) {
        String wrong = path.replaceFirst(id, spoiled);
        Client.Answer refused =
            rule.method().equals("GET") ? client.get(wrong) : client.post(wrong, "{}");
        assertThat(refused.status()).as(rule.method() + " " + wrong).isEqualTo(404);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(60);
    assertThat(actions("?action=names&subject=" + problem)).isEmpty();
    assertThat(actions("?action=names&subject=" + run)).isEmpty();
    assertThat(client.get("/api/v1/runs/" + run + "/diff/" + run + "%20").status()).isEqualTo(404);
    assertThat(client.get("/api/v1/drafts?problemId=" + problem + "%20").status()).isEqualTo(400);
  }

  @Test
  void anIdInCapitalsIsTheSame() {
    String problem = client.submit(document());

    assertThat(client.get("/api/v1/problems/" + problem.toUpperCase(Locale.ROOT)).status())
        .isEqualTo(200);

    assertThat(only("?action=names&subject=" + problem).get("problemId").asString())
        .isEqualTo(problem);
  }

  @Test
  void eachProblemAndRunWhoseNamesAreReadIsRecordedForItself() {
    String plain = client.submit(document());
    String hidden = client.submit(hiddenDocument());
    String run = client.queue(plain, "{\"stepLimit\": 10}");
    String hiddenRun = client.queue(hidden, "{\"stepLimit\": 10}");
    client.await(run, "COMPLETED");
    client.await(hiddenRun, "COMPLETED");

    assertThat(client.get("/api/v1/problems/" + plain + "/difference/" + hidden).status())
        .isEqualTo(200);
    assertThat(client.get("/api/v1/runs/" + run + "/diff/" + hiddenRun).status()).isEqualTo(200);

    assertThat(actions("?action=protected.read&subject=" + hidden))
        .as("by itself, and by its run")
        .hasSize(2);
    JsonNode ofRun = only("?action=protected.read&subject=" + hiddenRun);
    assertThat(ofRun.get("runId").asString()).isEqualTo(hiddenRun);
    assertThat(ofRun.get("problemId").asString()).isEqualTo(hidden);
    assertThat(only("?action=names.read&subject=" + run).get("problemId").asString())
        .isEqualTo(plain);
  }

  @Test
  void aRunThatOnlyTheBodyNamesIsRecordedToo() {
    String hidden = client.submit(hiddenDocument());
    String hiddenRun = client.queue(hidden, "{\"stepLimit\": 10}");
    client.await(hiddenRun, "COMPLETED");
    String plain = client.submit(document());
    String term =
        """
        {"termId": "AUDIT-%s", "name": "Nästa", "firstDay": "2024-09-02", "lastDay": "2024-12-20",
         "runBefore": "%s"}
        """
            .formatted(plain.substring(0, 8), hiddenRun);

    Client.Answer next = client.post("/api/v1/problems/" + plain + "/next-term", term);

    assertThat(next.status()).as(next.text()).isEqualTo(201);
    assertThat(only("?action=protected.read&subject=" + hiddenRun).get("runId").asString())
        .isEqualTo(hiddenRun);
  }

  /** The newest data is not what the plan is of. */
  @Test
  void thePagesOfATermAreRecordedAsWhatTheyShow() {
    String term = "T" + UUID.randomUUID();
    String hidden = client.submit(ofTerm(term, hiddenDocument()));
    String hiddenRun = client.queue(hidden, "{\"stepLimit\": 10}");
    client.await(hiddenRun, "COMPLETED");
    String newest = client.submit(ofTerm(term, document()));
    SignedIn coordinator = coordinator();

    assertThat(coordinator.get("/terms/" + term + "/plan").status()).isEqualTo(200);
    assertThat(coordinator.get("/terms/" + term + "/data").status()).isEqualTo(200);
    assertThat(coordinator.get("/terms/" + "x".repeat(301) + "/plan").status()).isEqualTo(404);
    assertThat(coordinator.get("/terms/" + "x".repeat(301) + "/data").status()).isEqualTo(404);

    assertThat(only("?action=protected.read&subject=" + hidden).get("runId").asString())
        .isEqualTo(hiddenRun);
    assertThat(actions("?action=names.read&subject=" + newest)).hasSize(1);
  }

  @Test
  void eachPageOfATermIsRecordedAsWhatItShows() {
    String term = "T" + UUID.randomUUID();
    String old = client.submit(ofTerm(term, hiddenDocument()));
    String before = client.queue(old, "{\"stepLimit\": 10}");
    client.await(before, "COMPLETED");
    String newest =
        client
            .post(
                "/api/v1/problems/" + old + "/revisions",
                "{\"changes\": [{\"type\": \"weights\", \"weights\": {\"travel\": 7}}]}")
            .json()
            .get("id")
            .asString();
    String after = client.queue(newest, "{\"stepLimit\": 10, \"startFrom\": \"" + before + "\"}");
    client.await(after, "COMPLETED");
    SignedIn coordinator = coordinator();
    String page = "/terms/" + term;

    assertThat(shownBy(() -> coordinator.get(page + "/data"))).containsExactly(newest);
    assertThat(shownBy(() -> coordinator.get(page + "/data/students"))).containsExactly(newest);
    assertThat(shownBy(() -> coordinator.get(page + "/change"))).containsExactly(newest);
    assertThat(shownBy(() -> coordinator.get(page + "/change?proposal=" + after)))
        .containsExactlyInAnyOrder(before, after);
    assertThat(shownBy(() -> coordinator.get(page + "/compare?a=" + before + "&b=" + after)))
        .containsExactlyInAnyOrder(before, after);
    assertThat(shownBy(() -> coordinator.get(page + "/history"))).containsExactly(term);
    assertThat(shownBy(() -> coordinator.get(page + "/history/" + newest)))
        .containsExactlyInAnyOrder(old, newest);
    assertThat(shownBy(() -> client.get("/api/v1/workspaces/" + term + "/revisions")))
        .containsExactly(term);
    assertThat(shownBy(() -> client.get("/api/v1/problems/" + newest + "/difference/" + old)))
        .containsExactlyInAnyOrder(old, newest);
    // Whoever was protected in any version of the term may have been read of.
    assertThat(actions("?action=protected.read&subject=" + term)).hasSize(2);
  }

  /** Whose names are recorded as read when something is asked for. */
  private List<String> shownBy(Supplier<Client.Answer> asked) {
    String newest = "SELECT coalesce(max(id::text), '') FROM audit_entry";
    String last = db.sql(newest).query(String.class).single();
    Client.Answer answer = asked.get();
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return db.sql(
            """
            SELECT subject_id FROM audit_entry
            WHERE id::text > :last AND action IN ('names.read', 'protected.read')
            """)
        .param("last", last)
        .query(String.class)
        .list();
  }

  /**
   * A page that names no problem, run or draft would be taken for one of a term's every version.
   */
  @Test
  void whatTellsNamesAndDoesNotSayOfWhatInItsPathSaysItItself() {
    Set<String> ofTheWholeTerm =
        Set.of(
            "GET /terms/{termId}/history",
            "GET /api/v1/workspaces/{termId}/revisions",
            // What was sent is named to who sent it; the problem beside it is recorded.
            "POST /api/v1/workbooks/check",
            "POST /api/v1/workbooks/marked");
    Map<String, HandlerMethod> handlers = new HashMap<>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, handler) ->
            mapping
                .getPatternValues()
                .forEach(pattern ->
                    mapping
                        .getMethodsCondition()
                        .getMethods()
                        .forEach(method -> handlers.put(method + " " + pattern, handler))));
    List<String> silent =
        AccessTable.RULES.stream()
            .filter(AccessRule::showsNames)
            .map(rule -> rule.method() + " " + rule.pattern())
            .filter(call -> !call.matches(".*\\{(problemId|runId|draftId)}.*"))
            .filter(call -> !ofTheWholeTerm.contains(call))
            .filter(call ->
                !Objects.requireNonNull(handlers.get(call), call)
                    .hasMethodAnnotation(RecordsOwnReads.class))
            .toList();

    assertThat(silent).as("tell names, and record a term as a whole").isEmpty();
  }

  @Test
  void archivesAndExtractsAreRecordedForEachProblemThatIsInThem() {
    String term = "T" + UUID.randomUUID();
    String hidden = client.submit(ofTerm(term, hiddenDocument()));
    SignedIn coordinator = coordinator();

    assertThat(
            coordinator
                .post("/api/v1/retention/archives", "{\"termId\": \"" + term + "\"}")
                .status())
        .isEqualTo(200);
    assertThat(actions("?action=protected.read&subject=" + hidden)).hasSize(1);

    String someone = "{\"kind\": \"SUPERVISOR\", \"pseudonym\": \"S03\"}";
    assertThat(coordinator.post("/api/v1/pseudonyms/extracts", someone).status()).isEqualTo(200);
    assertThat(actions("?action=protected.read&subject=" + hidden)).hasSize(2);
  }

  private SignedIn coordinator() {
    return SignedIn.as(Role.COORDINATOR, TENANT, db.url(), clock, client);
  }

  private static byte[] ofTerm(String term, byte[] document) {
    JsonNode tree = JsonMapper.shared().readTree(document);
    ((ObjectNode) tree.get("term")).put("id", term);
    return JsonMapper.shared().writeValueAsBytes(tree);
  }

  /** With a student who has a protected identity. */
  private static byte[] hiddenDocument() {
    return new String(document(), StandardCharsets.UTF_8)
        .replaceFirst("(?s)\"home\":\\s*\\{[^}]*\\},", "\"protectedIdentity\": true,")
        .replaceFirst("(?s)\"travelMinutes\":\\s*\\[.*?\\]", "\"travelMinutes\": []")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsDoneIsRecordedWithIt() {
    String problem = client.submit(document());
    String run = client.queue(problem, "{\"stepLimit\": 10}");
    client.await(run, "COMPLETED");
    String plan = client.get("/api/v1/runs/" + run + "/plan").text();
    assertThat(plan).contains("assignments");

    assertThat(actions("?subject=" + problem)).contains("problem.stored", "names.read");
    assertThat(actions("?subject=" + run)).containsExactly("names.read", "run.queued");

    assertThat(client.delete("/api/v1/problems/" + problem).status()).isEqualTo(204);
    assertThat(actions("?subject=" + problem).getFirst()).isEqualTo("problem.deleted");
  }

  @Test
  void aStreamIsRecordedOnceWhenItIsOpened() {
    String problem = client.submit(document());
    String run = client.queue(problem, "{\"stepLimit\": 30}");
    client.await(run, "COMPLETED");

    assertThat(client.get("/api/v1/runs/" + run + "/events").text()).contains("COMPLETED");

    assertThat(actions("?action=names&subject=" + run)).containsExactly("names.read");
  }

  @Test
  void ofACrowdEachReaderIsRecordedOnce() throws Exception {
    String problem = client.submit(document());
    int readers = 150;
    List<Future<Integer>> answers;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          threads.invokeAll(
              Collections.nCopies(
                  readers, () -> client.get("/api/v1/problems/" + problem + "/summary").status()));
    }

    for (Future<Integer> answer : answers) {
      assertThat(answer.get()).isEqualTo(200);
    }
    assertThat(
            db.sql(
                    """
                    SELECT count(*) FROM audit_entry
                    WHERE action = 'names.read' AND subject_id = :problem
                    """)
                .param("problem", problem)
                .query(Integer.class)
                .single())
        .isEqualTo(readers);
  }

  @Test
  void whatCannotBeRecordedIsNotAnswered() {
    String problem = client.submit(document());
    db.sql("REVOKE INSERT ON audit_entry FROM platsa_staff").update();
    try {
      Client.Answer refused = client.get("/api/v1/problems/" + problem);

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(refused.text()).doesNotContain("students");
    } finally {
      db.sql(
              """
              GRANT INSERT (tenant_id, id, actor_kind, actor_id, actor_name, action, subject_type,
                            subject_id, details, address, run_id, problem_id)
              ON audit_entry TO platsa_staff
              """)
          .update();
    }
    assertThat(client.get("/api/v1/problems/" + problem).status()).isEqualTo(200);
  }

  @Test
  void nobodyChangesWhatIsRecordedNotEvenASuperuser() {
    record("settings.changed", "x");

    for (String change :
        List.of(
            "UPDATE audit_entry SET actor_name = 'x'",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry")) {
      assertThatThrownBy(() -> db.sql(change).update())
          .hasStackTraceContaining("audit_entry is only added to");
    }
  }

  @Test
  void noLoginHasARightToChangeItOrToSayWhenItWas() {
    List<Map<String, Object>> rights =
        db.sql(
                """
                SELECT grantee, privilege_type FROM information_schema.role_table_grants
                WHERE table_name = 'audit_entry' AND grantee LIKE 'platsa_%'
                  AND grantee <> 'platsa_owner'
                ORDER BY grantee
                """)
            .query()
            .listOfRows();
    assertThat(rights)
        .extracting(row -> row.get("grantee") + " " + row.get("privilege_type"))
        .containsExactlyInAnyOrder("platsa_backup SELECT", "platsa_staff SELECT");
    assertThat(
            db.sql(
                    """
                    SELECT count(*) FROM information_schema.column_privileges
                    WHERE table_name = 'audit_entry' AND column_name = 'at'
                      AND privilege_type <> 'SELECT' AND grantee LIKE 'platsa_%'
                      AND grantee <> 'platsa_owner'
                    """)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void entriesAreDroppedOnlyWhenTheyAreAsOldAsTheDepartmentKeepsThem() {
    record("settings.changed", "young");
    db.sql(
            """
            INSERT INTO audit_entry (tenant_id, id, at, actor_kind, actor_name, action,
                                     subject_type, subject_id)
            VALUES (:tenant, gen_random_uuid(), now() - interval '25 months', 'SERVICE', 'platsa',
                    'settings.changed', 'settings', 'old')
            """)
        .param("tenant", TENANT)
        .update();

    awaitNone("old");

    assertThat(actions("?subject=young")).containsExactly("settings.changed");
  }

  @Test
  void pagesFollowOneAnotherWithoutAGapAndExportsHaveTheSame() {
    for (int i = 0; i < 7; i++) {
      record("settings.changed", "paged-" + i, "=pager");
    }
    String question = "who=PAGER&action=settings";
    int exported = actions("?action=audit.exported").size();

    JsonNode first = client.get("/api/v1/audit?size=4&" + question).json();
    JsonNode second =
        client
            .get("/api/v1/audit?size=4&" + question + "&before=" + first.get("next").asString())
            .json();

    assertThat(first.get("items").findValuesAsString("subjectId"))
        .containsExactly("paged-6", "paged-5", "paged-4", "paged-3");
    assertThat(second.get("items").findValuesAsString("subjectId"))
        .containsExactly("paged-2", "paged-1", "paged-0");
    assertThat(second.has("next")).isFalse();

    List<String> lines = client.get("/api/v1/audit.ndjson?" + question).text().lines().toList();
    assertThat(lines).hasSize(7);
    assertThat(JsonMapper.shared().readTree(lines.getFirst()).get("subjectId").asString())
        .isEqualTo("paged-0");
    List<String> rows = client.get("/api/v1/audit.csv?" + question).text().lines().toList();
    assertThat(rows).hasSize(8);
    assertThat(rows.getFirst()).startsWith("at,actorKind,");
    // The name would be a formula in a spreadsheet.
    assertThat(rows.get(1)).contains("'=pager");
    assertThat(actions("?action=audit.exported").size()).isEqualTo(exported + 2);
  }

  @Test
  void aQuestionThatCannotBeAskedIsRefused() {
    for (String wrong : List.of("from=yesterday", "to=2026-13-01", "size=0", "before=x")) {
      assertThat(client.get("/api/v1/audit?" + wrong).status()).as(wrong).isEqualTo(400);
    }
    assertThat(client.get("/api/v1/audit?from=2026-11-30&to=2026-11-29").json().get("items"))
        .isEmpty();
  }

  /** The example under a name of its own, so that no other test reads it. */
  private static byte[] document() {
    return new String(Client.example(), StandardCharsets.UTF_8)
        .replaceFirst("\"name\": \"Example\"", "\"name\": \"" + UUID.randomUUID() + "\"")
        .getBytes(StandardCharsets.UTF_8);
  }

  private void record(String action, String subject) {
    record(action, subject, "=somebody");
  }

  private void record(String action, String subject, String name) {
    new Tenancy.Staff(TENANT)
        .run(() ->
            audit.record(
                TENANT,
                new Actor(Actor.Kind.PERSON, UUID.randomUUID(), name),
                action,
                "settings",
                subject,
                Map.of()));
  }

  private JsonNode only(String question) {
    JsonNode items = client.get("/api/v1/audit" + question).json().get("items");
    assertThat(items).hasSize(1);
    return items.get(0);
  }

  private List<String> actions(String question) {
    return client.get("/api/v1/audit" + question).json().get("items").findValuesAsString("action");
  }

  private void awaitNone(String subject) {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (!actions("?subject=" + subject).isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(100_000_000);
    }
  }
}
