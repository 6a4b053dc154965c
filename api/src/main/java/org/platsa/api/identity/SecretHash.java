package org.platsa.api.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What is kept of a secret that is random and long (<i>kontrollsumma</i>). Nobody finds such a
 * secret by guessing, so the hash needs neither salt nor time; passwords are no such secrets.
 */
public final class SecretHash {
  private SecretHash() {}

  /** The SHA-256 of a secret's text in UTF-8: 32 bytes. */
  public static byte[] of(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }
}
