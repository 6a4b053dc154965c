package org.platsa.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Workbooks in and out over HTTP, as a coordinator's program would. */
@ServiceTest
class WorkbookIT {
  private static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String STUDENTS = "Elev;Utbildare;Hem, latitud;Hem, longitud;Färdsätt\r\n";

  @LocalServerPort private int port;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  private Client.Answer send(String path, String type, byte[] file) {
    return client.send(
        client
            .to(path)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
  }

  private Client.Answer csv(String path, String text) {
    return send(path, "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private String problem(String name) {
    return client.submit(
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"name\": \"Example\"", "\"name\": \"" + name + "\"")
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aProblemThatGoesOutComesInAgainAsTheSameProblem() {
    String problem = problem("out and in");
    for (String query : new String[] {"", "?lang=en", "?format=csv", "?format=csv&lang=en"}) {
      Client.Answer file = client.get("/api/v1/problems/" + problem + "/workbook" + query);
      assertThat(file.status()).as(query).isEqualTo(200);
      assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"platsa-");

      Client.Answer taken =
          send("/api/v1/workbooks", "application/octet-stream", file.response().body());

      assertThat(taken.status()).as(query + taken.text()).isEqualTo(200);
      assertThat(taken.json().get("id").asString()).isEqualTo(problem);
    }
  }

  @Test
  void aTemplateIsThereInBothLanguagesAndReadsAsNothing() {
    String problem = problem("template");
    for (String lang : new String[] {"sv", "en-GB"}) {
      Client.Answer template = client.get("/api/v1/workbooks/template?lang=" + lang);
      assertThat(template.header("Content-Type")).isEqualTo(EXCEL);

      JsonNode report =
          send(
                  "/api/v1/workbooks/check?mode=add&against=" + problem,
                  EXCEL,
                  template.response().body())
              .json();

      assertThat(report.get("accepted").asBoolean()).isTrue();
      assertThat(report.get("language").asString()).isEqualTo(lang.substring(0, 2));
      assertThat(report.at("/difference/counts").isEmpty()).isTrue();
    }
    Client.Answer one = client.get("/api/v1/workbooks/template?format=csv&list=units");
    assertThat(one.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(one.text()).startsWith("\uFEFFEnhet;Namn;");
  }

  @Test
  void everyFaultIsToldWithItsCellAndNothingIsStored() {
    String problem = problem("faults");
    long before = client.get("/api/v1/problems").json().get("total").asLong();
    String file = STUDENTS + "ny-1;R9;56,03;12,71;Buss\r\nny-2;R1;;12,71;Bil\r\n";

    JsonNode report = csv("/api/v1/workbooks/check?mode=add&against=" + problem, file).json();
    Client.Answer taken = csv("/api/v1/workbooks?mode=add&parent=" + problem, file);

    assertThat(report.get("accepted").asBoolean()).isFalse();
    assertThat(report.has("problem")).isFalse();
    assertThat(report.get("issues").valueStream().map(i -> i.get("cell").asString("")))
        .containsExactlyInAnyOrder("E2", "C3", "B2");
    JsonNode word = report.get("issues").get(0);
    assertThat(word.get("messageSv").asString()).contains("Menade du Kollektivtrafik?");
    assertThat(word.get("suggestions").get(0).asString()).isEqualTo("Kollektivtrafik");
    assertThat(taken.status()).isEqualTo(422);
    assertThat(taken.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(taken.json().get("issues").valueStream().map(i -> i.get("pointer").asString()))
        .containsExactlyInAnyOrder("CSV!E2", "CSV!C3", "CSV!B2");
    assertThat(client.get("/api/v1/problems").json().get("total").asLong()).isEqualTo(before);
  }

  @Test
  void theSameWorkbookComesBackMarked() {
    String problem = problem("marked");
    String file = STUDENTS + "ny-1;R1;56,03;12,71;Buss\r\n";

    Client.Answer marked = csv("/api/v1/workbooks/marked?mode=add&against=" + problem, file);

    assertThat(marked.status()).isEqualTo(200);
    assertThat(marked.header("Content-Type")).isEqualTo(EXCEL);
    JsonNode again =
        send("/api/v1/workbooks/check?mode=add&against=" + problem, EXCEL, marked.response().body())
            .json();
    assertThat(again.get("issues").valueStream().map(i -> i.get("cell").asString("")))
        .contains("E2");
  }

  @Test
  void aChangedWorkbookShowsWhatDiffersAndTakingItMakesARevision() {
    String problem = problem("changed");
    JsonNode student = client.get("/api/v1/problems/" + problem).json().at("/students/0");
    String file =
        STUDENTS
            + student.get("id").asString()
            + ";"
            + student.get("providerId").asString()
            + ";56,03;12,71;Cykel\r\nny-1;"
            + student.get("providerId").asString()
            + ";56,03;12,71;Bil\r\n";

    JsonNode report = csv("/api/v1/workbooks/check?mode=add&against=" + problem, file).json();
    Client.Answer taken = csv("/api/v1/workbooks?mode=add&parent=" + problem, file);
    Client.Answer again = csv("/api/v1/workbooks?mode=add&parent=" + problem, file);

    JsonNode count = report.at("/difference/counts/0");
    assertThat(count.get("list").asString()).isEqualTo("students");
    assertThat(count.get("added").asInt()).isEqualTo(1);
    assertThat(count.get("changed").asInt()).isEqualTo(1);
    assertThat(count.get("removed").asInt()).isZero();
    assertThat(
            report.at("/difference/entries").valueStream().map(e -> e.get("sentenceSv").asString()))
        .anyMatch(sentence -> sentence.contains("Färdsätt från"))
        .contains("Elev ny-1 läggs till.");
    assertThat(taken.status()).as(taken.text()).isEqualTo(201);
    assertThat(taken.json().get("parentId").asString()).isEqualTo(problem);
    assertThat(again.status()).isEqualTo(200);
    String revision = taken.json().get("id").asString();
    JsonNode difference =
        client.get("/api/v1/problems/" + problem + "/difference/" + revision).json();
    assertThat(difference).isEqualTo(report.get("difference"));
  }

  @Test
  void aListWithoutARowIsGoneUnlessRowsAreOnlyAdded() {
    String problem = problem("replaced");
    String all =
        client.get("/api/v1/problems/" + problem + "/workbook?format=csv&list=areas").text();

    JsonNode report =
        csv("/api/v1/workbooks/check?list=areas&against=" + problem, all + "new;New\r\n").json();

    assertThat(report.get("accepted").asBoolean()).as(report.toString()).isTrue();
    assertThat(report.at("/difference/counts/0/added").asInt()).isEqualTo(1);
    assertThat(report.at("/difference/counts/0/removed").asInt()).isZero();
  }

  @Test
  void aPlanStandsInThePlacementsAndTheNextTermCarriesItOn() {
    String problem = problem("planned");
    String run = client.queue(problem, "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    JsonNode plan = client.get("/api/v1/runs/" + run + "/plan").json();
    JsonNode placed =
        plan.get("assignments")
            .valueStream()
            .filter(a -> !a.get("supervisorId").isNull())
            .findFirst()
            .orElseThrow();

    String rows =
        client
            .get("/api/v1/problems/" + problem + "/workbook?format=csv&list=placements&run=" + run)
            .text()
            .replace("\"", "");
    Client.Answer next =
        client.post(
            "/api/v1/problems/" + problem + "/next-term",
            "{\"termId\": \"HT2024\", \"name\": \"Höst\", \"firstDay\": \"2024-08-19\","
                + " \"lastDay\": \"2024-12-20\", \"run\": \""
                + run
                + "\"}");

    assertThat(
            rows.lines().filter(row -> row.startsWith(placed.get("placementId").asString() + ";")))
        .as(rows)
        .singleElement()
        .asString()
        .contains(
            ";" + placed.get("supervisorId").asString() + ";" + placed.get("periodId").asString());
    assertThat(next.status()).as(next.text()).isEqualTo(201);
    JsonNode document = client.get(next.header("Location")).json();
    assertThat(document.get("placements").isEmpty()).isTrue();
    assertThat(document.get("periods").isEmpty()).isTrue();
    assertThat(document.at("/term/id").asString()).isEqualTo("HT2024");
    assertThat(document.get("units")).isNotEmpty();
    assertThat(document.get("students").valueStream().filter(s -> !s.get("visitedUnits").isEmpty()))
        .isNotEmpty();
    Client.Answer wrong =
        client.post("/api/v1/problems/" + problem + "/next-term", "{\"termId\": \"\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.json().get("issues").valueStream().map(i -> i.get("pointer").asString()))
        .contains("/termId", "/name", "/firstDay", "/lastDay");
  }

  @Test
  void filesThatAreNoWorkbooksAreRefusedInWords() {
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A};
    byte[] cut = Arrays.copyOf(client.get("/api/v1/workbooks/template").response().body(), 2_000);

    for (String path : new String[] {"/api/v1/workbooks/check", "/api/v1/workbooks"}) {
      Client.Answer xls = send(path, "application/vnd.ms-excel", old);
      assertThat(xls.status()).isEqualTo(400);
      assertThat(xls.json().at("/issues/0/code").asString()).isEqualTo("FILE_OTHER_FORM");
      assertThat(xls.json().at("/issues/0/messageSv").asString()).contains("(.xls)");
      assertThat(send(path, EXCEL, cut).json().at("/issues/0/code").asString())
          .isEqualTo("FILE_BROKEN");
    }
    assertThat(csv("/api/v1/workbooks/check?mode=perhaps", "a;b").status()).isEqualTo(400);
    assertThat(csv("/api/v1/workbooks/check?list=perhaps", "a;b").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/workbooks/template?lang=de").status()).isEqualTo(400);
    assertThat(client.get("/api/v1/workbooks/template?list=units&format=xlsx").status())
        .isEqualTo(400);
    assertThat(accepting("text/csv", "/api/v1/workbooks/template?format=xlsx").status())
        .isEqualTo(406);
    assertThat(accepting("text/csv", "/api/v1/workbooks/template").status()).isEqualTo(406);
    assertThat(
            accepting("text/csv", "/api/v1/workbooks/template?list=units").header("Content-Type"))
        .startsWith("text/csv");
  }

  private Client.Answer accepting(String accept, String path) {
    return client.send(client.to(path).header("Accept", accept).GET());
  }

  @Test
  void windowsLettersAreReadWhateverTheTypeSays() {
    String problem = problem("windows");
    byte[] file =
        (STUDENTS + "elev-åäö;R1;56,03;12,71;Till fots\r\n")
            .getBytes(java.nio.charset.Charset.forName("windows-1252"));

    for (String type : new String[] {"text/csv", "text/csv;charset=windows-1252"}) {
      JsonNode report =
          send("/api/v1/workbooks/check?mode=add&against=" + problem, type, file).json();
      assertThat(report.at("/difference/entries/0/id").asString())
          .as(report.toString())
          .isEqualTo("elev-åäö");
    }
  }
}
