package org.platsa.api.search;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The native libraries of OR-Tools (<i>maskinkod</i>), unpacked once for all searches. Left to
 * itself each process would unpack them, 71 MB, and leave them there when it is killed.
 */
final class NativeLibraries {
  private static final String FOLDER = "ortools-linux-x86-64";
  private static final String VERSION =
      "META-INF/maven/com.google.ortools/" + FOLDER + "/pom.properties";

  private NativeLibraries() {}

  /**
   * The folder that holds them; empty when this build has none.
   *
   * @param parent where to unpack them, unless they are there
   */
  static Optional<Path> unpacked(Path parent) throws IOException {
    ClassLoader loader = NativeLibraries.class.getClassLoader();
    URL libraries = loader.getResource(FOLDER + "/");
    if (libraries == null) {
      return Optional.empty();
    }
    Path folder = parent.toAbsolutePath().normalize().resolve("libraries-" + version(loader));
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.getParent());
      Path unfinished = Files.createTempDirectory(folder.getParent(), "unfinished-");
      try {
        copy(libraries, unfinished);
        Files.move(unfinished, folder);
      } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
        // Another replica was quicker.
      } finally {
        FileSystemUtils.deleteRecursively(unfinished);
      }
    }
    return Optional.of(folder);
  }

  private static String version(ClassLoader loader) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Objects.requireNonNull(loader.getResourceAsStream(VERSION))) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static void copy(URL libraries, Path target) throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(uri(libraries), Map.of());
        Stream<Path> files = Files.list(jar.provider().getPath(uri(libraries)))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }

  private static URI uri(URL url) throws IOException {
    try {
      return url.toURI();
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
