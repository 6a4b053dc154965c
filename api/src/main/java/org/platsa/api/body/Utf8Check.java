package org.platsa.api.body;

/**
 * Looks whether bytes that come piece by piece are UTF-8 (<i>teckenkodning</i>): no overlong forms,
 * no surrogates, nothing beyond U+10FFFF, as the Unicode standard has it (table 3-7).
 */
final class Utf8Check {
  /** How many bytes of the present character are still to come. */
  private int missing;

  /** What the next of them must be within. */
  private int least = 0x80;

  private int most = 0xBF;

  private long position;
  private int line = 1;
  private long lineStart;

  /** Whether these are UTF-8, together with those before. */
  boolean accepts(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      int value = bytes[i] & 0xFF;
      if (missing > 0 ? !continues(value) : value >= 0x80 && !begins(value)) {
        return false;
      }
      position++;
      if (value == '\n') {
        line++;
        lineStart = position;
      }
    }
    return true;
  }

  /** Whether what came does not end within a character. */
  boolean isWhole() {
    return missing == 0;
  }

  /** Where the byte is that was not accepted, from 0 on; else how many came. */
  long position() {
    return position;
  }

  /** Its line, from 1 on. */
  int line() {
    return line;
  }

  /** Where it is in the line, in bytes, from 1 on. */
  int column() {
    return Math.toIntExact(position - lineStart + 1);
  }

  private boolean continues(int value) {
    if (value < least || value > most) {
      return false;
    }
    missing--;
    least = 0x80;
    most = 0xBF;
    return true;
  }

  private boolean begins(int value) {
    if (value < 0xC2 || value > 0xF4) {
      return false;
    }
    missing = value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
    least =
        switch (value) {
          case 0xE0 -> 0xA0;
          case 0xF0 -> 0x90;
          default -> 0x80;
        };
    most =
        switch (value) {
          case 0xED -> 0x9F;
          case 0xF4 -> 0x8F;
          default -> 0xBF;
        };
    return true;
  }
}
