package org.platsa.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.freed.ScarceTerm;
import org.platsa.api.identity.Role;
import org.platsa.api.identity.Scope;
import org.platsa.api.settings.Settings;
import org.platsa.api.support.Client;
import org.platsa.api.support.Description;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.SlowSender;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.support.TestPeople;
import org.platsa.api.support.Zip;
import org.platsa.api.tenancy.Tenancy;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Every operation answers as the description says, and says how it may be refused. */
@ServiceTest
@TestPropertySource(
    properties = {"platsa.bodies.grace=300ms", "spring.datasource.hikari.connection-timeout=300"})
class OpenApiIT {
  /** Only when a worker takes ten seconds to hear of it. */
  private static final Set<String> RARE =
      Set.of(
          "stopRun 202",
          // Needs a term that is not over: PublicationIT confirms.
          "confirmTrainees 200");

  private static final String UNDECIDED =
      "{\"name\": \"default\", \"retentionBy\": \"PERSON\", \"auditMonths\": 24}";

  /** What is right in form, so that only what it is for is missing. */
  private static final Map<String, String> RIGHT =
      Map.ofEntries(
          entry(
              "reviseProblem", "{\"changes\": [{\"type\": \"unpin\", \"placementId\": \"P01\"}]}"),
          entry("changeRun", "{\"changes\": [{\"type\": \"unpin\", \"placementId\": \"P01\"}]}"),
          entry("changeDraft", "{\"version\": 0, \"moves\": [{\"placementId\": \"P01\"}]}"),
          entry("undoDraftChange", "{\"version\": 0}"),
          entry("redoDraftChange", "{\"version\": 0}"),
          entry("checkPlan", "{\"assignments\": []}"),
          entry("recommend", "{\"placementId\": \"P01\"}"),
          entry("makeServiceAccount", "{\"name\": \"x\", \"scopes\": [\"runs:read\"]}"),
          entry("changeSettings", UNDECIDED),
          entry("archiveTerm", "{\"termId\": \"x\"}"),
          entry("confirmArchive", "{\"termId\": \"x\", \"code\": \"x\"}"),
          entry("deleteTerm", "{\"termId\": \"x\"}"),
          entry("extractPerson", "{\"kind\": \"STUDENT\", \"pseudonym\": \"x\"}"),
          entry("leaveAnswersOut", "{\"faulty\": true}"),
          entry("answerProposal", "{\"acceptRest\": true}"),
          entry("openAsking", "{\"answerBy\": \"2999-01-01\"}"),
          entry(
              "writeRequests",
              "{\"students\": [{\"locality\": \"Ödåkra\", \"placements\": [{\"kind\": \"APL\","
                  + " \"allowedPeriods\": [\"x\"]}]}]}"),
          entry("takeAnswers", "{\"version\": \"x\"}"),
          entry("answerOffer", "{\"unchanged\": true}"),
          entry("removeRequests", "{\"students\": [\"x\"]}"),
          entry("restoreRequests", "{\"students\": [\"x\"]}"),
          entry("deletePerson", "{\"kind\": \"STUDENT\", \"pseudonym\": \"x\"}"));

  private static final String NOBODY = "01890000-0000-7000-8000-000000000009";

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;

  @Value("${platsa.database.url}")
  private String url;

  @Autowired private JdbcTransactionManager transactions;
  @Autowired private Settings settings;
  private Client client;
  private TestPeople.Browser admin;
  private TestPeople.Browser coordinator;
  private TestPeople.Browser provider;
  private TestPeople.Browser manager;
  private Round round;
  private String askedTerm = "";
  private Description description;
  private final Set<String> seen = new TreeSet<>();
  private final List<String> faults = new ArrayList<>();

  @BeforeEach
  void connect() {
    client = new Client(port);
    description = new Description(client);
    TestPeople people = new TestPeople(TestDatabase.client(url), clock);
    admin = people.signIn(TestTokens.TENANT, Role.ADMIN, "");
    coordinator = people.signIn(TestTokens.TENANT, Role.COORDINATOR, "");
    provider = people.signIn(TestTokens.TENANT, Role.PROVIDER, "R1");
    manager = people.signIn(TestTokens.TENANT, Role.UNIT_MANAGER, "");
    round = new Round(NOBODY, NOBODY);
  }

  /** What was sent to provider R1. */
  private record Round(String publication, String proposal) {}

