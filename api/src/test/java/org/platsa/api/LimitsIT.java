package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.Events;
import org.platsa.api.support.ServiceTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every limit of the interface, at it and just beyond. */
@ServiceTest
@TestPropertySource(properties = {"platsa.limits.list-length=60", "platsa.streams.per-replica=3"})
class LimitsIT {
  private static final int BODY = 1024 * 1024;

  @LocalServerPort private int port;
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @Test
  void aBodyAboveTheLimitIsRefusedWithAndWithoutItsLength() {
    byte[] atLimit = padded(BODY);
    byte[] beyond = padded(BODY + 1);

    assertThat(client.post("/api/v1/problems", atLimit).status()).isIn(200, 201);
    assertThat(client.post("/api/v1/problems", beyond).status()).isEqualTo(413);
    assertThat(chunked(beyond).status()).isEqualTo(413);
    assertThat(chunked(atLimit).status()).isEqualTo(200);
    assertThat(chunked(beyond).json().get("type").asString())
        .isEqualTo("urn:platsa:error:too-large");
  }

  @Test
  void jsonNestedTooDeepIsMalformed() {
    for (String path : List.of("/api/v1/problems", "/api/v1/problems/" + id() + "/runs")) {
      String deep = "{\"x\":" + "[".repeat(32) + "]".repeat(32) + "}";

      Client.Answer answer = client.post(path, deep);

      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.json().get("type").asString())
          .isEqualTo("urn:platsa:error:malformed-request");
    }
  }

  @Test
  void aListAboveTheLimitIsRefusedWithItsName() {
    ObjectNode problem = (ObjectNode) JsonMapper.shared().readTree(Client.example());
    JsonNode area = problem.get("areas").get(0);
    while (problem.get("areas").size() < 61) {
      ObjectNode copy = ((ObjectNode) area).deepCopy();
      copy.put("id", "area-" + problem.get("areas").size());
      problem.withArray("areas").add(copy);
    }

    Client.Answer answer = client.post("/api/v1/problems", problem.toString());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("issues").get(0).get("pointer").asString()).isEqualTo("/areas");
    assertThat(answer.json().get("issues").get(0).get("code").asString())
        .isEqualTo("LIST_TOO_LONG");
  }

  @Test
  void runSettingsBeyondTheirBoundsAreRefusedAllAtOnce() {
    Client.Answer answer =
        client.post(
            "/api/v1/problems/" + id() + "/runs",
            "{\"timeLimitSeconds\": 0, \"priority\": 11, \"stepLimit\": 0,"
                + " \"unimprovedSeconds\": 86401, \"weights\": {\"travel\": -1}}");
    Client.Answer tooLong =
        client.post("/api/v1/problems/" + id() + "/runs", "{\"timeLimitSeconds\": 3601}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("issues").valueStream().map(i -> i.get("pointer").asString()))
        .containsExactlyInAnyOrder(
            "/timeLimitSeconds",
            "/priority",
            "/stepLimit",
            "/unimprovedSeconds",
            "/weights/travel");
    assertThat(tooLong.status()).isEqualTo(422);
    JsonNode issue = tooLong.json().get("issues").get(0);
    assertThat(issue.get("value").asString()).isEqualTo("3601");
    assertThat(issue.get("messageSv").asString())
        .isEqualTo("timeLimitSeconds är 3\u00a0601, men ska vara från 1 till 3\u00a0600.");
  }

  @Test
  void aRequestIsReadAsStrictlyAsADocument() {
    for (String body :
        List.of(
            "{\"timeLimitSeconds\": 5.9}",
            "{\"seed\": 1.5}",
            "{\"timeLimitSeconds\": \"5\"}",
            "{\"seconds\": 5}")) {
      Client.Answer answer = client.post("/api/v1/problems/" + id() + "/runs", body);

      assertThat(answer.status()).as(body).isEqualTo(422);
      JsonNode issue = answer.json().get("issues").get(0);
      assertThat(issue.get("code").asString()).as(body).isEqualTo("WRONG_FORM");
      assertThat(issue.get("messageSv").asString())
          .as(body)
          .startsWith("Fältet har fel form: ")
          .doesNotContain("org.platsa", "RunRequest");
    }
  }

  @Test
  void aHeadOfAStreamTakesNoStream() {
    String run = client.queue(id(), "{\"timeLimitSeconds\": 600, \"unimprovedSeconds\": 600}");
    for (int i = 0; i < 5; i++) {
      Client.Answer head =
          client.send(
              client
                  .to("/api/v1/runs/" + run + "/events")
                  .method("HEAD", HttpRequest.BodyPublishers.noBody()));
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("Content-Type")).startsWith("text/event-stream");
    }
    client.delete("/api/v1/runs/" + run);
  }

  @Test
  void streamsBeyondTheReplicasLimitAreSentElsewhereAndGoneReadersMakeRoom() throws Exception {
    String run = client.queue(id(), "{\"timeLimitSeconds\": 600, \"stepLimit\": 2000000000}");
    List<HttpResponse<InputStream>> open = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      open.add(client.stream(client.to("/api/v1/runs/" + run + "/events").GET()));
    }

    Client.Answer refused = client.get("/api/v1/runs/" + run + "/events");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    for (HttpResponse<InputStream> stream : open) {
      stream.body().close();
    }
    client.delete("/api/v1/runs/" + run);
    for (int i = 0; i < 200; i++) {
      if (client.get("/api/v1/runs/" + run + "/events").status() == 200) {
        return;
      }
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
    }
    throw new AssertionError("Closed streams do not make room");
  }

  @Test
  void aReaderThatTakesNothingDelaysNobody() throws Exception {
    String run = client.queue(id(), "{\"stepLimit\": 2000}");
    try (Socket stuck = new Socket("localhost", port)) {
      stuck.setReceiveBufferSize(1024);
      OutputStream out = stuck.getOutputStream();
      out.write(
          ("GET /api/v1/runs/"
                  + run
                  + "/events HTTP/1.1\r\nHost: localhost\r\n"
                  + Client.header()
                  + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();

      Events events = new Events(run);
      assertThat(events.read(client, event -> event.isState("COMPLETED"))).isTrue();
    }
  }

  @Test
  void whatIsNoHttpIsAnsweredWithProblemJsonToo() throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket
          .getOutputStream()
          .write("GET /%zz|<> HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(reader.readLine()).contains(" 400");
      assertThat(reader.lines().toList()).anyMatch(line -> line.contains("problem+json"));
    }
  }

  private Client.Answer chunked(byte[] body) {
    return client.send(
        client
            .to("/api/v1/problems")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
  }

  private static byte[] padded(int size) {
    byte[] example = Client.example();
    byte[] body = java.util.Arrays.copyOf(example, size);
    java.util.Arrays.fill(body, example.length, size, (byte) ' ');
    return body;
  }

  private String id() {
    return client.submit(Client.example());
  }
}
