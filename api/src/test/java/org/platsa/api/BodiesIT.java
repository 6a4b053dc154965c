package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Bodies that come too slowly, are too many, or are made to take memory; readers that do not read.
 */
@ServiceTest
@TestPropertySource(
    properties = {
      "platsa.limits.body=16MB",
      "platsa.bodies.in-heap=8KB",
      "platsa.bodies.folder=target/bodies",
      "platsa.bodies.disk=24MB",
      "platsa.bodies.patience=200ms",
      "platsa.bodies.grace=700ms",
      "platsa.bodies.least-rate=64KB",
      "server.tomcat.connection-timeout=1500ms"
    })
class BodiesIT {
  private static final int MEGABYTE = 1024 * 1024;

  @LocalServerPort private int port;
  @Autowired private MeterRegistry metrics;
  private final List<Socket> open = new ArrayList<>();
  private Client client;

  @BeforeEach
  void connect() {
    client = new Client(port);
  }

  @AfterEach
  void everythingIsGivenBack() throws Exception {
    for (Socket socket : open) {
      socket.close();
    }
    for (int i = 0; i < 500 && held("heap") + held("disk") > 0; i++) {
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(held("heap")).isZero();
    assertThat(held("disk")).isZero();
  }

  @Test
  void unfinishedUploadsTakeNoHeapAndAreCutOff() throws Exception {
    for (int i = 0; i < 30; i++) {
      Socket socket = upload(10 * MEGABYTE);
      socket.getOutputStream().write(spaces(400_000));
    }
    awaitHeld("disk", 30 * 400_000);

    assertThat(held("heap")).isZero();
    assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);
    for (Socket socket : open) {
      String answer = answer(socket);
      assertThat(answer).startsWith("HTTP/1.1 408");
      assertThat(answer).contains("urn:platsa:error:request-timeout");
    }
  }

  @Test
  void aSenderOfAFewBytesASecondIsToldTheLeastRate() throws Exception {
    Socket socket = upload(MEGABYTE);
    try {
      for (int i = 0; i < 40; i++) {
        socket.getOutputStream().write(' ');
        LockSupport.parkNanos(50_000_000);
      }
    } catch (SocketException e) {
      // Cut off already, as it should be.
    }

    assertThat(answer(socket))
        .startsWith("HTTP/1.1 408")
        .contains("The body comes too slowly; at least 65536 bytes a second after 0.7 seconds");
  }

  @Test
  void aBodyForWhichThereIsNoRoomIsAskedToComeAgain() throws Exception {
    byte[] large = padded(12 * MEGABYTE, "no room");
    for (int i = 0; i < 2; i++) {
      Socket socket = upload(10 * MEGABYTE);
      socket.getOutputStream().write(spaces(8 * MEGABYTE));
    }
    awaitHeld("disk", 16 * MEGABYTE);

    Client.Answer refused = client.post("/api/v1/problems", large);

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isEqualTo("5");
    for (Socket socket : open) {
      socket.close();
    }
    awaitHeld("disk", 0);
    assertThat(client.post("/api/v1/problems", large).status()).isIn(200, 201);
  }

  @Test
  void aBodyThatTheDiskDoesNotTakeIsPutOffAndNotTakenForOneThatItsClientLeft() throws Exception {
    Path folder = Path.of("target/bodies");
    Path away = Path.of("target/bodies-away");
    Files.move(folder, away);
    Files.createFile(folder);

    Client.Answer answer = client.post("/api/v1/problems", padded(MEGABYTE, "no place"));

    Files.delete(folder);
    Files.move(away, folder);
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("30");
    client.submit(padded(MEGABYTE, "a place again"));
  }

  @Test
  void aFolderThatWasTidiedAwayIsMadeAgain() throws Exception {
    client.submit(padded(MEGABYTE, "before"));
    try (Stream<Path> all = Files.walk(Path.of("target/bodies"))) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }

