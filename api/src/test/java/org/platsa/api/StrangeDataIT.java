package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people send by mistake is named, and what looks odd but is right is taken. */
@ServiceTest
class StrangeDataIT {
  @LocalServerPort private int port;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void everyCallCanSpeakOfAnIdWithReservedCharacters() {
    byte[] document = bytes("/cases/slash-in-id.json");
    String run = client.queue(client.submit(document), "{\"stepLimit\": 20}");
    client.await(run, "COMPLETED");
    String explanation = "/api/v1/runs/" + run + "/explanation/placements";

    for (JsonNode placement : Json.read(document).get("placements")) {
      String id = placement.get("id").asString();
      String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
      boolean fitsAPath = !id.matches("\\.{1,2}");
      Client.Answer byPath =
          client.get(explanation + (fitsAPath ? "/" + encoded : "?id=" + encoded));
      Client.Answer byParameter = client.get(explanation + "?id=" + encoded);
      Client.Answer recommended =
          client.post(
              "/api/v1/runs/" + run + "/recommendations",
              Json.write(java.util.Map.of("placementId", id)));

      assertThat(byPath.status()).as(id).isEqualTo(200);
      assertThat(byPath.json().at("/explanation/placementId").asString()).isEqualTo(id);
      assertThat(byParameter.json()).isEqualTo(byPath.json());
      assertThat(recommended.status()).as(id).isEqualTo(200);
    }
  }

  @Test
  void anIdMayBeAnything() {
    List<String> ids =
        List.of(
            "a/b",
            "/",
            ".",
            "..",
            "../a",
            "a\\b",
            "a%2Fb",
            "%2F",
            ";a=1",
            "a;b",
            "a?b#c",
            "å ä",
            "100%",
            "\uD83D\uDE00");
    JsonNode document = Json.read(Client.example());
    for (int i = 0; i < ids.size(); i++) {
      ((ObjectNode) document.get("placements").get(i)).put("id", ids.get(i));
    }
    String run =
        client.queue(
            client.submit(Json.write(document).getBytes(StandardCharsets.UTF_8)),
            "{\"stepLimit\": 5}");
    client.await(run, "COMPLETED");
    String explanations = "/api/v1/runs/" + run + "/explanation/placements";

    for (String id : ids) {
      String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
      Client.Answer answer = client.get(explanations + "?id=" + encoded);
      assertThat(answer.status()).as(id).isEqualTo(200);
      assertThat(answer.json().at("/explanation/placementId").asString()).isEqualTo(id);
      if (!id.matches("\\.{1,2}")) {
        assertThat(client.get(explanations + "/" + encoded).json()).isEqualTo(answer.json());
      }
      Client.Answer recommended =
          client.post(
              "/api/v1/runs/" + run + "/recommendations",
              Json.write(java.util.Map.of("placementId", id)));
      assertThat(recommended.status()).as(id).isEqualTo(200);
    }
  }

  @Test
  void anUnknownChangeIsAnsweredWithTheKnownOnes() {
    String issue = change("{\"type\": \"supervisorAbsence\", \"supervisorId\": \"S03\"}");

    assertThat(issue)
        .isEqualTo(
            "'type' is 'supervisorAbsence', but must be one of placementCancelled, placementAdded,"
                + " supervisorAbsent, supervisorBack, supervisorTrained, unitCapacity,"
                + " supervisorCapacity, pin, unpin, weights, unitSet, supervisorSet, providerSet,"
                + " studentSet, placementSet, areaSet, periodSet, travelSet, travelRemoved,"
                + " rowRemoved, restored. Maybe 'supervisorAbsent'.");
    assertThat(change("{\"supervisorId\": \"S03\"}"))
        .startsWith("'type' is missing; there are placementCancelled,");
  }

  @Test
  void aNumberWhereADateBelongsIsReadAsASpreadsheetWould() {
    assertThat(
            change(
                "{\"type\": \"supervisorAbsent\", \"supervisorId\": \"S03\", \"from\": 45684,"
                    + " \"to\": \"2025-02-02\"}"))
        .isEqualTo(
            "The value must be a date such as 2024-01-15. It looks like a spreadsheet's date:"
                + " 2025-01-27.");
    assertThat(
            change(
                "{\"type\": \"supervisorAbsent\", \"supervisorId\": \"S03\", \"from\":"
                    + " \"27.1.2025\", \"to\": \"2025-02-02\"}"))
        .endsWith("Maybe 2025-01-27.");
  }

