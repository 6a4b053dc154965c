package org.platsa.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.platsa.api.support.Client;
import org.platsa.api.support.Description;
import org.platsa.api.support.DirectDatabase;
import org.platsa.api.support.ServiceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends what no client should send: valid documents with something changed, raw bytes, and requests
 * of every wrong kind. The service must refuse each with a 4xx, or take it, and answer nothing that
 * its description does not have.
 */
@ServiceTest
class FuzzIT {
  private static final int REQUESTS = 10_400;
  private static final int SENDERS = 4;
  private static final JsonMapper JSON = JsonMapper.shared();

  @LocalServerPort private int port;
  @Autowired private DirectDatabase db;

  @Test
  void nothingThatAClientSendsIsAFaultOfTheService() throws Exception {
    Client client = new Client(port);
    String problem = client.submit(Client.example());
    String run = client.queue(problem, "{\"stepLimit\": 50}");
    client.await(run, "COMPLETED");
    Description description = new Description(client);
    ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    Map<Integer, Integer> statuses = new TreeMap<>();

    List<Callable<Map<Integer, Integer>>> senders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      long seed = 20_260 + i;
      senders.add(() -> send(new Mutations(seed, problem, run), description, faults));
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(SENDERS)) {
      for (Future<Map<Integer, Integer>> counts : executor.invokeAll(senders)) {
        counts.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
      }
    }

