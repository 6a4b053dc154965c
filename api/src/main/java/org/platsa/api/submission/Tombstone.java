package org.platsa.api.submission;

import java.security.SecureRandom;
import org.platsa.solver.problem.Problem;

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

  /** How many students of a problem have a protected identity; who was deleted is none. */
  static int protectedStudents(Problem problem) {
    return (int)
        problem.students().stream()
            .filter(student -> student.protectedIdentity() && !is(student.id()))
            .count();
  }

  /** Whether a student of a problem has a protected identity. */
  public static boolean anybodyProtected(Problem problem) {
    return protectedStudents(problem) > 0;
  }

  /** Whether an id is one, hence nobody's. */
  public static boolean is(String id) {
    return id.startsWith(PREFIX);
  }
}
