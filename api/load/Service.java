import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running service, as its clients see it (<i>tjänst</i>). */
final class Service {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final URI base;
  private final URI probes;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  /**
   * A service whose health and metrics are at the port after its own, as they are if it is told no
   * other.
   *
   * @param token a file that holds a token with which everything here may be done
   */
  Service(URI base, Path token) throws IOException {
    this.base = base;
    this.token = "Bearer " + Files.readString(token).strip();
    this.probes = URI.create("http://" + base.getHost() + ":" + (base.getPort() + 1));
  }

  /** Where health and metrics are. */
  URI probes() {
    return probes;
  }

  String host() {
    return base.getHost();
  }

  int port() {
    return base.getPort();
  }

  /** What lets requests in. */
  String authorization() {
    return token;
  }

  HttpRequest.Builder to(String path) {
    return to(base.resolve(path));
  }

  private HttpRequest.Builder to(URI whole) {
    return HttpRequest.newBuilder(whole).timeout(LONGEST).header("Authorization", token);
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
    return http.send(to(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(to(path).GET());
  }

  HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** The text of an answer that must be a good one. */
  String text(String path) throws IOException, InterruptedException {
    return good(path, get(path));
  }

  /** Stores a problem; its id. */
  String submit(byte[] document) throws IOException, InterruptedException {
    return id(good("/api/v1/problems", post("/api/v1/problems", document)));
  }

  /** Queues a run; its id. */
  String queue(String problem, String settings) throws IOException, InterruptedException {
    String path = "/api/v1/problems/" + problem + "/runs";
    return id(good(path, post(path, settings.getBytes(StandardCharsets.UTF_8))));
  }

  String state(String run) throws IOException, InterruptedException {
    Matcher state =
        Pattern.compile("\"state\":\"([A-Z]+)\"").matcher(text("/api/v1/runs/" + run));
    return state.find() ? state.group(1) : "";
  }

  /** Waits until a run has ended; its last state, or the one it is in after the time. */
  String ended(String run, Duration longest) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    String state = state(run);
    while ((state.equals("QUEUED") || state.equals("SOLVING")) && System.nanoTime() < deadline) {
      Thread.sleep(200);
      state = state(run);
    }
    return state;
  }

  /** The sum of a metric's values over all its labels that a text occurs in. */
  double metric(String name, String label) throws IOException, InterruptedException {
    URI metrics = probes.resolve("/actuator/prometheus");
    return good(metrics.getPath(), send(to(metrics)))
        .lines()
        .filter(line -> line.startsWith(name) && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String good(String path, HttpResponse<byte[]> answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(path + " " + answer.statusCode() + " " + text);
    }
    return text;
  }

  private static String id(String json) {
    Matcher matcher = ID.matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("No id in " + json);
    }
    return matcher.group(1);
  }
}
