package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the text of a MiniZinc data file apart; comments are passed over. */
final class DznLexer {
  /** What a token is. */
  enum Kind {
    NAME,
    NUMBER,
    MARK,
    /** What a data file may hold, but no list of whole numbers: texts, fractions, odd signs. */
    OTHER,
    END
  }

  /**
   * A piece of the text.
   *
   * @param line from 1
   */
  record Token(Kind kind, String text, int line) {
    boolean is(String mark) {
      return kind == Kind.MARK && text.equals(mark);
    }
  }

  private static final Pattern PIECE =
      Pattern.compile(
          "(?<blank>\\s+|%[^\\n]*|/\\*.*?\\*/)"
              + "|(?<number>-?\\d+(?![\\d.eE]|\\w)|-?\\d+(?=\\.\\.))"
              + "|(?<name>[A-Za-z_]\\w*)"
              + "|(?<mark>\\.\\.|[=;,|()\\[\\]])"
              + "|(?<other>\"(?:[^\"\\\\\\n]|\\\\.)*\"|-?\\d[\\w.]*|.)",
          Pattern.DOTALL);

  private DznLexer() {}

  /** All tokens, an {@link Kind#END} last. */
  static List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher piece = PIECE.matcher(text);
    int line = 1;
    while (piece.find()) {
      String found = piece.group();
      if (piece.group("blank") == null) {
        tokens.add(new Token(kind(piece), found, line));
      }
      line += (int) found.chars().filter(c -> c == '\n').count();
    }
    tokens.add(new Token(Kind.END, "the end of the file", line));
    return tokens;
  }

  private static Kind kind(Matcher piece) {
    if (piece.group("number") != null) {
      return Kind.NUMBER;
    }
    if (piece.group("name") != null) {
      return Kind.NAME;
    }
    return piece.group("mark") != null ? Kind.MARK : Kind.OTHER;
  }
}
