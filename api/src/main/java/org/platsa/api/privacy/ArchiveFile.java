package org.platsa.api.privacy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A zip with a checksum of each of its files (<i>arkivfil</i>), which the last of them, the
 * manifest, tells.
 */
final class ArchiveFile implements AutoCloseable {
  private final ZipOutputStream zip;
  private final JsonMapper json;
  private final List<Entry> entries = new ArrayList<>();

  ArchiveFile(OutputStream out, JsonMapper json) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.json = json;
  }

  /**
   * A file of it.
   *
   * @param name with its folder
   * @param bytes its size
   * @param sha256 in hexadecimal
   */
  record Entry(String name, long bytes, String sha256) {}

  /** Writes a file's content. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Takes lines of JSON. */
  @FunctionalInterface
  interface Lines {
    void write(String line);
  }

  /** Adds a file. */
  void add(String name, Content content) throws IOException {
    MessageDigest digest = sha256();
    long[] bytes = {0};
    zip.putNextEntry(new ZipEntry(name));
    content.writeTo(
        new DigestOutputStream(zip, digest) {
          @Override
          public void write(int value) throws IOException {
            super.write(value);
            bytes[0]++;
          }

          @Override
          public void write(byte[] some, int offset, int count) throws IOException {
            super.write(some, offset, count);
            bytes[0] += count;
          }

          @Override
          public void close() throws IOException {
            flush();
          }
        });
    zip.closeEntry();
    entries.add(new Entry(name, bytes[0], HexFormat.of().formatHex(digest.digest())));
  }

  /** Adds a file of lines. */
  void addLines(String name, Consumer<Lines> writer) throws IOException {
    try {
      add(
          name,
          out ->
              writer.accept(line -> {
                try {
                  out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Adds a file of JSON. */
  void addJson(String name, Object value) throws IOException {
    add(name, out -> out.write(json.writeValueAsBytes(value)));
  }

  /** The files so far. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public void close() throws IOException {
    zip.finish();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
