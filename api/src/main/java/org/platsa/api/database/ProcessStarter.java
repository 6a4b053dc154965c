package org.platsa.api.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * How this user starts a PostgreSQL program (<i>processtart</i>): never as root, which PostgreSQL
 * refuses; in a session of its own, so that Ctrl-C in a terminal reaches the service first; and
 * with a signal at this process's death.
 */
final class ProcessStarter {
  private static final List<String> DIE_WITH_PARENT = List.of("setpriv", "--pdeathsig", "INT");
  private static final List<String> USER_NAMESPACE = List.of("unshare", "--user");
  private static final List<String> AS_NOBODY =
      List.of(
          "setpriv",
          "--reuid",
          "nobody",
          "--regid",
          "nogroup",
          "--clear-groups",
          "--pdeathsig",
          "INT");

  private final List<String> prefix;
  private final boolean owner;

  private ProcessStarter(List<String> prefix, boolean owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  static ProcessStarter forThisUser() throws IOException {
    List<String> prefix = new ArrayList<>(List.of("setsid"));
    if (!"root".equals(System.getProperty("user.name"))) {
      prefix.addAll(DIE_WITH_PARENT);
      return new ProcessStarter(List.copyOf(prefix), false);
    }
    List<String> probe = new ArrayList<>(USER_NAMESPACE);
    probe.add("true");
    if (run(probe) == 0) {
      prefix.addAll(USER_NAMESPACE);
      prefix.addAll(DIE_WITH_PARENT);
      return new ProcessStarter(List.copyOf(prefix), false);
    }
    prefix.addAll(AS_NOBODY);
    return new ProcessStarter(List.copyOf(prefix), true);
  }

  /** Gives a file or folder to the user that the programs run as, where that is another one. */
  void own(Path path) throws IOException {
    if (owner && run(List.of("chown", "-R", "nobody:nogroup", path.toString())) != 0) {
      throw new IOException("chown of " + path + " to nobody failed");
    }
  }

  /**
   * Starts a program.
   *
   * <p>The parent-death signal is sent when the thread that started the child ends, so a thread of
   * its own starts it and stays until it ends.
   */
  Process start(List<String> command, Path directory, Path output) throws IOException {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("embedded-postgres")
        .daemon()
        .start(() -> {
          Process process;
          try {
            process = builder.start();
          } catch (IOException | RuntimeException | Error e) {
            started.completeExceptionally(e);
            return;
          }
          started.complete(process);
          process.onExit().join();
        });
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IOException("Cannot run " + String.join(" ", all), e.getCause());
    }
  }

  private static int run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.onExit().join().exitValue();
  }
}
