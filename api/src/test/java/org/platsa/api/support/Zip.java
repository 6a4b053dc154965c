package org.platsa.api.support;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.json.JsonMapper;

/** A zip file as somebody opens it who was sent it. */
public final class Zip {
  private Zip() {}

  /** Its files by name, in order. */
  public static Map<String, byte[]> files(byte[] zip) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
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
