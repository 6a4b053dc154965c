package org.platsa.api.account;

import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets (<i>hemligheter</i>). */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** 256 random bits in letters, digits, hyphens and underscores. */
  public static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
