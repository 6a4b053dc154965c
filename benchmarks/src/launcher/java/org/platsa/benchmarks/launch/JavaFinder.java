package org.platsa.benchmarks.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for an installed Java that is new enough: where the environment says, then where Linux,
 * macOS, SDKMAN and the IDEs put them. What a folder holds is read from its {@code release} file;
 * nothing is run to find out.
 */
final class JavaFinder {
  /** Checked first, in this order. The first one is meant for Platsa alone. */
  private static final List<String> VARIABLES =
      List.of("PLATSA_JAVA_HOME", "JAVA_HOME", "JDK25_HOME");

  private static final Pattern VERSION =
      Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)[^\"]*\".*");

  private final Map<String, String> environment;
  private final List<Path> places;

  /**
   * A finder that looks at the environment's variables, then at every folder in these places.
   *
   * @param environment variables by name
   * @param places folders that hold Java homes
   */
  JavaFinder(Map<String, String> environment, List<Path> places) {
    this.environment = environment;
    this.places = places;
  }

  /** Where Java is usually installed on this machine. */
  static List<Path> usualPlaces() {
    Path home = Path.of(System.getProperty("user.home", "/"));
    return List.of(
        Path.of("/usr/lib/jvm"),
        Path.of("/opt"),
        home.resolve(".sdkman/candidates/java"),
        home.resolve(".jdks"),
        Path.of("/Library/Java/JavaVirtualMachines"));
  }

  /** The program of the first suitable home of the environment, else of the oldest one found. */
  Optional<Path> find(int needed) {
    for (String variable : VARIABLES) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty() && feature(Path.of(value)) >= needed) {
        return Optional.of(executable(Path.of(value)));
      }
    }
    return installed().stream()
        .filter(home -> feature(home) >= needed)
        .min(Comparator.comparingInt(JavaFinder::feature).thenComparing(Path::toString))
        .map(JavaFinder::executable);
  }

  /** What to tell someone for whom nothing was found. */
  String advice(int needed, String runningVersion) {
    StringBuilder advice = new StringBuilder();
    advice
        .append("Platsa needs Java ")
        .append(needed)
        .append(" or newer. This is Java ")
        .append(runningVersion)
        .append(", and no newer one was found.");
    for (String variable : VARIABLES) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        int feature = feature(Path.of(value));
        advice
            .append(System.lineSeparator())
            .append(variable)
            .append(" is ")
            .append(value)
            .append(
                feature == 0 ? ", where there is no Java." : ", which is Java " + feature + ".");
      }
    }
    return advice
        .append(System.lineSeparator())
        .append("Maybe install a JDK ")
        .append(needed)
        .append(" (https://adoptium.net), or set PLATSA_JAVA_HOME to the folder where one is.")
        .toString();
  }

  static Path executable(Path home) {
    Path windows = home.resolve("bin").resolve("java.exe");
    return Files.exists(windows) ? windows : home.resolve("bin").resolve("java");
  }

  private List<Path> installed() {
    List<Path> homes = new ArrayList<>();
    for (Path place : places) {
      for (Path folder : folders(place)) {
        Path mac = folder.resolve("Contents").resolve("Home");
        homes.add(Files.isDirectory(mac) ? mac : folder);
      }
    }
    return homes;
  }

  /** A place that is not there or may not be read holds nothing. */
  private static List<Path> folders(Path place) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(place, Files::isDirectory)) {
      stream.forEach(folders::add);
    } catch (IOException | DirectoryIteratorException e) {
      return Collections.emptyList();
    }
    return folders;
  }

  /** The feature version of a Java home, such as 17; 0 if there is no Java that can be started. */
  private static int feature(Path home) {
    if (!Files.isExecutable(executable(home))) {
      return 0;
    }
    try (BufferedReader lines = Files.newBufferedReader(home.resolve("release"))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher version = VERSION.matcher(line);
        if (version.matches()) {
          return Integer.parseInt(version.group(1));
        }
      }
    } catch (IOException e) {
      return 0;
    }
    return 0;
  }
}