  /** Publishes a plan of a term of its own. */
  private Round publish(String term) {
    String run =
        client.queue(
            client.submit(
                new String(Client.example(), StandardCharsets.UTF_8)
                    .replace("\"VT2024\"", "\"" + term + "\"")
                    .getBytes(StandardCharsets.UTF_8)),
            "{\"stepLimit\": 20}");
    client.await(run, "COMPLETED");
    get("/api/v1/publications/preview?runId=" + run);
    JsonNode made =
        post(
                "/api/v1/publications",
                "{\"runId\": \"" + run + "\", \"answerBy\": \"" + tomorrow() + "\"}")
            .json();
    return new Round(
        made.get("id").asString(),
        made.get("proposals")
            .valueStream()
            .filter(each -> each.get("providerId").asString().equals("R1"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .asString());
  }

  private LocalDate tomorrow() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
  }

  private void tryRound() {
    String term = "round-" + UUID.randomUUID();
    Round made = publish(term);
    String publication = "/api/v1/publications/" + made.publication();
    String proposal = "/api/v1/proposals/" + made.proposal();
    get(publication);
    get(publication + "/places?providerId=R1");
    get("/api/v1/workspaces/" + term + "/publications");
    get("/api/v1/workspaces/" + term + "/round");
    get("/api/v1/workspaces/" + term + "/waiting-list");
    get("/api/v1/proposals");
    get("/api/v1/trainees");
    get("/api/v1/trainees.ics");
    get("/api/v1/workspaces/" + term + "/confirmations");
    // Nobody comes to this manager's unit, so that it is refused.
    String confirming = "/api/v1/trainees/confirmations";
    Client.Answer refused =
        client.send(
            request(
                "POST",
                confirming,
                "application/json",
                "{\"confirmed\": true, \"places\": [{\"proposalId\": \""
                    + NOBODY
                    + "\", \"position\": 0}]}"));
    assertThat(refused.status()).isEqualTo(409);
    description.fault("POST", confirming, refused).ifPresent(faults::add);
    get(proposal);
    for (String format : List.of("xlsx", "csv", "ics")) {
      get(proposal + "/file?format=" + format);
    }
    post(
        proposal + "/answers",
        "{\"answers\": [{\"placementId\": \"P01\", \"deed\": \"WITHDRAW\", \"reason\":"
            + " \"OTHER\"}]}");
    call("POST", "/api/v1/workspaces/" + term + "/mending", null);
    String evaluation = "/api/v1/workspaces/" + term + "/evaluation";
    get(evaluation);
    call("POST", evaluation + "/links", null);
    String link = client.get(evaluation + "/links").json().get(0).get("id").asString();
    get(evaluation + "/links");
    get("/api/v1/evaluation-links");
    call("DELETE", "/api/v1/evaluation-links/" + link, null);
    call("POST", evaluation + "/closing", null);
    get(evaluation + ".xlsx");
    post(publication + "/withdrawal", "{}");
  }

  /** A place that R1 declines is offered, taken back, offered anew and taken by R1 for another. */
  private void tryFreed() {
    String term = "freed-" + UUID.randomUUID();
    String run = client.queue(client.submit(ScarceTerm.of(term)), "{\"stepLimit\": 20}");
    client.await(run, "COMPLETED");
    String first = published(run);
    post(
        "/api/v1/proposals/" + first + "/answers",
        "{\"answers\": [{\"placementId\": \"P04\", \"deed\": \"DECLINE\", \"reason\":"
            + " \"OTHER\"}]}");
    String mended =
        call("POST", "/api/v1/workspaces/" + term + "/mending", null).json().get("id").asString();
    client.await(mended, "COMPLETED");
    published(mended);
    String workspace = "/api/v1/workspaces/" + term;
    get(workspace + "/reserve");
    call("PUT", workspace + "/reserve", "{\"held\": true, \"defaultUse\": 80, \"chance\": 50}");
    String offer = "{\"until\": \"" + tomorrow() + "\"}";
    String freed = post(workspace + "/freed-places", offer).json().get(0).get("id").asString();
    call("DELETE", workspace + "/freed-places/" + freed, null);
    freed = post(workspace + "/freed-places", offer).json().get(0).get("id").asString();
    get(workspace + "/freed-places");
    get("/api/v1/freed-places");
    post("/api/v1/freed-places/" + freed + "/taking", "{\"placementId\": \"P14\"}");
    get("/api/v1/calendar-links");
    call("PUT", "/api/v1/calendar-links", "{\"replace\": true}");
    get("/api/v1/calendar-links");
    call("DELETE", "/api/v1/calendar-links", null);
  }

  /** What R1 was sent. */
  private String published(String run) {
    return client
        .post(
            "/api/v1/publications",
            "{\"runId\": \"" + run + "\", \"answerBy\": \"" + tomorrow() + "\"}")
        .json()
        .get("proposals")
        .valueStream()
        .filter(each -> each.get("providerId").asString().equals("R1"))
        .findFirst()
        .orElseThrow()
        .get("id")
        .asString();
  }

  private void tryAsking() {
    String term = "asked-" + UUID.randomUUID();
    client.submit(
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"")
            // The manager's.
            .replace("\"U1\"", "\"E-1\"")
            .getBytes(StandardCharsets.UTF_8));
    String asking = "/api/v1/workspaces/" + term + "/asking";
    call("PUT", asking, "{\"answerBy\": \"" + tomorrow() + "\"}");
    get(asking);
    String requests = "/api/v1/requests/" + term;
    get("/api/v1/requests");
    get(requests);
    post(
        requests + "/students",
        "{\"students\": [{\"studentId\": \"asked\", \"locality\": \"Ödåkra\", \"placements\":"
            + " [{\"kind\": \"APL\", \"allowedPeriods\": [\"A1\"]}]}]}");
    get(requests + "/template");
    file(requests + "/workbook", "Elev;Ort;Praktikform;Perioder\nasked;Ödåkra;APL;A1\n");
    call("POST", requests + "/sending", null);
    post(requests + "/removals", "{\"students\": [\"asked\"]}");
    post(requests + "/restorations", "{\"students\": [\"asked\"]}");
    call("POST", requests + "/sending", null);
    get("/api/v1/offers");
    get("/api/v1/offers/" + term + "?unitId=E-1");
    call("PUT", "/api/v1/offers/" + term + "?unitId=E-1", "{\"unchanged\": true}");
    get(asking + "/intake");
    call("POST", asking + "/reminders", null);
    post(asking + "/intake/left-out", "{\"units\": [\"E-1\"]}");
    post(asking + "/intake/left-out", "{\"along\": true, \"units\": [\"E-1\"]}");
    post(
        asking + "/intake",
        "{\"version\": \""
            + client.get(asking + "/intake").json().get("version").asString()
            + "\"}");
    call("POST", asking + "/closing", null);
    String own = "/api/v1/own-units";
    get(own);
    post(
        own + "/" + asked() + "/changes?unitId=E-1",
        "{\"changes\": [{\"type\": \"unitCapacity\", \"unitId\": \"E-1\", \"maxTrainees\": 2}]}");
  }

