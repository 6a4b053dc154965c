package org.platsa.api.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * How a token is written (<i>tokentext</i>): a beginning by which people and secret scanners know
 * it, 238 random bits, and a checksum, so that one that is mistyped is refused without a look at
 * the database.
 */
final class TokenText {
  private static final String BEGINNING = "platsa_";
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int SECRET = 40;
  private static final int CHECKSUM = 6;
  private static final int SHOWN = BEGINNING.length() + 5;

  private TokenText() {}

  /** A new one. */
  static String make(SecureRandom random) {
    StringBuilder text = new StringBuilder(BEGINNING);
    for (int i = 0; i < SECRET; i++) {
      text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    return text + checksum(text.toString());
  }

  /** Whether a text can be a token of this service. */
  static boolean isOne(String text) {
    int secretEnd = BEGINNING.length() + SECRET;
    return text.length() == secretEnd + CHECKSUM
        && text.startsWith(BEGINNING)
        && text.chars().skip(BEGINNING.length()).allMatch(digit -> DIGITS.indexOf(digit) >= 0)
        && checksum(text.substring(0, secretEnd)).equals(text.substring(secretEnd));
  }

  /** Whether a text is meant to be a token of this service, right or not. */
  static boolean isMeant(String text) {
    return text.startsWith(BEGINNING);
  }

  /** The first characters, by which people tell tokens apart; no secret. */
  static String shown(String token) {
    return token.substring(0, SHOWN);
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    long rest = crc.getValue();
    char[] digits = new char[CHECKSUM];
    for (int i = CHECKSUM - 1; i >= 0; i--) {
      digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
      rest /= DIGITS.length();
    }
    return new String(digits);
  }
}
