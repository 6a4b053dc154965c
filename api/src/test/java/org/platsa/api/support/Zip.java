package org.platsa.api.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.databind.json.JsonMapper;

/** A zip file as somebody opens it who was sent it. */
public final class Zip {
  private Zip() {}

  /** Its files by name, in order. */
  public static Map<String, byte[]> files(byte[] zip) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try {
      Path file = Files.createTempFile("given", ".zip");
      try {
        Files.write(file, zip);
        // By its directory, as programs do: an entry's own size may be told only there.
        try (ZipFile opened = new ZipFile(file.toFile())) {
          for (ZipEntry entry : Collections.list(opened.entries())) {
            files.put(entry.getName(), opened.getInputStream(entry).readAllBytes());
          }
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** What a term's archive says as its receipt code. */
  public static String receiptCode(byte[] zip) {
    return JsonMapper.shared()
        .readTree(files(zip).get("manifest.json"))
        .get("receiptCode")
        .asString();
  }
}
