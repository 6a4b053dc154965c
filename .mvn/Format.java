import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** Checks or mends the format of every Java file below a folder: {@code check|fix FOLDER}. */
class Format {
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[1]);
    List<String> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (var walk = Files.walk(folder)) {
        walk.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().forEach(files::add);
      }
    }
    if (files.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>();
    command.addAll(
        args[0].equals("fix")
            ? List.of("--replace")
            : List.of("--dry-run", "--set-exit-if-changed"));
    command.addAll(files);
    int code =
        ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), command.toArray(String[]::new));
    if (code != 0 && args[0].equals("check")) {
      System.err.println("The files above are not formatted. Maybe run ./mvnw compile -Dformat=fix");
    }
    System.exit(code);
  }
}
