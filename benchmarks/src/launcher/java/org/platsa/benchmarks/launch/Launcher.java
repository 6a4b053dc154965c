package org.platsa.benchmarks.launch;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The jar's entry (<i>startprogram</i>): runs the command line here if this Java is new enough,
 * else in another Java that is installed beside it. The exit code is that of the command line, or
 * {@link #NO_JAVA} if there is no such Java.
 */
public final class Launcher {
  /** The oldest Java that Platsa runs on. */
  static final int NEEDED = 25;

  /** Exit code when no Java is new enough. */
  static final int NO_JAVA = 69;

  private static final String COMMAND = "org.platsa.benchmarks.PlatsaCommand";
  private static final String OPTIONS = "PLATSA_JAVA_OPTS";
  private static final String RELAUNCHED = "platsa.relaunched";

  private Launcher() {}

  /** Does not return when it started another Java. */
  public static void main(String[] args) throws Throwable {
    Map<String, String> environment = System.getenv();
    String options = environment.getOrDefault(OPTIONS, "").trim();
    boolean optionsTaken = options.isEmpty() || Boolean.getBoolean(RELAUNCHED);
    if (Runtime.version().feature() >= NEEDED && optionsTaken) {
      runHere(args);
      return;
    }
    JavaFinder finder = new JavaFinder(environment, JavaFinder.usualPlaces());
    Optional<Path> java =
        Runtime.version().feature() >= NEEDED
            ? Optional.of(JavaFinder.executable(Path.of(System.getProperty("java.home"))))
            : finder.find(NEEDED);
    if (java.isEmpty()) {
      System.err.println(finder.advice(NEEDED, System.getProperty("java.version")));
      System.exit(NO_JAVA);
      return;
    }
    System.exit(runIn(command(java.get(), options, args)));
  }

  private static void runHere(String[] args) throws Throwable {
    try {
      Class.forName(COMMAND).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static List<String> command(Path java, String options, String[] args) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.add("-XX:+UseCompactObjectHeaders");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-D" + RELAUNCHED + "=true");
    if (!options.isEmpty()) {
      command.addAll(Arrays.asList(options.split("\\s+")));
    }
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Launcher.class.getName());
    command.addAll(Arrays.asList(args));
    return command;
  }

  private static int runIn(List<String> command) throws IOException, InterruptedException {
    Child child = new Child(new ProcessBuilder(command).inheritIO());
    // Ctrl-C or a kill ends this Java first: take the other along, let it finish, keep its code.
    Runtime.getRuntime().addShutdownHook(new Thread(child::end));
    return child.run();
  }

  /** The other Java; never left behind, however early this one is told to end. */
  private static final class Child {
    private final ProcessBuilder builder;
    private @Nullable Process process;
    private boolean ending;

    Child(ProcessBuilder builder) {
      this.builder = builder;
    }

    int run() throws IOException, InterruptedException {
      Process started = start();
      return started.waitFor();
    }

    private synchronized Process start() throws IOException {
      if (ending) {
        throw new IOException("told to end before the command was started");
      }
      process = builder.start();
      return process;
    }

    void end() {
      Process running;
      synchronized (this) {
        ending = true;
        running = process;
      }
      if (running != null && running.isAlive()) {
        running.destroy();
        Runtime.getRuntime().halt(waitFor(running));
      }
    }
  }

  private static int waitFor(Process process) {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        // Nothing else waits for this thread, and the child has been told to end.
        Thread.interrupted();
      }
    }
  }
}
