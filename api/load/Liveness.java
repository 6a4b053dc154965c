import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How soon a service says that it is alive (<i>livstecken</i>), asked every 50 ms by a {@link
 * Prober} in a process of its own.
 */
final class Liveness implements AutoCloseable {
  private static final int EVERY_MILLIS = 50;
  private static final String PATH = "/actuator/health/liveness";

  private final String attack;
  private final Process prober;
  private final BufferedReader told;
  private final List<Double> millis = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * Ready to ask.
   *
   * @param probes where health is asked for
   * @param attack under what
   */
  Liveness(URI probes, String attack) throws IOException {
    this.attack = attack;
    this.prober =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "api/load/Prober.java",
                probes.resolve(PATH).toString(),
                Integer.toString(EVERY_MILLIS))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    this.told = prober.inputReader();
    String first = told.readLine();
    if (!"ready".equals(first)) {
      throw new IOException("The prober says " + first);
    }
  }

  /** Asks from now on. */
  void begin() throws IOException {
    Thread.ofPlatform().daemon().start(this::listen);
    prober.outputWriter().append('\n').flush();
  }

  private synchronized void listen() {
    try (Writer raw = raw()) {
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        raw.append(line).append('\n');
        String[] words = line.split(" ", 4);
        if (words.length == 4) {
          millis.add(Double.parseDouble(words[2]));
          if (!words[3].equals("200")) {
            failures.add(line);
          }
        }
      }
    } catch (IOException e) {
      failures.add(e.toString());
    }
  }

  /** Where each answer is kept as it was told, if anywhere. */
  private Writer raw() throws IOException {
    String folder = System.getProperty("raw");
    return folder == null
        ? Writer.nullWriter()
        : Files.newBufferedWriter(Path.of(folder, "liveness-" + attack + ".txt"));
  }

  /** Asks no more and waits for the answers that are still to come. */
  @Override
  public void close() throws IOException, InterruptedException {
    prober.outputWriter().close();
    prober.waitFor();
    synchronized (this) {
      millis.sort(null);
    }
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
    return "median %.1f ms, 99th percentile %.1f ms, most %.1f ms of %d%s"
        .formatted(
            percentile(0.5),
            percentile99(),
            percentile(1),
            millis.size(),
            failures.isEmpty() ? "" : ", " + failures.size() + " failed: " + failures.getFirst());
  }

  private double percentile(double part) {
    int index = (int) Math.ceil(part * millis.size()) - 1;
    return millis.isEmpty() ? Double.NaN : millis.get(Math.max(0, index));
  }
}
