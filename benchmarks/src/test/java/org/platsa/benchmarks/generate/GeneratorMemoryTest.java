package org.platsa.benchmarks.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.platsa.benchmarks.PlatsaCommand;

class GeneratorMemoryTest {
  private static final int HEAP_MB = 16;

  @Test
  void writesADocumentThatIsLargerThanItsHeap(@TempDir Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("hundred.json");
    Path said = folder.resolve("said.txt");
    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MB + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PlatsaCommand.class.getName(),
                "generate",
                "--term",
                "VT2023",
                "--municipalities",
                "100",
                "--out",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();

    assertThat(code).as(Files.readString(said)).isZero();
    assertThat(Files.size(out)).isGreaterThan(HEAP_MB * 1_000_000L);
  }
}
