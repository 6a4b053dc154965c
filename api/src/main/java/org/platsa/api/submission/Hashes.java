package org.platsa.api.submission;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.platsa.api.body.BodyContent;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;

/** SHA-256 (<i>kontrollsummor</i>) of what is sent. */
public final class Hashes {
  private Hashes() {}

  /** Of a problem's content: the same however the document is laid out. */
  static byte[] of(Problem problem) {
    MessageDigest digest = sha256();
    Json.mapper().writeValue(into(digest), problem);
    return digest.digest();
  }

  /** Of a request: what it is for, and its body. */
  public static byte[] of(String purpose, byte[] body) {
    MessageDigest digest = begun(purpose);
    return digest.digest(body);
  }

  /** The same for a body that is not in the heap. */
  public static byte[] of(String purpose, BodyContent body) {
    MessageDigest digest = begun(purpose);
    try {
      body.writeTo(into(digest));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digest.digest();
  }

  private static OutputStream into(MessageDigest digest) {
    return new DigestOutputStream(OutputStream.nullOutputStream(), digest);
  }

  private static MessageDigest begun(String purpose) {
    MessageDigest digest = sha256();
    digest.update(purpose.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return digest;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
