package org.platsa.benchmarks.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the packaged jar with an older Java, if this machine has one. */
class LauncherIT {
  private static final Path JAR = Path.of("target", "platsa-benchmarks.jar").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  @Test
  void anOldJavaRunsTheCommandInTheNewOne() throws IOException, InterruptedException {
    Process process = start("generate", "--help");

    assertThat(process.waitFor()).as(said()).isZero();
    assertThat(said()).contains("--municipalities");
  }

  @Test
  void theExitCodeIsThatOfTheCommand() throws IOException, InterruptedException {
    assertThat(start("generate", "--term", "HT1999").waitFor()).as(said()).isEqualTo(2);
  }

  @Test
  void endingTheOldJavaEndsTheNewOneToo() throws IOException, InterruptedException {
    Path out = folder.resolve("nation.json");
    Process process =
        start("generate", "--term", "VT2023", "--municipalities", "300", "--out", out.toString());
    ProcessHandle child = firstChild(process);

    process.destroy();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(child.isAlive()).isFalse();
    assertThat(out).doesNotExist();
  }

  private Process start(String... args) throws IOException {
    Optional<Path> old = oldJava();
    assumeTrue(old.isPresent(), "no Java from 11 to 24 on this machine");
    List<String> command = new ArrayList<>();
    command.add(old.orElseThrow().toString());
    command.add("-jar");
    command.add(JAR.toString());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PLATSA_JAVA_HOME", System.getProperty("java.home"));
    return builder.redirectOutput(folder.resolve("said.txt").toFile()).start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }

  private static ProcessHandle firstChild(Process process) throws InterruptedException {
    while (process.isAlive()) {
      Optional<ProcessHandle> child = process.children().findFirst();
      if (child.isPresent()) {
        return child.get();
      }
      Thread.sleep(10);
    }
    throw new AssertionError("ended by itself with " + process.exitValue());
  }

  private static Optional<Path> oldJava() throws IOException {
    for (Path place : JavaFinder.usualPlaces()) {
      if (!Files.isDirectory(place)) {
        continue;
      }
      try (Stream<Path> homes = Files.list(place)) {
        for (Path home : homes.toList()) {
          Path release = home.resolve("release");
          if (Files.isExecutable(JavaFinder.executable(home))
              && Files.isReadable(release)
              && Files.readString(release).matches("(?s).*JAVA_VERSION=\"(1[1-9]|2[0-4])\\D.*")) {
            return Optional.of(JavaFinder.executable(home));
          }
        }
      }
    }
    return Optional.empty();
  }
}
