import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads a running service and prints what it saw, as Markdown.
 *
 * <p>{@code java api/load/Load.java [URL [STREAMS]]}, with JDK 25, in the folder in which the service
 * runs as a demo; elsewhere with a file that holds a token in the system property {@code token}. The
 * service's own clock and this program's must be one, so both run on one machine.
 */
public final class Load {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern AT = Pattern.compile("\"at\":\"([^\"]+)\"");
  private static final int CLIENTS = 4;
  private static final int CALLS = 1_000;
  private static final int SUBMISSION_SECONDS = 10;

  private final URI base;
  private final String authorization;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private Load(URI base) throws IOException {
    this.base = base;
    Path token = Path.of(System.getProperty("token", ".platsa/demo-token"));
    this.authorization = "Bearer " + Files.readString(token).strip();
  }

  public static void main(String[] arguments) throws Exception {
    URI base = URI.create(arguments.length > 0 ? arguments[0] : "http://localhost:8080");
    int streams = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
    new Load(base).run(streams);
  }

  private void run(int streams) throws Exception {
    String term = get("/api/v1/terms/HT2022");
    String problem = id(post("/api/v1/problems", term));
    System.out.println("| what | measured |");
    System.out.println("| --- | --- |");
    String run = streams(problem, streams, 20);
    streams(problem, streams, 4);
    String plan = get("/api/v1/runs/" + run + "/plan");
    String assignments =
        "{\"assignments\":" + plan.substring(plan.indexOf('['), plan.indexOf(']') + 1) + "}";
    calls("a run's state", i -> get("/api/v1/runs/" + run));
    calls("a plan", i -> get("/api/v1/runs/" + run + "/plan"));
    calls("check of a plan of the term", i -> post("/api/v1/problems/" + problem + "/check",
        assignments));
    calls(
        "recommendations for a placement",
        i ->
            post(
                "/api/v1/runs/" + run + "/recommendations",
                "{\"placementId\":\"P-%04d\"}".formatted(i % 300 + 1)));
    submissions(term);
  }

  /** Open streams on one run: how late an improvement is, from its storing to its arrival. */
  private String streams(String problem, int count, int perSecond) throws Exception {
    String run =
        id(post("/api/v1/problems/" + problem + "/runs",
            "{\"timeLimitSeconds\":20,\"seed\":" + perSecond + "}"));
    ConcurrentLinkedQueue<Double> delays = new ConcurrentLinkedQueue<>();
    AtomicInteger ended = new AtomicInteger();
    CountDownLatch open = new CountDownLatch(count);
    Instant begin = Instant.now();
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        readers.submit(
            () -> {
              read(run, perSecond, open, delays);
              ended.incrementAndGet();
              return null;
            });
      }
      open.await(60, TimeUnit.SECONDS);
      System.out.printf(
          "| %d streams open, at most %d improvements a second each, after | %.1f s |%n",
          count, perSecond, Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    }
    System.out.printf(
        "| … read to the end | %d of %d; %d improvements received |%n",
        ended.get(), count, delays.size());
    System.out.println("| … an improvement is late by | " + percentiles(delays) + " |");
    return run;
  }

  private void read(
      String run, int perSecond, CountDownLatch open, ConcurrentLinkedQueue<Double> delays)
      throws Exception {
    HttpResponse<InputStream> response =
        http.send(
            request("/api/v1/runs/" + run + "/events?maxPerSecond=" + perSecond).GET().build(),
            HttpResponse.BodyHandlers.ofInputStream());
    open.countDown();
    Instant opened = Instant.now();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      String event = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("data: ") && event.equals("improvement")) {
          Instant now = Instant.now();
          Matcher at = AT.matcher(line);
          // What was stored before the stream was open is replayed, not late.
          if (at.find() && Instant.parse(at.group(1)).isAfter(opened)) {
            delays.add(Duration.between(Instant.parse(at.group(1)), now).toNanos() / 1e6);
          }
        }
      }
    }
  }

  private void submissions(String term) throws Exception {
    AtomicInteger made = new AtomicInteger();
    ConcurrentLinkedQueue<Double> times = new ConcurrentLinkedQueue<>();
    List<String> problems = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(SUBMISSION_SECONDS).toNanos();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (int c = 0; c < CLIENTS; c++) {
        clients.submit(
            () -> {
              while (System.nanoTime() < end) {
                String name = "load " + System.nanoTime() + " " + made.incrementAndGet();
                String document =
                    term.replaceFirst("\"name\" ?: ?\"[^\"]*\"", "\"name\":\"" + name + "\"");
                long start = System.nanoTime();
                String id = id(post("/api/v1/problems", document));
                times.add((System.nanoTime() - start) / 1e6);
                synchronized (problems) {
                  problems.add(id);
                }
              }
              return null;
            });
      }
    }
    System.out.printf(
        "| a term is read, checked and stored, %d clients | %.0f a second; each %s |%n",
        CLIENTS, problems.size() / (double) SUBMISSION_SECONDS, percentiles(times));
    for (String id : problems) {
      http.send(
          request("/api/v1/problems/" + id).DELETE().build(),
          HttpResponse.BodyHandlers.discarding());
    }
  }

  private interface Call {
    String make(int i) throws Exception;
  }

  private static void calls(String what, Call call) throws Exception {
    for (int i = 0; i < 20; i++) {
      call.make(i);
    }
    ConcurrentLinkedQueue<Double> times = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < CALLS; i++) {
      long start = System.nanoTime();
      call.make(i);
      times.add((System.nanoTime() - start) / 1e6);
    }
    System.out.println("| " + what + ", " + CALLS + " one by one | " + percentiles(times) + " |");
  }

  private static String percentiles(Iterable<Double> values) {
    List<Double> list = new ArrayList<>();
    values.forEach(list::add);
    double[] sorted = list.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    if (sorted.length == 0) {
      return "none";
    }
    return "median %.0f ms, p99 %.0f ms, most %.0f ms"
        .formatted(
            sorted[sorted.length / 2],
            sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * 0.99))],
            sorted[sorted.length - 1]);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(120))
        .header("Authorization", authorization);
  }

  private String get(String path) throws Exception {
    return body(request(path).GET().build());
  }

  private String post(String path, String body) throws Exception {
    return body(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private String body(HttpRequest request) throws Exception {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(
          request.uri() + " " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private static String id(String json) {
    Matcher matcher = ID.matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("No id in " + json);
    }
    return matcher.group(1);
  }
}
