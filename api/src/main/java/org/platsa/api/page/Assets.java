package org.platsa.api.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The files that pages load (<i>sidornas filer</i>). Their path holds a hash of them all, so that
 * browsers keep them for good and ask anew only when one has changed.
 */
@Component
public class Assets {
  private static final String FOLDER = "classpath*:/assets/";
  private static final int HASH_BYTES = 6;

  private final String version;

  Assets() {
    this.version = hash();
  }

  /** Where they are, such as {@code /assets/3f2a…}, to be followed by a file's path. */
  public String path() {
    return "/assets/" + version;
  }

  private static String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Resource[] files = new PathMatchingResourcePatternResolver().getResources(FOLDER + "**");
      Arrays.sort(files, Comparator.comparing(Assets::name));
      for (Resource file : files) {
        if (file.isReadable()) {
          digest.update(name(file).getBytes(StandardCharsets.UTF_8));
          try (InputStream in = file.getInputStream()) {
            digest.update(in.readAllBytes());
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException("The pages' files cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  /** The path below the folder, wherever the service is installed. */
  private static String name(Resource file) {
    try {
      String url = file.getURL().toString();
      return url.substring(url.lastIndexOf("/assets/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