  @Test
  void everyOperationIsRefusedToWhoMayNot() {
    Client none =
        client.with(
            TestTokens.make(
                TestDatabase.client(url),
                TestTokens.TENANT,
                "may only " + UUID.randomUUID(),
                Set.of(Scope.METRICS_READ)));
    for (Description.Operation operation : description.operations()) {
      String path = operation.path().replaceAll("\\{[^}]+}", NOBODY);
      HttpRequest.BodyPublisher body =
          operation.takesBody() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody();
      judge(
          operation,
          401,
          path,
          client.asNobody().send(client.asNobody().to(path).method(operation.method(), body)));
      judge(operation, 403, path, none.send(none.to(path).method(operation.method(), body)));
      assertThat(operation.text().get("security").isEmpty()).as(operation.id()).isFalse();
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void everySuccessThatIsDescribedIsGivenAndFits() {
    String problem = client.submit(Client.example());
    String run = client.queue(problem, "{\"stepLimit\": 20}");
    String last = client.await(run, "COMPLETED").get("lastEventId").asString();
    String runs = "/api/v1/problems/" + problem + "/runs";
    String ofRun = "/api/v1/runs/" + run;

    get("/api/v1/terms");
    get("/api/v1/terms/VT2022");
    get("/api/v1/schema");
    get("/api/v1/constraints");
    get("/api/v1/problems");
    get("/api/v1/problems/" + problem);
    get("/api/v1/problems/" + problem + "/summary");
    get(runs);
    get(ofRun);
    get(ofRun + "/plan");
    get(ofRun + "/explanation");
    get(ofRun + "/explanation/placements/P01");
    get(ofRun + "/explanation/placements?id=P01");
    get(ofRun + "/diff/" + run);
    get(ofRun + "/follow-up");
    get(ofRun + "/follow-up.xlsx");
    get(ofRun + "/events");
    get(ofRun + "/events?lastEventId=" + last);
    post(
        "/api/v1/problems",
        new String(client.get("/api/v1/terms/VT2022").response().body(), StandardCharsets.UTF_8));
    post("/api/v1/problems", new String(Client.example(), StandardCharsets.UTF_8));
    post("/api/v1/problems?solve=true", new String(Client.example(), StandardCharsets.UTF_8));
    String change = "{\"changes\": [{\"type\": \"weights\", \"weights\": {\"travel\": %d}}]}";
    String revised =
        post("/api/v1/problems/" + problem + "/revisions", change.formatted(7))
            .json()
            .get("id")
            .asString();
    post("/api/v1/problems/" + problem + "/revisions", change.formatted(7));
    post("/api/v1/problems/" + problem + "/check", "{\"assignments\": []}");
    post(ofRun + "/recommendations", "{\"placementId\": \"P01\"}");
    String going =
        post(runs, "{\"timeLimitSeconds\": 600, \"unimprovedSeconds\": 600}")
            .json()
            .get("id")
            .asString();
    client.await(going, "SOLVING", "COMPLETED");
    String successor =
        post("/api/v1/runs/" + going + "/changes", change.formatted(8)).json().get("id").asString();
    client.delete("/api/v1/runs/" + successor);
    get("/api/v1/service-accounts");
    Client.Answer account =
        twice(
            "/api/v1/service-accounts",
            "{\"name\": \"described " + UUID.randomUUID() + "\", \"scopes\": [\"runs:read\"]}");
    assertThat(account.json().has("token")).as("nobody has it any more").isFalse();
    call("DELETE", account.header("Location"), null);
    tryMessages();
    tryDrafts(problem, run);
    tryRound();
    tryFreed();
    tryAsking();
    get("/api/v1/problems/" + problem + "/capacity");
    get(ofRun + "/next-trained");
    post(
        "/api/v1/problems/" + problem + "/what-ifs",
        "{\"suppose\": [{\"type\": \"trainedShare\", \"percent\": 1}], \"run\": {\"stepLimit\":"
            + " 1}}");
    get("/api/v1/problems/" + problem + "/what-ifs");
    get("/api/v1/workspaces");
    get("/api/v1/workspaces/VT2024");
    get("/api/v1/workspaces/VT2024/revisions");
    tryWhatIsKeptOfPeople();
    call("DELETE", ofRun, null);
    call("DELETE", "/api/v1/problems/" + revised, null);
    for (String file : List.of("", "?format=csv", "?format=csv&list=units")) {
      get("/api/v1/workbooks/template" + file);
      get("/api/v1/problems/" + problem + "/workbook" + file);
    }
    get("/api/v1/problems/" + problem + "/difference/" + problem);
    String workbook = "Område;Namn\nneu;Neu\n";
    String added = "?mode=add&list=areas&";
    file("/api/v1/workbooks/check" + added + "against=" + problem, workbook);
    file("/api/v1/workbooks/marked" + added + "against=" + problem, workbook);
    file("/api/v1/workbooks" + added + "parent=" + problem, workbook);
    file("/api/v1/workbooks" + added + "parent=" + problem, workbook);
    String next =
        "{\"termId\": \"n\", \"name\": \"n\", \"firstDay\": \"2024-08-19\","
            + " \"lastDay\": \"2024-12-20\"}";
    twice("/api/v1/problems/" + problem + "/next-term", next);

    assertThat(faults).isEmpty();
    assertThat(described("[23].*")).containsExactlyInAnyOrderElementsOf(withRare(seen));
  }

  /** Nothing is sent: what is told happens before there is a webhook, or is given up at once. */
  private void tryMessages() {
    String webhook =
        twice(
                "/api/v1/webhooks",
                "{\"url\": \"https://described.invalid/"
                    + UUID.randomUUID()
                    + "\", \"kinds\": [\"PUBLISHED\"]}")
            .header("Location");
    get("/api/v1/webhooks");
    call("POST", webhook + "/secret", null);
    get(webhook + "/deliveries");
    UUID delivery = UUID.randomUUID();
    TestDatabase.client(url)
        .sql(
            """
            WITH told AS (
              INSERT INTO message (tenant_id, id, kind, at, due_at, term_id, run_id, spread_at)
              SELECT tenant_id, gen_random_uuid(), 'REPAIRED', now(), now(), 'x', id, now()
              FROM run LIMIT 1 RETURNING tenant_id, id)
            INSERT INTO delivery (tenant_id, id, message_id, webhook_id, state, due_at)
            SELECT tenant_id, :id, id, :webhook, 'GIVEN_UP', now() FROM told
            """)
        .param("id", delivery)
        .param("webhook", UUID.fromString(webhook.substring(webhook.lastIndexOf('/') + 1)))
        .update();
    call("POST", webhook + "/deliveries/" + delivery + "/again", null);
    call("DELETE", webhook, null);
    get("/api/v1/message-choices");
    call("PUT", "/api/v1/message-choices", "{\"wanted\": []}");
  }

  private void tryDrafts(String problem, String run) {
    get("/api/v1/runs/" + run + "/cells?placementId=P01");
    get("/api/v1/runs/" + run + "/group-cells?placementId=P01&placementId=P02");
    String draft =
        twice("/api/v1/drafts", "{\"name\": \"x\", \"runId\": \"" + run + "\"}").header("Location");
    String placed =
        client
            .get(draft)
            .json()
            .get("seats")
            .valueStream()
            .filter(seat -> seat.get("seat").has("supervisorId"))
            .findFirst()
            .orElseThrow()
            .get("placementId")
            .asString();
    post(
        draft + "/changes", "{\"version\": 0, \"moves\": [{\"placementId\": \"" + placed + "\"}]}");
    post(draft + "/undo", "{\"version\": 1}");
    post(draft + "/redo", "{\"version\": 2}");
    get(draft);
    get(draft + "/changes");
    get(draft + "/mends?limit=5");
    get(draft + "/cells?placementId=P01");
    get(draft + "/group-cells?placementId=P01&placementId=P02");
    get(draft + "/explanation?placementId=P01");
    get(draft + "/diff/runs/" + run);
    get(draft + "/diff/drafts/" + draft.replaceFirst(".*/", ""));
    post(draft + "/runs", "{\"version\": 3, \"stepLimit\": 1}");
    get("/api/v1/drafts?problemId=" + problem);
    call("DELETE", draft, null);
  }

  private void tryWhatIsKeptOfPeople() {
    get("/api/v1/audit?size=5&from=2026-11-30&to=2026-11-29");
    get("/api/v1/audit.csv?from=2026-11-30&to=2026-11-29");
    get("/api/v1/audit.ndjson?from=2026-11-30&to=2026-11-29");
    get("/api/v1/settings");
    call("PUT", "/api/v1/settings", UNDECIDED.replace("}", ", \"retentionMonths\": 1}"));
    String term = "described-" + UUID.randomUUID();
    client.submit(
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"")
            .replace("\"st01\"", "\"" + term + "\"")
            .getBytes(StandardCharsets.UTF_8));
    String person = "{\"kind\": \"STUDENT\", \"pseudonym\": \"" + term + "\"}";
    post("/api/v1/pseudonyms/extracts", person);
    post("/api/v1/pseudonyms/deletions", person);
    get("/api/v1/retention/terms");
    String body = "{\"termId\": \"" + term + "\"}";
    byte[] archive = post("/api/v1/retention/archives", body).response().body();
    post(
        "/api/v1/retention/receipts",
        body.replace("}", ", \"code\": \"" + Zip.receiptCode(archive) + "\"}"));
    post("/api/v1/retention/deletions", body);
    call("PUT", "/api/v1/settings", UNDECIDED);
  }

  @Test
  void everyOperationIsRefusedAsItsShapeSays() {
    round = publish("refused-" + UUID.randomUUID());
    for (Description.Operation operation : description.operations()) {
      String path = operation.path().replaceAll("\\{[^}]+}", NOBODY);
      String query = query(operation, "x");
      if (takesFile(operation)) {
        String some = filled(operation.path(), NOBODY, NOBODY, NOBODY);
        expect(operation, 400, some, "text/csv", "{");
        expect(operation, 415, some, "text/plain", "x");
        expect(operation, 413, some, "text/csv", " ".repeat(1_100_000));
        if (operation.id().equals("takeWorkbook")) {
          expect(operation, 422, operation.path() + "?list=areas", "text/csv", "Område;Namn\na;A");
        }
      } else if (operation.takesBody()) {
        String problem = client.submit(Client.example());
        String run = finished(problem);
        String some = filled(operation.path(), problem, run, draft(run)) + query(operation, "P01");
        expect(operation, 400, some, "application/json", "{");
        expect(operation, 415, some, "text/plain", "{}");
        expect(operation, 413, some, "application/json", " ".repeat(1_100_000));
        expect(operation, 422, some, "application/json", "{\"nothing\": 1}");
        expect(
            operation,
            404,
            operation.path().contains("{") ? path + query : null,
            "application/json",
            RIGHT.getOrDefault(operation.id(), "{}"));
      } else {
        expect(operation, 404, operation.path().contains("{") ? path + query : null, null, null);
      }
      if (Description.statuses(operation).contains("406")) {
        Client.Answer answer =
            client.send(
                request(
                        operation.method(),
                        path + query,
                        takesFile(operation)
                            ? "text/csv"
                            : operation.takesBody() ? "application/json" : null,
                        operation.takesBody() ? "{}" : null)
                    .header("Accept", "image/png"));
        judge(operation, 406, path, answer);
      }
    }

    assertThat(faults).isEmpty();
  }

  /** A workbook in place of JSON. */
  private static boolean takesFile(Description.Operation operation) {
    return operation.text().at("/requestBody/content").has("text/csv");
  }

  /** Providers' own programs left out. */
  private static boolean isForSystems(Description.Operation operation) {
    return operation
        .text()
        .path("security")
        .valueStream()
        .anyMatch(way -> way.has("token") && !way.at("/token/0").asString("").equals("round"));
  }

  @Test
  void whoSendsTooSlowlyIsRefusedByEveryOperationThatTakesABody() {
    String problem = client.submit(Client.example());
    String run = finished(problem);
    String draft = draft(run);
    round = publish("slow-" + UUID.randomUUID());
    List<Description.Operation> taking =
        description.operations().stream()
            .filter(operation -> operation.takesBody() && isForSystems(operation))
            .toList();
    assertThat(taking).hasSizeGreaterThanOrEqualTo(6);

    atOnce(
            taking,
            operation ->
                SlowSender.answer(
                    port,
                    operation.method(),
                    filled(operation.path(), problem, run, draft),
                    takesFile(operation) ? "text/csv" : "application/json"))
        .forEach((operation, answer) -> {
          assertThat(Description.statuses(operation)).as(operation.id()).contains("408");
          assertThat(answer)
              .as(operation.id())
              .startsWith("HTTP/1.1 408 ")
              .containsIgnoringCase("Content-Type: application/problem+json")
              .contains("urn:platsa:error:request-timeout");
        });
  }

  /** What is answered to each, all asked at the same time since each is kept waiting. */
  private static <T> Map<Description.Operation, T> atOnce(
      List<Description.Operation> operations, Function<Description.Operation, T> ask) {
    Map<Description.Operation, Future<T>> asked = new LinkedHashMap<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      operations.forEach(one -> asked.put(one, executor.submit(() -> ask.apply(one))));
    }
    Map<Description.Operation, T> answers = new LinkedHashMap<>();
    asked.forEach((one, answer) -> answers.put(one, answer.resultNow()));
    return answers;
  }

