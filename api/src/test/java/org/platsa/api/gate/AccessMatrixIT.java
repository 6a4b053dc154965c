package org.platsa.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.platsa.api.access.AccessLines;
import org.platsa.api.access.AccessRule;
import org.platsa.api.access.AccessRule.Audience;
import org.platsa.api.gate.AccessCheck.Route;
import org.platsa.api.identity.Caller;
import org.platsa.api.identity.Role;
import org.platsa.api.identity.Scope;
import org.platsa.api.support.Client;
import org.platsa.api.support.Description;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every call, page and probe that the service has, tried by everybody: nobody, each role, a token
 * with each scope, and the same of another tenant. What the table does not allow is 401 or 403,
 * what is another tenant's is 404; nothing of it is told and no row of any table changes. What the
 * service answers is found by itself: a new route is tried without a word here.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {
  /** Only the first tenant's documents hold these. */
  private static final Pattern SECRET = Pattern.compile("secret-[a-z]+");

  /** Whom only coordinators may know of, in reads that the audit log tells. */
  private static final Pattern PERSON = Pattern.compile("secret-(student|supervisor)");

  private static final String TERM = "matrix";

  /** Of whatever stands around the plan. */
  private static final UUID ROUND = UUID.fromString("01890000-0000-7000-8000-000000000011");

  private static final String NOTHING = "01890000-0000-7000-8000-000000000009";
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");

  private static final String STUDENT =
      "{\"studentId\": \"tried\", \"locality\": \"Gislaved\", \"placements\": [{\"kind\": \"APL\","
          + " \"allowedPeriods\": [\"A1\"]}]}";

  /** Right in form, so that only what it is for can be missing. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "/revisions", "{\"changes\": [{\"type\": \"unpin\", \"placementId\": \"P01\"}]}"),
          Map.entry(
              "/runs/{runId}/changes",
              "{\"changes\": [{\"type\": \"unpin\", \"placementId\": \"P01\"}]}"),
          Map.entry(
              "/drafts/{draftId}/changes",
              "{\"version\": 0, \"moves\": [{\"placementId\": \"P01\"}]}"),
          Map.entry("/undo", "{\"version\": 0}"),
          Map.entry("/redo", "{\"version\": 0}"),
          Map.entry("/check", "{\"assignments\": []}"),
          Map.entry("/recommendations", "{\"placementId\": \"P01\"}"),
          Map.entry(
              "/next-term",
              "{\"termId\": \"HT2030\", \"name\": \"x\", \"firstDay\": \"2030-08-19\","
                  + " \"lastDay\": \"2031-01-10\"}"),
          Map.entry(
              "/what-ifs",
              "{\"suppose\": [{\"type\": \"trainedShare\", \"percent\": 1}],"
                  + " \"run\": {\"stepLimit\": 1}}"),
          Map.entry("/runs", "{\"stepLimit\": 1}"),
          Map.entry("/answers", "{\"acceptRest\": true}"),
          Map.entry("/withdrawal", "{\"providers\": [\"R1\"]}"),
          Map.entry("/left-out", "{\"providers\": [\"R1\"]}"),
          Map.entry("/students", "{\"students\": [" + STUDENT + "]}"),
          Map.entry("/removals", "{\"students\": [\"secret-student\"]}"),
          Map.entry("/restorations", "{\"students\": [\"secret-student\"]}"),
          Map.entry("/freed-places", "{\"until\": \"2999-01-01\"}"),
          Map.entry("/taking", "{\"placementId\": \"P01\"}"),
          Map.entry("/asking", "{\"answerBy\": \"2999-01-01\"}"),
          Map.entry("/reserve", "{\"chance\": 50}"));

  @LocalServerPort private int port;
  @Autowired private SettableClock clock;
  @Autowired private AccessCheck check;
  @Autowired private AccessLines lines;

  @Value("${platsa.database.url}")
  private String url;

  private final List<String> faults = new ArrayList<>();
  private JdbcClient db;
  private Client client;
  private TestPeople people;
  private UUID other;
  private Map<String, String> ids;

  /** Who sends a request, and what the table should say to it. */
  private record Sender(
      String name,
      UUID tenant,
      @Nullable Caller caller,
      @Nullable String token,
      TestPeople.@Nullable Browser browser) {
    boolean isAllowed(AccessRule rule) {
      return rule.audience() == Audience.EVERYBODY || (caller != null && rule.allows(caller));
    }
  }

  @BeforeAll
  void haveTwoTenants() {
    db = TestDatabase.client(url);
    client = new Client(port);
    // The description is made when it is first asked for, which takes its time.
    client.send(client.to("/api/v1/openapi").timeout(Duration.ofMinutes(2)));
    people = new TestPeople(db, clock);
    other = people.tenant("another " + UUID.randomUUID());
    String document =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"name\": \"Example\"", "\"name\": \"secret-name\"")
            .replace("\"VT2024\"", "\"" + TERM + "\"")
            // The unit of every manager here.
            .replace("\"U1\"", "\"E-1\"")
            .replace("\"st01\"", "\"secret-student\"")
            .replace("\"S03\"", "\"secret-supervisor\"");
    assertThat(SECRET.matcher(document).results().map(found -> found.group()).distinct())
        .hasSize(3);
    String problem = client.submit(doubtful(document));
    assertThat(
            PERSON
                .matcher(client.get("/api/v1/problems/" + problem + "/summary").text())
                .results()
                .map(found -> found.group())
                .distinct())
        .as("the warnings name both")
        .hasSize(2);
    String run = client.queue(problem, "{\"stepLimit\": 20}");
    client.await(run, "COMPLETED");
    awaitExplained(run);
    TestTokens.make(
        db, TestTokens.TENANT, "secret-system " + UUID.randomUUID(), Set.of(Scope.RUNS_READ));
    String account =
        db.sql("SELECT id FROM service_account WHERE name LIKE 'secret-%' ORDER BY id LIMIT 1")
            .query(UUID.class)
            .single()
            .toString();
    String draft =
        client
            .post("/api/v1/drafts", "{\"name\": \"secret-draft\", \"runId\": \"" + run + "\"}")
            .json()
            .get("id")
            .asString();
    JsonNode publication =
        client
            .post(
                "/api/v1/publications",
                "{\"runId\": \""
                    + run
                    + "\", \"answerBy\": \""
                    + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1)
                    + "\"}")
            .json();
    String proposal =
        publication
            .get("proposals")
            .valueStream()
            .filter(each -> each.get("providerId").asString().equals("R1"))
            .findFirst()
            .orElseThrow()
            .get("id")
            .asString();
    haveARound(problem, proposal);
    ids =
        Map.ofEntries(
            Map.entry("problemId", problem),
            Map.entry("runId", run),
            Map.entry("draftId", draft),
            Map.entry("otherRunId", run),
            Map.entry("otherDraftId", draft),
            Map.entry("otherProblemId", problem),
            Map.entry("placementId", "P01"),
            Map.entry("accountId", account),
            Map.entry("termId", TERM),
            Map.entry("list", "students"),
            Map.entry("webhookId", ROUND.toString()),
            Map.entry("deliveryId", ROUND.toString()),
            Map.entry("linkId", ROUND.toString()),
            Map.entry("uploadId", ROUND.toString()),
            Map.entry("placeId", ROUND.toString()),
            Map.entry("publicationId", publication.get("id").asString()),
            Map.entry("proposalId", proposal));
  }

  /** What stands around a plan: what is asked for and offered, links, messages and workbooks. */
  private void haveARound(String problem, String proposal) {
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    Client.Answer asked =
        client.send(
            client
                .to("/api/v1/workspaces/" + TERM + "/asking")
                .header("Content-Type", "application/json")
                .PUT(
                    BodyPublishers.ofString(
                        "{\"answerBy\": \"" + tomorrow + "\", \"message\": \"secret-message\"}")));
    assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    db.sql(
            """
            INSERT INTO requested_student (tenant_id, provider_id, term_id, student_id, reference,
                                           draft, sent, changed_at, sent_at)
              VALUES (:tenant, 'R1', :term, 'secret-student', 'secret-reference', NULL, NULL, now(),
                      NULL);
            UPDATE requested_student
              SET draft = '{"student":{"id":"secret-student"},"placements":[]}',
                  sent = '{"student":{"id":"secret-student"},"placements":[]}', sent_at = now()
              WHERE tenant_id = :tenant AND term_id = :term;
            UPDATE asked_unit SET answered_at = now(), answered_by = :id, answered_name = 'x'
              WHERE tenant_id = :tenant AND term_id = :term AND unit_id = 'E-1';
            INSERT INTO offered_supervisor (tenant_id, term_id, unit_id, supervisor_id, active,
                                            max_simultaneous, max_per_term, absences)
              VALUES (:tenant, :term, 'E-1', 'secret-supervisor', true, 1, 1, '[]');
            INSERT INTO evaluation_round (tenant_id, term_id, problem_id, opened_at, opened_name)
              VALUES (:tenant, :term, :problem, now(), 'x');
            INSERT INTO evaluation_link (tenant_id, id, term_id, form, provider_id, proposal_id,
                                         position, unit_id, unit, area)
              SELECT :tenant, :id, :term, 'TRAINEE', provider_id, proposal_id, position, 'E-1',
                     'secret-unit', 'x'
              FROM proposed_place WHERE tenant_id = :tenant AND proposal_id = :proposal
              ORDER BY position LIMIT 1;
            INSERT INTO webhook (tenant_id, id, url, kinds, created_at, created_name)
              VALUES (:tenant, :id, 'https://secret-hook.example.org/', '{REPAIRED}', now(), 'x');
            INSERT INTO delivery (tenant_id, id, message_id, webhook_id, state, due_at)
              SELECT :tenant, :id, m.id, :id, 'GIVEN_UP', now() FROM message m
              WHERE m.tenant_id = :tenant ORDER BY m.id LIMIT 1;
            INSERT INTO freed_place (tenant_id, id, term_id, freed_provider, freed_proposal,
                                     freed_position, place, offered_at, offered_name, until)
              SELECT :tenant, :id, :term, s.provider_id, s.proposal_id, s.position,
                     '{"unitId": "E-1", "unit": "secret-unit", "unitKind": "CARE_HOME", "area": "x",
                       "period": "x", "firstMonday": "2024-01-15", "weeks": 5}',
                     now(), 'x', '2999-01-01'
              FROM proposed_place s WHERE s.tenant_id = :tenant AND s.proposal_id = :proposal
              ORDER BY s.position DESC LIMIT 1;
            INSERT INTO freed_candidate (tenant_id, provider_id, freed_id, proposal_id, position,
                                         term_id, opens_on)
              SELECT :tenant, s.provider_id, :id, s.proposal_id, s.position, :term, '2000-01-01'
              FROM proposed_place s WHERE s.tenant_id = :tenant AND s.proposal_id = :proposal
                AND s.shown::json ->> 'studentId' = 'secret-student'
              ORDER BY s.position LIMIT 1;
            INSERT INTO upload (tenant_id, account_id, id, file_name, mode, content, created_at)
              VALUES (:tenant, :id, :id, 'secret-file.xlsx', 'ADD', 'x', now());
            """)
        .param("tenant", TestTokens.TENANT)
        .param("term", TERM)
        .param("id", ROUND)
        .param("problem", UUID.fromString(problem))
        .param("proposal", UUID.fromString(proposal))
        .update();
  }

  /** The same with warnings that name a student and a supervisor. */
  private static byte[] doubtful(String document) {
    ObjectNode problem = (ObjectNode) JsonMapper.shared().readTree(document);
    for (JsonNode student : problem.get("students")) {
      if (student.get("id").asString().equals("secret-student")) {
        ((ObjectNode) student.get("home")).put("lat", 36.5);
      }
    }
    for (JsonNode supervisor : problem.get("supervisors")) {
      if (supervisor.get("id").asString().equals("secret-supervisor")) {
        ((ObjectNode) supervisor)
            .putArray("absences")
            .addObject()
            .put("from", "1999-01-04")
            .put("to", "1999-01-08");
      }
    }
    return problem.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** It is explained after its end, which makes rows of its own. */
  private void awaitExplained(String run) {
    for (int i = 0; i < 600; i++) {
      boolean explained =
          db.sql("SELECT EXISTS (SELECT FROM explanation WHERE run_id = :run::uuid)")
              .param("run", run)
              .query(Boolean.class)
              .single();
      if (explained) {
        return;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new AssertionError("The run is not explained");
  }

  @BeforeEach
  void beginAnew() {
    faults.clear();
  }

  @Test
  void theTableIsWhatEverybodyMeets() {
    List<Route> routes = routes();

    for (Sender sender : senders(TestTokens.TENANT, "own ")) {
      for (Route route : routes) {
        tryOwn(sender, route);
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void whoMayNotChangesNothingAndIsToldNothing() {
    List<Route> routes = routes();
    List<Sender> own = senders(TestTokens.TENANT, "own ");
    List<Sender> others = senders(other, "another tenant's ");
    List<String> before = stored();

    for (Sender sender : own) {
      routes.stream()
          .filter(route -> !sender.isAllowed(rule(route)))
          .forEach(route -> tryForbidden(sender, route));
    }
    for (Sender sender : others) {
      // What is for everybody is nobody's data, and who tries to sign in leaves a trace.
      routes.stream()
          .filter(route -> rule(route).audience() != Audience.EVERYBODY)
          .forEach(route -> tryAnothers(sender, route));
    }

    assertThat(faults).isEmpty();
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void anotherProviderOfTheSameDepartmentIsToldNothingAndChangesNothing() {
    TestPeople.Browser browser = people.signIn(TestTokens.TENANT, Role.PROVIDER, "R2");
    Caller caller =
        new Caller(
            TestTokens.TENANT,
            browser.account(),
            "x",
            Caller.Kind.PERSON,
            Set.of(Role.PROVIDER),
            Set.of(),
            "R2",
            Set.of());
    Sender sender = new Sender("another provider", TestTokens.TENANT, caller, null, browser);
    List<String> before = notOf("R2");

    routes().stream()
        .filter(route -> sender.isAllowed(rule(route)))
        .filter(route -> rule(route).audience() == Audience.NAMED)
        .forEach(route -> {
          boolean isOthers = route.pattern().contains("{proposalId}");
          Client.Answer answer = send(sender, route, ids, isOthers ? null : "{");
          if (isOthers && answer.status() != 404) {
            fault(sender, route, answer, "is another provider's");
          }
          // What is written to all whom the department asks, and the term's name, are for it, too.
          if (SECRET.matcher(answer.text().replaceAll("secret-(message|name)", "")).find()) {
            fault(sender, route, answer, "tells something");
          }
        });

    assertThat(faults).isEmpty();
    assertThat(notOf("R2")).isEqualTo(before);
  }

  /**
   * Every table, without what a provider does with its own: that it sends what it asks for, and in
   * the own department's log, that it reads.
   */
  private List<String> notOf(String provider) {
    List<String> all = new ArrayList<>(people.everything(other));
    all.removeIf(table -> table.startsWith("asked_provider "));
    all.addAll(
        db.sql(
                "SELECT p::text FROM asked_provider p WHERE p.provider_id <> :provider"
                    + " OR p.tenant_id <> :tenant ORDER BY 1")
            .param("provider", provider)
            .param("tenant", TestTokens.TENANT)
            .query(String.class)
            .list());
    return all;
  }

  @Test
  void whatIsNoReadOfNamesTellsNoneToWhomeverItIsAllowed() {
    for (Sender sender : senders(TestTokens.TENANT, "own ")) {
      routes().stream()
          .filter(route -> route.method().equals("GET"))
          .filter(route -> sender.isAllowed(rule(route)) && !rule(route).showsNames())
          .forEach(route -> {
            Client.Answer answer = send(sender, route, ids, null);
            if (PERSON.matcher(answer.text()).find()) {
              fault(sender, route, answer, "names somebody");
            }
          });
    }

    assertThat(faults).isEmpty();
  }

  /** Every table, without the tries of the other tenant's people to prove their own passwords. */
  private List<String> stored() {
    return people.everything(TestTokens.TENANT).stream()
        .filter(table -> !table.startsWith("sign_in_attempt "))
        .toList();
  }

  @Test
  void everyOperationOfTheDescriptionIsAmongThem() {
    Set<String> described =
        new Description(client)
            .operations().stream()
                .map(operation -> operation.method() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
    Set<String> tried =
        routes().stream()
            .map(route -> route.method() + " " + route.pattern())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(tried).containsAll(described);
    assertThat(tried)
        .contains("GET /actuator/prometheus", "GET /actuator/health/liveness")
        .hasSizeGreaterThan(described.size());
  }

  @Test
  void whatIsNotThereIsNotSignedInForNobodyAndNotFoundForOthers() {
    for (String path :
        List.of("/api/v1/nothing", "/api/v1/problems/", "/actuator/env", "/actuator/health/db")) {
      Client.Answer nobody = client.asNobody().get(path);
      Client.Answer system = client.get(path);

      assertThat(nobody.status()).as(path).isEqualTo(401);
      assertThat(nobody.header("WWW-Authenticate")).startsWith("Bearer");
      assertThat(system.status()).as(path).isEqualTo(404);
      assertThat(system.header("Content-Type")).isEqualTo("application/problem+json");
    }
    Client.Answer page = client.asNobody().get("/nothing");
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.header("Location")).startsWith("/sign-in");
  }

  @Test
  void headAndOptionsAndStrangeMethodsAreNoWayAround() {
    Client analyst =
        client.with(
            TestTokens.make(
                db, TestTokens.TENANT, "metrics " + UUID.randomUUID(), Set.of(Scope.METRICS_READ)));
    String problem = "/api/v1/problems/" + ids.get("problemId");

    for (String method : List.of("GET", "HEAD", "OPTIONS", "PUT", "PATCH")) {
      assertThat(status(client.asNobody(), method, problem)).as(method).isEqualTo(401);
      assertThat(status(analyst, method, problem)).as(method).isEqualTo(403);
    }
    assertThat(status(client, "HEAD", problem)).isEqualTo(200);
    assertThat(status(client, "OPTIONS", problem)).isEqualTo(200);
    assertThat(status(client, "PUT", problem)).isEqualTo(405);
    assertThat(status(client, "TRACE", problem)).isIn(400, 405);
  }

  @Test
  void aBrowsersSessionChangesNothingWithoutItsFormToken() {
    TestPeople.Browser browser = people.signIn(TestTokens.TENANT, Role.COORDINATOR, "");
    HttpRequest.Builder request =
        client
            .asNobody()
            .to("/api/v1/problems/" + ids.get("problemId"))
            .header("Cookie", browser.cookies())
            .DELETE();

    Client.Answer answer = client.send(request);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().at("/issues/0/code").asString()).isEqualTo("NO_FORM_TOKEN");
    assertThat(client.get("/api/v1/problems/" + ids.get("problemId")).status()).isEqualTo(200);
  }

  private static int status(Client client, String method, String path) {
    return client.send(client.to(path).method(method, BodyPublishers.noBody())).status();
  }

  /**
   * Everything that answers, with the line that decides; trees by the paths that have lines. What
   * is read comes last: so that the next page has told what a person did with what is their own.
   */
  private List<Route> routes() {
    Set<Route> routes = new java.util.LinkedHashSet<>(check.routes());
    routes.removeIf(
        route -> route.pattern().endsWith("/**") || route.pattern().startsWith("/error"));
    lines.all().stream()
        .filter(rule -> !rule.pattern().endsWith("/**"))
        .forEach(rule -> routes.add(new Route(rule.method(), rule.pattern())));
    return routes.stream()
        .sorted(
            Comparator.comparing((Route route) -> route.method().equals("GET"))
                .thenComparing(Route::pattern)
                .thenComparing(Route::method))
        .toList();
  }

  private AccessRule rule(Route route) {
    return lines.all().stream()
        .filter(
            rule -> rule.method().equals(route.method()) && rule.pattern().equals(route.pattern()))
        .findFirst()
        .orElseThrow();
  }

  private List<Sender> senders(UUID tenant, String prefix) {
    List<Sender> senders = new ArrayList<>();
    if (tenant.equals(TestTokens.TENANT)) {
      TestPeople.Browser browser = new TestPeople.Browser(UUID.randomUUID(), "none", "token");
      senders.add(new Sender("nobody", tenant, null, null, browser));
    }
    for (Role role : Role.values()) {
      TestPeople.Browser browser = people.signIn(tenant, role, "R1");
      senders.add(
          new Sender(
              prefix + role,
              tenant,
              new Caller(
                  tenant,
                  browser.account(),
                  "x",
                  Caller.Kind.PERSON,
                  Set.of(role),
                  Set.of(),
                  role == Role.PROVIDER ? "R1" : null,
                  Set.of()),
              null,
              browser));
    }
    for (Scope scope : Scope.values()) {
      String provider = scope == Scope.ROUND ? "R1" : null;
      String name = scope + " " + UUID.randomUUID();
      String token =
          provider == null
              ? TestTokens.make(db, tenant, name, Set.of(scope))
              : TestTokens.makeOf(db, tenant, name, provider);
      senders.add(
          new Sender(
              prefix + scope,
              tenant,
              new Caller(
                  tenant,
                  UUID.randomUUID(),
                  "x",
                  Caller.Kind.SYSTEM,
                  Set.of(),
                  Set.of(scope),
                  provider,
                  Set.of()),
              token,
              null));
    }
    return senders;
  }

  /** In its own tenant: of what is not there, so that nothing comes of it if it may. */
  private void tryOwn(Sender sender, Route route) {
    boolean allowed = sender.isAllowed(rule(route));
    Client.Answer answer = send(sender, route, Map.of(), allowed ? "{" : null);
    boolean refused = List.of(401, 403).contains(answer.status()) || toSignIn(answer);
    if (refused == allowed) {
      fault(sender, route, answer, allowed ? "is allowed" : "is not allowed");
    }
  }

  private void tryForbidden(Sender sender, Route route) {
    Client.Answer answer = send(sender, route, ids, null);
    boolean program =
        route.pattern().startsWith("/api/v1/") || route.pattern().startsWith("/actuator/");
    boolean right =
        sender.caller() != null
            ? answer.status() == 403
            : program ? answer.status() == 401 : toSignIn(answer);
    if (!right) {
      fault(sender, route, answer, "must be refused");
    }
    requireNoSecret(sender, route, answer);
  }

  private void tryAnothers(Sender sender, Route route) {
    AccessRule rule = rule(route);
    if (!sender.isAllowed(rule)) {
      tryForbidden(sender, route);
      return;
    }
    boolean named =
        route
            .pattern()
            .matches(
                ".*\\{(problemId|runId|draftId|accountId|publicationId|proposalId|webhookId"
                    + "|deliveryId|linkId|uploadId|placeId)}.*");
    boolean ofTerm = route.pattern().contains("{termId}") && route.method().equals("GET");
    // What names nothing of the other tenant must not change the own one's rows either.
    Client.Answer answer = send(sender, route, ids, named || ofTerm ? null : "{");
    if ((named || ofTerm) && answer.status() != 404) {
      fault(sender, route, answer, "is another tenant's");
    }
    requireNoSecret(sender, route, answer);
  }

  private void requireNoSecret(Sender sender, Route route, Client.Answer answer) {
    if (SECRET.matcher(answer.text()).find()) {
      fault(sender, route, answer, "tells something");
    }
  }

  private static boolean toSignIn(Client.Answer answer) {
    return answer.status() == 303 && answer.header("Location").startsWith("/sign-in");
  }

  private Client.Answer send(
      Sender sender, Route route, Map<String, String> values, @Nullable String spoiled) {
    Client as = sender.token() == null ? client.asNobody() : client.with(sender.token());
    String path = path(route.pattern(), values);
    if (route.pattern().endsWith("/explanation/placements")) {
      path += "?id=P01";
    } else if (route.pattern().matches(".*/cells|.*/group-cells|.*\\{draftId}/explanation")) {
      path += "?placementId=P01";
    } else if (route.pattern().endsWith("/publications/{publicationId}/places")) {
      path += "?providerId=R1";
    } else if (route.pattern().endsWith("/publications/preview")) {
      path += "?runId=" + values.getOrDefault("runId", NOTHING);
    } else if (route.pattern().matches("(/api/v1)?/(offers|own-units)/\\{termId}.*")) {
      path += "?unitId=E-1&unit=E-1";
    } else if (route.pattern().endsWith("/drafts")) {
      path += "?problemId=" + values.getOrDefault("problemId", NOTHING);
    }
    HttpRequest.Builder request = as.to(path);
    TestPeople.Browser browser = sender.browser();
    if (browser != null) {
      browser.send(request);
    }
    boolean hasBody = List.of("POST", "PUT", "PATCH").contains(route.method());
    if (hasBody) {
      request.header("Content-Type", "application/json");
    }
    HttpRequest.Builder whole =
        request.method(
            route.method(),
            hasBody
                ? BodyPublishers.ofString(spoiled == null ? body(route) : spoiled)
                : BodyPublishers.noBody());
    try {
      return as.send(whole);
    } catch (UncheckedIOException e) {
      throw new AssertionError(sender.name() + " " + route + " is not answered", e);
    }
  }

  private static String body(Route route) {
    return BODIES.entrySet().stream()
        .filter(entry -> route.pattern().endsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("{}");
  }

  private static String path(String pattern, Map<String, String> values) {
    Map<String, String> used = new LinkedHashMap<>(values);
    Matcher variables = VARIABLE.matcher(pattern);
    return variables.replaceAll(found -> used.getOrDefault(found.group(1), NOTHING));
  }

  private void fault(Sender sender, Route route, Client.Answer answer, String why) {
    faults.add(
        sender.name()
            + " "
            + route.method()
            + " "
            + route.pattern()
            + " "
            + why
            + ", but is answered "
            + answer.status()
            + " "
            + answer.text().substring(0, Math.min(200, answer.text().length())));
  }
}
