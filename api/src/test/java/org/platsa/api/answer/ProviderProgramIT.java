package org.platsa.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.identity.DepartmentTime;
import org.platsa.api.identity.Role;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.platsa.api.support.SettableClock;
import org.platsa.api.support.SignedIn;
import org.platsa.api.support.TestDatabase;
import org.platsa.api.token.TestTokens;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Providers' own programs: the whole round over HTTP, each with its provider's own alone. */
@ServiceTest
class ProviderProgramIT {
  @LocalServerPort private int port;
  @Autowired private SettableClock clock;

  @Value("${platsa.database.url}")
  private String url;

  private JdbcClient db;
  private Client client;
  private Client one;
  private Client two;
  private String term;
  private String run;

  @BeforeEach
  void planATerm() {
    db = TestDatabase.client(url);
    client = new Client(port);
    term = "T" + UUID.randomUUID().toString().substring(0, 8);
    run =
        client.queue(
            client.submit(
                new String(Client.example(), StandardCharsets.UTF_8)
                    .replace("\"VT2024\"", "\"" + term + "\"")
                    .getBytes(StandardCharsets.UTF_8)),
            "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    one = client.with(TestTokens.makeOf(db, TestTokens.TENANT, "R1 " + UUID.randomUUID(), "R1"));
    two = client.with(TestTokens.makeOf(db, TestTokens.TENANT, "R2 " + UUID.randomUUID(), "R2"));
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), DepartmentTime.ZONE).toString();
  }

  private static String student(String id, String reference) {
    return "{\"studentId\": \""
        + id
        + "\", \"reference\": \""
        + reference
        + "\", \"group\": \"hemlig grupp\", \"locality\": \"Gislaved\", \"placements\":"
        + " [{\"kind\": \"APL\", \"allowedPeriods\": [\"A1\"]}]}";
  }

  private static String newest(Client provider, String term) {
    return provider
        .get("/api/v1/proposals")
        .json()
        .valueStream()
        .filter(each -> each.get("termId").asString().equals(term))
        .findFirst()
        .orElseThrow()
        .get("id")
        .asString();
  }

  private static String answer(String placement, String deed, String reason) {
    return "{\"answers\": [{\"placementId\": \""
        + placement
        + "\", \"deed\": \""
        + deed
        + "\", \"reason\": \""
        + reason
        + "\"}]}";
  }

  private static String cells(byte[] file) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return workbook
          .getSheets()
          .flatMap(sheet -> {
            try {
              return sheet.read().stream();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          })
          .flatMap(row -> row.stream())
          .map(cell -> cell == null ? "" : cell.getText())
          .collect(Collectors.joining("\n"));
    }
  }

  @Test
  void aProgramAsksReadsAndAnswersForItsProviderAloneAndItsReferencesAreItsOwn() throws Exception {
    Client.Answer opened =
        client.send(
            client
                .to("/api/v1/workspaces/" + term + "/asking")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"answerBy\": \"" + today() + "\"}")));
    assertThat(opened.status()).as(opened.text()).isEqualTo(200);
    String requests = "/api/v1/requests/" + term;
    assertThat(one.get("/api/v1/requests").json()).isNotEmpty();
    Client.Answer written =
        one.post(requests + "/students", "{\"students\": [" + student("st01", "hemlig-01") + "]}");
    assertThat(written.status()).as(written.text()).isEqualTo(200);
    Client.Answer uploaded =
        one.send(
            one.to(requests + "/workbook")
                .header("Content-Type", "text/csv")
                .POST(
                    BodyPublishers.ofString(
                        "Egen referens;Ort;Praktikform;Perioder\nhemlig-99;Gislaved;APL;A1\n")));
    assertThat(uploaded.status()).as(uploaded.text()).isEqualTo(200);
    two.post(requests + "/students", "{\"students\": [" + student("st02", "xref-02") + "]}");
    assertThat(one.post(requests + "/sending", "").json().get("students")).hasSize(2);
    assertThat(one.get(requests).text()).contains("hemlig-01").doesNotContain("xref");

    String publication =
        client
            .post(
                "/api/v1/publications",
                "{\"runId\": \"" + run + "\", \"answerBy\": \"" + today() + "\"}")
            .json()
            .get("id")
            .asString();
    String proposal = newest(one, term);
    JsonNode view = one.get("/api/v1/proposals/" + proposal).json();
    List<String> placed =
        view.get("places")
            .valueStream()
            .filter(each -> each.get("placed").asBoolean())
            .map(each -> each.at("/shown/placementId").asString())
            .toList();

    // What the provider knows its students by is in its own files, and in nobody else's.
    String file = "/api/v1/proposals/" + proposal + "/file";
    assertThat(cells(one.get(file).response().body())).contains("hemlig-01");
    assertThat(one.get(file + "?format=csv").text()).contains("hemlig-01");
    assertThat(one.get(file + "?format=ics").text()).contains("hemlig-01");
    String ofTwo = "/api/v1/proposals/" + newest(two, term) + "/file";
    assertThat(cells(two.get(ofTwo).response().body()))
        .contains("xref-02")
        .doesNotContain("hemlig");
    String problem = client.get("/api/v1/runs/" + run).json().get("problemId").asString();
    for (String path :
        List.of(
            "/api/v1/problems/" + problem + "/workbook",
            "/api/v1/runs/" + run + "/follow-up.xlsx")) {
      assertThat(cells(client.get(path).response().body())).doesNotContain("hemlig-", "xref");
    }
    for (String path :
        List.of(
            "/api/v1/publications/" + publication,
            "/api/v1/workspaces/" + term + "/round",
            "/api/v1/workspaces/" + term + "/asking",
            "/api/v1/workspaces/" + term + "/asking/intake",
            "/api/v1/problems/" + problem,
            "/api/v1/audit")) {
      Client.Answer read = client.get(path);
      assertThat(read.status()).as(path).isEqualTo(200);
      assertThat(read.text()).as(path).doesNotContain("hemlig-", "xref");
    }

    // It answers, and comes near nothing else.
    String answers = "/api/v1/proposals/" + proposal + "/answers";
    assertThat(one.post(answers, answer(placed.get(0), "DECLINE", "TOO_FAR")).status())
        .isEqualTo(200);
    assertThat(one.post(answers, answer(placed.get(1), "WITHDRAW", "STUDENT_LEFT")).status())
        .isEqualTo(200);
    JsonNode all = one.post(answers, "{\"acceptRest\": true}").json();
    assertThat(all.at("/answers/accepted").asInt()).isEqualTo(placed.size() - 2);
    assertThat(two.get("/api/v1/proposals/" + proposal).status()).isEqualTo(404);
    assertThat(two.get(file).status()).isEqualTo(404);
    assertThat(two.post(answers, "{\"acceptRest\": true}").status()).isEqualTo(404);
    for (String path :
        List.of(
            "/api/v1/problems/" + problem,
            "/api/v1/runs/" + run,
            "/api/v1/workspaces/" + term + "/round",
            "/api/v1/offers",
            "/api/v1/audit")) {
      assertThat(one.get(path).status()).as(path).isEqualTo(403);
    }
    assertThat(
            db.sql(
                    "SELECT count(*) FROM answer WHERE proposal_id = :id::uuid AND answered_name"
                        + " LIKE 'R1 %'")
                .param("id", proposal)
                .query(Integer.class)
                .single())
        .as("the program is named")
        .isEqualTo(placed.size());
  }

  @Test
  void anAccountOfAProvidersProgramNamesTheProviderAndMayNothingElse() {
    SignedIn admin = SignedIn.as(Role.ADMIN, TestTokens.TENANT, url, clock, client);
    String path = "/api/v1/service-accounts";
    String account = "{\"name\": \"%s\", \"scopes\": [%s]%s}";
    String name = "Schoolsoft " + UUID.randomUUID();

    assertThat(issue(admin.post(path, account.formatted(name, "\"round\"", ""))))
        .isEqualTo("/providerId MISSING_FIELD");
    assertThat(
            issue(
                admin.post(
                    path,
                    account.formatted(
                        name, "\"round\", \"runs:read\"", ", \"providerId\": \"R1\""))))
        .isEqualTo("/scopes SCOPE_STANDS_ALONE");
    assertThat(
            issue(
                admin.post(
                    path, account.formatted(name, "\"runs:read\"", ", \"providerId\": \"R1\""))))
        .isEqualTo("/providerId CONFLICTING_FIELDS");
    Client.Answer made =
        admin.post(path, account.formatted(name, "\"round\"", ", \"providerId\": \"R1\""));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().at("/account/providerId").asString()).isEqualTo("R1");
    Client program = client.with(made.json().get("token").asString());
    assertThat(program.get("/api/v1/proposals").status()).isEqualTo(200);
    assertThat(program.get("/api/v1/terms").status()).isEqualTo(403);
  }

  private static String issue(Client.Answer refused) {
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    JsonNode issue = refused.json().at("/issues/0");
    return issue.get("pointer").asString() + " " + issue.get("code").asString();
  }
}