  @Test
  void whoHasTooManyQueuedIsRefusedByWhatQueuesARun() {
    String problem = client.submit(Client.example());
    List<String> queued = fillQueue("/api/v1/problems/" + problem + "/runs");
    String example = new String(Client.example(), StandardCharsets.UTF_8);

    Map.of("/api/v1/problems?solve=true", example, "/api/v1/problems/" + problem + "/runs", "{}")
        .forEach((path, body) -> {
          Client.Answer answer = client.post(path, body);
          assertThat(answer.status()).as(path).isEqualTo(429);
          assertThat(answer.text()).as(path).contains("runs are queued already");
          description.fault("POST", path, answer).ifPresent(faults::add);
        });
    // The last one first: no search begins in the place of one that ends.
    queued.reversed().forEach(run -> client.delete("/api/v1/runs/" + run));

    assertThat(faults).isEmpty();
  }

  /** As many as may be; those that are worked on do not count. */
  private List<String> fillQueue(String runs) {
    List<String> queued = new ArrayList<>();
    String settings = "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}";
    Client.Answer answer = client.post(runs, settings);
    while (answer.status() == 202) {
      queued.add(answer.json().get("id").asString());
      client.await(queued.getFirst(), "SOLVING");
      answer = client.post(runs, settings);
    }
    return queued;
  }

