package org.platsa.api.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.platsa.api.token.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the service as a program outside would be, with a token or without. */
public final class Client {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int port;
  private final @Nullable String token;
  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** With a token that may everything that a token can do. */
  public Client(int port) {
    this(port, TestTokens.ALL);
  }

  private Client(int port, @Nullable String token) {
    this.port = port;
    this.token = token;
    this.base = URI.create("http://localhost:" + port);
  }

  /** The same with another token. */
  public Client with(String otherToken) {
    return new Client(port, otherToken);
  }

  /** The same without any. */
  public Client asNobody() {
    return new Client(port, null);
  }

  /** The header with the token, for who writes requests by hand. */
  public static String header() {
    return "Authorization: Bearer " + TestTokens.ALL + "\r\n";
  }

  /** The bundled example problem of the solver module. */
  public static byte[] example() {
    try (InputStream in =
        Objects.requireNonNull(Client.class.getResourceAsStream("/example/problem.json"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request to a path, such as {@code /api/v1/terms}. */
  public HttpRequest.Builder to(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  public Answer get(String path) {
    return send(to(path).GET());
  }

  public Answer delete(String path) {
    return send(to(path).DELETE());
  }

  public Answer post(String path, byte[] body) {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  public Answer post(String path, String body) {
    return post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a request and reads the whole answer. */
  public Answer send(HttpRequest.Builder request) {
    HttpRequest built = request.build();
    try {
      return new Answer(http.send(built, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(built.method() + " " + built.uri() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a request and reads the answer as it comes. */
  public HttpResponse<InputStream> stream(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stores a problem and gives its id. */
  public String submit(byte[] document) {
    Answer answer = post("/api/v1/problems", document);
    if (answer.status() >= 300) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.json().get("id").asString();
  }

  /** Queues a run and gives its id. */
  public String queue(String problem, String settings) {
    Answer answer = post("/api/v1/problems/" + problem + "/runs", settings);
    if (answer.status() != 202) {
      throw new AssertionError(answer.status() + " " + answer.text());
    }
    return answer.json().get("id").asString();
  }

  /** Waits until a run is in a state; gives up after a minute. */
  public JsonNode await(String run, String... states) {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (true) {
      JsonNode status = get("/api/v1/runs/" + run).json();
      for (String state : states) {
        if (status.path("state").asString("").equals(state)) {
          return status;
        }
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Run " + run + " is still " + status);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** An answer that has been read. */
  public record Answer(HttpResponse<byte[]> response) {
    public int status() {
      return response.statusCode();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    public String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }
  }
}