  @Test
  void aChangeThatNamesNothingSaysWhatItLookedFor() {
    assertThat(
            change(
                "{\"type\": \"supervisorAbsent\", \"supervisorId\": \"S3\", \"from\":"
                    + " \"2024-02-05\", \"to\": \"2024-02-09\"}"))
        .isEqualTo("The problem has no supervisor 'S3'.");
    assertThat(
            change(
                "{\"type\": \"supervisorAbsent\", \"supervisorId\": \"S03\", \"from\":"
                    + " \"2024-02-09\", \"to\": \"2024-02-05\"}"))
        .isEqualTo("The absence ends on 2024-02-05, before its first day 2024-02-09.");
  }

  @Test
  void aRevisionIsWarnedOfLikeAProblem() {
    String problem = client.submit(Client.example());
    Client.Answer answer =
        client.post(
            "/api/v1/problems/" + problem + "/revisions",
            "{\"changes\": [{\"type\": \"supervisorAbsent\", \"supervisorId\": \"S04\", \"from\":"
                + " \"2014-02-05\", \"to\": \"2014-02-09\"}]}");

    assertThat(answer.status()).isIn(200, 201);
    assertThat(answer.json().get("warnings").valueStream().map(w -> w.get("code").asString()))
        .contains("ABSENCE_OUTSIDE_TERM");
  }

  @Test
  void aBodyThatIsNoJsonInUtf8IsNamed() throws IOException {
    String problem = client.submit(Client.example());
    byte[] latin = "{\"weights\": {\"resa\u00E5\": 1}}".getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Client.example());
    }

    assertThat(detail("/api/v1/problems/" + problem + "/runs", latin))
        .isEqualTo(
            "The body is encoded in Windows-1252 (ISO-8859-1); it must be JSON in UTF-8, not"
                + " compressed");
    assertThat(detail("/api/v1/problems/" + problem + "/revisions", packed.toByteArray()))
        .startsWith("The body is compressed with gzip");
    Client.Answer stored = client.post("/api/v1/problems", packed.toByteArray());
    assertThat(stored.status()).isEqualTo(400);
    assertThat(stored.json().at("/issues/0/code").asString()).isEqualTo("OTHER_FORM");
    assertThat(
            client
                .post("/api/v1/problems", "{}".getBytes(StandardCharsets.UTF_16))
                .json()
                .at("/issues/0/messageEn")
                .asString())
        .contains("UTF-16");
  }

  @Test
  void anUnknownWeightIsAnsweredWithTheNearest() {
    String problem = client.submit(Client.example());

    Client.Answer answer =
        client.post("/api/v1/problems/" + problem + "/runs", "{\"weights\": {\"travle\": 1}}");

    assertThat(answer.json().at("/issues/0/messageEn").asString())
        .isEqualTo("There is no rule travle. Maybe travel.");
  }

  @Test
  void aTableIsMadeForNordicSpreadsheetsOrForPrograms() {
    String run = client.queue(client.submit(Client.example()), "{\"stepLimit\": 20}");
    client.await(run, "COMPLETED");

    byte[] swedish = csv(run, "?lang=sv").response().body();
    byte[] plain = csv(run, "").response().body();

    assertThat(new String(swedish, StandardCharsets.UTF_8))
        .startsWith("\uFEFFPlacering;Elev;\"Utbildare (id)\";Utbildare;")
        .contains("\n\"P01\";\"st01\";\"R1\";");
    assertThat(new String(plain, StandardCharsets.UTF_8))
        .startsWith("placementId,studentId,providerId,provider,")
        .contains("\nP01,st01,R1,");
    assertThat(csv(run, "?lang=xx").status()).isEqualTo(400);
  }

  private Client.Answer csv(String run, String query) {
    return client.send(
        client.to("/api/v1/runs/" + run + "/plan" + query).header("Accept", "text/csv").GET());
  }

  private String detail(String path, byte[] body) {
    Client.Answer answer = client.post(path, body);
    assertThat(answer.status()).isEqualTo(400);
    return answer.json().get("detail").asString();
  }

  private String change(String change) {
    String problem = client.submit(Client.example());
    Client.Answer answer =
        client.post(
            "/api/v1/problems/" + problem + "/revisions", "{\"changes\": [" + change + "]}");
    assertThat(answer.status()).isEqualTo(422);
    return answer.json().at("/issues/0/messageEn").asString();
  }

  private static byte[] bytes(String resource) {
    try (InputStream in =
        Objects.requireNonNull(StrangeDataIT.class.getResourceAsStream(resource))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Json {
    private static JsonNode read(byte[] document) {
      return tools.jackson.databind.json.JsonMapper.shared().readTree(document);
    }

    private static String write(Object value) {
      return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(value);
    }
  }
}