  @Test
  void whoNeedsADatabaseThatIsBusyIsAskedToComeAgain() throws SQLException {
    String problem = client.submit(Client.example());
    String run = finished(problem);
    String draft = draft(run);
    asked();
    List<Connection> taken = new ArrayList<>();
    Set<String> putOff = new TreeSet<>();
    try {
      DataSource pool = Objects.requireNonNull(transactions.getDataSource());
      for (int i = 0; i < settings.database().pools().staff(); i++) {
        taken.add(new Tenancy.Staff(TestTokens.TENANT).call(pool::getConnection));
      }
      atOnce(description.operations(), operation -> busy(operation, problem, run, draft))
          .forEach((operation, answer) -> {
            assertThat(Description.statuses(operation)).as(operation.id()).contains("503");
            description
                .fault(operation.method(), operation.path().replaceAll("\\{[^}]+}", NOBODY), answer)
                .ifPresent(faults::add);
            if (answer.status() == 503) {
              putOff.add(operation.id());
            } else if (readsOrDeletesOne(operation)) {
              faults.add(operation.id() + " answers " + answer.status() + " without a database");
            }
          });
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }

    assertThat(faults).isEmpty();
    assertThat(putOff).hasSizeGreaterThanOrEqualTo(14);
  }

  /** What cannot be answered without a look at a problem or a run. */
  private static boolean readsOrDeletesOne(Description.Operation operation) {
    return !operation.takesBody() && operation.path().matches(".*\\{(problemId|runId|draftId)}.*");
  }

