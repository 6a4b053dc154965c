package org.platsa.benchmarks.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaFinderTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void takesTheHomeMeantForPlatsaBeforeAllOthers() throws IOException {
    Path mine = home("own/jdk", "26.0.1");
    Path usual = home("env/jdk", "25");
    home("jvm/jdk-25", "25.0.1");

    assertThat(
            finder(Map.of("PLATSA_JAVA_HOME", mine.toString(), "JAVA_HOME", usual.toString()))
                .find(25))
        .contains(mine.resolve("bin/java"));
  }

  @Test
  void passesOverAVariableThatNamesAnOldOrNoJava() throws IOException {
    Path old = home("env/jdk", "17.0.15");
    Path found = home("jvm/jdk-25", "25.0.1");

    assertThat(
            finder(Map.of("JAVA_HOME", old.toString(), "JDK25_HOME", folder.toString())).find(25))
        .contains(found.resolve("bin/java"));
  }

  @Test
  void takesTheOldestThatIsNewEnough() throws IOException {
    home("jvm/jdk-1.8", "1.8.0_402");
    home("jvm/jdk-24", "24.0.2");
    home("jvm/jdk-27", "27-ea");
    Path found = home("jvm/jdk-25", "25");

    assertThat(finder(Map.of()).find(25)).contains(found.resolve("bin/java"));
  }

  @Test
  void looksInsideTheBundlesOfMacOs() throws IOException {
    Path found = home("jvm/temurin-25.jdk/Contents/Home", "25.0.1");

    assertThat(finder(Map.of()).find(25)).contains(found.resolve("bin/java"));
  }

  @Test
  void isNotFooledByAReleaseFileWithoutAProgram() throws IOException {
    Path home = home("jvm/jdk-25", "25.0.1");
    Files.delete(home.resolve("bin/java"));

    assertThat(finder(Map.of()).find(25)).isEmpty();
  }

  @Test
  void advisesWithTheVariableItsValueAndWhatIsThere() throws IOException {
    Path old = home("env/jdk", "17.0.15");

    assertThat(finder(Map.of("JAVA_HOME", old.toString())).advice(25, "17.0.15"))
        .contains("needs Java 25")
        .contains("JAVA_HOME is " + old + ", which is Java 17")
        .contains("PLATSA_JAVA_HOME");
  }

  private JavaFinder finder(Map<String, String> environment) {
    return new JavaFinder(environment, List.of(folder.resolve("jvm"), folder.resolve("nowhere")));
  }

  private Path home(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Path bin = Files.createDirectories(home.resolve("bin"));
    Path java = Files.createFile(bin.resolve("java"));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
