package org.platsa.api.submission;

import java.security.SecureRandom;

/**
 * Ids in place of deleted pseudonyms (<i>ersättningsid</i>): random, so that nothing leads back.
 */
public final class Tombstone {
  private static final String PREFIX = "borttagen-";

  /** No digits, so that it never looks like a personal number, and no vowels: no words. */
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz";

  private static final int LENGTH = 14;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tombstone() {}

  /** One that has not been given before. */
  public static String next() {
    StringBuilder id = new StringBuilder(PREFIX);
    RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(letter -> id.append(LETTERS.charAt(letter)));
    return id.toString();
  }

  /** Whether an id is one, hence nobody's. */
  public static boolean is(String id) {
    return id.startsWith(PREFIX);
  }
}