  private Client.Answer busy(
      Description.Operation operation, String problem, String run, String draft) {
    String path =
        filled(operation.path(), problem, run, draft)
                .replace("{otherRunId}", run)
                .replace("{termId}", "HT2022")
                .replaceAll("\\{[^}]+}", NOBODY)
            + query(operation, "P01");
    boolean isProblem = operation.method().equals("POST") && path.endsWith("/problems");
    String right = RIGHT.getOrDefault(operation.id(), "{}");
    return client.send(
        request(
            operation.method(),
            path,
            takesFile(operation) ? "text/csv" : operation.takesBody() ? "application/json" : null,
            !operation.takesBody()
                ? null
                : isProblem ? new String(Client.example(), StandardCharsets.UTF_8) : right));
  }

  @Test
  void whateverMakesSomethingCanBeSentAgainWithItsKey() {
    List<String> without =
        description.operations().stream()
            .filter(operation -> operation.method().equals("POST"))
            .filter(operation ->
                Description.statuses(operation).stream()
                    .anyMatch(status -> status.matches("20[12]")))
            .filter(operation ->
                !operation
                    .text()
                    .path("parameters")
                    .findValuesAsString("name")
                    .contains("Idempotency-Key"))
            .map(Description.Operation::id)
            .toList();

    assertThat(without).isEmpty();
  }

