import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Attacks a running service as hostile or many clients would, and judges how it bears that.
 *
 * <p>{@code java api/load/Attack.java URL LARGE NATION [ATTACK…]}, with JDK 25, where LARGE and
 * NATION are problem documents of about 11 MB and 60 MB, and the attacks are any of those in {@link
 * #attacks}, all when none is named. {@code api/load/attack.sh} starts a service and does all of
 * it, in the project's folder. The file in the system property {@code token} holds a token; that
 * of a demo when there is none. That in {@code other} holds one of another tenant, whose run is to
 * go on meanwhile. The exit code is 1 if the service does not do what is asked. With the service's process id in
 * the system property {@code pid} its memory is looked at after a collection. With a folder in the
 * property {@code raw} each answer to whether it lives is kept there.
 */
public final class Attack {
  private static final double LIVENESS_MILLIS = 100;
  private static final Duration SIEGE = Duration.ofSeconds(60);
  private static final int MEGABYTE = 1024 * 1024;

  /** Liveness is looked at for so long at least. */
  private static final Duration LOOK = Duration.ofSeconds(10);

  /** A run that goes on meanwhile has this long, and after it a little to end. */
  private static final Duration OTHER_RUN = Duration.ofSeconds(30);

  private final Service service;
  private final Service others;
  private final Hostile hostile;
  private final Verdicts verdicts = new Verdicts();
  private final Map<String, Callable<String>> attacks = new LinkedHashMap<>();
  private final byte[] term;
  private final String termProblem;
  private final String othersProblem;
  private final String finishedRun;
  private final Path large;
  private final Path nation;

  /** Handed in when an attack wants them. */
  private String largeProblem = "";

  private String nationRun = "";

  private Attack(URI base, Path large, Path nation) throws Exception {
    this.service = new Service(base, Path.of(System.getProperty("token", ".platsa/demo-token")));
    this.others = new Service(base, Path.of(System.getProperty("other")));
    this.hostile = new Hostile(service);
    term = service.get("/api/v1/terms/HT2022").body();
    termProblem = service.submit(term);
    othersProblem = others.submit(term);
    finishedRun = service.queue(termProblem, "{\"timeLimitSeconds\":10,\"seed\":1}");
    service.ended(finishedRun, Duration.ofMinutes(2));
    this.large = large;
    this.nation = nation;
    attacks.put("uploads", this::uploads);
    attacks.put("readers", this::readers);
    attacks.put("bodies", this::bodies);
    attacks.put("explanations", this::explanations);
    attacks.put("replays", this::replays);
    attacks.put("idle", this::idle);
    attacks.put("all", this::all);
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 3) {
      System.err.println("java api/load/Attack.java URL LARGE NATION [ATTACK...]");
      System.exit(2);
    }
    Attack attack =
        new Attack(URI.create(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    List<String> names = Arrays.asList(arguments).subList(3, arguments.length);
    for (String name : names.isEmpty() ? attack.attacks.keySet() : names) {
      Callable<String> what = attack.attacks.get(name);
      if (what == null) {
        System.err.println("There is no attack " + name + "; there are " + attack.attacks.keySet());
        System.exit(2);
      }
      attack.under(name, what);
    }
    System.exit(attack.verdicts.allMet() ? 0 : 1);
  }

  /** Has what an attack wants, before anything is measured. */
  private void prepare(String name) throws Exception {
    if (List.of("readers", "all").contains(name) && largeProblem.isEmpty()) {
      largeProblem = service.submit(Files.readAllBytes(large));
    }
    if (List.of("explanations", "all").contains(name) && nationRun.isEmpty()) {
      String problem = service.submit(Files.readAllBytes(nation));
      nationRun = service.queue(problem, "{\"timeLimitSeconds\":120,\"seed\":1}");
      String state = service.ended(nationRun, Duration.ofMinutes(15));
      verdicts.add("a nation of " + Files.size(nation) / MEGABYTE + " MB enters and is planned",
          state,
          "COMPLETED",
          state.equals("COMPLETED"));
    }
  }

  /** Makes an attack and looks at everything else meanwhile and afterwards. */
  private void under(String name, Callable<String> attack) throws Exception {
    verdicts.of(name);
    prepare(name);
    String planBefore = service.text("/api/v1/runs/" + finishedRun + "/plan");
    double memoryBefore = memory();
    String other =
        others.queue(othersProblem, "{\"timeLimitSeconds\":" + OTHER_RUN.toSeconds() + "}");
    Liveness liveness = new Liveness(service.probes(), name);
    liveness.begin();
    long begun = System.nanoTime();
    try (liveness) {
      String what = attack.call();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      verdicts.note(what, took.toMillis() / 1000.0 + " s");
      Thread.sleep(Duration.ZERO.compareTo(LOOK.minus(took)) < 0 ? LOOK.minus(took) : Duration.ZERO);
    }
    verdicts.add("liveness",
        liveness,
        "99th percentile under 100 ms, none failed",
        liveness.percentile99() < LIVENESS_MILLIS && liveness.failures() == 0);
    String state = others.ended(other, OTHER_RUN.plusSeconds(30));
    int seen = service.get("/api/v1/runs/" + other).statusCode();
    verdicts.add(
        "another tenant's run meanwhile",
        state + ", to this one " + seen,
        "COMPLETED, to this one 404",
        state.equals("COMPLETED") && seen == 404);
    boolean kept =
        service.text("/api/v1/runs/" + finishedRun + "/plan").equals(planBefore)
            && Arrays.equals(service.get("/api/v1/problems/" + termProblem).body(), term);
    verdicts.add("what was stored before", kept ? "whole" : "changed", "whole", kept);
    double memoryAfter = memory();
    verdicts.add("heap in use before and after",
        "%.0f and %.0f MB".formatted(memoryBefore, memoryAfter),
        "at most 150 MB more",
        memoryAfter < memoryBefore + 150);
  }

  private String all() throws Exception {
    List<Callable<String>> together =
        List.of(this::uploads, this::readers, this::bodies, this::explanations);
    return String.join("; ", inParallel(together));
  }

  private String uploads() throws Exception {
    return judged(
        "30 stalled uploads of 31 MB",
        count(30, () -> hostile.stalledUpload(31L * MEGABYTE, SIEGE)),
        "each refused or cut off within a minute",
        "4..|503|cut off");
  }

  private String readers() throws Exception {
    return judged(
        "100 slow readers of 11 MB",
        count(100, () -> hostile.slowReader("/api/v1/problems/" + largeProblem, SIEGE)),
        "each served, put off or cut off",
        "open|200.*|503.*|cut off");
  }

  private String bodies() throws Exception {
    byte[] body = new byte[32 * MEGABYTE];
    Arrays.fill(body, (byte) ' ');
    byte[] list = ("[" + "{},".repeat((body.length - 8) / 3) + "{}]").getBytes(US_ASCII);
    System.arraycopy(list, 0, body, 0, list.length);
    return judged(
        "four bodies [{},{},…] of 32 MB",
        count(4, () -> hostile.body(body, SIEGE)),
        "each refused",
        "4..|503|cut off");
  }

  private String explanations() throws Exception {
    return judged(
        "two explanations of a nation",
        count(
            2,
            () -> {
              long begun = System.nanoTime();
              HttpResponse<byte[]> answer =
                  service.get("/api/v1/runs/" + nationRun + "/explanation");
              return "%d (%d KB after %.1f s)"
                  .formatted(
                      answer.statusCode(),
                      answer.body().length / 1024,
                      (System.nanoTime() - begun) / 1e9);
            }),
        "given or put off",
        "(200|503).*");
  }

  /** Judges answers, all of which must match a pattern; as text. */
  private String judged(String what, Map<String, Integer> answers, String asked, String pattern) {
    StringBuilder text = new StringBuilder();
    answers.forEach(
        (answer, number) ->
            text.append(text.isEmpty() ? "" : ", ").append(number).append(" × ").append(answer));
    boolean met = answers.keySet().stream().allMatch(answer -> answer.matches(pattern));
    verdicts.add(what, text, asked, met);
    return what;
  }

  private String replays() throws Exception {
    int times = 1000;
    String events = "/api/v1/runs/" + finishedRun + "/events";
    double readsBefore = service.metric("platsa_streams_reads_total", "");
    Map<String, Integer> answers =
        count(
            times,
            () -> {
              HttpResponse<InputStream> answer = service.stream(events);
              try (InputStream body = answer.body()) {
                long taken = body.transferTo(OutputStream.nullOutputStream());
                return answer.statusCode() + " with " + taken + " bytes";
              }
            });
    double reads = service.metric("platsa_streams_reads_total", "") - readsBefore;
    int length = service.get(events).body().length;
    verdicts.add(times + " replays at once",
        answers,
        "all whole",
        answers.equals(Map.of("200 with " + length + " bytes", times)));
    int parts = length / (32 * 1024) + 2;
    verdicts.add("parts read from the database for them all",
        reads,
        "each once: at most " + parts,
        reads <= parts);
    return times + " replays";
  }

  private String idle() throws Exception {
    List<HttpResponse<InputStream>> open = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    try {
      // Only as many as there are cores are worked on; the others wait and tell nothing.
      for (int i = 0; i < 95; i++) {
        String run = service.queue(termProblem, "{\"timeLimitSeconds\":600,\"priority\":0}");
        waiting.add(run);
        open.add(service.stream("/api/v1/runs/" + run + "/events"));
      }
      double before = service.metric("platsa_streams_polls_total", "");
      Thread.sleep(Duration.ofSeconds(60));
      double looks = service.metric("platsa_streams_polls_total", "") - before;
      verdicts.add("95 streams on 95 runs look for events that were not notified",
          "%.0f times in a minute".formatted(looks),
          "at most 3 times",
          looks <= 3);
      return "95 streams";
    } finally {
      for (HttpResponse<InputStream> stream : open) {
        stream.body().close();
      }
      for (String run : waiting.reversed()) {
        service.send(service.to("/api/v1/runs/" + run).DELETE());
      }
    }
  }

  /** The heap in use, in MB; after a collection where the service's process is known. */
  private double memory() throws Exception {
    String pid = System.getProperty("pid");
    if (pid != null) {
      Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
      new ProcessBuilder(jcmd.toString(), pid, "GC.run")
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
    return service.metric("jvm_memory_used_bytes", "area=\"heap\"") / MEGABYTE;
  }

  /** How often each answer came, the same done so many times at once. */
  private static Map<String, Integer> count(int times, Callable<String> deed) throws Exception {
    Map<String, Integer> count = new TreeMap<>();
    for (String answer : inParallel(Collections.nCopies(times, deed))) {
      count.merge(answer, 1, Integer::sum);
    }
    return count;
  }

  private static List<String> inParallel(List<Callable<String>> deeds) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> results = new ArrayList<>();
      for (Future<String> result : threads.invokeAll(deeds)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
