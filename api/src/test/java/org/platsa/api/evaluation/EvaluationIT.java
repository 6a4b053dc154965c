package org.platsa.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.database.Login;
import org.platsa.api.error.ApiException;
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
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/** Links are handed out, used once without a name, and what comes of them is told at the end. */
@ServiceTest
class EvaluationIT {
  @LocalServerPort private int port;
  @Autowired private SettableClock clock;
  @Autowired private Evaluations evaluations;
  @Autowired private LinkSecrets secrets;

  @Value("${platsa.database.url}")
  private String url;

  private Client client;
  private JdbcClient db;
  private TestPeople people;
  private String term;
  private String ofTerm;

  @BeforeEach
  void publishATermThatIsOver() {
    client = new Client(port);
    db = TestDatabase.client(url);
    people = new TestPeople(db, clock);
    term = "T" + UUID.randomUUID().toString().substring(0, 8);
    ofTerm = "/api/v1/workspaces/" + term + "/evaluation";
    publish("");
  }

  /** As the example is, in the year 2024, or in another. */
  private void publish(String year) {
    String document =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"VT2024\"", "\"" + term + "\"");
    String run =
        client.queue(
            client.submit(
                (year.isEmpty() ? document : document.replace("2024-", year + "-"))
                    .getBytes(StandardCharsets.UTF_8)),
            "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Stockholm"));
    Client.Answer made =
        client.post(
            "/api/v1/publications",
            "{\"runId\": \"" + run + "\", \"answerBy\": \"" + today + "\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
  }

  private List<JsonNode> links() {
    Client.Answer made = client.post(ofTerm + "/links", "");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    return client.get(ofTerm + "/links").json().valueStream().toList();
  }

  private String secret(JsonNode link) {
    return secrets.of(UUID.fromString(link.get("id").asString()));
  }

  private static EvaluationAnswer marks(int mark, String good) {
    return new EvaluationAnswer(
        Collections.nCopies(EvaluationForm.QUESTIONS, Integer.toString(mark)), good, "");
  }

  private JsonNode ofForm(JsonNode evaluation, EvaluationForm form) {
    return evaluation.get("forms").get(form.ordinal());
  }

  private List<JsonNode> own(TestPeople.Browser person) {
    return client
        .asNobody()
        .send(person.send(client.asNobody().to("/api/v1/evaluation-links")).GET())
        .json()
        .valueStream()
        .filter(each -> each.get("termId").asString().equals(term))
        .toList();
  }

  private int rows() {
    return db.sql("SELECT count(*) FROM evaluation WHERE term_id = :term")
        .param("term", term)
        .query(Integer.class)
        .single();
  }

  @Test
  void everyoneHasALinkOfTheirOwnAndSeesNoOthers() {
    assertThat(client.get(ofTerm).json().has("openedAt")).isFalse();
    List<JsonNode> all = links();
    List<JsonNode> trainees =
        all.stream().filter(each -> each.get("form").asString().equals("TRAINEE")).toList();
    List<JsonNode> supervisors = all.stream().filter(each -> !trainees.contains(each)).toList();
    assertThat(trainees).hasSizeGreaterThan(6).allMatch(each -> !each.has("supervisorId"));
    assertThat(supervisors).hasSizeGreaterThan(2).allMatch(each -> !each.has("studentId"));
    assertThat(
            supervisors.stream()
                .map(each -> each.get("supervisorId").asString() + each.get("period")))
        .as("one in each period")
        .doesNotHaveDuplicates();
    assertThat(all)
        .as("whoever reads the results holds no link")
        .noneMatch(each -> each.has("path"));
    assertThat(links()).as("made again: nothing new, and the same").isEqualTo(all);

    List<JsonNode> ofOne = own(people.signIn(TestTokens.TENANT, Role.PROVIDER, "R1"));
    assertThat(ofOne)
        .isNotEmpty()
        .allMatch(each ->
            List.of("st01", "st04", "st07", "st10", "st13")
                .contains(each.get("studentId").asString()));
    assertThat(ofOne)
        .allMatch(each -> each.get("path").asString().equals("/evaluate/" + secret(each)))
        .allMatch(
            each -> trainees.stream().anyMatch(other -> other.get("id").equals(each.get("id"))));
    TestPeople.Browser manager = people.signIn(TestTokens.TENANT, Role.UNIT_MANAGER, "");
    db.sql("UPDATE account SET unit_ids = '{U1}' WHERE id = :id")
        .param("id", manager.account())
        .update();
    assertThat(own(manager))
        .isNotEmpty()
        .allMatch(
            each -> each.has("supervisorId") && each.get("form").asString().equals("SUPERVISOR"));
    assertThat(own(manager).stream().map(each -> each.get("unit").asString()).distinct())
        .hasSize(1);
    assertThat(own(manager)).allMatch(each -> each.has("path"));
    db.sql("UPDATE account SET roles = '{COORDINATOR,UNIT_MANAGER}' WHERE id = :id")
        .param("id", manager.account())
        .update();
    assertThat(own(manager)).isNotEmpty().noneMatch(each -> each.has("path"));
    assertThat(client.get("/api/v1/evaluation-links").status()).as("of a system").isEqualTo(403);
  }

  @Test
  void aLinkIsUsedOnceAndWhatIsSaidIsToldWhenTheEvaluationIsClosed() throws Exception {
    List<JsonNode> trainees =
        links().stream().filter(each -> each.get("form").asString().equals("TRAINEE")).toList();
    String revoked = secret(trainees.getFirst());
    String path = "/api/v1/evaluation-links/" + trainees.getFirst().get("id").asString();
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(evaluations.find(revoked)).isEmpty();
    assertThat(evaluations.answer(revoked, marks(1, ""))).isFalse();
    assertThat(evaluations.answer("x".repeat(43), marks(1, ""))).isFalse();
    assertThat(evaluations.answer("å", marks(1, ""))).isFalse();
    String changed = (revoked.startsWith("A") ? "B" : "A") + secret(trainees.get(1)).substring(1);
    assertThat(evaluations.find(changed)).isEmpty();

    for (int i = 1; i <= 6; i++) {
      String secret = secret(trainees.get(i));
      assertThat(evaluations.find(secret)).isPresent();
      assertThat(evaluations.answer(secret, marks(i <= 3 ? 5 : 2, "bra " + i))).isTrue();
      assertThat(evaluations.find(secret)).isEmpty();
      assertThat(evaluations.answer(secret, marks(1, "igen"))).isFalse();
    }
    assertThat(rows()).isEqualTo(6);
    JsonNode open = client.get(ofTerm).json();
    assertThat(ofForm(open, EvaluationForm.TRAINEE).get("used").asInt()).isEqualTo(6);
    assertThat(ofForm(open, EvaluationForm.TRAINEE).get("groups")).as("not yet").isEmpty();

    String unused = secret(trainees.getLast());
    JsonNode closed = client.post(ofTerm + "/closing", "").json();
    assertThat(evaluations.answer(unused, marks(1, "sent"))).isFalse();
    assertThat(client.post(ofTerm + "/closing", "").status()).isEqualTo(409);
    assertThat(client.post(ofTerm + "/links", "").status()).isEqualTo(409);
    JsonNode told = ofForm(closed, EvaluationForm.TRAINEE);
    assertThat(told.get("links").asInt()).isEqualTo(trainees.size() - 1);
    JsonNode whole = told.get("groups").get(0);
    assertThat(whole.get("answers").asInt()).isEqualTo(6);
    assertThat(whole.get("means").valueStream()).allMatch(mean -> mean.asDouble() == 3.5);
    assertThat(told.get("groups").findValues("good").toString()).contains("bra 1", "bra 6");
    assertThat(ofForm(closed, EvaluationForm.SUPERVISOR).get("groups")).isEmpty();
    byte[] excel = client.get(ofTerm + ".xlsx?lang=en").response().body();
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(excel))) {
      var sheet = workbook.findSheet("Students").orElseThrow();
      assertThat(sheet.read().get(1).getCellText(0)).isEqualTo("The whole department");
      assertThat(sheet.read().get(1).getCellText(2)).isEqualTo("6");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Anna 19900101-0017 var bra",
        "ring 070-123 45 67",
        "skriv till anna.ek@example.org"
      })
  void aTextThatTellsWhoSomebodyIsIsRefusedAndTheLinkStays(String text) {
    String secret = secret(links().getFirst());
    assertThatThrownBy(() -> evaluations.answer(secret, marks(3, text)))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal -> {
              assertThat(refusal.issues()).hasSize(1);
              assertThat(refusal.issues().getFirst().pointer()).isEqualTo("good");
              assertThat(refusal.issues().getFirst().value()).isNull();
            });
    assertThat(rows()).isZero();
    assertThat(evaluations.answer(secret, marks(3, "bra"))).isTrue();
  }

  @Test
  void everyFaultOfAnAnswerIsToldAtOnce() {
    String secret = secret(links().getFirst());
    assertThatThrownBy(() ->
            evaluations.answer(
                secret,
                new EvaluationAnswer(List.of("1", "6", "", "x", "5"), "a".repeat(501), "ok")))
        .isInstanceOfSatisfying(
            ApiException.class,
            refusal ->
                assertThat(refusal.issues())
                    .extracting(issue -> issue.pointer())
                    .containsExactly("mark2", "mark3", "mark4", "good"));
  }

  @Test
  void oneLinkUsedByManyAtOnceIsOneAnswerAndClosingLosesNone() {
    List<JsonNode> all = links();
    String one = secret(all.getFirst());
    List<CompletableFuture<Boolean>> tries =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> evaluations.answer(one, marks(3, ""))))
            .limit(8)
            .toList();
    assertThat(tries.stream().filter(CompletableFuture::join)).hasSize(1);
    assertThat(rows()).isEqualTo(1);

    List<CompletableFuture<Boolean>> answers =
        all.stream()
            .skip(1)
            .map(link ->
                CompletableFuture.supplyAsync(() -> evaluations.answer(secret(link), marks(3, ""))))
            .toList();
    JsonNode closed = client.post(ofTerm + "/closing", "").json();
    int taken = 1 + (int) answers.stream().filter(CompletableFuture::join).count();
    assertThat(rows()).isEqualTo(taken);
    int told = closed.get("forms").valueStream().mapToInt(form -> form.get("used").asInt()).sum();
    assertThat(told).as("nobody comes after the closing").isEqualTo(taken);
  }

  @Test
  void whatHasNotEndedHasNoLinks() {
    term = "later-" + term;
    ofTerm = "/api/v1/workspaces/" + term + "/evaluation";
    publish("2052");
    Client.Answer refused = client.post(ofTerm + "/links", "");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().at("/issues/0/code").asString()).isEqualTo("NOTHING_ENDED");
    assertThat(client.get(ofTerm).json().has("openedAt")).isFalse();
  }

  /** By which transaction a row was made would tie an answer to its link. */
  @Test
  void noLoginOfTheServiceReadsWhatTiesAnAnswerToALink() {
    for (Login login : List.of(Login.STAFF, Login.SIGN_IN, Login.WORKER, Login.PROVIDER)) {
      for (String table : List.of("evaluation", "evaluation_link", "evaluation_round")) {
        for (String column : List.of("xmin", "ctid")) {
          assertThatThrownBy(() ->
                  JdbcClient.create(TestDatabase.as(login, url))
                      .sql("SELECT " + column + " FROM " + table)
                      .query()
                      .listOfRows())
              .as(login + " " + table + "." + column)
              .hasStackTraceContaining("permission denied");
        }
      }
    }
  }

  /** Whoever has the staff's login sees links being used, one by one, and looks for what comes. */
  @Test
  void answersAreSealedUntilTheClosingAndLieInAnOrderOfChanceThen() throws SQLException {
    List<JsonNode> all = links();
    List<String> said = new ArrayList<>();
    SingleConnectionDataSource connection = staffsConnection();
    JdbcClient staff = JdbcClient.create(connection);
    String read = "SELECT good FROM evaluation WHERE term_id = '" + term + "'";
    try {
      for (JsonNode link : all) {
        said.add("svar " + said.size());
        assertThat(evaluations.answer(secret(link), marks(3, said.getLast()))).isTrue();
        assertThat(strings(staff, read)).as("sealed").isEmpty();
      }
      assertThat(said).hasSizeGreaterThan(12);
      strings(staff, "SELECT platsa_unseal_evaluation('" + term + "')");
      assertThat(strings(staff, read)).as("it is not closed").isEmpty();
      for (String deed :
          List.of(
              "UPDATE evaluation_round SET sealed = false RETURNING term_id",
              "INSERT INTO evaluation_round (tenant_id, term_id, problem_id, opened_at,"
                  + " opened_name, sealed) SELECT tenant_id, 'x', problem_id, now(), 'x', false"
                  + " FROM evaluation_round RETURNING term_id",
              "UPDATE evaluation SET good = NULL RETURNING good",
              "DELETE FROM evaluation RETURNING good",
              "SELECT good FROM evaluation FOR UPDATE")) {
        assertThatThrownBy(() -> strings(staff, deed))
            .as(deed)
            .hasStackTraceContaining("permission denied");
      }
      assertThat(client.post(ofTerm + "/closing", "").status()).isEqualTo(200);

      assertThat(strings(staff, read)).hasSameElementsAs(said).isNotEqualTo(said);
      assertThatThrownBy(() ->
              strings(
                  staff,
                  "UPDATE evaluation_round SET closed_at = NULL, closed_name = NULL"
                      + " WHERE term_id = '"
                      + term
                      + "' RETURNING term_id"))
          .as("what is told is never open again")
          .hasStackTraceContaining("violates check constraint");
      assertThatThrownBy(() ->
              JdbcClient.create(TestDatabase.as(Login.SIGN_IN, url))
                  .sql(
                      """
                      INSERT INTO evaluation (tenant_id, id, term_id, form, unit_id, unit, area,
                                              marks)
                      VALUES (:tenant, gen_random_uuid(), :term, 'TRAINEE', 'U1', 'U', 'A',
                              '{1,1,1,1,1}')
                      """)
                  .param("tenant", TestTokens.TENANT)
                  .param("term", term)
                  .update())
          .as("nothing is added to what is told")
          .hasStackTraceContaining("row-level security");
    } finally {
      connection.destroy();
    }
  }

  private SingleConnectionDataSource staffsConnection() throws SQLException {
    SingleConnectionDataSource connection =
        new SingleConnectionDataSource(TestDatabase.as(Login.STAFF, url).getConnection(), true);
    JdbcClient.create(connection)
        .sql("SELECT set_config('platsa.tenant', :tenant, false)")
        .param("tenant", TestTokens.TENANT.toString())
        .query(row -> {});
    return connection;
  }

  private static List<String> strings(JdbcClient db, String sql) {
    return db.sql(sql).query(String.class).list();
  }
}
