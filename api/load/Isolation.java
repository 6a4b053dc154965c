import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares two services call by call, in turn (<i>jämförelse</i>): for calls that tell no names, so
 * that nothing but who asks and whose rows they are is new in the second.
 *
 * <p>Arguments: the problem's file, how often each call is made, and of each service its address
 * and a file with a token ({@code -} for none).
 */
final class Isolation {
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final int WARM = 3_000;

  private Isolation() {}

  /** A service with a run that has ended. */
  private static final class Side {
    final HttpClient http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    final String base;
    final String token;
    final List<String> calls;

    Side(String base, String token, Path problem) throws Exception {
      this.base = base;
      this.token = token.equals("-") ? "" : "Bearer " + Files.readString(Path.of(token)).strip();
      String id = id(post("/api/v1/problems", Files.readAllBytes(problem)));
      String run =
          id(post("/api/v1/problems/" + id + "/runs", "{\"stepLimit\": 100}".getBytes()));
      while (!get("/api/v1/runs/" + run).contains("\"COMPLETED\"")) {
        Thread.sleep(200);
      }
      // What is worked out after the end is not in the way.
      Thread.sleep(15_000);
      calls = List.of("/api/v1/runs/" + run, "/api/v1/problems/" + id + "/runs");
    }

    private HttpRequest.Builder to(String path) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
      return token.isEmpty() ? request : request.header("Authorization", token);
    }

    private String post(String path, byte[] body) throws Exception {
      return sent(
          to(path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    String get(String path) throws Exception {
      return sent(to(path));
    }

    private String sent(HttpRequest.Builder request) throws Exception {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    }

    private static String id(String body) {
      Matcher id = ID.matcher(body);
      if (!id.find()) {
        throw new IllegalStateException(body);
      }
      return id.group(1);
    }
  }

  public static void main(String[] args) throws Exception {
    int times = Integer.parseInt(args[1]);
    List<Side> sides = new ArrayList<>();
    for (int i = 2; i < args.length; i += 2) {
      sides.add(new Side(args[i], args[i + 1], Path.of(args[0])));
    }
    for (int call = 0; call < sides.getFirst().calls.size(); call++) {
      long[][] nanos = new long[sides.size()][times];
      for (int i = -WARM; i < times; i++) {
        for (int turn = 0; turn < sides.size(); turn++) {
          // Each is first as often as the other.
          int which = i % 2 == 0 ? turn : sides.size() - 1 - turn;
          Side side = sides.get(which);
          long start = System.nanoTime();
          side.get(side.calls.get(call));
          if (i >= 0) {
            nanos[which][i] = System.nanoTime() - start;
          }
        }
      }
      for (int which = 0; which < sides.size(); which++) {
        Arrays.sort(nanos[which]);
        System.out.printf(
            "%s %s: median %.2f ms, 99th percentile %.2f ms, 99.9th %.2f ms, %d times%n",
            sides.get(which).base,
            sides.getFirst().calls.get(call).replaceAll("[0-9a-f-]{36}", "{id}"),
            nanos[which][times / 2] / 1e6,
            nanos[which][times * 99 / 100] / 1e6,
            nanos[which][times * 999 / 1000] / 1e6,
            times);
      }
    }
  }
}
