import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Asks the service every 50 ms whether it lives (<i>livstecken</i>), without waiting for the answer
 * before: a frozen service is asked as often as a quick one, and each answer is timed from when it
 * was due.
 */
final class Liveness implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(50);
  private static final Duration GIVEN_UP = Duration.ofSeconds(20);

  private final HttpRequest request;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().priority(Thread.MAX_PRIORITY).factory());
  private final Phaser open = new Phaser(1);
  private final ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final long begunNanos = System.nanoTime();
  private long asked;

  Liveness(URI base) {
    this.request =
        HttpRequest.newBuilder(base.resolve("/actuator/health/liveness"))
            .timeout(GIVEN_UP)
            .GET()
            .build();
    clock.scheduleAtFixedRate(this::ask, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void ask() {
    long due = begunNanos + asked++ * EVERY.toNanos();
    open.register();
    http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .whenComplete(
            (answer, failure) -> {
              millis.add((System.nanoTime() - due) / 1e6);
              if (failure != null) {
                failures.add(String.valueOf(failure));
              } else if (answer.statusCode() != 200) {
                failures.add(String.valueOf(answer.statusCode()));
              }
              open.arriveAndDeregister();
            });
  }

  /** Stops asking and waits for the answers that are still to come. */
  @Override
  public void close() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.SECONDS);
    open.arriveAndAwaitAdvance();
  }

  /** What 99 of 100 answers took at most, in milliseconds. */
  double percentile99() {
    return percentile(0.99);
  }

  int failures() {
    return failures.size();
  }

  @Override
  public String toString() {
    return "median %.0f ms, 99th percentile %.0f ms, most %.0f ms of %d%s"
        .formatted(
            percentile(0.5),
            percentile99(),
            percentile(1),
            millis.size(),
            failures.isEmpty() ? "" : ", " + failures.size() + " failed: " + failures.peek());
  }

  private double percentile(double part) {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return 0;
    }
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return Arrays.stream(sorted).skip(Math.max(0, index)).findFirst().orElse(0);
  }
}
