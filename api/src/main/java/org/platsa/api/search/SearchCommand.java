package org.platsa.api.search;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.platsa.api.settings.Settings;
import org.springframework.util.unit.DataSize;

/** How a search's process is started (<i>startkommando</i>). */
final class SearchCommand {
  /**
   * The terminal's and the supervisor's signals are for the service, which ends its searches
   * itself. What the JVM and native libraries print to the standard output goes to the log: the
   * frames have a stream of their own. The system takes memory from a search before it takes it
   * from the service, and gives it a core after it.
   */
  private static final String SHELL =
      """
      trap '' HUP INT TERM
      exec 3>&1 1>&2
      { echo 500 > /proc/self/oom_score_adj; } 2>/dev/null
      exec nice -n "$0" "$@"
      """;

  private static final String TOLD = "/dev/fd/3";
  private static final String MAIN = SearchMain.class.getName();
  private static final String LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";

  /** The rest of the environment is the service's: its passwords, and options for its own JVM. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "HOME", "TMPDIR", "TZ", "LANG", "LC_ALL");

  private static final DataSize LEAST_HEAP = DataSize.ofMegabytes(512);

  private final List<String> command;

  /**
   * A command.
   *
   * @param libraries where the solver's native libraries are; null: each process unpacks its own
   */
  SearchCommand(Settings settings, @Nullable Path libraries) {
    command = new ArrayList<>(List.of("sh", "-c", SHELL));
    command.add(Integer.toString(settings.searches().niceness()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap(settings).toKilobytes() + "k");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-XX:+UseCompactObjectHeaders");
    command.add("--enable-native-access=ALL-UNNAMED");
    if (libraries != null) {
      command.add("-Djava.library.path=" + libraries);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    if (isOnClassPath()) {
      command.add(MAIN);
    } else {
      command.add("-Dloader.main=" + MAIN);
      command.add(LAUNCHER);
    }
    Duration tellEvery = settings.runs().storeEvery();
    command.addAll(List.of(TOLD, tellEvery.toString()));
  }

  ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(ENVIRONMENT);
    return builder;
  }

  /** No in the one jar with everything in it, whose inner jars only its own launcher reads. */
  private static boolean isOnClassPath() {
    String file = MAIN.replace('.', '/') + ".class";
    return ClassLoader.getSystemClassLoader().getResource(file) != null;
  }

  /** Half of the memory for all searches that may go on at once; the rest is for the others. */
  private static DataSize heap(Settings settings) {
    DataSize set = settings.searches().heap();
    if (set != null) {
      return set;
    }
    long memory =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
            .getTotalMemorySize();
    long share = memory / 2 / settings.runs().workers();
    return DataSize.ofBytes(Math.max(LEAST_HEAP.toBytes(), share));
  }
}