    client.submit(padded(MEGABYTE, "after"));
  }

  @Test
  void aClientThatEndsItsBodyTooEarlyIsNotToldThatAllIsWell() throws Exception {
    Socket socket = upload(MEGABYTE);
    socket.getOutputStream().write(spaces(1_000));
    socket.shutdownOutput();

    assertThat(answer(socket)).startsWith("HTTP/1.1 400");
  }

  @Test
  void aLargeDocumentIsGivenBackByteForByte() {
    byte[] document = padded(15 * MEGABYTE, "large");

    String id = client.submit(document);

    assertThat(Arrays.equals(client.get("/api/v1/problems/" + id).response().body(), document))
        .isTrue();
  }

  @Test
  void readersThatDoNotReadHoldNothingAndAreCutOff() throws Exception {
    String id = client.submit(padded(14 * MEGABYTE, "slow readers"));
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(2_048);
      socket.connect(new InetSocketAddress("localhost", port));
      open.add(socket);
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/problems/"
                      + id
                      + " HTTP/1.1\r\nHost: localhost\r\n"
                      + Client.header()
                      + "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
    }
    LockSupport.parkNanos(500_000_000);

    assertThat(held("heap") + held("disk")).isZero();
    assertThat(client.get("/actuator/health/liveness").status()).isEqualTo(200);
    LockSupport.parkNanos(3_000_000_000L);
    for (Socket socket : open) {
      assertThat(readToTheEnd(socket)).isLessThan(14L * MEGABYTE);
    }
  }

  @Test
  void aListInsteadOfADocumentIsRefusedWithoutReadingIt() {
    byte[] hostile = ("[" + "{},".repeat(5_000_000) + "{}]").getBytes(StandardCharsets.US_ASCII);

    for (String path : List.of("/api/v1/problems", "/api/v1/problems?solve=true", check())) {
      Client.Answer answer = client.post(path, hostile);

      assertThat(answer.status()).as(path).isEqualTo(422);
      JsonNode issue = answer.json().get("issues").get(0);
      assertThat(issue.get("code").asString()).isEqualTo("WRONG_TYPE");
      assertThat(issue.get("messageEn").asString())
          .contains("the whole document", "a list", "an object");
    }
  }

  @Test
  void aListOfMillionsOfItemsIsRefusedWithItsLength() {
    String items = "{},".repeat(3_000_000) + "{}";
    Client.Answer problem = client.post("/api/v1/problems", "{\"placements\":[" + items + "]}");
    String fewer = "{},".repeat(30_000) + "{}";
    Client.Answer plan = client.post(check(), "{\"assignments\":[" + fewer + "]}");

    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.json().at("/issues/0/messageEn").asString())
        .isEqualTo(
            "The document: the list placements has 3,000,001 items; at most 20,000 are taken.");
    assertThat(plan.status()).isEqualTo(422);
    assertThat(plan.json().at("/issues/0/pointer").asString()).isEqualTo("/assignments");
  }

  @Test
  void aRequestThatIsNoDocumentIsSmall() {
    String problem = client.submit(Client.example());
    String path = "/api/v1/problems/" + problem + "/runs";
    String long2 = "{\"weights\":{" + " ".repeat(2 * MEGABYTE) + "}}";
    StringBuilder many = new StringBuilder("{\"weights\":{\"w\":1");
    for (int i = 0; i < 60_000; i++) {
      many.append(",\"w").append(i).append("\":1");
    }

    assertThat(client.post(path, long2).status()).isEqualTo(413);
    Client.Answer tokens = client.post(path, many + "}}");
    assertThat(tokens.status()).isEqualTo(413);
    assertThat(tokens.json().get("detail").asString()).contains("100000 brackets");
  }

  @Test
  void aByteThatIsNoUtf8IsToldWithItsPlaceInEveryCall() {
    String problem = client.submit(Client.example());
    byte[] example = Client.example();
    byte[] spoilt = Arrays.copyOf(example, example.length + 3);
    System.arraycopy(
        "\n \u00C0".getBytes(StandardCharsets.ISO_8859_1), 0, spoilt, example.length, 3);

    Client.Answer stored = client.post("/api/v1/problems", spoilt);
    Client.Answer queued =
        client.post(
            "/api/v1/problems/" + problem + "/runs",
            new byte[] {'{', '"', (byte) 0xC0, (byte) 0xA2, '"', ':', '1', '}'});

    assertThat(stored.status()).isEqualTo(400);
    assertThat(stored.json().at("/issues/0/code").asString()).isEqualTo("OTHER_FORM");
    assertThat(stored.json().at("/issues/0/messageEn").asString()).contains("column 2");
    assertThat(queued.status()).isEqualTo(400);
    assertThat(queued.json().at("/issues/0/code").asString()).isEqualTo("OTHER_FORM");
  }

  private String check() {
    return "/api/v1/problems/" + client.submit(Client.example()) + "/check";
  }

  private Socket upload(int length) throws IOException {
    Socket socket = new Socket("localhost", port);
    socket.setSoTimeout(15_000);
    open.add(socket);
    socket
        .getOutputStream()
        .write(
            ("POST /api/v1/problems HTTP/1.1\r\nHost: localhost\r\n"
                    + Client.header()
                    + "Content-Type: application/json\r\nContent-Length: "
                    + length
                    + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String answer(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      for (int value = in.read(); value >= 0; value = in.read()) {
        answer.write(value);
        if (answer.size() > 50 && value == '}') {
          break;
        }
      }
    } catch (SocketException e) {
      // Closed with bytes of ours unread; what came before counts.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static long readToTheEnd(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    byte[] piece = new byte[65_536];
    long read = 0;
    try {
      InputStream in = socket.getInputStream();
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        read += count;
      }
    } catch (SocketException e) {
      // Cut off.
    }
    return read;
  }

  private double held(String where) {
    return metrics.get("platsa.bodies.bytes").tag("where", where).gauge().value();
  }

  private void awaitHeld(String where, double least) {
    for (int i = 0; i < 500; i++) {
      double held = held(where);
      if (least == 0 ? held == 0 : held >= least) {
        return;
      }
      LockSupport.parkNanos(10_000_000);
    }
    assertThat(held(where)).isGreaterThanOrEqualTo(least);
  }

  private static byte[] spaces(int count) {
    byte[] spaces = new byte[count];
    Arrays.fill(spaces, (byte) ' ');
    return spaces;
  }

  /** The example under a name of its own, with blanks up to a size. */
  private static byte[] padded(int size, String name) {
    byte[] example =
        new String(Client.example(), StandardCharsets.UTF_8)
            .replaceFirst("\"name\": \"Example\"", "\"name\": \"" + name + "\"")
            .getBytes(StandardCharsets.UTF_8);
    byte[] body = Arrays.copyOf(example, size);
    Arrays.fill(body, example.length, size, (byte) ' ');
    return body;
  }
}