  @Test
  void everyBoundOfANumberIsKept() {
    String problem = client.submit(Client.example());
    String run = finished(problem);
    String draft = draft(run);
    int bounds = 0;
    for (Description.Operation operation : description.operations()) {
      for (JsonNode parameter : operation.text().path("parameters")) {
        String name = parameter.get("name").asString();
        String path =
            filled(operation.path(), problem, run, draft).replace("{otherProblemId}", problem)
                + "?id=P01&placementId=P01&problemId="
                + problem
                + "&"
                + name
                + "=";
        for (String bound : List.of("minimum", "maximum")) {
          if (parameter.get("schema").has(bound)) {
            bounds++;
            long at = parameter.get("schema").get(bound).asLong();
            long beyond = at + (bound.equals("minimum") ? -1 : 1);
            assertThat(client.get(path + at).status()).as(path + at).isEqualTo(200);
            assertThat(client.get(path + beyond).status()).as(path + beyond).isEqualTo(400);
          }
        }
      }
    }
    assertThat(bounds).isGreaterThanOrEqualTo(13);
  }

  private String filled(String path, String problem, String run, String draft) {
    return (path.matches("/api/v1/(offers|own-units)/.*") ? path + "?unitId=E-1" : path)
        .replace("{termId}", path.contains("{termId}") ? asked() : "")
        .replace("{publicationId}", round.publication())
        .replace("{proposalId}", round.proposal())
        .replace("{problemId}", problem)
        .replace("{runId}", run)
        .replace("{draftId}", draft)
        .replace("{placementId}", "P01")
        .replace("{placeId}", NOBODY);
  }

  /** A term that is open for requests, of the provider and the manager here. */
  private String asked() {
    if (askedTerm.isEmpty()) {
      askedTerm = "open-" + UUID.randomUUID();
      client.submit(
          new String(Client.example(), StandardCharsets.UTF_8)
              .replace("\"VT2024\"", "\"" + askedTerm + "\"")
              .replace("\"U1\"", "\"E-1\"")
              // A term that is not over.
              .replace("2024-", "2052-")
              .getBytes(StandardCharsets.UTF_8));
      call(
          "PUT",
          "/api/v1/workspaces/" + askedTerm + "/asking",
          "{\"answerBy\": \"" + tomorrow() + "\"}");
    }
    return askedTerm;
  }

  /** What an operation needs to be told of a placement beside its path. */
  private static String query(Description.Operation operation, String placement) {
    return switch (operation.id()) {
      case "explainPlacementOf" -> "?id=" + placement;
      case "listProposedPlaces" -> "?providerId=R1";
      case "getOffer", "answerOffer", "changeOwnUnit" -> "?unitId=E-1";
      case "priceCells",
          "priceGroupCells",
          "priceDraftCells",
          "priceDraftGroupCells",
          "explainDraftPlacement" ->
          "?placementId=" + placement;
      default -> "";
    };
  }

  private String draft(String run) {
    return client
        .post("/api/v1/drafts", "{\"name\": \"x\", \"runId\": \"" + run + "\"}")
        .json()
        .get("id")
        .asString();
  }

  private String finished(String problem) {
    JsonNode runs = client.get("/api/v1/problems/" + problem + "/runs").json();
    String run =
        runs.findValuesAsString("id").stream()
            .findFirst()
            .orElseGet(() -> client.queue(problem, "{\"stepLimit\": 20}"));
    client.await(run, "COMPLETED", "STOPPED");
    return run;
  }

