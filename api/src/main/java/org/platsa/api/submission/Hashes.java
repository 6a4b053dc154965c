package org.platsa.api.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.platsa.solver.json.Json;
import org.platsa.solver.problem.Problem;

/** SHA-256 (<i>kontrollsummor</i>) of what is sent. */
public final class Hashes {
  private Hashes() {}

  /** Of a problem's content: the same however the document is laid out. */
  static byte[] of(Problem problem) {
    return sha256().digest(Json.mapper().writeValueAsBytes(problem));
  }

  /** Of a request: what it is for, and its body. */
  public static byte[] of(String purpose, byte[] body) {
    MessageDigest digest = sha256();
    digest.update(purpose.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return digest.digest(body);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