    assertThat(faults).isEmpty();
    assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(REQUESTS);
    assertThat(statuses.keySet()).as("%s", statuses).contains(200, 400, 404, 405, 415, 422);
    assertThat(client.get("/actuator/health/readiness").status()).isEqualTo(200);
    assertThat(
            db.sql("SELECT count(*) FROM problem WHERE octet_length(document) = 0")
                .query(Long.class)
                .single())
        .isZero();
    for (JsonNode stored : client.get("/api/v1/problems?size=200").json().get("items")) {
      byte[] document =
          client.get("/api/v1/problems/" + stored.get("id").asString()).response().body();
      assertThat(client.post("/api/v1/problems", document).status())
          .as("what is stored is whole")
          .isEqualTo(200);
    }
  }

  private Map<Integer, Integer> send(
      Mutations mutations, Description description, ConcurrentLinkedQueue<String> faults) {
    Client client = new Client(port);
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (int i = 0; i < REQUESTS / SENDERS; i++) {
      Mutations.Request request = mutations.next();
      try {
        Client.Answer answer = client.send(request.on(client).timeout(Duration.ofSeconds(20)));
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() >= 500) {
          faults.add(answer.status() + " for " + request);
        } else if (answer.status() >= 400
            && !answer.header("Content-Type").startsWith("application/problem+json")
            && !isForBrowser(request, answer)) {
          faults.add("no problem+json (" + answer.status() + ") for " + request);
        }
        description
            .fault(request.method(), request.path(), answer)
            .ifPresent(fault -> faults.add(fault + " for " + request));
      } catch (UncheckedIOException e) {
        if (request.headers().containsKey("X-Long")) {
          // What is not read of too long a header may end the connection before the answer.
          continue;
        }
        faults.add(e.getMessage() + " for " + request);
      }
    }
    return statuses;
  }

  /** Outside of the interface who wants HTML gets a page. */
  private static boolean isForBrowser(Mutations.Request request, Client.Answer answer) {
    return request.headers().getOrDefault("Accept", "").contains("text/html")
        && !request.path().startsWith("/api/")
        && !request.path().startsWith("/actuator/")
        && answer.header("Content-Type").startsWith("text/html");
  }

  /** An endless row of requests, the same for the same seed. */
  private static final class Mutations {
    private static final List<String> METHODS =
        List.of("GET", "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE");
    private static final List<String> TYPES =
        List.of(
            "application/json",
            "application/json;charset=utf-16",
            "text/plain",
            "application/xml",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "nonsense",
            "application/json; =",
            "*/*");
    private static final List<String> ACCEPTS =
        List.of(
            "*/*",
            "application/json",
            "text/html",
            "image/png",
            "nonsense",
            "application/json;q=2",
            ",,,",
            "text/csv, application/json;q=0.1",
            "application/x-ndjson");
    private static final List<String> VALUES =
        List.of(
            "",
            "-1",
            "0",
            "99999999999999999999",
            "1e9",
            "NaN",
            "null",
            "true",
            "%00",
            "%0A",
            "%F0%9F%92%A9",
            "%C3%28",
            "'%20OR%201=1--",
            "../../etc/passwd",
            "%2e%2e%2f",
            "%2F",
            "%5C",
            "a%2Fb%3Bc",
            "sv",
            "sv-SE",
            "a".repeat(3_000));

    private final RandomGenerator random;
    private final String problem;
    private final String run;
    private final JsonNode example = JSON.readTree(Client.example());
    private final byte[] exampleBytes = Client.example();

    Mutations(long seed, String problem, String run) {
      this.random = new java.util.SplittableRandom(seed);
      this.problem = problem;
      this.run = run;
    }

    record Request(String method, String path, Map<String, String> headers, byte[] body) {
      HttpRequest.Builder on(Client client) {
        HttpRequest.Builder builder =
            client
                .to(path)
                .method(
                    method,
                    body.length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(builder::header);
        return builder;
      }

      @Override
      public String toString() {
        return method
            + " "
            + path
            + " "
            + headers
            + " "
            + new String(
                Arrays.copyOf(body, Math.min(body.length, 400)), StandardCharsets.ISO_8859_1);
      }
    }

    Request next() {
      return switch (random.nextInt(10)) {
        case 0, 1, 2 -> json("/api/v1/problems", bytes(mutated(example.deepCopy())));
        case 3 -> json("/api/v1/problems", raw(encoded(exampleBytes)));
        case 4 -> json("/api/v1/problems/" + problem + "/runs", settings());
        case 5 -> json("/api/v1/problems/" + problem + "/revisions", changes());
        case 6 -> json("/api/v1/problems/" + problem + "/check", plan());
        case 7 -> json("/api/v1/runs/" + run + "/recommendations", recommendation());
        case 8 -> odd();
        default -> query();
      };
    }

    private static Request json(String path, byte[] body) {
      return new Request("POST", path, Map.of("Content-Type", "application/json"), body);
    }

    private byte[] settings() {
      ObjectNode settings = JSON.createObjectNode();
      // Refused in any case, so that the fuzzer does not fill the queue.
      settings.put("priority", 99);
      settings.put("timeLimitSeconds", 5);
      settings.putObject("weights").put("travel", 3);
      settings.put("startFrom", run);
      return random.nextBoolean()
          ? bytes(mutatedBelow(settings, "priority"))
          : raw(encoded(bytes(settings)));
    }

    private byte[] changes() {
      JsonNode changes =
          JSON.readTree(
              """
              {"publishedRun": "%s", "changes": [
                {"type": "placementCancelled", "placementId": "x"},
                {"type": "supervisorAbsent", "supervisorId": "S1",
                 "from": "2024-02-05", "to": "2024-02-09"},
                {"type": "pin", "placementId": "P1", "supervisorId": "S1", "periodId": "A1"},
                {"type": "weights", "weights": {"travel": 2}}]}
              """
                  .formatted(run));
      return random.nextInt(4) == 0 ? raw(bytes(changes)) : bytes(mutated(changes));
    }

    private byte[] plan() {
      JsonNode plan =
          JSON.readTree(
              """
              {"assignments": [
                {"placementId": "P1", "supervisorId": "S1", "periodId": "A1"},
                {"placementId": "P2", "supervisorId": null, "periodId": null}]}
              """);
      return random.nextInt(4) == 0 ? raw(bytes(plan)) : bytes(mutated(plan));
    }

    private byte[] recommendation() {
      ObjectNode body = JSON.createObjectNode();
      body.put("placementId", example.get("placements").get(0).get("id").asString());
      body.put("limit", 3);
      return random.nextInt(4) == 0 ? raw(bytes(body)) : bytes(mutated(body));
    }

    /** A request of a wrong kind. */
    private Request odd() {
      String path =
          pick(
              List.of(
                  "/api/v1/problems",
                  "/api/v1/problems?solve=" + value(),
                  "/api/v1/problems/" + value(),
                  "/api/v1/problems/" + problem + "/nothing",
                  "/api/v1/runs/" + value(),
                  "/api/v1/runs/" + run + "/plan",
                  "/api/v1/runs/" + value() + "/events",
                  "/api/v1/terms/" + value(),
                  "/" + value(),
                  "/api/v1/runs/" + run + "/diff/" + value(),
                  "/actuator/" + value()));
      Map<String, String> headers = new TreeMap<>();
      headers.put("Content-Type", pick(TYPES));
      headers.put("Accept", pick(ACCEPTS));
      if (random.nextInt(4) == 0) {
        headers.put("Idempotency-Key", pick(List.of(" ", "x".repeat(300), "k", "\tk")));
      }
      if (random.nextInt(20) == 0) {
        headers.put("X-Long", "y".repeat(20_000));
      }
      byte[] body =
          random.nextBoolean()
              ? new byte[0]
              : raw("{\"a\": [1, 2]}".getBytes(StandardCharsets.UTF_8));
      String method = pick(METHODS);
      return new Request(method, path, headers, method.equals("TRACE") ? new byte[0] : body);
    }

    private Request query() {
      String path =
          pick(
              List.of(
                  "/api/v1/problems?page=" + value(),
                  "/api/v1/problems?size=" + value(),
                  "/api/v1/problems?term=" + value(),
                  "/api/v1/runs/" + run + "/events?lastEventId=" + value(),
                  "/api/v1/runs/" + run + "/events?maxPerSecond=" + value(),
                  "/api/v1/runs/" + run + "/explanation/placements/" + value(),
                  "/api/v1/runs/" + run + "/explanation/placements/P1?alternatives=" + value(),
                  "/api/v1/runs/" + run + "/explanation/placements?id=" + value(),
                  "/api/v1/runs/" + run + "/plan?lang=" + value(),
                  "/api/v1/runs/" + run + "/diff/" + run + "?" + value()));
      return new Request("GET", path, Map.of("Accept", pick(ACCEPTS)), new byte[0]);
    }

    private String value() {
      return pick(VALUES);
    }

    private <T> T pick(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }

    private static byte[] bytes(JsonNode node) {
      return JSON.writeValueAsBytes(node);
    }

    /** Now and then in an encoding that is not taken. */
    private byte[] encoded(byte[] utf8) {
      String text = new String(utf8, StandardCharsets.UTF_8);
      return switch (random.nextInt(8)) {
        case 0 -> text.getBytes(StandardCharsets.UTF_16);
        case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
        case 2 -> text.getBytes(java.nio.charset.Charset.forName("windows-1252"));
        default -> utf8;
      };
    }

    /** Some bytes changed, removed, doubled or cut off. */
    private byte[] raw(byte[] bytes) {
      byte[] result = bytes.clone();
      int changes = 1 + random.nextInt(6);
      for (int i = 0; i < changes; i++) {
        int at = random.nextInt(result.length);
        switch (random.nextInt(4)) {
          case 0 -> result[at] = (byte) random.nextInt(256);
          case 1 -> result = Arrays.copyOf(result, Math.max(1, at));
          case 2 -> {
            byte[] longer = Arrays.copyOf(result, result.length + 1);
            System.arraycopy(result, at, longer, at + 1, result.length - at);
            result = longer;
          }
          default -> result[at] = pick(List.of((byte) '{', (byte) '[', (byte) '"', (byte) 0));
        }
      }
      return result;
    }

    private JsonNode mutatedBelow(ObjectNode node, String kept) {
      JsonNode value = node.get(kept).deepCopy();
      ObjectNode result = (ObjectNode) mutated(node);
      result.set(kept, value);
      return result;
    }

    /** One to three values of the document changed, anywhere in it. */
    private JsonNode mutated(JsonNode root) {
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        mutate(root);
      }
      return root;
    }

    private void mutate(JsonNode root) {
      JsonNode node = root;
      while (true) {
        List<JsonNode> containers =
            node.valueStream().filter(child -> child.isContainer() && !child.isEmpty()).toList();
        if (containers.isEmpty() || random.nextInt(5) == 0) {
          break;
        }
        node = pick(containers);
      }
      if (node instanceof ObjectNode object) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.isEmpty() ? "new" : pick(names);
        switch (random.nextInt(4)) {
          case 0 -> object.remove(name);
          case 1 -> object.set("un\u0000known" + random.nextInt(10), odd(1));
          default -> object.set(name, odd(1));
        }
      } else if (node instanceof ArrayNode array && !array.isEmpty()) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(4)) {
          case 0 -> array.remove(at);
          case 1 -> array.insert(at, array.get(at).deepCopy());
          default -> array.set(at, odd(1));
        }
      }
    }

    private JsonNode odd(int depth) {
      JsonNodeFactory make = JsonNodeFactory.instance;
      return switch (random.nextInt(14)) {
        case 0 -> make.nullNode();
        case 1 -> make.numberNode(-1);
        case 2 -> make.numberNode(Long.MAX_VALUE);
        case 3 -> make.numberNode(new java.math.BigInteger("9".repeat(150)));
        case 4 -> make.numberNode(1e308);
        case 5 -> make.stringNode("");
        case 6 -> make.stringNode("\u0000\u0007");
        case 7 -> make.stringNode("å".repeat(5_000));
        case 8 -> make.stringNode("2024-02-30");
        case 9 -> make.booleanNode(random.nextBoolean());
        case 10 -> make.arrayNode().add(depth > 60 ? make.nullNode() : odd(depth + 20));
        case 11 -> make.objectNode().set("x", depth > 60 ? make.nullNode() : odd(depth + 20));
        case 12 -> make.stringNode("\ud800");
        default -> make.numberNode(0);
      };
    }
  }
}
