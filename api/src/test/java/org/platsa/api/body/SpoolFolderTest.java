package org.platsa.api.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolFolderTest {
  @TempDir private Path parent;

  @Test
  void isMadeAgainWhenItIsGone() throws IOException {
    try (SpoolFolder folder = new SpoolFolder(parent.resolve("bodies"))) {
      Path before = folder.path();
      assertThat(folder.newFile()).hasParent(before);
      remove(before);
      Files.delete(before.getParent());

      assertThat(folder.newFile()).exists();

      assertThat(folder.path()).isNotEqualTo(before).isDirectory();
      assertThat(folder.newFile()).hasParent(folder.path());
    }
    assertThat(parent.resolve("bodies")).isEmptyDirectory();
  }

  @Test
  void removesWhatWasLeftByProcessesThatWereKilledAndNothingElse() throws IOException {
    Path left = Files.createDirectory(parent.resolve("platsa-bodies-1"));
    Files.createFile(left.resolve("lock"));
    Path ofAVersionBefore = Files.createDirectory(parent.resolve("platsa-bodies-2"));
    Files.setLastModifiedTime(
        ofAVersionBefore, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    Path justMade = Files.createDirectory(parent.resolve("platsa-bodies-3"));
    Path withMore = Files.createDirectory(parent.resolve("platsa-bodies-4"));
    Files.createFile(withMore.resolve("lock"));
    Path precious = Files.createFile(withMore.resolve("precious"));
    Path elsewhere = Files.createDirectory(parent.resolve("elsewhere"));
    Path linked = Files.createFile(elsewhere.resolve("lock"));
    Path link = Files.createSymbolicLink(parent.resolve("platsa-bodies-5"), elsewhere);

    try (SpoolFolder first = new SpoolFolder(parent);
        SpoolFolder second = new SpoolFolder(parent)) {
      assertThat(List.of(left, ofAVersionBefore))
          .allSatisfy(path -> assertThat(path).doesNotExist());
      assertThat(List.of(justMade, precious, linked, link, first.path(), second.path()))
          .allSatisfy(path -> assertThat(path).exists());
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
