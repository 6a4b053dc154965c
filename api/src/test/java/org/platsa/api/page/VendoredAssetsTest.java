package org.platsa.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others made is what the manifest says, and each part has its licence. */
class VendoredAssetsTest {
  private static final Path FOLDER = Path.of("src/main/resources/assets/vendor");
  private static final Path OVERVIEW = Path.of("..", "THIRD-PARTY.md");

  private final JsonNode manifest =
      JsonMapper.builder().build().readTree(FOLDER.resolve("manifest.json"));

  @Test
  void everyFileHasTheChecksumOfTheManifestAndNoneIsNotInIt() throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    for (JsonNode part : manifest) {
      part.get("sha256")
          .properties()
          .forEach(file ->
              wanted.put(
                  part.get("folder").asString() + "/" + file.getKey(), file.getValue().asString()));
    }
    Map<String, String> there = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        there.put(FOLDER.relativize(path).toString(), sha256(path));
      }
    }
    there.remove("manifest.json");
    assertThat(there).isEqualTo(wanted);
  }

  @Test
  void everyPartHasALicenceAndStandsInTheOverview() throws IOException {
    String overview = Files.readString(OVERVIEW);
    for (JsonNode part : manifest) {
      assertThat(part.get("sha256").has("LICENSE")).isTrue();
      assertThat(overview)
          .contains("vendor/" + part.get("folder").asString() + "/LICENSE")
          .contains(part.get("version").asString())
          .contains(part.get("licence").asString());
    }
  }

  private static String sha256(Path path) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
