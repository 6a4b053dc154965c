package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands in the headers of requests and answers. */
@ServiceTest
class HeadersIT {
  @LocalServerPort private int port;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/problems",
        "/api/v1/problems/01890000-0000-7000-8000-000000000002",
        "/api/v1/problems?page=-1",
        "/api/v1/nothing",
        "/nothing",
        "/",
        "/api/docs",
        "/api/swagger-ui/index.html",
        "/api/swagger-ui/swagger-ui-bundle.js",
        "/api/v1/openapi",
        "/actuator/health",
        "/actuator/prometheus",
        "/actuator/nothing"
      })
  void everyAnswerForbidsToGuessToFrameAndToTell(String path) {
    Client.Answer answer = client.get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe-eval");
    boolean isKept =
        answer.status() < 400 && !path.startsWith("/actuator") && !path.endsWith("index.html");
    String kept = isKept ? "private, no-cache" : "no-store";
    assertThat(answer.header("Cache-Control")).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "*", "x-foo", "sv;q=none", "", "tooLongForALanguage", "zz-ZZ-zz"})
  void whateverLanguageAClientNamesItIsShownIn(String language) {
    for (String named : List.of(language, language.repeat(300))) {
      Client.Answer page =
          client.asNobody().send(client.asNobody().to("/terms").header("Accept-Language", named));
      assertThat(page.status()).as(named).isEqualTo(303);
      Client.Answer signIn =
          client.asNobody().send(client.asNobody().to("/sign-in").header("Accept-Language", named));
      assertThat(signIn.status()).as(named).isEqualTo(200);
    }
  }

  @Test
  void whatIsNoHttpIsAnsweredWithTheSameCare() throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write("GET /%zz|<> HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(reader.lines().toList())
          .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/problems",
        "/api/v1/terms",
        "/api/v1/terms/HT2022",
        "/api/v1/schema",
        "/api/v1/constraints",
        "/api/v1/openapi"
      })
  void whoHasReadIsToldThatNothingHasChanged(String path) {
    Client.Answer first = client.get(path);
    Client.Answer again =
        client.send(client.to(path).header("If-None-Match", first.header("ETag")));
    Client.Answer other = client.send(client.to(path).header("If-None-Match", "W/\"other\""));

    assertThat(first.header("ETag")).startsWith("W/\"");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.response().body()).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.response().body()).isEqualTo(first.response().body());
  }

  @Test
  void whatARunHasFoundIsGivenOnce() {
    String problem = client.submit(Client.example());
    String run = client.queue(problem, "{\"stepLimit\": 20}");
    client.await(run, "COMPLETED");
    Set<String> versions = new HashSet<>();
    for (String accept : List.of("application/json", "text/csv")) {
      for (String path :
          List.of(
              "/api/v1/problems/" + problem,
              "/api/v1/runs/" + run + "/plan",
              "/api/v1/runs/" + run + "/plan?lang=sv",
              "/api/v1/runs/" + run + "/explanation",
              "/api/v1/runs/" + run + "/explanation/placements/P01",
              "/api/v1/runs/" + run + "/explanation/placements?id=P01")) {
        if (accept.equals("application/json") || path.contains("/plan")) {
          Client.Answer first = client.send(client.to(path).header("Accept", accept).GET());
          Client.Answer again =
              client.send(
                  client
                      .to(path)
                      .header("Accept", accept)
                      .header("If-None-Match", first.header("ETag")));

          assertThat(again.status()).as(path).isEqualTo(304);
          assertThat(again.response().body()).isEmpty();
          if (path.contains("/plan")) {
            versions.add(first.header("ETag"));
            assertThat(first.header("Vary")).contains("Accept");
          }
        }
      }
    }
    assertThat(versions).as("JSON has no language, CSV is another in each").hasSize(3);
  }

  @Test
  void aRefusalHasNoVersion() {
    String run = client.queue(client.submit(Client.example()), "{\"stepLimit\": 20}");
    client.await(run, "COMPLETED");

    Client.Answer answer = client.get("/api/v1/runs/" + run + "/explanation/placements/nothing");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("ETag")).isEmpty();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aListChangesItsVersionWithWhatItHolds() {
    String before = client.get("/api/v1/problems").header("ETag");
    client.submit(
        new String(Client.example(), StandardCharsets.UTF_8)
            .replace("\"name\": \"Example\"", "\"name\": \"Another for the list\"")
            .getBytes(StandardCharsets.UTF_8));

    assertThat(client.get("/api/v1/problems").header("ETag")).isNotEqualTo(before);
  }

  @Test
  void aCompressedAnswerKeepsItsVersionAndVaries() {
    Client.Answer plain = client.get("/api/v1/terms/HT2022");
    Client.Answer packed =
        client.send(client.to("/api/v1/terms/HT2022").header("Accept-Encoding", "gzip").GET());

    assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.header("Vary")).containsIgnoringCase("accept-encoding");
    assertThat(packed.header("ETag")).isEqualTo(plain.header("ETag")).startsWith("W/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json;charset=utf-16",
        "application/json; charset=\"ISO-8859-1\"",
        "application/json;charset=us-ascii",
        "application/json;charset=klingon",
        "application/xml",
        "text/plain"
      })
  void whatIsNotJsonInUtf8IsRefusedInEveryCall(String type) {
    String problem = client.submit(Client.example());
    for (String path : calls(problem)) {
      Client.Answer answer =
          post(path, "Content-Type", type, "{}".getBytes(StandardCharsets.UTF_8));

      assertThat(answer.status()).as(path).isEqualTo(415);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.json().get("type").asString())
          .isEqualTo("urn:platsa:error:unsupported-media-type");
    }
  }

  @Test
  void theRefusedCharsetIsNamed() {
    Client.Answer answer =
        post(
            "/api/v1/problems",
            "Content-Type",
            "application/json;charset=utf-16",
            "{}".getBytes(StandardCharsets.UTF_16));

    assertThat(answer.json().get("detail").asString())
        .isEqualTo("The charset UTF-16 is not taken here; JSON is in UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;charset=utf-8", "application/json; charset=\"UTF-8\""})
  void utf8MayBeNamed(String type) {
    assertThat(post("/api/v1/problems", "Content-Type", type, Client.example()).status())
        .isIn(200, 201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate", "identity, gzip"})
  void aCompressedBodyIsRefusedWithWhatIsTaken(String encoding) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(Client.example());
    }
    String problem = client.submit(Client.example());
    for (String path : calls(problem)) {
      Client.Answer answer = post(path, "Content-Encoding", encoding, packed.toByteArray());

      assertThat(answer.status()).as(path).isEqualTo(415);
      assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
    }
    assertThat(post("/api/v1/problems", "Content-Encoding", "identity", Client.example()).status())
        .isIn(200, 201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void wideTextIsNamedInEveryCall(String charset) {
    String problem = client.submit(Client.example());
    String name = charset.substring(0, 6);
    for (String path : calls(problem)) {
      Client.Answer answer =
          client.post(path, "{\"name\": \"å\"}".getBytes(Charset.forName(charset)));

      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.json().at("/detail").asString())
          .startsWith("The body is encoded in " + name + ";");
      assertThat(answer.json().at("/issues/0/code").asString()).isEqualTo("OTHER_FORM");
    }
  }

  @Test
  void overlongCharactersAreNamedInEveryCall() {
    String problem = client.submit(Client.example());
    for (String path : calls(problem)) {
      byte[] body = "{\"name\": \"xx\"}".getBytes(StandardCharsets.UTF_8);
      body[10] = (byte) 0xC0;
      body[11] = (byte) 0xAF;

      Client.Answer answer = client.post(path, body);

      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.json().at("/detail").asString()).contains("overlong");
    }
  }

  @Test
  void whatCannotBeGivenAsAskedIsRefusedInAFormThatCanBeRead() {
    for (String accept : List.of("image/png", "nonsense", "application/json;q=2")) {
      Client.Answer answer =
          client.send(client.to("/api/v1/problems").header("Accept", accept).GET());

      assertThat(answer.status()).as(accept).isEqualTo(406);
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.json().get("type").asString()).isEqualTo("urn:platsa:error:not-acceptable");
    }
  }

  @Test
  void headSaysWhatGetWouldAndOptionsWhatThereIs() {
    Client.Answer get = client.get("/api/v1/terms/HT2022");
    Client.Answer head =
        client.send(client.to("/api/v1/terms/HT2022").method("HEAD", BodyPublishers.noBody()));
    Client.Answer options =
        client.send(client.to("/api/v1/problems").method("OPTIONS", BodyPublishers.noBody()));

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.response().body()).isEmpty();
    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
    assertThat(head.header("ETag")).isEqualTo(get.header("ETag")).isNotEmpty();
    assertThat(options.status()).isEqualTo(200);
    assertThat(List.of(options.header("Allow").split(", *")))
        .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
    assertThat(client.send(client.to("/api/v1/problems").DELETE()).header("Allow"))
        .contains("POST");
  }

  private static List<String> calls(String problem) {
    String run = "01890000-0000-7000-8000-000000000002";
    return List.of(
        "/api/v1/problems",
        "/api/v1/problems?solve=true",
        "/api/v1/problems/" + problem + "/runs",
        "/api/v1/problems/" + problem + "/revisions",
        "/api/v1/problems/" + problem + "/check",
        "/api/v1/runs/" + run + "/changes",
        "/api/v1/runs/" + run + "/recommendations");
  }

  private Client.Answer post(String path, String header, String value, byte[] body) {
    var request = client.to(path).header(header, value);
    if (!header.equals("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    return client.send(request.POST(BodyPublishers.ofByteArray(body)));
  }
}
