package org.platsa.benchmarks.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what a measurement is made on (<i>mätdator</i>). */
final class Machine {
  /** Stands after a commit whose files were changed. */
  static final String CHANGED = "+";

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  static Context context(String run, @Nullable String commit, int warmUpSeconds) {
    Properties versions = versions();
    return new Context(
        run,
        commit == null ? commitOfGit() : commit,
        versions.getProperty("platsa"),
        System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
        versions.getProperty("timefold"),
        versions.getProperty("ortools"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() / (1024 * 1024),
        warmUpSeconds);
  }

  private static Properties versions() {
    Properties versions = new Properties();
    try (InputStream in = Machine.class.getResourceAsStream("versions.properties")) {
      versions.load(Objects.requireNonNull(in, "versions.properties is missing"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return versions;
  }

  private static String cpu() {
    if (Files.isReadable(CPU_INFO)) {
      try (Stream<String> lines = Files.lines(CPU_INFO)) {
        return lines
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).trim())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return System.getProperty("os.arch");
  }

  /** Null where there is no git or no repository. */
  private static @Nullable String commitOfGit() {
    String commit = git("rev-parse", "--short=12", "HEAD");
    String changes = git("status", "--porcelain", "--untracked-files=no");
    if (commit == null || changes == null) {
      return null;
    }
    return changes.isEmpty() ? commit : commit + CHANGED;
  }

  private static @Nullable String git(String... arguments) {
    try {
      Process process =
          new ProcessBuilder(
                  Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 ? output : null;
    } catch (IOException e) {
      // No git here: the commit is then not known.
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