  private void get(String path) {
    Client.Answer answer = call("GET", path, null);
    for (int i = 0; i < 3 && answer.status() == 200 && !answer.header("ETag").isEmpty(); i++) {
      // Something may have happened meanwhile, so that it is another version.
      answer =
          client.send(
              request("GET", path, null, null).header("If-None-Match", answer.header("ETag")));
      note("GET", path, answer);
    }
  }

  private Client.Answer post(String path, String body) {
    return call("POST", path, body);
  }

  /** The same twice with one key, which names the same thing both times; what is answered then. */
  private Client.Answer twice(String path, String body) {
    String key = UUID.randomUUID().toString();
    List<Client.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      Client.Answer answer =
          client.send(
              request("POST", path, "application/json", body).header("Idempotency-Key", key));
      note("POST", path, answer);
      answers.add(answer);
    }
    assertThat(answers.getLast().header("Location"))
        .as(path)
        .isNotEmpty()
        .isEqualTo(answers.getFirst().header("Location"));
    String another = body.replaceFirst("\"name\": \"|//described[.]invalid/", "$0other-");
    Client.Answer refused =
        client.send(
            request("POST", path, "application/json", another).header("Idempotency-Key", key));
    description.fault("POST", path, refused).ifPresent(faults::add);
    assertThat(refused.status()).as("another request with the key").isEqualTo(409);
    return answers.getLast();
  }

  private void file(String path, String body) {
    note("POST", path, client.send(request("POST", path, "text/csv", body)));
  }

  private Client.Answer call(String method, String path, @Nullable String body) {
    Client.Answer answer =
        client.send(request(method, path, body == null ? null : "application/json", body));
    note(method, path, answer);
    return answer;
  }

  private void note(String method, String path, Client.Answer answer) {
    description.fault(method, path, answer).ifPresent(faults::add);
    description.operations().stream()
        .filter(o ->
            o.method().equals(method)
                && path.replaceAll("\\?.*", "").matches(o.path().replaceAll("\\{[^}]+}", "[^/]+")))
        .forEach(o -> seen.add(o.id() + " " + answer.status()));
  }

  private void expect(
      Description.Operation operation,
      int status,
      @Nullable String path,
      @Nullable String type,
      @Nullable String body) {
    if (path != null) {
      judge(operation, status, path, client.send(request(operation.method(), path, type, body)));
    }
  }

  private void judge(
      Description.Operation operation, int status, String path, Client.Answer answer) {
    description.fault(operation.method(), path, answer).ifPresent(faults::add);
    if (answer.status() != status) {
      faults.add(
          operation.id()
              + " at "
              + path
              + ": "
              + answer.status()
              + " in place of "
              + status
              + " "
              + answer.text());
    }
  }

  /** Who may do what only a person may do. */
  private Optional<TestPeople.Browser> person(String path) {
    if (path.startsWith("/api/v1/service-accounts")
        || path.startsWith("/api/v1/settings")
        || path.startsWith("/api/v1/webhooks")
        || path.startsWith("/api/v1/message-choices")) {
      return Optional.of(admin);
    }
    if (path.startsWith("/api/v1/proposals")
        || path.startsWith("/api/v1/requests")
        || path.startsWith("/api/v1/freed-places")
        || path.equals("/api/v1/evaluation-links")) {
      return Optional.of(provider);
    }
    if (path.startsWith("/api/v1/trainees")
        || path.startsWith("/api/v1/offers")
        || path.startsWith("/api/v1/own-units")
        || path.startsWith("/api/v1/calendar-links")) {
      return Optional.of(manager);
    }
    return path.startsWith("/api/v1/retention") || path.startsWith("/api/v1/pseudonyms")
        ? Optional.of(coordinator)
        : Optional.empty();
  }

  private HttpRequest.Builder request(
      String method, String path, @Nullable String type, @Nullable String body) {
    HttpRequest.Builder request =
        person(path)
            .map(person -> person.send(client.asNobody().to(path)))
            .orElseGet(() -> client.to(path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    return type == null ? request : request.header("Content-Type", type);
  }

  private Set<String> described(String statuses) {
    Set<String> described = new TreeSet<>();
    for (Description.Operation operation : description.operations()) {
      for (String status : Description.statuses(operation)) {
        if (status.matches(statuses)) {
          described.add(operation.id() + " " + status);
        }
      }
    }
    return described;
  }

  private static Set<String> withRare(Set<String> seen) {
    Set<String> all = new TreeSet<>(seen);
    all.addAll(RARE);
    return all;
  }
}
