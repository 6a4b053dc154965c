package org.platsa.benchmarks.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.platsa.benchmarks.convert.DznLexer.Kind;
import org.platsa.benchmarks.convert.DznLexer.Token;

/**
 * Reads a MiniZinc data file (<i>.dzn</i>) of whole numbers: {@code a = 3;}, {@code b = [1, 2];},
 * {@code c = [| 1, 2 | 3, 4 |];} and {@code d = array3d(1..2, 1..a, 1..2, [...]);}, with comments.
 */
final class DznReader {
  private static final Pattern ARRAY = Pattern.compile("array([1-6])d");

  private final List<Token> tokens;
  private final Faults faults;
  private final Map<String, DznGrid> items = new LinkedHashMap<>();

  /** What could not be read; what depends on it is not told as well. */
  private final Set<String> unread = new HashSet<>();

  private int next;

  private DznReader(String text, Faults faults) {
    this.tokens = DznLexer.tokens(text);
    this.faults = faults;
  }

  /** Every item that can be read, by name; what cannot is a fault, and the next is read on. */
  static Map<String, DznGrid> read(String text, Faults faults) {
    DznReader reader = new DznReader(text, faults);
    while (reader.peek().kind() != Kind.END) {
      reader.item();
    }
    return reader.items;
  }

  private void item() {
    Token name = peek();
    try {
      if (name.kind() != Kind.NAME) {
        throw unexpected(name, "the name of a field, as in 'Students = 40;'");
      }
      next++;
      mark("=", "after " + name.text());
      DznGrid grid = value(name);
      mark(";", "after the value");
      if (items.putIfAbsent(name.text(), grid) != null) {
        faults.add(name.line(), name.text(), "is here a second time; say it once");
      }
    } catch (UnexpectedException e) {
      boolean isNamed = name.kind() == Kind.NAME;
      if (!unread.contains(e.token.text())) {
        faults.add(e.token.line(), isNamed ? name.text() : "the file", e.getMessage());
      }
      if (isNamed) {
        unread.add(name.text());
      }
      while (peek().kind() != Kind.END && !take().is(";")) {
        // what is left of the item
      }
    }
  }

  private DznGrid value(Token name) throws UnexpectedException {
    Token first = peek();
    List<Integer> values = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    if (first.kind() == Kind.NUMBER) {
      number(values, lines);
      return new DznGrid(name.text(), name.line(), List.of(), values, lines);
    }
    if (first.kind() == Kind.NAME && ARRAY.matcher(first.text()).matches()) {
      return array(name, first);
    }
    mark("[", "a number, or a list that begins with '['");
    if (peek().is("|")) {
      return rows(name);
    }
    list(values, lines);
    return new DznGrid(name.text(), name.line(), List.of(values.size()), values, lines);
  }

  /** The numbers up to and with the closing bracket. */
  private void list(List<Integer> values, List<Integer> lines) throws UnexpectedException {
    while (!peek().is("]")) {
      number(values, lines);
      if (!peek().is("]")) {
        mark(",", "between two numbers, or ']' at the end of the list");
      }
    }
    next++;
  }

  /** {@code [| 1, 2 | 3, 4 |]}, of which the first bracket is read already. */
  private DznGrid rows(Token name) throws UnexpectedException {
    List<Integer> values = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    int rows = 0;
    int width = 0;
    next++;
    while (!peek().is("]")) {
      int before = values.size();
      Token start = peek();
      while (!peek().is("|")) {
        number(values, lines);
        if (!peek().is("|")) {
          mark(",", "between two numbers, or '|' at the end of the row");
        }
      }
      next++;
      int length = values.size() - before;
      rows++;
      if (rows == 1) {
        width = length;
      } else if (length != width) {
        throw new UnexpectedException(
            start, "row %d has %d numbers, the first row has %d".formatted(rows, length, width));
      }
    }
    next++;
    return new DznGrid(name.text(), name.line(), List.of(rows, width), values, lines);
  }

  /** {@code array3d(1..2, 1..Names, 1..2, [...])}. */
  private DznGrid array(Token name, Token word) throws UnexpectedException {
    int directions = word.text().charAt("array".length()) - '0';
    next++;
    mark("(", "after " + word.text());
    List<Integer> shape = new ArrayList<>();
    long wanted = 1;
    for (int i = 0; i < directions; i++) {
      int from = bound();
      mark("..", "in a range such as 1..40");
      int to = bound();
      shape.add(Math.max(0, to - from + 1));
      wanted *= Math.max(0, to - from + 1);
      mark(",", "after a range; " + word.text() + " has " + directions + " of them");
    }
    mark("[", "before the numbers");
    List<Integer> values = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    list(values, lines);
    Token end = peek();
    mark(")", "after the numbers");
    DznGrid grid = new DznGrid(name.text(), name.line(), shape, values, lines);
    if (values.size() != wanted) {
      throw new UnexpectedException(
          end, "has %d numbers, but %s are %d".formatted(values.size(), grid.size(), wanted));
    }
    return grid;
  }

  /** The end of a range: a number, or the name of one that stands before. */
  private int bound() throws UnexpectedException {
    Token token = peek();
    if (token.kind() != Kind.NAME) {
      List<Integer> value = new ArrayList<>();
      number(value, new ArrayList<>());
      return value.getFirst();
    }
    DznGrid named = items.get(token.text());
    if (named == null || !named.shape().isEmpty()) {
      throw new UnexpectedException(
          token, "'" + token.text() + "' is no number that stands before; write it as a number");
    }
    next++;
    return named.at();
  }

  private void number(List<Integer> values, List<Integer> lines) throws UnexpectedException {
    Token token = peek();
    if (token.kind() != Kind.NUMBER) {
      throw unexpected(token, "a whole number");
    }
    try {
      values.add(Integer.valueOf(token.text()));
    } catch (NumberFormatException e) {
      throw unexpected(token, "a whole number below 2,147,483,648");
    }
    lines.add(token.line());
    next++;
  }

  private void mark(String mark, String where) throws UnexpectedException {
    Token token = peek();
    if (!token.is(mark)) {
      throw unexpected(token, "'" + mark + "' " + where);
    }
    next++;
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private static UnexpectedException unexpected(Token token, String wanted) {
    String found = token.kind() == Kind.END ? token.text() : "'" + token.text() + "'";
    return new UnexpectedException(token, "found " + found + " where there should be " + wanted);
  }

  /** Ends the reading of one item. */
  private static final class UnexpectedException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Token token;

    UnexpectedException(Token token, String message) {
      super(message, null, false, false);
      this.token = token;
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }
}
